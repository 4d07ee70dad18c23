using System.Security.Claims;
using EduCoop.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Twinning.Life;

/// <summary>Body of POST /activities/{activityId}/report.</summary>
/// <param name="Version">The version that was seen.</param>
/// <param name="Report">What came of it.</param>
/// <param name="Reason">Needed to correct an earlier report, 2-500 characters.</param>
public sealed record ReportActivityRequest(long Version, ActivityReport Report, string? Reason = null);

/// <summary>Body of POST /activities/{activityId}/confirm.</summary>
/// <param name="Version">The version that was seen: what is confirmed is that report and no other.</param>
public sealed record ConfirmActivityRequest(long Version);

/// <summary>
/// POST /activities/{activityId}/report and /confirm: one school tells what came of it, the other one confirms. A correction by either asks for confirmation anew;
/// nobody confirms what her own school has told.
/// </summary>
internal static class ReportActivity
{
    internal static async Task<Results<Ok<ActivityView>, ProblemHttpResult>> Handle(
        Guid activityId, ReportActivityRequest request, ClaimsPrincipal user, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        if (request.Report.Refuse(clock.Today()) is { } unfit)
        {
            return unfit.ToProblem();
        }

        await using var connection = await database.OpenConnectionAsync(cancellation);
        var (known, pair, side, refusal) = await ActivityWrites.FindAsync(connection, activityId, user, cancellation);
        if (refusal is not null)
        {
            return refusal.ToProblem();
        }

        var report = request.Report.Kept();
        var isRepeat = known.Version == request.Version + 1 && known.Report == report && known.ReportedBy == side;
        if (!isRepeat)
        {
            refusal = Refuse(known, pair, request, clock.Today());
            var isCorrection = known.State == ActivityState.Held;
            refusal ??= await ActivityWrites.WriteAsync(
                connection,
                new(known, pair, side, isCorrection ? "corrected" : "reported", new(known.Content, report, ActivityState.Held), request.Reason, user, clock.Now()) { ReportedBy = side },
                cancellation);
        }

        return await ActivityWrites.AnswerAsync(connection, activityId, pair, refusal, cancellation);
    }

    private static Refusal? Refuse(KnownActivity known, KnownPair pair, ReportActivityRequest request, DateOnly today) =>
        known.State == ActivityState.Cancelled ? LifeRefusals.AlreadyOver
        : known.Version != request.Version ? LifeRefusals.Changed
        : known.State == ActivityState.Held && (!Words.IsSaid(request.Reason, 500) || request.Reason!.Trim().Length < 2) ? LifeRefusals.ReasonMissing
        : request.Reason is not null && !Words.IsSaid(request.Reason, 500) ? LifeRefusals.ReasonMissing
        : today < VietnamTime.DayOf(known.StartsAt) ? LifeRefusals.TooEarly
        : request.Report.HeldOn < VietnamTime.DayOf(pair.Standing.ActiveSince!.Value) || SchoolYear.Of(request.Report.HeldOn) != known.SchoolYear ? LifeRefusals.HeldOnWrong
        : null;

    internal static async Task<Results<Ok<ActivityView>, ProblemHttpResult>> HandleConfirm(
        Guid activityId, ConfirmActivityRequest request, ClaimsPrincipal user, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var (known, pair, side, refusal) = await ActivityWrites.FindAsync(connection, activityId, user, cancellation);
        if (refusal is not null)
        {
            return refusal.ToProblem();
        }

        if (known.ConfirmedAt is null || known.Version != request.Version + 1 || known.ReportedBy == side)
        {
            var now = clock.Now();
            refusal = known.State != ActivityState.Held ? LifeRefusals.NotHeld
                : known.Version != request.Version ? LifeRefusals.Changed
                : known.ReportedBy == side ? LifeRefusals.OwnReport
                : await ActivityWrites.WriteAsync(
                    connection, new(known, pair, side, "confirmed", known.Said, null, user, now) { ReportedBy = known.ReportedBy, ConfirmedAt = now }, cancellation);
        }

        return await ActivityWrites.AnswerAsync(connection, activityId, pair, refusal, cancellation);
    }
}
