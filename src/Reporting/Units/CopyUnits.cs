using EduCoop.Contracts.UnitDirectory;
using EduCoop.Storage;
using MassTransit;
using Npgsql;

namespace EduCoop.Reporting.Units;

/// <summary>Keeps a copy of the units' tree, by which a caller's scope is checked. An older version than the one at hand is dropped.</summary>
public sealed class CopyUnits(NpgsqlDataSource database) : IConsumer<UnitRegistered>, IConsumer<UnitChanged>
{
    private const string Upsert = """
        insert into unit_copy (unit_id, name, type_code, parent_id, path, version)
        values ($1, $2, $3, $4, $5, $6)
        on conflict (unit_id) do update set
            name = excluded.name, type_code = excluded.type_code, parent_id = excluded.parent_id, path = excluded.path, version = excluded.version
        where unit_copy.version < excluded.version
        """;

    /// <inheritdoc />
    public Task Consume(ConsumeContext<UnitRegistered> context) => database.ApplyAsync(batch => Add(batch, context.Message), context.CancellationToken);

    /// <inheritdoc />
    public Task Consume(ConsumeContext<UnitChanged> context) => database.ApplyAsync(batch => Add(batch, context.Message), context.CancellationToken);

    internal static void Add(NpgsqlBatch batch, UnitRegistered unit) => Add(batch, unit.UnitId, unit.FullName, unit.TypeCode, unit.ParentId, unit.Path, unit.Version);

    internal static void Add(NpgsqlBatch batch, UnitChanged unit) => Add(batch, unit.UnitId, unit.FullName, unit.TypeCode, unit.ParentId, unit.Path, unit.Version);

    private static void Add(NpgsqlBatch batch, Guid id, string name, string typeCode, Guid? parentId, IReadOnlyList<Guid> path, long version) =>
        batch.Add(Upsert, id, name, typeCode, parentId, path.ToArray(), version);
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
