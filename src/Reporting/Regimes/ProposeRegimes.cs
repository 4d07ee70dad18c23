using EduCoop.Contracts.Plans;
using EduCoop.Documents.Deadlines;
using EduCoop.Reporting.Periods;
using EduCoop.Storage.Messaging;
using MassTransit;
using Npgsql;

namespace EduCoop.Reporting.Regimes;

/// <summary>
/// Each duty to report of an issued plan becomes a regime, once: what the plan does not say is left open and asked for. From then on people change it here; hearing the
/// plan again changes nothing.
/// </summary>
public sealed class ProposeRegimes(NpgsqlDataSource database, TimeProvider clock) : IConsumer<PlanIssued>
{
    private const int LongestName = 500;

    /// <inheritdoc />
    public Task Consume(ConsumeContext<PlanIssued> context)
    {
        var plan = context.Message;
        return plan.Reporting is { Count: > 0 } duties
            ? database.ApplyOnceAsync(
                "reporting.propose-regimes",
                context.MessageId ?? throw new InvalidOperationException("A message without an id."),
                batch =>
                {
                    foreach (var duty in duties)
                    {
                        batch.AddRegime(
                            DerivedId.Regime(plan.PlanId, duty.Position), plan.IssuerUnitId, (plan.PlanId, duty.Position), FirstDay(plan), LastDay(plan), ContentOf(plan, duty), null,
                            $"Theo {plan.DocumentNumber}", clock.GetUtcNow());
                    }
                },
                context.CancellationToken)
            : Task.CompletedTask;
    }

    private static DateOnly FirstDay(PlanIssued plan) => plan.PeriodFrom is { } year and >= 2000 and <= 2100 && new DateOnly(year, 1, 1) > plan.DocumentDate ? new(year, 1, 1) : plan.DocumentDate;

    private static DateOnly? LastDay(PlanIssued plan) => plan.PeriodTo is { } year and <= 2100 && new DateOnly(year, 12, 31) >= FirstDay(plan) ? new(year, 12, 31) : null;

    internal static RegimeContent ContentOf(PlanIssued plan, PlanReporting duty)
    {
        var (period, due) = duty.DeadlineText is { } text ? Read(text) : (null, null);
        var isOnce = duty.Kind == "adhoc" || due?.Kind == DueKind.Date;
        var name = $"Báo cáo {plan.Title}";
        return new(
            name[..Math.Min(name.Length, LongestName)], isOnce ? RegimeKind.AdHoc : RegimeKind.Periodic, isOnce ? PeriodKind.Once : period, isOnce && due?.Kind != DueKind.Date ? null : due,
            ReceiverName: Clean(duty.To), Sending: duty.Via is { } via && Clean(via) is { } through ? $"Qua {through}" : null, Basis: plan.DocumentNumber, DeadlineText: Clean(duty.DeadlineText),
            ReportersText: Clean(duty.Who));
    }

    /// <summary>What the phrase says of frequency and last day; a month or quarter without a day gives none.</summary>
    internal static (PeriodKind? Period, DueRule? Due) Read(string phrase)
    {
        var rules = DeadlineReader.Read(phrase).Rules;
        if (rules is not [var rule])
        {
            return (null, null);
        }

        PeriodKind? period = rule.Recurrence switch
        {
            Recurrences.Monthly => PeriodKind.Month,
            Recurrences.Quarterly => PeriodKind.Quarter,
            Recurrences.HalfYearly => PeriodKind.HalfYear,
            Recurrences.Yearly => PeriodKind.Year,
            Recurrences.SchoolYear => PeriodKind.SchoolYear,
            Recurrences.SchoolTerm => PeriodKind.SchoolTerm,
            _ => null,
        };
        if (period is null)
        {
            return rule is { Recurrence: null, From: null } && (rule.DueExclusive ?? rule.Due) is { } day ? (PeriodKind.Once, new(DueKind.Date, Date: day, IsBefore: rule.DueExclusive is not null)) : (null, null);
        }

        var isBefore = rule.Anchor?.Side == "before";
        return (period, rule.Anchor switch
        {
            { Side: "from" or "within" } => null,
            { Day: { } day, Month: { } month } when period is PeriodKind.Year or PeriodKind.SchoolYear => new(DueKind.DayOfYear, Day: day, Month: month, IsBefore: isBefore),
            { Day: { } day, Month: null, Place: null or "last_month" } => new(DueKind.DayOfMonth, Day: day, IsBefore: isBefore),
            { Day: { } day, Month: null, Place: "next_month" or "next_quarter" } => new(DueKind.DayOfMonth, Day: day, Later: 1, IsBefore: isBefore),
            _ => null,
        });
    }

    // What no page can show is left out; a person sees the plan itself.
    private static string? Clean(string? text) => RegimeContent.IsSaid(text, 2000) ? text : null;
}

/// <summary>Plans are few: a short queue is enough.</summary>
public sealed class ProposeRegimesDefinition : ConsumerDefinition<ProposeRegimes>
{
    /// <inheritdoc />
    protected override void ConfigureConsumer(
        IReceiveEndpointConfigurator endpointConfigurator, IConsumerConfigurator<ProposeRegimes> consumerConfigurator, IRegistrationContext context)
    {
        endpointConfigurator.PrefetchCount = 8;
        endpointConfigurator.ConcurrentMessageLimit = 2;
    }
}
