using System.Security.Claims;
using Dapper;
using EduCoop.Donations.Campaigns;
using EduCoop.Donations.Ledger.Corrections;
using EduCoop.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Donations.Ledger.Entries;

/// <summary>One side of an entry.</summary>
public sealed record EntryLeg
{
    /// <summary>Kind of the account.</summary>
    public required string Account { get; init; }

    /// <summary>Whose account it is.</summary>
    public required Guid CampaignId { get; init; }

    /// <summary>That campaign's title.</summary>
    public required string CampaignTitle { get; init; }

    /// <summary>The warehouse or school, where the account is one's.</summary>
    public required string? Place { get; init; }

    /// <summary>Positive: debit; negative: credit. Whole đồng, or units of a good.</summary>
    public required long Amount { get; init; }

    /// <summary>VND, or the code of a good.</summary>
    public required string Commodity { get; init; }
}

/// <summary>The line of the bank behind an entry; for staff.</summary>
public sealed record EntryBankLine
{
    /// <summary>The statement.</summary>
    public required Guid StatementId { get; init; }

    /// <summary>Where the statement was sent to.</summary>
    public required Guid CampaignId { get; init; }

    /// <summary>Its file.</summary>
    public required string FileName { get; init; }

    /// <summary>Its line in the file, from 1.</summary>
    public required int LineNumber { get; init; }

    /// <summary>Its day.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>Its place among that day's lines.</summary>
    public required int Position { get; init; }

    /// <summary>Whole đồng; negative: money that left.</summary>
    public required long AmountVnd { get; init; }

    /// <summary>The running balance, where there is one.</summary>
    public required long? BalanceVnd { get; init; }

    /// <summary>What the bank prints.</summary>
    public required string Memo { get; init; }

    /// <summary>The amount was damaged and was found from the running balance.</summary>
    public required bool Recovered { get; init; }
}

/// <summary>An entry, its legs, and where it comes from.</summary>
/// <param name="Line">As it stands in the book.</param>
/// <param name="LedgerId">The ledger.</param>
/// <param name="DonationId">The gift; null when it is none.</param>
/// <param name="Source">http, grpc or statement.</param>
/// <param name="Legs">They sum to zero per commodity.</param>
/// <param name="BankLine">The line of the bank; null when people wrote it down, or when the statement stands with a unit that the caller may not see.</param>
/// <param name="Correction">Who stands for a reversal or an entry by hand.</param>
public sealed record EntryView(EntryLine Line, Guid LedgerId, Guid? DonationId, string Source, IReadOnlyList<EntryLeg> Legs, EntryBankLine? BankLine, CorrectionView? Correction);

/// <summary>GET /ledger/entries/{sequence}: for whoever may see one of the campaigns that it touches.</summary>
internal static class GetEntry
{
    private const string Find = """
        select e.sequence, leaf.index, e.kind, e.occurred_on, e.recorded_at, e.reverses,
            (select r.sequence from entry r where r.reverses = e.sequence) as reversed_by,
            (select coalesce(sum(g.amount_minor), 0)::bigint from leg g where g.entry_sequence = e.sequence and g.amount_minor > 0 and g.currency = 'VND') as amount_vnd,
            e.source = 'statement' and e.kind in ('gift', 'payment') as from_statement
        from entry e join ledger_leaf leaf on leaf.entry_sequence = e.sequence where e.sequence = @sequence;
        select leaf.ledger_id, e.donation_id, e.source from entry e join ledger_leaf leaf on leaf.entry_sequence = e.sequence where e.sequence = @sequence;
        select a.kind as account, a.campaign_id, p.title as campaign_title, coalesce(w.name, u.name) as place, l.amount_minor as amount, l.currency as commodity
        from leg l join account a using (account_id) join campaign_plan p on p.campaign_id = a.campaign_id
        left join warehouse w on w.warehouse_id = a.place_id and a.kind = 'warehouse'
        left join unit_copy u on u.unit_id = a.place_id and a.kind = 'delivered'
        where l.entry_sequence = @sequence order by l.line limit 200;
        select l.statement_id, s.campaign_id, s.file_name, l.line_number, l.day, l.position, l.amount_vnd, l.balance_vnd, l.memo, l.recovered
        from statement_line l join statement s using (statement_id) where l.entry_sequence = @sequence
        """;

    private const string FindCorrection = "select correction_id from ledger_correction where entry_sequence = @sequence";

    internal static async Task<Results<Ok<EntryView>, ProblemHttpResult>> Handle(
        long sequence, ClaimsPrincipal user, CampaignBook campaigns, NpgsqlDataSource database, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        EntryLine? line;
        List<EntryLeg> legs;
        EntryBankLine? bankLine;
        (Guid LedgerId, Guid? DonationId, string Source) from;
        await using (var found = await connection.QueryMultipleAsync(new CommandDefinition(Find, new { sequence }, cancellationToken: cancellation)))
        {
            line = await found.ReadSingleOrDefaultAsync<EntryLine>();
            from = await found.ReadSingleOrDefaultAsync<(Guid, Guid?, string)>();
            legs = (await found.ReadAsync<EntryLeg>()).AsList();
            bankLine = await found.ReadSingleOrDefaultAsync<EntryBankLine>();
        }

        if (line is null)
        {
            return Refusal.NotFound.ToProblem();
        }

        if (await RefuseAsync(legs.Select(leg => leg.CampaignId), user, campaigns, cancellation) is { } refusal)
        {
            return refusal.ToProblem();
        }

        if (bankLine is not null && await campaigns.RefuseReadingAsync(bankLine.CampaignId, user, cancellation) is not null)
        {
            bankLine = null;
        }

        var correctionId = await connection.ExecuteScalarAsync<Guid?>(new CommandDefinition(FindCorrection, new { sequence }, cancellationToken: cancellation));
        var correction = correctionId is { } id ? await CorrectionView.FindAsync(connection, id, cancellation) : null;
        return TypedResults.Ok(new EntryView(line, from.LedgerId, from.DonationId, from.Source, legs, bankLine, correction));
    }

    /// <summary>A gift's classification touches two campaigns; who may see one of them may see the entry.</summary>
    private static async Task<Refusal?> RefuseAsync(IEnumerable<Guid> campaignIds, ClaimsPrincipal user, CampaignBook campaigns, CancellationToken cancellation)
    {
        Refusal? refusal = Refusal.NotFound;
        foreach (var campaignId in campaignIds.Distinct())
        {
            refusal = await campaigns.RefuseReadingAsync(campaignId, user, cancellation);
            if (refusal is null)
            {
                return null;
            }
        }

        return refusal;
    }
}
