using System.Security.Claims;
using System.Text.Json;
using EduCoop.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Plans.Life;

/// <summary>One version of a plan.</summary>
/// <param name="Version">1 is the plan as issued.</param>
/// <param name="Reason">Why it was made.</param>
/// <param name="Changes">What changed: taskId, section, field, was, now.</param>
/// <param name="MadeBy">The account.</param>
/// <param name="MadeAt">When.</param>
/// <param name="Snapshot">The whole plan as of this version; only where one version is asked for.</param>
public sealed record PlanVersionView(int Version, string Reason, JsonElement Changes, Guid MadeBy, DateTimeOffset MadeAt, JsonElement? Snapshot);

/// <summary>GET /plans/{planId}, /plans/{planId}/versions and /plans/{planId}/versions/{version}.</summary>
internal static class GetPlan
{
    private const string Versions = """
        select version, reason, changes, made_by, made_at, null as snapshot from plan_version where plan_id = $1 order by version desc limit 200
        """;

    private const string OneVersion = "select version, reason, changes, made_by, made_at, snapshot from plan_version where plan_id = $1 and version = $2";

    internal static async Task<Results<Ok<PlanView>, ProblemHttpResult>> Handle(Guid planId, ClaimsPrincipal user, NpgsqlDataSource database, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        return await PlanAccess.RefuseReadingAsync(connection, planId, user, cancellation) is { } refusal
            ? refusal.ToProblem()
            : TypedResults.Ok((await PlanView.FindAsync(connection, planId, cancellation))!);
    }

    internal static async Task<Results<Ok<IReadOnlyList<PlanVersionView>>, ProblemHttpResult>> HandleVersions(
        Guid planId, ClaimsPrincipal user, NpgsqlDataSource database, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        return await PlanAccess.RefuseReadingAsync(connection, planId, user, cancellation) is { } refusal
            ? refusal.ToProblem()
            : TypedResults.Ok(await ReadAsync(connection, Versions, cancellation, planId));
    }

    internal static async Task<Results<Ok<PlanVersionView>, ProblemHttpResult>> HandleVersion(
        Guid planId, int version, ClaimsPrincipal user, NpgsqlDataSource database, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        if (await PlanAccess.RefuseReadingAsync(connection, planId, user, cancellation) is { } refusal)
        {
            return refusal.ToProblem();
        }

        return await ReadAsync(connection, OneVersion, cancellation, planId, version) is [var found] ? TypedResults.Ok(found) : Refusal.NotFound.ToProblem();
    }

    private static async Task<IReadOnlyList<PlanVersionView>> ReadAsync(NpgsqlConnection connection, string sql, CancellationToken cancellation, params object[] values)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        }

        var found = new List<PlanVersionView>();
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
        {
            found.Add(new(
                reader.GetInt32(0), reader.GetString(1), JsonElement.Parse(reader.GetString(2)), reader.GetGuid(3),
                new(reader.GetDateTime(4)), await reader.IsDBNullAsync(5, cancellation) ? null : JsonElement.Parse(reader.GetString(5))));
        }

        return found;
    }
}
