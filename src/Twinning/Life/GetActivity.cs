using System.Security.Claims;
using System.Text.Json;
using Dapper;
using EduCoop.Contracts;
using EduCoop.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Twinning.Life;

/// <summary>One version of an activity, and who said it.</summary>
/// <param name="Version">1 is the plan.</param>
/// <param name="Kind">planned, changed, cancelled, reported, corrected or confirmed.</param>
/// <param name="Side">Which school.</param>
/// <param name="Said">How it stood after it.</param>
/// <param name="Reason">Why.</param>
/// <param name="ByName">Who.</param>
/// <param name="At">When.</param>
public sealed record ActivityVersion(long Version, string Kind, PairSide Side, ActivitySaid Said, string? Reason, string ByName, DateTimeOffset At);

/// <summary>GET /activities/{activityId} and /activities/{activityId}/history.</summary>
internal static class GetActivity
{
    private const string History = """
        select version, kind, side, said::text as said, reason, by_name, at from activity_history where activity_id = @activityId order by version limit @size offset @offset
        """;

    internal static async Task<Results<Ok<ActivityView>, ProblemHttpResult>> Handle(Guid activityId, ClaimsPrincipal user, NpgsqlDataSource database, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var (known, pair, refusal) = await FindAsync(connection, activityId, user, cancellation);
        return refusal is not null ? refusal.ToProblem() : TypedResults.Ok(await ActivityView.OfAsync(connection, known!, pair!, cancellation));
    }

    internal static async Task<Results<Ok<PagedResult<ActivityVersion>>, ProblemHttpResult>> HandleHistory(
        Guid activityId, ClaimsPrincipal user, NpgsqlDataSource database, CancellationToken cancellation, int? page = null, int? pageSize = null)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var (known, _, refusal) = await FindAsync(connection, activityId, user, cancellation);
        if (refusal is not null)
        {
            return refusal.ToProblem();
        }

        var wanted = PageRequest.Of(page, pageSize);
        var rows = await connection.QueryAsync<Row>(new CommandDefinition(History, new { activityId, size = wanted.PageSize, offset = wanted.Offset }, cancellationToken: cancellation));
        // Versions have no gaps: the last one is their number.
        return TypedResults.Ok(new PagedResult<ActivityVersion>(
            [.. rows.Select(row => new ActivityVersion(row.Version, row.Kind, row.Side, JsonSerializer.Deserialize<ActivitySaid>(row.Said, ContractJson.Options)!, row.Reason, row.ByName, row.At))],
            known!.Version, wanted.Page, wanted.PageSize));
    }

    private static async Task<(KnownActivity? Activity, KnownPair? Pair, Refusal? Refusal)> FindAsync(
        NpgsqlConnection connection, Guid activityId, ClaimsPrincipal user, CancellationToken cancellation)
    {
        if (await KnownActivity.FindAsync(connection, activityId, cancellation) is not { } known)
        {
            return (null, null, Refusal.NotFound);
        }

        var (pair, refusal) = await PairAccess.ReadableAsync(connection, known.AgreementId, user, cancellation);
        return (known, pair, refusal);
    }

    private sealed record Row
    {
        public required long Version { get; init; }

        public required string Kind { get; init; }

        public required PairSide Side { get; init; }

        public required string Said { get; init; }

        public required string? Reason { get; init; }

        public required string ByName { get; init; }

        public required DateTimeOffset At { get; init; }
    }
}
