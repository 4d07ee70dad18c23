using EduCoop.Contracts.UnitDirectory;
using EduCoop.Storage;
using MassTransit;
using Npgsql;

namespace EduCoop.Reporting.Units;

/// <summary>
/// Keeps a copy of the units' tree, by which a caller's scope is checked, and what each unit was since when, by which is known who had to report. An older
/// version than the one at hand is dropped.
/// </summary>
public sealed class CopyUnits(NpgsqlDataSource database) : IConsumer<UnitRegistered>, IConsumer<UnitChanged>, IConsumer<UnitClosed>
{
    private const string Upsert = """
        insert into unit_copy (unit_id, name, type_code, parent_id, path, version)
        values ($1, $2, $3, $4, $5, $6)
        on conflict (unit_id) do update set
            name = excluded.name, type_code = excluded.type_code, parent_id = excluded.parent_id, path = excluded.path, version = excluded.version
        where unit_copy.version < excluded.version
        """;

    private const string Since = """
        insert into unit_time (unit_id, valid_from, name, type_code, path, version) values ($1, $2, $3, $4, $5, $6)
        on conflict (unit_id, valid_from) do update set name = excluded.name, type_code = excluded.type_code, path = excluded.path, version = excluded.version
        where unit_time.version < excluded.version
        """;

    private const string End = """
        insert into unit_end (unit_id, last_day, successor_ids, version) values ($1, $2, $3, $4)
        on conflict (unit_id) do update set last_day = excluded.last_day, successor_ids = excluded.successor_ids, version = excluded.version
        where unit_end.version < excluded.version
        """;

    /// <inheritdoc />
    public Task Consume(ConsumeContext<UnitRegistered> context) => database.ApplyAsync(batch => Add(batch, context.Message), context.CancellationToken);

    /// <inheritdoc />
    public Task Consume(ConsumeContext<UnitChanged> context) => database.ApplyAsync(batch => Add(batch, context.Message), context.CancellationToken);

    /// <inheritdoc />
    public Task Consume(ConsumeContext<UnitClosed> context) => database.ApplyAsync(batch => Add(batch, context.Message), context.CancellationToken);

    internal static void Add(NpgsqlBatch batch, UnitRegistered unit)
    {
        batch.Add(Upsert, unit.UnitId, unit.FullName, unit.TypeCode, unit.ParentId, unit.Path.ToArray(), unit.Version);
        batch.Add(Since, unit.UnitId, unit.ValidFrom, unit.FullName, unit.TypeCode, unit.Path.ToArray(), unit.Version);
    }

    internal static void Add(NpgsqlBatch batch, UnitChanged unit)
    {
        batch.Add(Upsert, unit.UnitId, unit.FullName, unit.TypeCode, unit.ParentId, unit.Path.ToArray(), unit.Version);
        batch.Add(Since, unit.UnitId, unit.ValidFrom, unit.FullName, unit.TypeCode, unit.Path.ToArray(), unit.Version);
    }

    internal static void Add(NpgsqlBatch batch, UnitClosed unit) =>
        batch.Add(End, unit.UnitId, unit.LastDay, unit.Successors.Select(one => one.UnitId).ToArray(), unit.Version);
}

/// <summary>An import registers thousands of units at once; their rows are independent, so eight are written side by side.</summary>
public sealed class CopyUnitsDefinition : ConsumerDefinition<CopyUnits>
{
    /// <inheritdoc />
    protected override void ConfigureConsumer(
        IReceiveEndpointConfigurator endpointConfigurator, IConsumerConfigurator<CopyUnits> consumerConfigurator, IRegistrationContext context)
    {
        endpointConfigurator.PrefetchCount = 128;
        endpointConfigurator.ConcurrentMessageLimit = 8;
    }
}
