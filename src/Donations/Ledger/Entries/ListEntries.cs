using System.Security.Claims;
using Dapper;
using EduCoop.Donations.Campaigns;
using EduCoop.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Donations.Ledger.Entries;

/// <summary>An entry as a line of the book.</summary>
public sealed record EntryLine
{
    /// <summary>Its number; grows, with holes.</summary>
    public required long Sequence { get; init; }

    /// <summary>Its place in the ledger, from 0, without holes.</summary>
    public required long Index { get; init; }

    /// <summary>gift, payment, classification, reversal, manual, or a step of goods.</summary>
    public required string Kind { get; init; }

    /// <summary>Day on which it happened.</summary>
    public required DateOnly OccurredOn { get; init; }

    /// <summary>When the ledger learned it.</summary>
    public required DateTimeOffset RecordedAt { get; init; }

    /// <summary>What it moves, whole đồng; 0 when it moves goods only.</summary>
    public required long AmountVnd { get; init; }

    /// <summary>The entry that it takes back.</summary>
    public required long? Reverses { get; init; }

    /// <summary>The entry that takes it back.</summary>
    public required long? ReversedBy { get; init; }

    /// <summary>A line of the bank stands behind it.</summary>
    public required bool FromStatement { get; init; }
}

/// <summary>Entries of a campaign, the newest first.</summary>
/// <param name="Items">At most 50.</param>
/// <param name="Next">What to send as before for the next page; null on the last.</param>
public sealed record EntryPage(IReadOnlyList<EntryLine> Items, long? Next);

/// <summary>GET /ledger/entries?campaignId=&amp;before=: the entries that touch a campaign's accounts, page behind page; nothing is counted.</summary>
internal static class ListEntries
{
    private const int PageSize = 50;

    // Each account gives its newest rows from its index; only the page's entries are read whole.
    private const string Page = """
        with newest as (
            select distinct l.entry_sequence
            from account a
            cross join lateral (
                select entry_sequence from leg where account_id = a.account_id and entry_sequence < @before order by entry_sequence desc limit @size) l
            where a.campaign_id = @campaignId
            order by l.entry_sequence desc limit @size)
        select e.sequence, leaf.index, e.kind, e.occurred_on, e.recorded_at, e.reverses,
            (select r.sequence from entry r where r.reverses = e.sequence) as reversed_by,
            (select coalesce(sum(g.amount_minor), 0)::bigint from leg g where g.entry_sequence = e.sequence and g.amount_minor > 0 and g.currency = 'VND') as amount_vnd,
            e.source = 'statement' and e.kind in ('gift', 'payment') as from_statement
        from newest join entry e on e.sequence = newest.entry_sequence join ledger_leaf leaf on leaf.entry_sequence = e.sequence
        order by e.sequence desc
        """;

    internal static async Task<Results<Ok<EntryPage>, ProblemHttpResult>> Handle(
        Guid campaignId, ClaimsPrincipal user, CampaignBook campaigns, NpgsqlDataSource database, CancellationToken cancellation, long? before = null)
    {
        if (await campaigns.RefuseReadingAsync(campaignId, user, cancellation) is { } refusal)
        {
            return refusal.ToProblem();
        }

        await using var connection = await database.OpenConnectionAsync(cancellation);
        var values = new { campaignId, before = before ?? long.MaxValue, size = PageSize + 1 };
        var found = (await connection.QueryAsync<EntryLine>(new CommandDefinition(Page, values, cancellationToken: cancellation))).AsList();
        return found.Count <= PageSize
            ? TypedResults.Ok(new EntryPage(found, null))
            : TypedResults.Ok(new EntryPage(found.GetRange(0, PageSize), found[PageSize - 1].Sequence));
    }
}
