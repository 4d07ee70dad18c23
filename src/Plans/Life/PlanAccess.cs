using System.Security.Claims;
using Dapper;
using EduCoop.Plans.Units;
using EduCoop.ServiceDefaults;
using Npgsql;

namespace EduCoop.Plans.Life;

/// <summary>What a change needs to know of a plan.</summary>
internal sealed record PlanHead
{
    public required Guid PlanId { get; init; }

    public required Guid IssuerUnitId { get; init; }

    public required string IssuerName { get; init; }

    public required string DocumentType { get; init; }

    public required string Symbol { get; init; }

    public required string? DocumentNumber { get; init; }

    public required DateOnly? DocumentDate { get; init; }

    public required string Title { get; init; }

    public required int? PeriodFrom { get; init; }

    public required int? PeriodTo { get; init; }

    public required PlanState State { get; init; }

    public required int Version { get; init; }

    public required long Revision { get; init; }

    public required Guid? SubmittedBy { get; init; }

    /// <summary>Numbered and running.</summary>
    internal bool IsLive => State is PlanState.Issued or PlanState.Amended;
}

/// <summary>Finds a plan for somebody who may see it, or who may act for its issuer.</summary>
internal static class PlanAccess
{
    internal static readonly Refusal PlanUnknown = new("plan_unknown", "Không có kế hoạch này.", "Kiểm tra mã kế hoạch.", StatusCodes.Status404NotFound);
    internal static readonly Refusal PlanChanged = new("plan_changed", "Kế hoạch vừa được người khác sửa.", "Tải lại kế hoạch rồi làm tiếp.", StatusCodes.Status409Conflict);

    private const string Head = """
        select plan_id, issuer_unit_id, issuer_name, document_type, symbol, document_number, document_date, title, period_from, period_to, state, version, revision, submitted_by
        from plan where plan_id = @planId
        """;

    private const string MayRead = $"select {Scope.MayReadPlan} from plan p where p.plan_id = @planId";

    /// <returns>Null when the caller may read the plan.</returns>
    internal static async Task<Refusal?> RefuseReadingAsync(NpgsqlConnection connection, Guid planId, ClaimsPrincipal user, CancellationToken cancellation)
    {
        var scope = Scope.Of(user);
        return await connection.ExecuteScalarAsync<bool?>(new CommandDefinition(MayRead, new { planId, scope.Everything, scope.Unit }, cancellationToken: cancellation)) switch
        {
            null => PlanUnknown,
            false => Refusal.OutOfScope,
            true => null,
        };
    }

    /// <summary>For changes by the issuer's own people.</summary>
    internal static async Task<(PlanHead? Plan, Refusal? Refusal)> FindOwnAsync(NpgsqlConnection connection, Guid planId, ClaimsPrincipal user, CancellationToken cancellation)
    {
        if (await FindAsync(connection, planId, cancellation) is not { } plan)
        {
            return (null, PlanUnknown);
        }

        return await connection.RefuseActingAsync(user, plan.IssuerUnitId, cancellation) is { } refusal ? (null, refusal) : (plan, null);
    }

    internal static Task<PlanHead?> FindAsync(NpgsqlConnection connection, Guid planId, CancellationToken cancellation) =>
        connection.QuerySingleOrDefaultAsync<PlanHead>(new CommandDefinition(Head, new { planId }, cancellationToken: cancellation));
}
