using System.Security.Claims;
using Dapper;
using EduCoop.Donations.Campaigns;
using EduCoop.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Donations.Reconciliation;

/// <summary>What became of a line of the bank.</summary>
public enum BankLineState
{
    /// <summary>A gift of this campaign in the ledger.</summary>
    Matched,

    /// <summary>A gift that was moved from the fund to its campaign.</summary>
    Classified,

    /// <summary>A gift that waits in the fund for a person.</summary>
    Waiting,

    /// <summary>Money that left the account: paid out or returned.</summary>
    Returned,
}

/// <summary>A line of the bank beside the ledger. The memo is for staff only.</summary>
public sealed record BankLine
{
    /// <summary>Its day.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>Its place among that day's lines.</summary>
    public required int Position { get; init; }

    /// <summary>Whole đồng; negative: money that left.</summary>
    public required long AmountVnd { get; init; }

    /// <summary>The running balance, where the bank prints one.</summary>
    public required long? BalanceVnd { get; init; }

    /// <summary>What the bank prints.</summary>
    public required string Memo { get; init; }

    /// <summary>The bank's reference.</summary>
    public required string? Reference { get; init; }

    /// <summary>The amount was damaged and was found from the running balance.</summary>
    public required bool Recovered { get; init; }

    /// <summary>The statement it was read from.</summary>
    public required Guid StatementId { get; init; }

    /// <summary>Its line in the file.</summary>
    public required int LineNumber { get; init; }

    /// <summary>Where in the file it begins.</summary>
    public required long ByteOffset { get; init; }

    /// <summary>How many bytes it has.</summary>
    public required int ByteCount { get; init; }

    /// <summary>The ledger entry.</summary>
    public required long EntrySequence { get; init; }

    /// <summary>The gift; null when money left.</summary>
    public required Guid? DonationId { get; init; }

    /// <summary>Where the gift stands now.</summary>
    public required Guid? StandsIn { get; init; }

    /// <summary>What became of it.</summary>
    public required BankLineState State { get; init; }
}

/// <summary>Lines of a bank account in the order of the bank.</summary>
/// <param name="Items">A page of them.</param>
/// <param name="NextDay">With NextPosition what to send for the next page; null on the last.</param>
/// <param name="NextPosition">See NextDay.</param>
public sealed record BankLines(IReadOnlyList<BankLine> Items, DateOnly? NextDay, int? NextPosition);

/// <summary>GET /reconciliation/lines?campaignId=&amp;state=&amp;afterDay=&amp;afterPosition=: each line of the campaign's bank account and what became of it, a page behind the other.</summary>
internal static class ReadBankLines
{
    private const int PageSize = 50;

    private static readonly Refusal StateUnknown = new("line_state_unknown", "Không có trạng thái dòng này.", "state nhận matched, classified, waiting hoặc returned.");

    // Lines are looked at in the order of the bank's own key, whatever state is asked for; a page never begins anew.
    private const string Page = """
        select x.* from (
            select l.day, l.position, l.amount_vnd, l.balance_vnd, l.memo, l.reference, l.recovered, l.statement_id, l.line_number, l.byte_offset, l.byte_count, l.entry_sequence, e.donation_id,
                coalesce(last.to_campaign, d.campaign_id) as stands_in,
                case
                    when l.amount_vnd < 0 then 'returned'
                    when coalesce(last.to_campaign, d.campaign_id) <> d.campaign_id then 'classified'
                    when exists (select from account_member m where m.bucket_id = d.campaign_id) then 'waiting'
                    else 'matched'
                end as state
            from campaign c
            join statement_line l on l.bank_account_id = c.bank_account_id
            join entry e on e.sequence = l.entry_sequence
            left join donation d on d.donation_id = e.donation_id
            left join lateral (select k.to_campaign from classification k where k.donation_id = d.donation_id order by k.place desc limit 1) last on true
            where c.campaign_id = @campaignId and (@afterDay::date is null or (l.day, l.position) > (@afterDay, @afterPosition))
        ) x
        where @state::text is null or x.state = @state
        order by x.day, x.position limit @size
        """;

    internal static async Task<Results<Ok<BankLines>, ProblemHttpResult>> Handle(
        Guid campaignId, ClaimsPrincipal user, CampaignBook campaigns, NpgsqlDataSource database, CancellationToken cancellation,
        string? state = null, DateOnly? afterDay = null, int? afterPosition = null)
    {
        if (await campaigns.RefuseReadingAsync(campaignId, user, cancellation) is { } refusal)
        {
            return refusal.ToProblem();
        }

        if (state is not null && !Enum.GetNames<BankLineState>().Contains(state, StringComparer.OrdinalIgnoreCase))
        {
            return StateUnknown.ToProblem();
        }

        await using var connection = await database.OpenConnectionAsync(cancellation);
        var values = new { campaignId, state = state?.ToLowerInvariant(), afterDay, afterPosition = afterPosition ?? 0, size = PageSize + 1 };
        var lines = (await connection.QueryAsync<BankLine>(new CommandDefinition(Page, values, cancellationToken: cancellation))).AsList();
        return lines.Count <= PageSize
            ? TypedResults.Ok(new BankLines(lines, null, null))
            : TypedResults.Ok(new BankLines(lines.GetRange(0, PageSize), lines[PageSize - 1].Day, lines[PageSize - 1].Position));
    }
}
