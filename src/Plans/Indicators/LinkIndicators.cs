using System.Security.Claims;
using Dapper;
using EduCoop.Plans.Boards;
using EduCoop.ServiceDefaults;
using EduCoop.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Plans.Indicators;

/// <summary>Body of PUT /tasks/{taskId}/indicators: all indicators that the task serves.</summary>
/// <param name="IndicatorIds">At most 50, of the task's own plan.</param>
public sealed record LinkIndicatorsRequest(IReadOnlyList<Guid> IndicatorIds);

/// <summary>What a task serves.</summary>
/// <param name="TaskId">The task.</param>
/// <param name="IndicatorIds">Its indicators.</param>
public sealed record TaskIndicators(Guid TaskId, IReadOnlyList<Guid> IndicatorIds);

/// <summary>PUT /tasks/{taskId}/indicators.</summary>
internal static class LinkIndicators
{
    internal static readonly Refusal IndicatorUnknown = new("indicator_unknown", "Có chỉ tiêu không thuộc kế hoạch này.", "Chọn chỉ tiêu của cùng kế hoạch, tối đa 50.");

    private const string PlanOf = "select plan_id from task where task_id = @taskId and state = 'active'";
    private const string Known = "select count(*) from indicator where plan_id = @planId and state = 'active' and indicator_id = any (@ids)";
    private const string Clear = "delete from task_indicator where task_id = $1 and indicator_id <> all ($2)";
    private const string Link = "insert into task_indicator (task_id, indicator_id, linked_by, linked_at) select $1, id, $3, $4 from unnest($2) as t (id) on conflict do nothing";

    internal static async Task<Results<Ok<TaskIndicators>, ProblemHttpResult>> Handle(
        Guid taskId, LinkIndicatorsRequest request, ClaimsPrincipal user, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        if (await connection.ExecuteScalarAsync<Guid?>(new CommandDefinition(PlanOf, new { taskId }, cancellationToken: cancellation)) is not { } planId)
        {
            return Refusal.NotFound.ToProblem();
        }

        if (await connection.FindOwnPlanAsync(planId, user, cancellation) is (null, { } refusal))
        {
            return refusal.ToProblem();
        }

        var ids = request.IndicatorIds.Distinct().ToArray();
        if (ids.Length > 50 || await connection.ExecuteScalarAsync<long>(new CommandDefinition(Known, new { planId, ids }, cancellationToken: cancellation)) != ids.Length)
        {
            return IndicatorUnknown.ToProblem();
        }

        await using var batch = new NpgsqlBatch(connection);
        batch.Add(Clear, taskId, ids);
        batch.Add(Link, taskId, ids, user.AccountId(), clock.Now());
        await batch.ExecuteNonQueryAsync(cancellation);
        return TypedResults.Ok(new TaskIndicators(taskId, ids));
    }
}
