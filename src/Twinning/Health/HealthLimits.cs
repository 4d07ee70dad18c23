using System.Security.Claims;
using Dapper;
using EduCoop.ServiceDefaults;
using EduCoop.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Twinning.Health;

/// <summary>From when on a pair counts as being in trouble.</summary>
public sealed record HealthLimit
{
    /// <summary>Days without a held activity that are still in order.</summary>
    public required int DormantDays { get; init; }

    /// <summary>Over how many days it is looked who says anything.</summary>
    public required int OneSidedDays { get; init; }

    /// <summary>Days that a question may wait.</summary>
    public required int UnansweredDays { get; init; }

    /// <summary>Grows with each change.</summary>
    public required long Version { get; init; }
}

/// <summary>Body of PUT /health-limits.</summary>
/// <param name="Version">The version that was read.</param>
/// <param name="DormantDays">1-3650.</param>
/// <param name="OneSidedDays">1-3650.</param>
/// <param name="UnansweredDays">1-3650.</param>
public sealed record HealthLimitRequest(long Version, int DormantDays, int OneSidedDays, int UnansweredDays);

/// <summary>GET and PUT /health-limits: the limits are data.</summary>
internal static class HealthLimits
{
    internal static readonly Refusal Outside = new("limit_outside", "Giới hạn chưa đúng.", "dormantDays, oneSidedDays, unansweredDays từ 1 đến 3650 ngày.");
    internal static readonly Refusal Changed = new("version_conflict", "Giới hạn đã được người khác sửa.", "Tải lại GET /health-limits rồi sửa tiếp với version mới.", StatusCodes.Status409Conflict);

    private const string Read = "select dormant_days, one_sided_days, unanswered_days, version from health_limit";

    private const string Change = """
        update health_limit set dormant_days = $2, one_sided_days = $3, unanswered_days = $4, version = version + 1, changed_by = $5, changed_at = $6 where version = $1
        """;

    internal static async Task<Ok<HealthLimit>> HandleGet(NpgsqlDataSource database, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        return TypedResults.Ok(await ReadAsync(connection, cancellation));
    }

    internal static async Task<Results<Ok<HealthLimit>, ProblemHttpResult>> HandlePut(
        HealthLimitRequest request, ClaimsPrincipal user, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        int[] days = [request.DormantDays, request.OneSidedDays, request.UnansweredDays];
        if (days.Any(one => one is < 1 or > 3650))
        {
            return Outside.ToProblem();
        }

        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var change = new NpgsqlCommand(Change, connection);
        change.Add(request.Version).Add(request.DormantDays).Add(request.OneSidedDays).Add(request.UnansweredDays).Add(user.AccountId()).Add(clock.Now());
        var isDone = await change.ExecuteNonQueryAsync(cancellation) == 1;
        var limit = await ReadAsync(connection, cancellation);
        // A repeat finds what it wanted.
        var isRepeat = limit.Version == request.Version + 1 && (limit.DormantDays, limit.OneSidedDays, limit.UnansweredDays) == (request.DormantDays, request.OneSidedDays, request.UnansweredDays);
        return isDone || isRepeat ? TypedResults.Ok(limit) : Changed.ToProblem();
    }

    private static Task<HealthLimit> ReadAsync(NpgsqlConnection connection, CancellationToken cancellation) =>
        connection.QuerySingleAsync<HealthLimit>(new CommandDefinition(Read, cancellationToken: cancellation));
}
