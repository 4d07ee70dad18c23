using Dapper;
using Npgsql;

namespace EduCoop.Donations.Classification;

/// <summary>A gift whose words nobody has looked at yet.</summary>
internal sealed record UnlookedGift
{
    public required Guid DonationId { get; init; }

    public required long AmountVnd { get; init; }

    public required DateOnly OccurredOn { get; init; }

    public DateTimeOffset? OccurredAt { get; init; }

    public string? Memo { get; init; }

    /// <summary>Memo and references together.</summary>
    public required string Words { get; init; }

    public required long Sequence { get; init; }

    /// <summary>The account on which its money stands: bank, or in_transit while no statement shows it.</summary>
    public required string Side { get; init; }
}

/// <summary>
/// Walks through the gifts of a campaign in the order of the ledger, from where the last walk ended, some hundred at a time: a look at what is new costs the same among
/// thousands and among millions. Several may walk at once; the tables of looks decide who was first.
/// </summary>
internal sealed class UnlookedGifts
{
    internal const string ForClassification = "classification";
    internal const string ForPledges = "pledges";
    internal const int ChunkSize = 500;
    // Entries looked through by one statement, whoever's they are.
    private const int Window = 10_000;

    private const string Begin = """
        select coalesce(max(looked_to), 0) as looked_to, coalesce(max(round), 0) as round, (select coalesce(max(sequence), 0) from entry) as last
        from look_progress where campaign_id = @campaignId and purpose = @purpose
        """;

    private const string Find = """
        select d.donation_id, d.amount_vnd, d.occurred_on, d.occurred_at, coalesce(l.memo, d.memo) as memo, concat_ws(' ', l.memo, d.memo, d.reference) as words, e.sequence,
               case d.source when 'statement' then 'bank' else 'in_transit' end as side
        from entry e
        join donation d using (donation_id)
        left join statement_line l on l.entry_sequence = e.sequence
        where e.sequence > @at and e.sequence <= @to and d.campaign_id = @campaignId
        """;

    private const string FindUnclassified = $"{Find} and not exists (select from classified_look k where k.donation_id = d.donation_id) order by e.sequence limit 500";

    private const string FindUnmatched = $"{Find} and not exists (select from pledge_look k where k.donation_id = d.donation_id) order by e.sequence limit 500";

    private const string Keep = """
        insert into look_progress (campaign_id, purpose, looked_to, round) values (@campaignId, @purpose, @at, @round)
        on conflict (campaign_id, purpose) do update set looked_to = excluded.looked_to
        where look_progress.round = excluded.round and look_progress.looked_to < excluded.looked_to
        """;

    /// <summary>Makes the next walk begin at the first gift again: $1 campaign, $2 purpose.</summary>
    internal const string StartOver = """
        insert into look_progress (campaign_id, purpose, looked_to, round) values ($1, $2, 0, 1)
        on conflict (campaign_id, purpose) do update set looked_to = 0, round = look_progress.round + 1
        """;

    private readonly NpgsqlConnection connection;
    private readonly Guid campaignId;
    private readonly string purpose;
    private readonly int round;
    private readonly long last;
    private long at;
    private long atOnceLooked;

    private UnlookedGifts(NpgsqlConnection connection, Guid campaignId, string purpose, Place begun)
    {
        (this.connection, this.campaignId, this.purpose) = (connection, campaignId, purpose);
        (at, round, last) = (begun.LookedTo, begun.Round, begun.Last);
    }

    internal static async Task<UnlookedGifts> BeginAsync(NpgsqlConnection connection, Guid campaignId, string purpose, CancellationToken cancellation) =>
        new(connection, campaignId, purpose, await connection.QuerySingleAsync<Place>(new CommandDefinition(Begin, new { campaignId, purpose }, cancellationToken: cancellation)));

    /// <returns>The next gifts; the same once more when they were not <see cref="Looked"/> in between; none at the end, and then the end is remembered.</returns>
    internal async Task<List<UnlookedGift>> NextAsync(CancellationToken cancellation)
    {
        while (at < last)
        {
            var to = Math.Min(at + Window, last);
            var gifts = (await connection.QueryAsync<UnlookedGift>(new CommandDefinition(
                purpose == ForPledges ? FindUnmatched : FindUnclassified, new { campaignId, at, to }, cancellationToken: cancellation))).AsList();
            atOnceLooked = gifts.Count == ChunkSize ? gifts[^1].Sequence : to;
            if (gifts.Count > 0)
            {
                return gifts;
            }

            at = to;
            await KeepAsync(cancellation);
        }

        return [];
    }

    /// <summary>The looks at what <see cref="NextAsync"/> gave last are committed.</summary>
    internal void Looked() => at = atOnceLooked;

    private async Task KeepAsync(CancellationToken cancellation) =>
        await connection.ExecuteAsync(new CommandDefinition(Keep, new { campaignId, purpose, at, round }, cancellationToken: cancellation));

    private sealed record Place
    {
        public required long LookedTo { get; init; }

        public required int Round { get; init; }

        public required long Last { get; init; }
    }
}
