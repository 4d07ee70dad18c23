using System.Security.Claims;
using Dapper;
using EduCoop.Plans.Boards;
using EduCoop.Plans.Derivation;
using EduCoop.Plans.Units;
using EduCoop.ServiceDefaults;
using EduCoop.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Plans.Templates;

/// <summary>Body of POST /plans/{planId}/copy and POST /templates/{templateId}/plans.</summary>
/// <param name="PlanId">Id of the new plan, made by the caller (UUIDv7).</param>
/// <param name="Years">By how many years days and years in words move, 0 to 10.</param>
/// <param name="UnitId">Who will issue it; the plan's own issuer when null.</param>
/// <param name="Title">Its title; the old one with its years moved when null.</param>
public sealed record CopyPlanRequest(Guid PlanId, int Years, Guid? UnitId = null, string? Title = null);

/// <summary>POST /plans/{planId}/copy: next year's plan begins with this year's. The result is a draft without number, progress or evidence.</summary>
internal static class CopyPlan
{
    internal static readonly Refusal YearsOutside = new("years_outside", "Số năm chưa đúng.", "years từ 0 đến 10.");

    private const string Tasks = "select task_id from task where plan_id = @planId and state = 'active' order by position, task_id limit @most";

    internal static async Task<Results<Created<BegunPlan>, Ok<BegunPlan>, ProblemHttpResult>> Handle(
        Guid planId, CopyPlanRequest request, ClaimsPrincipal user, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var (plan, refusal) = await connection.FindPlanAsync(planId, user, cancellation);
        return refusal is not null ? refusal.ToProblem() : await BeginAsync(connection, plan!, "copied", request, user, clock.Now(), cancellation);
    }

    internal static async Task<Results<Created<BegunPlan>, Ok<BegunPlan>, ProblemHttpResult>> BeginAsync(
        NpgsqlConnection connection, VisiblePlan plan, string kind, CopyPlanRequest request, ClaimsPrincipal user, DateTimeOffset now, CancellationToken cancellation)
    {
        if (Refuse(request) is { } unfit)
        {
            return unfit.ToProblem();
        }

        var unitId = request.UnitId ?? plan.IssuerUnitId;
        if (await connection.RefuseActingAsync(user, unitId, cancellation) is { } refusal)
        {
            return refusal.ToProblem();
        }

        var unit = (await UnitLookup.FindAsync(connection, [unitId], cancellation))[unitId];
        var start = new PlanStart(
            request.PlanId, kind, plan.PlanId, request.Years, unit, plan.DocumentType, plan.Symbol, request.Title?.Nfc() ?? Shift.Text(plan.Title, request.Years)!,
            plan.PeriodFrom + request.Years, plan.PeriodTo + request.Years, user.AccountId(), now);
        return await WriteAsync(connection, start, cancellation) switch
        {
            (_, _, { } no) => no.ToProblem(),
            (var begun, true, _) => TypedResults.Created($"/plans/{request.PlanId}", begun!),
            (var begun, false, _) => TypedResults.Ok(begun!),
        };
    }

    private static Refusal? Refuse(CopyPlanRequest request) => request switch
    {
        { PlanId: var id } when id == Guid.Empty => NewPlan.IdMissing,
        { Years: < 0 or > 10 } => YearsOutside,
        { Title: { } title } when !Words.IsSaid(title, 1000) => Words.TextInvalid("title", 1000),
        _ => null,
    };

    private static async Task<(BegunPlan? Plan, bool IsNew, Refusal? Refusal)> WriteAsync(NpgsqlConnection connection, PlanStart start, CancellationToken cancellation)
    {
        var ids = (await connection.QueryAsync<Guid>(new CommandDefinition(Tasks, new { planId = start.FromPlanId, most = NewPlan.MostTasks + 1 }, cancellationToken: cancellation))).AsList();
        if (ids.Count > NewPlan.MostTasks)
        {
            return (null, false, NewPlan.TooManyTasks);
        }

        var taken = ids.ConvertAll(id => new TakenTask(id));
        await using var batch = new NpgsqlBatch(connection);
        var own = batch.AddPlan(start, taken, await NewPlan.ReadAsync(connection, taken, cancellation));
        batch.Add(NewPlan.InsertRoles, own.Keys.ToArray(), own.Values.ToArray());
        try
        {
            await batch.ExecuteNonQueryAsync(cancellation);
            return (new BegunPlan(start.PlanId, start.Title, taken.Count), true, null);
        }
        catch (PostgresException clash) when (clash.IsClashOn("plan_pkey"))
        {
            var (same, refusal) = await NewPlan.FindSameAsync(connection, start, cancellation);
            return (same, false, refusal);
        }
    }
}
