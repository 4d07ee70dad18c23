using Dapper;
using EduCoop.ServiceDefaults;
using Npgsql;

namespace EduCoop.Plans.Inspections;

/// <summary>How bad a finding is.</summary>
public enum FindingSeverity
{
    /// <summary>To be mended in passing.</summary>
    Minor,

    /// <summary>To be mended by the day.</summary>
    Major,

    /// <summary>To be told upwards.</summary>
    Serious,
}

/// <summary>How a finding stands.</summary>
public enum FindingState
{
    /// <summary>To be mended.</summary>
    Open,

    /// <summary>Said to be mended, to be looked at.</summary>
    Reported,

    /// <summary>Not mended well enough.</summary>
    Returned,

    /// <summary>Mended.</summary>
    Settled,
}

/// <summary>What an inspection found and how it is to be mended.</summary>
public sealed record FindingView
{
    /// <summary>The finding.</summary>
    public required Guid FindingId { get; init; }

    /// <summary>Its inspection.</summary>
    public required Guid InspectionId { get; init; }

    /// <summary>The task it is about.</summary>
    public required Guid? TaskId { get; init; }

    /// <summary>How bad it is.</summary>
    public required FindingSeverity Severity { get; init; }

    /// <summary>What was found.</summary>
    public required string Text { get; init; }

    /// <summary>How it is to be mended.</summary>
    public required string Remedy { get; init; }

    /// <summary>Who must mend it.</summary>
    public required Guid UnitId { get; init; }

    /// <summary>That unit's name.</summary>
    public required string? UnitName { get; init; }

    /// <summary>By when.</summary>
    public required DateOnly DueOn { get; init; }

    /// <summary>How it stands.</summary>
    public required FindingState State { get; init; }

    /// <summary>What the unit reported.</summary>
    public required string? Report { get; init; }

    /// <summary>When, in Vietnam.</summary>
    public required DateOnly? ReportedOn { get; init; }

    /// <summary>What the inspector said to it.</summary>
    public required string? Decision { get; init; }

    /// <summary>Not settled and past its day, or reported after it.</summary>
    public required bool IsLate { get; init; }
}

/// <summary>An inspection of a unit's work on a plan.</summary>
public sealed record InspectionView
{
    /// <summary>The inspection.</summary>
    public required Guid InspectionId { get; init; }

    /// <summary>The plan.</summary>
    public required Guid PlanId { get; init; }

    /// <summary>Whose work was looked at.</summary>
    public required Guid UnitId { get; init; }

    /// <summary>That unit's name.</summary>
    public required string? UnitName { get; init; }

    /// <summary>What it is called.</summary>
    public required string Title { get; init; }

    /// <summary>When it was held.</summary>
    public required DateOnly HeldOn { get; init; }

    /// <summary>Open or closed.</summary>
    public required string State { get; init; }

    /// <summary>The conclusion, once closed.</summary>
    public required string? Conclusion { get; init; }

    /// <summary>All findings.</summary>
    public required int Findings { get; init; }

    /// <summary>Not yet settled.</summary>
    public required int Unsettled { get; init; }

    /// <summary>Not settled and past their day.</summary>
    public required int Late { get; init; }
}

/// <summary>An inspection with its findings.</summary>
/// <param name="Inspection">The inspection.</param>
/// <param name="Findings">By due date, at most 500.</param>
public sealed record InspectionDetail(InspectionView Inspection, IReadOnlyList<FindingView> Findings);

/// <summary>Reads inspections.</summary>
internal static class InspectionBook
{
    internal const int MostFindings = 500;

    internal const string Select = """
        select i.inspection_id, i.plan_id, i.unit_id, u.name as unit_name, i.title, i.held_on, i.state, i.conclusion,
               (select count(*) from inspection_finding f where f.inspection_id = i.inspection_id)::int as findings,
               (select count(*) from inspection_finding f where f.inspection_id = i.inspection_id and f.state <> 'settled')::int as unsettled,
               (select count(*) from inspection_finding f where f.inspection_id = i.inspection_id and f.state <> 'settled' and f.due_on < @today)::int as late
        from inspection i left join unit_copy u on u.unit_id = i.unit_id join plan p on p.plan_id = i.plan_id

        """;

    internal const string SelectFindings = """
        select f.finding_id, f.inspection_id, f.task_id, f.severity, f.text, f.remedy, f.unit_id, u.name as unit_name, f.due_on, f.state, f.report, f.reported_on, f.decision,
               (f.state <> 'settled' and f.due_on < @today) or coalesce(f.reported_on > f.due_on, false) as is_late
        from inspection_finding f left join unit_copy u on u.unit_id = f.unit_id

        """;

    internal static async Task<InspectionDetail> ReadAsync(NpgsqlConnection connection, Guid inspectionId, DateOnly today, CancellationToken cancellation)
    {
        var values = new { inspectionId, today, most = MostFindings };
        var inspection = await connection.QuerySingleAsync<InspectionView>(new CommandDefinition($"{Select} where i.inspection_id = @inspectionId", values, cancellationToken: cancellation));
        var findings = await connection.QueryAsync<FindingView>(new CommandDefinition(
            $"{SelectFindings} where f.inspection_id = @inspectionId order by f.due_on, f.finding_id limit @most", values, cancellationToken: cancellation));
        return new(inspection, findings.AsList());
    }

    internal sealed record Head
    {
        public required Guid InspectionId { get; init; }

        public required Guid PlanId { get; init; }

        public required Guid IssuerUnitId { get; init; }

        public required Guid UnitId { get; init; }

        public required string State { get; init; }
    }

    private const string FindHead = """
        select i.inspection_id, i.plan_id, p.issuer_unit_id, i.unit_id, i.state from inspection i join plan p on p.plan_id = i.plan_id where i.inspection_id = @inspectionId
        """;

    internal static Task<Head?> FindAsync(NpgsqlConnection connection, Guid inspectionId, CancellationToken cancellation) =>
        connection.QuerySingleOrDefaultAsync<Head?>(new CommandDefinition(FindHead, new { inspectionId }, cancellationToken: cancellation));

    internal static readonly Refusal Closed = new("inspection_closed", "Cuộc kiểm tra đã kết thúc.", "Mở cuộc kiểm tra mới nếu có phát hiện mới.");
    internal static readonly Refusal IdMissing = new("id_missing", "Thiếu mã.", "Mã phải là UUID khác 0, do bên gửi tạo.");
    internal static readonly Refusal IdTaken = new("id_taken", "Mã này đã dùng.", "Tạo mã mới rồi gửi lại.", StatusCodes.Status409Conflict);
    internal static readonly Refusal TaskUnknown = new("task_unknown", "Không có nhiệm vụ này trong kế hoạch.", "Kiểm tra taskId hoặc bỏ trống.");
}
