using EduCoop.Contracts.UnitDirectory;
using EduCoop.Storage;
using EduCoop.Storage.Messaging;
using MassTransit;
using Npgsql;

namespace EduCoop.Plans.Units;

/// <summary>Keeps what Plans must know of units. Events may come twice and in any order: the higher version wins.</summary>
internal static class UnitCopy
{
    private const string Upsert = """
        insert into unit_copy (unit_id, name, type_code, parent_id, path, version) values ($1, $2, $3, $4, $5, $6)
        on conflict (unit_id) do update
        set name = excluded.name, type_code = excluded.type_code, parent_id = excluded.parent_id, path = excluded.path, version = excluded.version
        where unit_copy.version < excluded.version
        """;

    internal static void AddUnitCopy(this IBusRegistrationConfigurator bus)
    {
        bus.AddConsumer<UnitRegisteredConsumer, Definition<UnitRegisteredConsumer>>();
        bus.AddConsumer<UnitChangedConsumer, Definition<UnitChangedConsumer>>();
    }

    private static Task<bool> ApplyAsync<T>(
        NpgsqlDataSource database, string consumer, ConsumeContext<T> context, Guid unitId, string name, string typeCode, Guid? parentId, IReadOnlyList<Guid> path, long version)
        where T : class =>
        database.ApplyOnceAsync(
            consumer,
            context.MessageId ?? throw new InvalidOperationException("A message without an id."),
            batch => batch.Add(Upsert, unitId, name, typeCode, parentId is null ? new NpgsqlParameter<Guid?> { TypedValue = null } : parentId, path.ToArray(), version),
            context.CancellationToken);

    /// <summary>A unit entered the directory.</summary>
    internal sealed class UnitRegisteredConsumer(NpgsqlDataSource database) : IConsumer<UnitRegistered>
    {
        public Task Consume(ConsumeContext<UnitRegistered> context)
        {
            var unit = context.Message;
            return ApplyAsync(database, "plans.unit-registered", context, unit.UnitId, unit.FullName, unit.TypeCode, unit.ParentId, unit.Path, unit.Version);
        }
    }

    /// <summary>A unit has a new name, type or place.</summary>
    internal sealed class UnitChangedConsumer(NpgsqlDataSource database) : IConsumer<UnitChanged>
    {
        public Task Consume(ConsumeContext<UnitChanged> context)
        {
            var unit = context.Message;
            return ApplyAsync(database, "plans.unit-changed", context, unit.UnitId, unit.FullName, unit.TypeCode, unit.ParentId, unit.Path, unit.Version);
        }
    }

    // The directory may send thousands of units at once.
    private sealed class Definition<TConsumer> : ConsumerDefinition<TConsumer>
        where TConsumer : class, IConsumer
    {
        public Definition() => ConcurrentMessageLimit = 8;

        protected override void ConfigureConsumer(
            IReceiveEndpointConfigurator endpointConfigurator, IConsumerConfigurator<TConsumer> consumerConfigurator, IRegistrationContext context) =>
            endpointConfigurator.PrefetchCount = 64;
    }
}
