using EduCoop.Contracts.Plans;
using EduCoop.Storage;
using MassTransit;
using Npgsql;

namespace EduCoop.Reporting.Periods;

/// <summary>Keeps the working calendar that people maintain in Plans. A year comes whole; an older word than the one at hand is dropped.</summary>
public sealed class CopyCalendar(NpgsqlDataSource database) : IConsumer<CalendarConfirmed>
{
    private const string Upsert = """
        insert into calendar_year_copy (year, confirmed_at, days, is_working) values ($1, $2, $3, $4)
        on conflict (year) do update set confirmed_at = excluded.confirmed_at, days = excluded.days, is_working = excluded.is_working
        where calendar_year_copy.confirmed_at < excluded.confirmed_at
        """;

    /// <inheritdoc />
    public Task Consume(ConsumeContext<CalendarConfirmed> context) => database.ApplyAsync(batch => Add(batch, context.Message), context.CancellationToken);

    internal static void Add(NpgsqlBatch batch, CalendarConfirmed year) =>
        batch.Add(Upsert, year.Year, year.ConfirmedAt, year.Days.Select(day => day.Day).ToArray(), year.Days.Select(day => day.IsWorking).ToArray());
}

/// <summary>A few years: a short queue is enough.</summary>
public sealed class CopyCalendarDefinition : ConsumerDefinition<CopyCalendar>
{
    /// <inheritdoc />
    protected override void ConfigureConsumer(
        IReceiveEndpointConfigurator endpointConfigurator, IConsumerConfigurator<CopyCalendar> consumerConfigurator, IRegistrationContext context)
    {
        endpointConfigurator.PrefetchCount = 4;
        endpointConfigurator.ConcurrentMessageLimit = 1;
    }
}
