using EduCoop.Contracts.Plans;
using EduCoop.Storage;
using MassTransit;
using Npgsql;

namespace EduCoop.Reporting.Products;

/// <summary>Keeps the targets of indicators and their figures. The later setting replaces the earlier whole; a figure that was taken back stays so, whatever comes after.</summary>
public sealed class CopyIndicators(NpgsqlDataSource database) : IConsumer<IndicatorSet>, IConsumer<IndicatorMeasured>
{
    // An advisory lock per indicator: two settings at once would each see the other's targets only after it.
    private const string Lock = "select pg_advisory_xact_lock(hashtextextended($1::text, 35))";

    private const string Head = """
        insert into indicator_head as h (indicator_id, plan_id, issuer_unit_id, unit_id, text, unit, lower_is_better, baseline, baseline_on, set_at)
        values ($1, $2, $3, $4::uuid, $5, $6::text, $7, $8::numeric, $9::date, $10)
        on conflict (indicator_id) do update set plan_id = excluded.plan_id, issuer_unit_id = excluded.issuer_unit_id, unit_id = excluded.unit_id, text = excluded.text, unit = excluded.unit,
            lower_is_better = excluded.lower_is_better, baseline = excluded.baseline, baseline_on = excluded.baseline_on, set_at = excluded.set_at
        where h.set_at < excluded.set_at
        """;

    private const string Forget = "delete from indicator_goal where indicator_id = $1 and set_at < $2";

    // Only of the setting that stands: an older one that is heard late adds nothing.
    private const string Goals = """
        insert into indicator_goal (indicator_id, year, value, set_at)
        select $1, y, v, $4 from unnest($2::int[], $3::numeric[]) as t (y, v)
        where exists (select from indicator_head where indicator_id = $1 and set_at = $4)
        on conflict (indicator_id, year) do update set value = excluded.value, set_at = excluded.set_at
        """;

    private const string Figure = """
        insert into indicator_figure as f (measurement_id, indicator_id, plan_id, issuer_unit_id, unit_id, text, unit, measured_on, value, source, measured_at, withdrawn_at)
        values ($1, $2, $3, $4, $5::uuid, $6, $7::text, $8, $9, $10, $11, case when $12 then $11 end)
        on conflict (measurement_id) do update set measured_at = least(f.measured_at, excluded.measured_at), withdrawn_at = coalesce(f.withdrawn_at, excluded.withdrawn_at)
        """;

    /// <inheritdoc />
    public Task Consume(ConsumeContext<IndicatorSet> context) => database.ApplyAsync(batch => Add(batch, context.Message), context.CancellationToken);

    /// <inheritdoc />
    public Task Consume(ConsumeContext<IndicatorMeasured> context) => database.ApplyAsync(batch => Add(batch, context.Message), context.CancellationToken);

    internal static void Add(NpgsqlBatch batch, IndicatorSet one)
    {
        batch.Add(Lock, one.IndicatorId.ToString());
        batch.Add(Head, one.IndicatorId, one.PlanId, one.IssuerUnitId, one.UnitId, one.Text, one.Unit, one.LowerIsBetter, one.Baseline, one.BaselineOn, one.SetAt);
        batch.Add(Forget, one.IndicatorId, one.SetAt);
        batch.Add(Goals, one.IndicatorId, one.Targets.Select(target => target.Year).ToArray(), one.Targets.Select(target => target.Value).ToArray(), one.SetAt);
    }

    internal static void Add(NpgsqlBatch batch, IndicatorMeasured one) =>
        batch.Add(
            Figure, one.MeasurementId, one.IndicatorId, one.PlanId, one.IssuerUnitId, one.UnitId, one.Text, one.Unit, one.MeasuredOn, one.Value, one.Source, one.MeasuredAt, one.Withdrawn);
}

/// <summary>Settings and figures are few beside tasks.</summary>
public sealed class CopyIndicatorsDefinition : ConsumerDefinition<CopyIndicators>
{
    /// <inheritdoc />
    protected override void ConfigureConsumer(
        IReceiveEndpointConfigurator endpointConfigurator, IConsumerConfigurator<CopyIndicators> consumerConfigurator, IRegistrationContext context)
    {
        endpointConfigurator.PrefetchCount = 32;
        endpointConfigurator.ConcurrentMessageLimit = 4;
    }
}
