using System.Security.Claims;
using Dapper;
using EduCoop.Donations.Ledger.Writing;
using EduCoop.Donations.Restrictions;
using EduCoop.ServiceDefaults;
using EduCoop.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Donations.Classification;

/// <summary>Body of POST /classification/assignments.</summary>
/// <param name="AssignmentId">Made by the caller.</param>
/// <param name="DonationId">The gift.</param>
/// <param name="ToCampaign">Where it belongs: a campaign of the same account, or the fund itself to take an assignment back.</param>
/// <param name="Reason">Why, 3-500 characters.</param>
/// <param name="Remember">Propose the same campaign for memos that say the same. It never books by itself.</param>
public sealed record ProposeAssignmentRequest(Guid AssignmentId, Guid DonationId, Guid ToCampaign, string Reason, bool Remember = false);

/// <summary>How far an assignment is.</summary>
public enum AssignmentState
{
    /// <summary>Waits for another person.</summary>
    Proposed,

    /// <summary>Booked.</summary>
    Confirmed,

    /// <summary>Another person said no.</summary>
    Refused,
}

/// <summary>A person's wish to assign a gift.</summary>
public sealed record AssignmentView
{
    /// <summary>The assignment.</summary>
    public required Guid AssignmentId { get; init; }

    /// <summary>The gift.</summary>
    public required Guid DonationId { get; init; }

    /// <summary>The account's fund.</summary>
    public required Guid BucketId { get; init; }

    /// <summary>Where it is to go.</summary>
    public required Guid ToCampaign { get; init; }

    /// <summary>Why.</summary>
    public required string Reason { get; init; }

    /// <summary>How far it is.</summary>
    public required AssignmentState State { get; init; }

    /// <summary>Who proposed it.</summary>
    public required Guid ProposedBy { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset ProposedAt { get; init; }

    /// <summary>Who decided: another person.</summary>
    public required Guid? DecidedBy { get; init; }

    internal const string Select = "select assignment_id, donation_id, bucket_id, to_campaign, reason, state, proposed_by, proposed_at, decided_by from assignment ";
}

/// <summary>POST and GET /classification/assignments, POST …/{id}/confirm and refuse: one person proposes, another decides; only then the ledger moves.</summary>
internal static class AssignGift
{
    private const string Insert = """
        insert into assignment (assignment_id, donation_id, bucket_id, to_campaign, reason, remember, state, proposed_by, proposed_at)
        values ($1, $2, $3, $4, $5, $6::text, 'proposed', $7, $8)
        """;

    internal const string Decide = """
        update assignment set state = $4, decided_by = $2, decided_at = $3 where assignment_id = $1 and state = 'proposed' and proposed_by <> $2
        """;

    private const string Count = "select count(*) from assignment where bucket_id = @bucketId and state = 'proposed'";

    private const string Page = $"{AssignmentView.Select} where bucket_id = @bucketId and state = 'proposed' order by proposed_at, assignment_id limit @size offset @offset";

    internal static async Task<Results<Created<AssignmentView>, Ok<AssignmentView>, ProblemHttpResult>> HandlePropose(
        ProposeAssignmentRequest request, ClaimsPrincipal user, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        if (request.AssignmentId == Guid.Empty || request.Reason is not { Length: >= 3 and <= 500 } || !Words.IsClean(request.Reason))
        {
            return (request.AssignmentId == Guid.Empty ? ClassificationRefusals.IdMissing : ClassificationRefusals.ReasonLength).ToProblem();
        }

        if (await GiftPlace.FindAsync(connection, request.DonationId, cancellation) is not { } gift)
        {
            return ClassificationRefusals.DonationUnknown.ToProblem();
        }

        if (await ClassificationRefusals.RefuseBucketAsync(connection, gift.BucketId, user, cancellation) is { } unreachable)
        {
            return unreachable.ToProblem();
        }

        if (await FindAsync(connection, request.AssignmentId, cancellation) is { } there)
        {
            return (there.DonationId, there.ToCampaign, there.Reason) == (request.DonationId, request.ToCampaign, request.Reason.Nfc()) ? TypedResults.Ok(there) : ClassificationRefusals.IdTaken.ToProblem();
        }

        if (request.ToCampaign != gift.BucketId && !await ClassificationRefusals.IsMemberAsync(connection, gift.BucketId, request.ToCampaign, cancellation))
        {
            return ClassificationRefusals.NotOfThisAccount.ToProblem();
        }

        if (request.ToCampaign == gift.StandsIn || gift.IsBound)
        {
            return (gift.IsBound ? GiftConditionRefusals.Holds : ClassificationRefusals.AlreadyThere).ToProblem();
        }

        try
        {
            await using var insert = new NpgsqlCommand(Insert, connection);
            insert.Add(request.AssignmentId).Add(request.DonationId).Add(gift.BucketId).Add(request.ToCampaign).Add(request.Reason.Nfc())
                .Add(request.Remember ? Memo.Pattern(gift.Memo) : null).Add(user.AccountId()).Add(clock.GetUtcNow());
            await insert.ExecuteNonQueryAsync(cancellation);
        }
        catch (PostgresException clash) when (clash.IsClashOn("assignment_one_at_a_time"))
        {
            return ClassificationRefusals.AlreadyProposed.ToProblem();
        }
        catch (PostgresException clash) when (clash.IsClashOn("assignment_pkey"))
        {
            return ClassificationRefusals.IdTaken.ToProblem();
        }

        return TypedResults.Created($"/classification/assignments/{request.AssignmentId}", (await FindAsync(connection, request.AssignmentId, cancellation))!);
    }

    internal static async Task<Results<Ok<AssignmentView>, ProblemHttpResult>> HandleConfirm(
        Guid assignmentId, ClaimsPrincipal user, NpgsqlDataSource database, LedgerWriter writer, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var refusal = await RefuseDecisionAsync(connection, assignmentId, user, cancellation)
            ?? await writer.DoAsync(new ConfirmAssignment(assignmentId, user.AccountId()), cancellation);
        return refusal is not null ? refusal.ToProblem() : TypedResults.Ok((await FindAsync(connection, assignmentId, cancellation))!);
    }

    internal static async Task<Results<Ok<AssignmentView>, ProblemHttpResult>> HandleRefuse(
        Guid assignmentId, ClaimsPrincipal user, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        if (await RefuseDecisionAsync(connection, assignmentId, user, cancellation) is { } refusal)
        {
            return refusal.ToProblem();
        }

        await using var decide = new NpgsqlCommand(Decide, connection);
        return await decide.Add(assignmentId).Add(user.AccountId()).Add(clock.GetUtcNow()).Add("refused").ExecuteNonQueryAsync(cancellation) == 1
            ? TypedResults.Ok((await FindAsync(connection, assignmentId, cancellation))!)
            : ClassificationRefusals.AlreadyDecided.ToProblem();
    }

    private static async Task<Refusal?> RefuseDecisionAsync(NpgsqlConnection connection, Guid assignmentId, ClaimsPrincipal user, CancellationToken cancellation)
    {
        if (await FindAsync(connection, assignmentId, cancellation) is not { } assignment)
        {
            return Refusal.NotFound;
        }

        return await ClassificationRefusals.RefuseBucketAsync(connection, assignment.BucketId, user, cancellation)
            ?? (assignment.State != AssignmentState.Proposed ? ClassificationRefusals.AlreadyDecided : assignment.ProposedBy == user.AccountId() ? ClassificationRefusals.FourEyes : null);
    }

    internal static async Task<Results<Ok<PagedResult<AssignmentView>>, ProblemHttpResult>> HandleList(
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
        var items = (await connection.QueryAsync<AssignmentView>(new CommandDefinition(Page, values, cancellationToken: cancellation))).AsList();
        return TypedResults.Ok(new PagedResult<AssignmentView>(items, total, wanted.Page, wanted.PageSize));
    }

    internal static Task<AssignmentView?> FindAsync(NpgsqlConnection connection, Guid assignmentId, CancellationToken cancellation) =>
        connection.QuerySingleOrDefaultAsync<AssignmentView>(new CommandDefinition($"{AssignmentView.Select} where assignment_id = @assignmentId", new { assignmentId }, cancellationToken: cancellation));
}

/// <summary>The second person's yes: the gift moves.</summary>
internal sealed record ConfirmAssignment(Guid AssignmentId, Guid By) : LedgerAct
{
    private const string Remember = """
        insert into remembered_memo (bucket_id, pattern, to_campaign) select a.bucket_id, a.remember, a.to_campaign from assignment a where a.assignment_id = $1 and a.remember is not null
        on conflict (bucket_id, pattern, to_campaign) do update set times = remembered_memo.times + 1
        """;

    internal override async Task<Refusal?> DoAsync(LedgerTurn turn, CancellationToken cancellation)
    {
        await using var decide = new NpgsqlCommand(AssignGift.Decide, turn.Connection, turn.Transaction);
        if (await decide.Add(AssignmentId).Add(By).Add(turn.Now).Add("confirmed").ExecuteNonQueryAsync(cancellation) != 1)
        {
            return ClassificationRefusals.AlreadyDecided;
        }

        var assignment = (await AssignGift.FindAsync(turn.Connection, AssignmentId, cancellation))!;
        if (await GiftPlace.FindAsync(turn.Connection, assignment.DonationId, cancellation) is not { } gift)
        {
            return ClassificationRefusals.DonationUnknown;
        }

        if (gift.StandsIn == assignment.ToCampaign || gift.IsBound)
        {
            return gift.IsBound ? GiftConditionRefusals.Holds : ClassificationRefusals.AlreadyThere;
        }

        await using var batch = turn.NewBatch();
        await turn.AddMovesAsync(batch, [gift.MoveTo(assignment.ToCampaign)], cancellation);
        batch.Add(Remember, AssignmentId);
        try
        {
            await batch.ExecuteNonQueryAsync(cancellation);
            return null;
        }
        catch (PostgresException clash) when (clash.IsClashOn("classification_place") || clash.IsClashOn("classification_pkey"))
        {
            return ClassificationRefusals.MovedMeanwhile;
        }
    }
}
