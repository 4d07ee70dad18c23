using Dapper;
using EduCoop.ServiceDefaults;
using Npgsql;

namespace EduCoop.Donations.Ledger.Corrections;

/// <summary>The entry that a reversal names, and what speaks against taking it back.</summary>
internal sealed record ReversedEntry
{
    private const string Select = """
        select e.kind, e.source, e.donation_id, d.amount_vnd, d.occurred_on, d.occurred_at, leaf.index,
               exists (select from entry r where r.reverses = e.sequence) as is_reversed,
               coalesce((select k.to_campaign from classification k where k.donation_id = e.donation_id order by k.place desc limit 1) <> d.campaign_id, false) as has_moved,
               (select array_agg(l.account_id order by l.line) from leg l where l.entry_sequence = e.sequence) as accounts,
               (select array_agg(l.amount_minor order by l.line) from leg l where l.entry_sequence = e.sequence) as amounts
        from entry e
        join ledger_leaf leaf on leaf.entry_sequence = e.sequence
        left join donation d on d.donation_id = e.donation_id
        where e.sequence = @sequence
          and exists (select from leg l join account a using (account_id) where l.entry_sequence = e.sequence and a.campaign_id = @campaignId)
        """;

    public required string Kind { get; init; }

    public required string Source { get; init; }

    public required Guid? DonationId { get; init; }

    public required long? AmountVnd { get; init; }

    public required DateOnly? OccurredOn { get; init; }

    public required DateTimeOffset? OccurredAt { get; init; }

    public required long Index { get; init; }

    public required bool IsReversed { get; init; }

    public required bool HasMoved { get; init; }

    public required Guid[] Accounts { get; init; }

    public required long[] Amounts { get; init; }

    internal static Task<ReversedEntry?> FindAsync(NpgsqlConnection connection, Guid campaignId, long sequence, CancellationToken cancellation) =>
        connection.QuerySingleOrDefaultAsync<ReversedEntry>(new CommandDefinition(Select, new { campaignId, sequence }, cancellationToken: cancellation));

    internal static Refusal? Refuse(ReversedEntry? entry) => entry switch
    {
        null => CorrectionRefusals.EntryUnknown,
        { Kind: "gift" or "payment", Source: "statement" } => CorrectionRefusals.BankSaysSo,
        { Kind: not ("gift" or "manual") } => CorrectionRefusals.NotReversible,
        { IsReversed: true } => CorrectionRefusals.AlreadyReversed,
        { HasMoved: true } => CorrectionRefusals.HasMoved,
        _ => null,
    };

    /// <summary>The mirror of its legs.</summary>
    internal CorrectionLeg[] Mirror(Guid campaignId)
    {
        var names = Enum.GetValues<BookAccount>().ToDictionary(account => account.IdIn(campaignId));
        return [.. Accounts.Select((account, i) => new CorrectionLeg(names[account], -Amounts[i]))];
    }
}

/// <summary>Where a campaign keeps each of its accounts.</summary>
internal static class BookAccounts
{
    internal static Guid IdIn(this BookAccount account, Guid campaignId) => DerivedId.LedgerAccount(campaignId, account switch
    {
        BookAccount.Bank => LedgerAccount.Bank,
        BookAccount.InTransit => LedgerAccount.InTransit,
        BookAccount.Received => LedgerAccount.Received,
        _ => LedgerAccount.PaidOut,
    });
}
