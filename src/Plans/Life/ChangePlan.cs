using System.Security.Claims;
using EduCoop.Plans.Tasks;
using EduCoop.ServiceDefaults;
using EduCoop.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Plans.Life;

/// <summary>Body of PUT /plans/{planId}; what is left out stays.</summary>
/// <param name="Title">What it is about.</param>
/// <param name="PeriodFrom">First year it covers.</param>
/// <param name="PeriodTo">Last year it covers.</param>
/// <param name="Reason">Why; needed once the plan is issued.</param>
public sealed record ChangePlanRequest(string? Title = null, int? PeriodFrom = null, int? PeriodTo = null, string? Reason = null);

/// <summary>PUT /plans/{planId}: what the plan itself says; once issued that is an amendment.</summary>
internal static class ChangePlan
{
    private const int FirstYear = 2000;
    private const int LastYear = 2060;

    internal static readonly Refusal PeriodInvalid = new("period_invalid", "Giai đoạn chưa đúng.", "Từ năm 2000 đến năm 2060, năm cuối không trước năm đầu.");

    internal static async Task<Results<Ok<PlanView>, ProblemHttpResult>> Handle(
        Guid planId, ChangePlanRequest request, ClaimsPrincipal user, WorkBell<UnfoldJob> bell, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        if (request is { Title: null, PeriodFrom: null, PeriodTo: null })
        {
            return TaskPatch.Empty.ToProblem();
        }

        if (request.Title is { } title && !Words.IsSaid(title, 2000))
        {
            return Words.TextInvalid("title", 2000).ToProblem();
        }

        await using var connection = await database.OpenConnectionAsync(cancellation);
        var (edit, refusal) = await PlanEdit.OfPlanAsync(connection, planId, [], request.Reason, user, cancellation);
        if (edit is null)
        {
            return refusal!.ToProblem();
        }

        var (from, to) = (request.PeriodFrom ?? edit.Plan.PeriodFrom, request.PeriodTo ?? edit.Plan.PeriodTo);
        if (from is < FirstYear or > LastYear || to is < FirstYear or > LastYear || to < from)
        {
            return PeriodInvalid.ToProblem();
        }

        edit.ChangePlan(request.Title?.Nfc(), request.PeriodFrom, request.PeriodTo);
        if (await edit.SaveAsync(connection, user, clock.Now(), cancellation) is { } late)
        {
            return late.ToProblem();
        }

        bell.Ring();
        return TypedResults.Ok((await PlanView.FindAsync(connection, planId, cancellation))!);
    }
}
