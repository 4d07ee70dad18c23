using System.Security.Claims;
using Dapper;
using EduCoop.ServiceDefaults;
using EduCoop.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Donations.Classification;

/// <summary>Body of POST /classification/rules.</summary>
/// <param name="RuleId">Made by the caller.</param>
/// <param name="BucketId">The account's fund.</param>
/// <param name="ToCampaign">Where gifts go whose memo says the words.</param>
/// <param name="Words">At least two words; marks, figures and capitals do not matter.</param>
public sealed record MakeRuleRequest(Guid RuleId, Guid BucketId, Guid ToCampaign, string Words);

/// <summary>A rule.</summary>
public sealed record RuleView
{
    /// <summary>The rule.</summary>
    public required Guid RuleId { get; init; }

    /// <summary>The account's fund.</summary>
    public required Guid BucketId { get; init; }

    /// <summary>Where gifts go.</summary>
    public required Guid ToCampaign { get; init; }

    /// <summary>What a memo must say.</summary>
    public required string Words { get; init; }

    /// <summary>Who made it.</summary>
    public required Guid MadeBy { get; init; }

    /// <summary>Who approved it; until then it does nothing.</summary>
    public required Guid? ApprovedBy { get; init; }

    /// <summary>When it was ended.</summary>
    public required DateTimeOffset? EndedAt { get; init; }

    internal const string Select = "select rule_id, bucket_id, to_campaign, words, made_by, approved_by, ended_at from classification_rule ";
}

/// <summary>POST and GET /classification/rules, POST …/{id}/approve and end: rules are data, made by one person and in force once another has approved them.</summary>
internal static class ClassificationRules
{
    private const string Insert = "insert into classification_rule (rule_id, bucket_id, to_campaign, words, made_by, made_at) values ($1, $2, $3, $4, $5, $6) on conflict (rule_id) do nothing";

    private const string Approve = "update classification_rule set approved_by = $2, approved_at = $3 where rule_id = $1 and approved_at is null and ended_at is null and made_by <> $2";

    private const string End = "update classification_rule set ended_at = $2 where rule_id = $1 and ended_at is null";

    // Gifts that fitted nothing so far are looked at again.
    private const string LookAgain = "delete from classified_look k using donation d where d.donation_id = k.donation_id and d.campaign_id = $1 and k.outcome = 'none'";

    private const string List = $"{RuleView.Select} where bucket_id = @bucketId order by made_at, rule_id limit 200";

    internal static async Task<Results<Ok<RuleView>, ProblemHttpResult>> HandleMake(
        MakeRuleRequest request, ClaimsPrincipal user, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        var words = request.Words.Length > 100 ? "" : Memo.Words(request.Words);
        if (request.RuleId == Guid.Empty || words.Length < 5 || !words.Contains(' ', StringComparison.Ordinal))
        {
            return (request.RuleId == Guid.Empty ? ClassificationRefusals.IdMissing : ClassificationRefusals.WordsInvalid).ToProblem();
        }

        await using var connection = await database.OpenConnectionAsync(cancellation);
        var refusal = await ClassificationRefusals.RefuseBucketAsync(connection, request.BucketId, user, cancellation)
            ?? (await ClassificationRefusals.IsMemberAsync(connection, request.BucketId, request.ToCampaign, cancellation) ? null : ClassificationRefusals.NotOfThisAccount);
        if (refusal is not null)
        {
            return refusal.ToProblem();
        }

        await using var insert = new NpgsqlCommand(Insert, connection);
        insert.Add(request.RuleId).Add(request.BucketId).Add(request.ToCampaign).Add(words).Add(user.AccountId()).Add(clock.GetUtcNow());
        await insert.ExecuteNonQueryAsync(cancellation);
        var there = (await FindAsync(connection, request.RuleId, cancellation))!;
        return (there.BucketId, there.ToCampaign, there.Words) == (request.BucketId, request.ToCampaign, words) ? TypedResults.Ok(there) : ClassificationRefusals.IdTaken.ToProblem();
    }

    internal static async Task<Results<Ok<RuleView>, ProblemHttpResult>> HandleApprove(Guid ruleId, ClaimsPrincipal user, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var (rule, refusal) = await ReachAsync(connection, ruleId, user, cancellation);
        refusal ??= rule!.MadeBy == user.AccountId() ? ClassificationRefusals.FourEyes : rule.ApprovedBy is not null || rule.EndedAt is not null ? ClassificationRefusals.AlreadyDecided : null;
        if (refusal is not null)
        {
            return refusal.ToProblem();
        }

        await using var batch = connection.CreateBatch();
        batch.Add(Approve, ruleId, user.AccountId(), clock.GetUtcNow());
        batch.Add(LookAgain, rule!.BucketId);
        batch.Add(UnlookedGifts.StartOver, rule.BucketId, UnlookedGifts.ForClassification);
        await batch.ExecuteNonQueryAsync(cancellation);
        return TypedResults.Ok((await FindAsync(connection, ruleId, cancellation))!);
    }

    internal static async Task<Results<Ok<RuleView>, ProblemHttpResult>> HandleEnd(Guid ruleId, ClaimsPrincipal user, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var (rule, refusal) = await ReachAsync(connection, ruleId, user, cancellation);
        if (rule is null)
        {
            return refusal!.ToProblem();
        }

        await using var end = new NpgsqlCommand(End, connection);
        await end.Add(ruleId).Add(clock.GetUtcNow()).ExecuteNonQueryAsync(cancellation);
        return TypedResults.Ok((await FindAsync(connection, ruleId, cancellation))!);
    }

    internal static async Task<Results<Ok<IReadOnlyList<RuleView>>, ProblemHttpResult>> HandleList(Guid bucketId, ClaimsPrincipal user, NpgsqlDataSource database, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        return await ClassificationRefusals.RefuseBucketAsync(connection, bucketId, user, cancellation) is { } refusal
            ? refusal.ToProblem()
            : TypedResults.Ok<IReadOnlyList<RuleView>>((await connection.QueryAsync<RuleView>(new CommandDefinition(List, new { bucketId }, cancellationToken: cancellation))).AsList());
    }

    private static async Task<(RuleView? Rule, Refusal? Refusal)> ReachAsync(NpgsqlConnection connection, Guid ruleId, ClaimsPrincipal user, CancellationToken cancellation) =>
        await FindAsync(connection, ruleId, cancellation) is not { } rule ? (null, Refusal.NotFound)
        : await ClassificationRefusals.RefuseBucketAsync(connection, rule.BucketId, user, cancellation) is { } refusal ? (null, refusal)
        : (rule, null);

    private static Task<RuleView?> FindAsync(NpgsqlConnection connection, Guid ruleId, CancellationToken cancellation) =>
        connection.QuerySingleOrDefaultAsync<RuleView>(new CommandDefinition($"{RuleView.Select} where rule_id = @ruleId", new { ruleId }, cancellationToken: cancellation));
}
