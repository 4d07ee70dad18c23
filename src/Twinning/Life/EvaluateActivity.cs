using System.Security.Claims;
using Dapper;
using EduCoop.ServiceDefaults;
using EduCoop.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Twinning.Life;

/// <summary>Body of POST /activities/{activityId}/evaluate.</summary>
/// <param name="EvaluationId">Made by the caller (UUIDv7), so sending again is safe.</param>
/// <param name="Usefulness">1 (no use) to 5 (very useful).</param>
/// <param name="Text">In the school's words, 1-2000 characters.</param>
public sealed record EvaluateActivityRequest(Guid EvaluationId, int Usefulness, string? Text = null);

/// <summary>POST /activities/{activityId}/evaluate: what each of the two schools thinks of it; a later word of the same school takes the place of the earlier one, which stays kept.</summary>
internal static class EvaluateActivity
{
    private const string Insert = """
        insert into activity_evaluation (evaluation_id, activity_id, side, usefulness, content, by_account, by_name, at) values ($1, $2, $3, $4, $5::text, $6, $7, $8)
        """;

    private const string Same = """
        select exists (select from activity_evaluation
                       where evaluation_id = @evaluationId and activity_id = @activityId and side = @side and usefulness = @usefulness and content is not distinct from @text)
        """;

    internal static async Task<Results<Ok<ActivityView>, ProblemHttpResult>> Handle(
        Guid activityId, EvaluateActivityRequest request, ClaimsPrincipal user, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        if (Refuse(request) is { } unfit)
        {
            return unfit.ToProblem();
        }

        await using var connection = await database.OpenConnectionAsync(cancellation);
        var (known, pair, side, refusal) = await ActivityWrites.FindAsync(connection, activityId, user, cancellation);
        refusal ??= known.State == ActivityState.Held ? null : LifeRefusals.NotHeld;
        if (refusal is not null)
        {
            return refusal.ToProblem();
        }

        var text = request.Text?.Nfc();
        try
        {
            await using var insert = new NpgsqlCommand(Insert, connection);
            await insert.Add(request.EvaluationId).Add(activityId).Add(side.Snake()).Add((short)request.Usefulness).Add(text).Add(user.AccountId()).Add(user.Identity?.Name ?? "").Add(clock.Now())
                .ExecuteNonQueryAsync(cancellation);
        }
        catch (PostgresException clash) when (clash.IsClashOn("activity_evaluation_pkey"))
        {
            var values = new { request.EvaluationId, activityId, side = side.Snake(), request.Usefulness, text };
            refusal = await connection.ExecuteScalarAsync<bool>(new CommandDefinition(Same, values, cancellationToken: cancellation)) ? null : LifeRefusals.IdTaken;
        }

        return await ActivityWrites.AnswerAsync(connection, activityId, pair, refusal, cancellation);
    }

    private static Refusal? Refuse(EvaluateActivityRequest request) =>
        request.EvaluationId == Guid.Empty ? LifeRefusals.IdMissing
        : request.Usefulness is < 1 or > 5 ? LifeRefusals.UsefulnessOutside
        : Words.IsSaidOrNot(request.Text, 2000) ? null
        : Words.TextInvalid("text", 2000);
}
