using Dapper;
using Npgsql;

namespace EduCoop.Donations.Classification;

/// <summary>Where a gift stands now, and the fund of the account it came in by.</summary>
internal sealed record GiftPlace
{
    private const string Select = """
        select d.donation_id, d.amount_vnd, d.occurred_on, d.occurred_at, coalesce(l.memo, d.memo) as memo, d.campaign_id as bucket_id,
               coalesce(c.to_campaign, d.campaign_id) as stands_in, coalesce(c.place, 0) as place,
               -- Where its money stands: on the bank's statement, or still unseen there. The last entry that moved it says so.
               (select a.kind from leg g join account a using (account_id)
                where g.entry_sequence = coalesce(c.entry_sequence, e.sequence) and g.amount_minor > 0 and a.kind in ('bank', 'in_transit')) as side,
               exists (select from gift_condition b where b.donation_id = d.donation_id and b.state = 'placed') as is_bound
        from donation d
        join entry e using (donation_id)
        left join statement_line l on l.entry_sequence = e.sequence
        left join lateral (select to_campaign, place, entry_sequence from classification k where k.donation_id = d.donation_id order by place desc limit 1) c on true
        where d.donation_id = @donationId and not exists (select from reversed_donation r where r.donation_id = d.donation_id)
        """;

    public required Guid DonationId { get; init; }

    public required long AmountVnd { get; init; }

    public required DateOnly OccurredOn { get; init; }

    public DateTimeOffset? OccurredAt { get; init; }

    public string? Memo { get; init; }

    public required Guid BucketId { get; init; }

    public required Guid StandsIn { get; init; }

    public required int Place { get; init; }

    public required string Side { get; init; }

    public required bool IsBound { get; init; }

    internal GiftMove MoveTo(Guid campaign) => new(DonationId, Place + 1, StandsIn, campaign, AmountVnd, OccurredOn, OccurredAt, "person") { Side = Side };

    internal static Task<GiftPlace?> FindAsync(NpgsqlConnection connection, Guid donationId, CancellationToken cancellation) =>
        connection.QuerySingleOrDefaultAsync<GiftPlace>(new CommandDefinition(Select, new { donationId }, cancellationToken: cancellation));
}
