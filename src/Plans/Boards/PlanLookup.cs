using System.Security.Claims;
using Dapper;
using EduCoop.Plans.Units;
using EduCoop.ServiceDefaults;
using Npgsql;

namespace EduCoop.Plans.Boards;

/// <summary>What every use case must know of a plan before it reads or changes something of it.</summary>
internal sealed record VisiblePlan
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

    public required string State { get; init; }

    public required bool MayRead { get; init; }

    public bool IsDraft => State == "draft";
}

/// <summary>Finds a plan for somebody who may see it, or may act for its issuer.</summary>
internal static class PlanLookup
{
    internal static readonly Refusal PlanUnknown = new("plan_unknown", "Không có kế hoạch này.", "Kiểm tra lại mã kế hoạch.", StatusCodes.Status404NotFound);

    private const string Find = $"""
        select p.plan_id, p.issuer_unit_id, p.issuer_name, p.document_type, p.symbol, p.document_number, p.document_date, p.title,
               p.period_from, p.period_to, p.state, {Scope.MayReadPlan} as may_read
        from plan p where p.plan_id = @planId
        """;

    internal static async Task<(VisiblePlan? Plan, Refusal? Refusal)> FindPlanAsync(
        this NpgsqlConnection connection, Guid planId, ClaimsPrincipal user, CancellationToken cancellation)
    {
        var scope = Scope.Of(user);
        var plan = await connection.QuerySingleOrDefaultAsync<VisiblePlan>(new CommandDefinition(
            Find, new { planId, everything = scope.Everything, unit = scope.Unit }, cancellationToken: cancellation));
        return plan switch
        {
            null => (null, PlanUnknown),
            { MayRead: false } => (null, Refusal.OutOfScope),
            _ => (plan, null),
        };
    }

    /// <summary>The same for somebody who wants to change what belongs to the issuer.</summary>
    internal static async Task<(VisiblePlan? Plan, Refusal? Refusal)> FindOwnPlanAsync(
        this NpgsqlConnection connection, Guid planId, ClaimsPrincipal user, CancellationToken cancellation)
    {
        var (plan, refusal) = await connection.FindPlanAsync(planId, user, cancellation);
        refusal ??= await connection.RefuseActingAsync(user, plan!.IssuerUnitId, cancellation);
        return refusal is null ? (plan, null) : (null, refusal);
    }
}
