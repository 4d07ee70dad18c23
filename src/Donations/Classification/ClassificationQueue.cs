using System.Security.Claims;
using Dapper;
using EduCoop.Banking.Codes;
using EduCoop.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Donations.Classification;

/// <summary>A campaign that a gift may belong to, and why it is named. A proposal is never booked by itself.</summary>
/// <param name="CampaignId">The campaign.</param>
/// <param name="Why">"code" (one of several in the memo) or "remembered" (people sent memos like this one there).</param>
/// <param name="Times">How often people did.</param>
public sealed record Proposal(Guid CampaignId, string Why, int Times);

/// <summary>A gift that waits to be classified.</summary>
/// <param name="DonationId">The gift.</param>
/// <param name="AmountVnd">Whole đồng.</param>
/// <param name="OccurredOn">Its day.</param>
/// <param name="Memo">What the bank shows.</param>
/// <param name="IsProposed">Somebody has proposed where it belongs; another must decide.</param>
/// <param name="Proposals">Where it may belong.</param>
public sealed record UnclassifiedGift(Guid DonationId, long AmountVnd, DateOnly OccurredOn, string? Memo, bool IsProposed, IReadOnlyList<Proposal> Proposals);

/// <summary>GET /classification/funds, GET /classification/queue?bucketId= and POST /classification/run?bucketId=.</summary>
internal static class ClassificationQueue
{
    private const string Here = """
        from donation d
        join entry e using (donation_id)
        left join statement_line l on l.entry_sequence = e.sequence
        where d.campaign_id = @bucketId
          and coalesce((select c.to_campaign from classification c where c.donation_id = d.donation_id order by c.place desc limit 1), d.campaign_id) = @bucketId
        """;

    private const string Count = $"select count(*) {Here}";

    private const string Page = $"""
        select d.donation_id, d.amount_vnd, d.occurred_on, coalesce(l.memo, d.memo) as memo,
               exists (select from assignment a where a.donation_id = d.donation_id and a.state = 'proposed') as is_proposed
        {Here} order by d.occurred_on, l.position, d.donation_id limit @size offset @offset
        """;

    private const string FindCodes = "select c.code, c.campaign_id from payment_code c join account_member m using (campaign_id) where m.bucket_id = @bucketId and c.code = any(@codes)";

    private const string FindRemembered = "select pattern, to_campaign, times from remembered_memo where bucket_id = @bucketId and pattern = any(@patterns) order by times desc, to_campaign";

    internal static async Task<Results<Ok<ClassificationRun>, ProblemHttpResult>> HandleRun(Guid bucketId, ClaimsPrincipal user, ClassifyFund classify, NpgsqlDataSource database, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        if (await ClassificationRefusals.RefuseBucketAsync(connection, bucketId, user, cancellation) is { } refusal)
        {
            return refusal.ToProblem();
        }

        var (run, stopped) = await classify.RunAsync(bucketId, cancellation);
        return stopped is null ? TypedResults.Ok(run) : stopped.ToProblem();
    }

    internal static async Task<Results<Ok<PagedResult<UnclassifiedGift>>, ProblemHttpResult>> HandleList(
        Guid bucketId, ClaimsPrincipal user, NpgsqlDataSource database, CancellationToken cancellation, int? page = null, int? pageSize = null)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        if (await ClassificationRefusals.RefuseBucketAsync(connection, bucketId, user, cancellation) is { } refusal)
        {
            return refusal.ToProblem();
        }

        var wanted = PageRequest.Of(page, pageSize);
        var values = new { bucketId, size = wanted.PageSize, offset = wanted.Offset };
        var total = await connection.ExecuteScalarAsync<long>(new CommandDefinition(Count, values, cancellationToken: cancellation));
        var gifts = (await connection.QueryAsync<Row>(new CommandDefinition(Page, values, cancellationToken: cancellation))).AsList();
        var found = gifts.ConvertAll(gift => PaymentCodes.Find(gift.Memo));
        var codes = (await connection.QueryAsync<CodeRow>(new CommandDefinition(
            FindCodes, new { bucketId, codes = found.SelectMany(one => one.Codes).Distinct().ToArray() }, cancellationToken: cancellation))).ToDictionary(row => row.Code, row => row.CampaignId);
        var patterns = gifts.ConvertAll(gift => Memo.Pattern(gift.Memo));
        var remembered = (await connection.QueryAsync<MemoRow>(new CommandDefinition(
            FindRemembered, new { bucketId, patterns = patterns.OfType<string>().Distinct().ToArray() }, cancellationToken: cancellation))).ToLookup(row => row.Pattern);
        var items = gifts.Select((gift, i) => new UnclassifiedGift(
            gift.DonationId, gift.AmountVnd, gift.OccurredOn, gift.Memo, gift.IsProposed,
            [
                .. found[i].Codes.Where(codes.ContainsKey).Select(code => new Proposal(codes[code], "code", 1)),
                .. patterns[i] is { } pattern ? remembered[pattern].Select(row => new Proposal(row.ToCampaign, "remembered", row.Times)) : [],
            ])).ToList();
        return TypedResults.Ok(new PagedResult<UnclassifiedGift>(items, total, wanted.Page, wanted.PageSize));
    }

    private sealed record Row
    {
        public required Guid DonationId { get; init; }

        public required long AmountVnd { get; init; }

        public required DateOnly OccurredOn { get; init; }

        public string? Memo { get; init; }

        public required bool IsProposed { get; init; }
    }

    private sealed record CodeRow
    {
        public required string Code { get; init; }

        public required Guid CampaignId { get; init; }
    }

    private sealed record MemoRow
    {
        public required string Pattern { get; init; }

        public required Guid ToCampaign { get; init; }

        public required int Times { get; init; }
    }
}
