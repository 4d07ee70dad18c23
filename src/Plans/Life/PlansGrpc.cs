using System.Globalization;
using Dapper;
using EduCoop.Plans.Tasks;
using EduCoop.Plans.Units;
using EduCoop.ServiceDefaults;
using Grpc.Core;
using Npgsql;
using Rpc = EduCoop.Contracts.Plans.V1;

namespace EduCoop.Plans.Life;

/// <summary>Reads for other services and partners, within the same scope as over HTTP.</summary>
internal sealed class PlansGrpc(NpgsqlDataSource database, TimeProvider clock) : Rpc.Plans.PlansBase
{
    private const string Coverage = """
        select t.task_id, t.section, t.title, coalesce(c.outcome, 'missing') as outcome, c.reason, c.child_task_id
        from task t left join coverage c on c.parent_task_id = t.task_id and c.child_plan_id = @planId
        where t.plan_id = @parentPlanId and t.state = 'active' order by t.position
        """;

    public override async Task<Rpc.Plan> GetPlan(Rpc.GetPlanRequest request, ServerCallContext context)
    {
        await using var connection = await database.OpenConnectionAsync(context.CancellationToken);
        var planId = await ReadableAsync(connection, request.PlanId, context);
        var plan = (await PlanView.FindAsync(connection, planId, context.CancellationToken))!;
        var reply = new Rpc.Plan
        {
            PlanId = planId.ToString(),
            IssuerUnitId = plan.IssuerUnitId.ToString(),
            IssuerName = plan.IssuerName,
            DocumentNumber = plan.DocumentNumber ?? "",
            DocumentDate = Day(plan.DocumentDate),
            Title = plan.Title,
            PeriodFrom = plan.PeriodFrom ?? 0,
            PeriodTo = plan.PeriodTo ?? 0,
            State = plan.State.ToString().ToLowerInvariant(),
            Version = plan.Version,
            TaskCount = plan.TaskCount,
        };
        reply.Parents.AddRange(plan.Bases.Where(basis => basis.Relation == "parent").Select(basis => new Rpc.Parent { Number = basis.Number ?? basis.Written, PlanId = basis.BoundPlanId?.ToString() ?? "" }));
        return reply;
    }

    public override async Task ListTasks(Rpc.ListTasksRequest request, IServerStreamWriter<Rpc.TaskItem> responseStream, ServerCallContext context)
    {
        await using var connection = await database.OpenConnectionAsync(context.CancellationToken);
        var planId = await ReadableAsync(connection, request.PlanId, context);
        var (unitId, day) = (request.UnitId.Length == 0 ? (Guid?)null : Id(request.UnitId), AsOf(request.AsOf));
        var (filter, scope) = (new TaskFilter { PlanId = planId, UnitId = unitId, Day = day, IsPast = day < clock.Today() }, Scope.Of(context.GetHttpContext().User));
        var values = new { scope.Everything, scope.Unit, filter.PlanId, filter.UnitId, filter.DueFrom, filter.DueTo, filter.Query, filter.Day, filter.Status, Tasks = (Guid[]?)null };
        // One by one: a plan of all wards has a hundred thousand and more.
        await foreach (var item in connection.QueryUnbufferedAsync<TaskItem>($"select * from ({TaskRows.List(filter)}) x order by x.position, x.due_on nulls last, x.occurrence_id", values)
            .WithCancellation(context.CancellationToken))
        {
            await responseStream.WriteAsync(ToItem(item), context.CancellationToken);
        }
    }

    public override async Task<Rpc.Coverage> GetCoverage(Rpc.GetCoverageRequest request, ServerCallContext context)
    {
        await using var connection = await database.OpenConnectionAsync(context.CancellationToken);
        var planId = await ReadableAsync(connection, request.PlanId, context);
        var parentPlanId = await ReadableAsync(connection, request.ParentPlanId, context);
        var reply = new Rpc.Coverage();
        var rows = await connection.QueryAsync<(Guid TaskId, string Section, string Title, string Outcome, string? Reason, Guid? ChildTaskId)>(
            new CommandDefinition(Coverage, new { planId, parentPlanId }, cancellationToken: context.CancellationToken));
        foreach (var row in rows)
        {
            var wire = new Rpc.CoverageRow { ParentTaskId = row.TaskId.ToString(), ParentSection = row.Section, ParentTitle = row.Title, Decision = row.Outcome, Reason = row.Reason ?? "" };
            if (row.ChildTaskId is { } child)
            {
                wire.TaskIds.Add(child.ToString());
            }

            reply.Rows.Add(wire);
        }

        return reply;
    }

    public override async Task WatchEvents(Rpc.WatchEventsRequest request, IServerStreamWriter<Rpc.PlanEvent> responseStream, ServerCallContext context)
    {
        if (!context.GetHttpContext().User.IsInRole(Roles.Administrator))
        {
            throw new RpcException(new Status(StatusCode.PermissionDenied, "not_allowed"));
        }

        if (request.FromSequence < 0)
        {
            throw new RpcException(new Status(StatusCode.InvalidArgument, "unreadable"));
        }

        try
        {
            await Events.WatchEvents.RunAsync(database, request.FromSequence, request.UntilNow, responseStream, context.CancellationToken);
        }
        catch (OperationCanceledException) when (context.CancellationToken.IsCancellationRequested)
        {
            // The caller has gone; that is how every watch ends.
        }
    }

    private static async Task<Guid> ReadableAsync(NpgsqlConnection connection, string text, ServerCallContext context)
    {
        var planId = Id(text);
        return await PlanAccess.RefuseReadingAsync(connection, planId, context.GetHttpContext().User, context.CancellationToken) switch
        {
            null => planId,
            var refusal when refusal == PlanAccess.PlanUnknown => throw new RpcException(new Status(StatusCode.NotFound, refusal.Code)),
            var refusal => throw new RpcException(new Status(StatusCode.PermissionDenied, refusal.Code)),
        };
    }

    private static Guid Id(string text) => Guid.TryParse(text, out var id) ? id : throw new RpcException(new Status(StatusCode.InvalidArgument, "unreadable"));

    private DateOnly AsOf(string text) => text.Length == 0
        ? clock.Today()
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : throw new RpcException(new Status(StatusCode.InvalidArgument, "unreadable"));

    private static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";

    private static Rpc.TaskItem ToItem(TaskItem item) => new()
    {
        TaskId = item.TaskId.ToString(),
        OccurrenceId = item.OccurrenceId?.ToString() ?? "",
        Section = item.Section,
        Title = item.Title,
        UnitId = item.LeadUnitId?.ToString() ?? "",
        UnitName = item.LeadUnitName ?? item.LeadWritten ?? "",
        Label = item.Label ?? "",
        StartsOn = Day(item.StartsOn),
        DueOn = Day(item.DueOn),
        Percent = item.Percent,
        Status = item.Status,
    };
}
