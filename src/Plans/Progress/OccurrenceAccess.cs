using System.Security.Claims;
using Dapper;
using EduCoop.Contracts.Plans;
using EduCoop.ServiceDefaults;
using Npgsql;

namespace EduCoop.Plans.Progress;

/// <summary>What a step needs to know of a piece of work.</summary>
internal sealed record OccurrenceHead
{
    public required Guid OccurrenceId { get; init; }

    public required Guid TaskId { get; init; }

    public required Guid PlanId { get; init; }

    public required Guid? UnitId { get; init; }

    public required string Label { get; init; }

    public required DateOnly? StartsOn { get; init; }

    public required DateOnly? DueOn { get; init; }

    public required TaskState State { get; init; }

    public required int Percent { get; init; }

    public required Guid? SubmittedBy { get; init; }

    public required DateTimeOffset? SubmittedAt { get; init; }

    public required long Version { get; init; }

    public required bool IsLive { get; init; }

    public required Guid[] IssuerPath { get; init; }

    public required Guid[] UnitPath { get; init; }

    public required bool TakesPart { get; init; }

    public required int Evidence { get; init; }

    /// <summary>The lead's people, those who coordinate, and the issuer's where the lead is only a written name.</summary>
    internal bool MayReport(ClaimsPrincipal user) => user.MayActOn(UnitPath) || TakesPart || (UnitId is null && user.MayActOn(IssuerPath));

    /// <summary>The issuer's people.</summary>
    internal bool MayJudge(ClaimsPrincipal user) => user.MayActOn(IssuerPath);

    internal bool MaySee(ClaimsPrincipal user) => MayReport(user) || MayJudge(user);

    internal TaskProgressed Progressed(TaskState state, int percent, DateOnly? dueOn, DateTimeOffset at) =>
        new(OccurrenceId, TaskId, PlanId, UnitId, Label, StartsOn, dueOn, state, percent, Version + 1, at, Evidence);
}

/// <summary>Finds a piece of work for somebody who may do a step with it.</summary>
internal static class OccurrenceAccess
{
    internal static readonly Refusal Unknown = new("occurrence_unknown", "Không có phần việc này.", "Tải lại nhiệm vụ: kế hoạch có thể vừa được điều chỉnh.", StatusCodes.Status404NotFound);
    internal static readonly Refusal NotLive = new("plan_not_live", "Kế hoạch chưa ban hành hoặc đã kết thúc.", "Chỉ báo cáo được nhiệm vụ của kế hoạch đang thực hiện.", StatusCodes.Status409Conflict);
    internal static readonly Refusal Behind = new("occurrence_changed", "Phần việc vừa được người khác cập nhật.", "Tải lại nhiệm vụ rồi làm tiếp.", StatusCodes.Status409Conflict);
    internal static readonly Refusal WrongState = new("occurrence_state_wrong", "Phần việc không ở bước này.", "Đang làm → trình nghiệm thu → chấp nhận hoặc trả lại; tải lại để xem bước hiện tại.", StatusCodes.Status409Conflict);

    private const string Find = """
        select o.occurrence_id, o.task_id, o.plan_id, o.unit_id, o.label, o.starts_on, o.due_on, o.state, o.percent::int as percent, o.submitted_by, o.submitted_at, o.version,
               p.state in ('issued', 'amended') as is_live, coalesce(iu.path, array[p.issuer_unit_id]) as issuer_path, coalesce(ou.path, '{}') as unit_path,
               exists (select from task_role r join unit_copy ru on ru.unit_id = r.unit_id or ru.unit_id = any (r.member_ids)
                       where r.task_id = o.task_id and r.role = 'coordinate' and @unit = any (ru.path)) as takes_part,
               (select count(*)::int from evidence e where e.occurrence_id = o.occurrence_id and e.withdrawn_at is null) as evidence
        from occurrence o join plan p on p.plan_id = o.plan_id
        left join unit_copy iu on iu.unit_id = p.issuer_unit_id left join unit_copy ou on ou.unit_id = o.unit_id
        where o.occurrence_id = @occurrenceId
        """;

    internal static async Task<(OccurrenceHead? Head, Refusal? Refusal)> FindAsync(
        NpgsqlConnection connection, Guid occurrenceId, ClaimsPrincipal user, Func<OccurrenceHead, bool> may, CancellationToken cancellation)
    {
        var values = new { occurrenceId, unit = user.ActingUnit() ?? Guid.Empty };
        var head = await connection.QuerySingleOrDefaultAsync<OccurrenceHead>(new CommandDefinition(Find, values, cancellationToken: cancellation));
        return head switch
        {
            null => (null, Unknown),
            _ when !may(head) => (null, Refusal.OutOfScope),
            { IsLive: false } => (null, NotLive),
            _ => (head, null),
        };
    }
}
