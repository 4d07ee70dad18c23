using System.Security.Claims;
using Dapper;
using EduCoop.Contracts.Plans;
using EduCoop.ServiceDefaults;
using EduCoop.Storage;
using EduCoop.Storage.Messaging;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Plans.Indicators;

/// <summary>Body of POST /measurements/{measurementId}/withdraw.</summary>
/// <param name="Reason">1-500 characters.</param>
public sealed record WithdrawMeasurementRequest(string Reason);

/// <summary>POST /measurements/{measurementId}/withdraw: a wrong figure is taken back and stays visible as such.</summary>
internal static class WithdrawMeasurement
{
    private const string Find = "select indicator_id, measured_on, value, source, withdrawn_at is not null as is_withdrawn from measurement where measurement_id = @measurementId";

    private const string Withdraw = """
        update measurement set withdrawn_by = $2, withdrawn_at = $3, withdrawn_reason = $4 where measurement_id = $1 and withdrawn_at is null
        """;

    internal static async Task<Results<Ok<IndicatorDetail>, ProblemHttpResult>> Handle(
        Guid measurementId, WithdrawMeasurementRequest request, ClaimsPrincipal user, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        if (!Words.IsSaid(request.Reason, 500))
        {
            return Words.TextInvalid("reason", 500).ToProblem();
        }

        await using var connection = await database.OpenConnectionAsync(cancellation);
        var found = await connection.QuerySingleOrDefaultAsync<Measured>(new CommandDefinition(Find, new { measurementId }, cancellationToken: cancellation));
        if (found is null)
        {
            return Refusal.NotFound.ToProblem();
        }

        var (plan, indicator, refusal) = await MeasureIndicator.FindAsync(connection, found.IndicatorId, null, user, cancellation);
        if (refusal is not null)
        {
            return refusal.ToProblem();
        }

        var now = clock.Now();
        await using (var transaction = await connection.BeginTransactionAsync(cancellation))
        {
            await using var withdraw = new NpgsqlCommand(Withdraw, connection, transaction);
            // The row decides between two who withdraw at once; only the first says so.
            if (await withdraw.Add(measurementId).Add(user.AccountId()).Add(now).Add(request.Reason.Nfc()).ExecuteNonQueryAsync(cancellation) == 1)
            {
                await using var batch = new NpgsqlBatch(connection, transaction);
                batch.AddToOutbox(
                    new IndicatorMeasured(
                        measurementId, found.IndicatorId, plan!.PlanId, plan.IssuerUnitId, indicator!.UnitId, indicator.Text, found.MeasuredOn, found.Value, indicator.Unit,
                        found.Source, true, now),
                    found.IndicatorId.ToString());
                await batch.ExecuteNonQueryAsync(cancellation);
            }

            await transaction.CommitAsync(cancellation);
        }

        return TypedResults.Ok(await GetIndicator.ReadAsync(connection, found.IndicatorId, clock.Today(), cancellation));
    }

    private sealed record Measured
    {
        public required Guid IndicatorId { get; init; }

        public required DateOnly MeasuredOn { get; init; }

        public required decimal Value { get; init; }

        public required string Source { get; init; }

        public required bool IsWithdrawn { get; init; }
    }
}
