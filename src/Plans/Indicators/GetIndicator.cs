using System.Security.Claims;
using Dapper;
using EduCoop.Plans.Boards;
using EduCoop.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Plans.Indicators;

/// <summary>An indicator and all its measurements, the ones taken back included.</summary>
/// <param name="Indicator">As in the list.</param>
/// <param name="Measurements">Newest day first.</param>
public sealed record IndicatorDetail(IndicatorView Indicator, IReadOnlyList<MeasurementView> Measurements);

/// <summary>GET /indicators/{indicatorId}.</summary>
internal static class GetIndicator
{
    private const string PlanOf = "select plan_id from indicator where indicator_id = @indicatorId and state = 'active'";

    private const string Measurements = """
        select measurement_id, measured_on, value, source, note, evidence_id, by_name, at, withdrawn_at, withdrawn_reason
        from measurement where indicator_id = @indicatorId order by measured_on desc, at desc limit 1000
        """;

    internal static async Task<Results<Ok<IndicatorDetail>, ProblemHttpResult>> Handle(
        Guid indicatorId, ClaimsPrincipal user, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        if (await FindPlanAsync(connection, indicatorId, user, cancellation) is (null, { } refusal))
        {
            return refusal.ToProblem();
        }

        return TypedResults.Ok(await ReadAsync(connection, indicatorId, clock.Today(), cancellation));
    }

    internal static async Task<(VisiblePlan? Plan, Refusal? Refusal)> FindPlanAsync(
        NpgsqlConnection connection, Guid indicatorId, ClaimsPrincipal user, CancellationToken cancellation) =>
        await connection.ExecuteScalarAsync<Guid?>(new CommandDefinition(PlanOf, new { indicatorId }, cancellationToken: cancellation)) is { } planId
            ? await connection.FindPlanAsync(planId, user, cancellation)
            : (null, Refusal.NotFound);

    internal static async Task<IndicatorDetail> ReadAsync(NpgsqlConnection connection, Guid indicatorId, DateOnly today, CancellationToken cancellation)
    {
        var planId = await connection.ExecuteScalarAsync<Guid>(new CommandDefinition(PlanOf, new { indicatorId }, cancellationToken: cancellation));
        var all = await IndicatorBook.ReadAsync(connection, planId, today, cancellation);
        var measurements = await connection.QueryAsync<MeasurementView>(new CommandDefinition(Measurements, new { indicatorId }, cancellationToken: cancellation));
        return new(all.Single(indicator => indicator.IndicatorId == indicatorId), measurements.AsList());
    }
}
