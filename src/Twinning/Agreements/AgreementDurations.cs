using System.Security.Claims;
using Dapper;
using EduCoop.ServiceDefaults;
using EduCoop.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Twinning.Agreements;

/// <summary>How long a stage may take and when those whose turn it is are reminded.</summary>
public sealed record AgreementDuration
{
    /// <summary>proposed (the schools answer), accepted (the offices answer) or active (the schools renew).</summary>
    public required AgreementState Stage { get; init; }

    /// <summary>Calendar days, 1-365, from the day on which the stage began; of active: after 31 May of the last school year.</summary>
    public required int Days { get; init; }

    /// <summary>Days before the limit on which they are reminded, at most ten.</summary>
    public required int[] RemindBefore { get; init; }

    /// <summary>Days before the limit on which the unit above is told.</summary>
    public required int EscalateBefore { get; init; }

    /// <summary>Grows with each change.</summary>
    public required long Version { get; init; }
}

/// <summary>Body of PUT /agreements/durations/{stage}.</summary>
/// <param name="Days">1-365.</param>
/// <param name="RemindBefore">At most ten, each 1-365.</param>
/// <param name="EscalateBefore">1-365.</param>
/// <param name="Version">The version that was read.</param>
public sealed record AgreementDurationRequest(int Days, IReadOnlyList<int> RemindBefore, int EscalateBefore, long Version);

/// <summary>GET /agreements/durations and PUT …/{stage}: time limits are data. What runs already keeps the limit that it began with.</summary>
internal static class AgreementDurations
{
    private const string Read = "select stage, days, remind_before, escalate_before, version from agreement_duration order by array_position(array['proposed', 'accepted', 'active'], stage)";

    private const string Change = """
        update agreement_duration set days = $2, remind_before = $3, escalate_before = $4, version = version + 1, changed_by = $6, changed_at = $7
        where stage = $1 and version = $5
        """;

    private static readonly Refusal Invalid = new("duration_invalid", "Thời hạn chưa đúng.", "days và escalateBefore từ 1 đến 365; remindBefore có tối đa 10 số, mỗi số từ 1 đến 365; stage là proposed, accepted hoặc active.");

    private static readonly Refusal ChangedMeanwhile = new(
        "changed_meanwhile", "Thời hạn vừa được người khác sửa.", "Tải lại GET /agreements/durations rồi sửa tiếp với version mới.", StatusCodes.Status409Conflict);

    internal static async Task<Ok<IReadOnlyList<AgreementDuration>>> HandleGet(NpgsqlDataSource database, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        return TypedResults.Ok<IReadOnlyList<AgreementDuration>>([.. (await ReadAsync(connection, cancellation)).Values]);
    }

    internal static async Task<Results<Ok<IReadOnlyList<AgreementDuration>>, ProblemHttpResult>> HandlePut(
        string stage, AgreementDurationRequest request, ClaimsPrincipal user, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        if (stage is not ("proposed" or "accepted" or "active") || request.Days is < 1 or > 365 || request.EscalateBefore is < 1 or > 365
            || request.RemindBefore.Count > 10 || request.RemindBefore.Any(days => days is < 1 or > 365))
        {
            return Invalid.ToProblem();
        }

        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var change = new NpgsqlCommand(Change, connection);
        change.Add(stage).Add(request.Days).Add(request.RemindBefore.Distinct().Order().ToArray()).Add(request.EscalateBefore).Add(request.Version).Add(user.AccountId()).Add(clock.Now());
        return await change.ExecuteNonQueryAsync(cancellation) == 1
            ? TypedResults.Ok<IReadOnlyList<AgreementDuration>>([.. (await ReadAsync(connection, cancellation)).Values])
            : ChangedMeanwhile.ToProblem();
    }

    internal static async Task<IReadOnlyDictionary<AgreementState, AgreementDuration>> ReadAsync(NpgsqlConnection connection, CancellationToken cancellation) =>
        (await connection.QueryAsync<AgreementDuration>(new CommandDefinition(Read, cancellationToken: cancellation))).ToDictionary(duration => duration.Stage);
}
