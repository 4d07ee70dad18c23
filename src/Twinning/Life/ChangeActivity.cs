using System.Security.Claims;
using EduCoop.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Twinning.Life;

/// <summary>Body of PUT /activities/{activityId}.</summary>
/// <param name="Version">The version that was seen.</param>
/// <param name="Activity">The whole activity as it should be.</param>
/// <param name="Reason">Why, 2-500 characters.</param>
public sealed record ChangeActivityRequest(long Version, ActivityContent Activity, string? Reason = null);

/// <summary>Body of POST /activities/{activityId}/cancel.</summary>
/// <param name="Version">The version that was seen.</param>
/// <param name="Reason">Why, 2-500 characters.</param>
public sealed record CancelActivityRequest(long Version, string Reason);

/// <summary>PUT /activities/{activityId} and POST /activities/{activityId}/cancel: while it is only planned, either school moves or drops it.</summary>
internal static class ChangeActivity
{
    internal static async Task<Results<Ok<ActivityView>, ProblemHttpResult>> Handle(
        Guid activityId, ChangeActivityRequest request, ClaimsPrincipal user, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        if ((Words.IsSaidOrNot(request.Reason, 500) ? request.Activity.Refuse() : LifeRefusals.ReasonMissing) is { } unfit)
        {
            return unfit.ToProblem();
        }

        await using var connection = await database.OpenConnectionAsync(cancellation);
        var (known, pair, side, refusal) = await ActivityWrites.FindAsync(connection, activityId, user, cancellation);
        if (refusal is not null)
        {
            return refusal.ToProblem();
        }

        var content = request.Activity.Kept();
        var isRepeat = known.Version == request.Version + 1 && known.State == ActivityState.Planned && known.Content == content;
        if (!isRepeat)
        {
            refusal = known.State != ActivityState.Planned ? LifeRefusals.AlreadyOver
                : known.Version != request.Version ? LifeRefusals.Changed
                : await ActivityWrites.CheckAsync(connection, pair, content, cancellation);
            refusal ??= await ActivityWrites.WriteAsync(connection, new(known, pair, side, "changed", new(content, null, ActivityState.Planned), request.Reason, user, clock.Now()), cancellation);
        }

        return await ActivityWrites.AnswerAsync(connection, activityId, pair, refusal, cancellation);
    }

    internal static async Task<Results<Ok<ActivityView>, ProblemHttpResult>> HandleCancel(
        Guid activityId, CancelActivityRequest request, ClaimsPrincipal user, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        if (!Words.IsSaid(request.Reason, 500) || request.Reason.Trim().Length < 2)
        {
            return LifeRefusals.ReasonMissing.ToProblem();
        }

        await using var connection = await database.OpenConnectionAsync(cancellation);
        var (known, pair, side, refusal) = await ActivityWrites.FindAsync(connection, activityId, user, cancellation);
        if (refusal is not null)
        {
            return refusal.ToProblem();
        }

        if (known.State != ActivityState.Cancelled || known.Version != request.Version + 1)
        {
            refusal = known.State != ActivityState.Planned ? LifeRefusals.AlreadyOver
                : known.Version != request.Version ? LifeRefusals.Changed
                : await ActivityWrites.WriteAsync(
                    connection, new(known, pair, side, "cancelled", new(known.Content, null, ActivityState.Cancelled), request.Reason, user, clock.Now()), cancellation);
        }

        return await ActivityWrites.AnswerAsync(connection, activityId, pair, refusal, cancellation);
    }
}
