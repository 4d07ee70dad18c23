using EduCoop.Contracts.UnitDirectory;
using EduCoop.Storage.Messaging;
using MassTransit;
using Npgsql;

namespace EduCoop.Storage.Units;

/// <summary>
/// Keeps what a service must know of the directory's units, in its own tables unit_copy and unit_end (made by its own migrations, with the function that
/// <see cref="FollowEndedUnits"/> calls). Events may come twice and in any order: the higher version wins.
/// </summary>
public static class UnitCopy
{
    private const string Upsert = """
        insert into unit_copy (unit_id, name, type_code, parent_id, path, own_path, version) values ($1, $2, $3, $4, $5, $5, $6)
        on conflict (unit_id) do update
        set name = excluded.name, type_code = excluded.type_code, parent_id = excluded.parent_id, path = excluded.path, own_path = excluded.own_path, version = excluded.version
        where unit_copy.version < excluded.version
        """;

    // What ended units are reached by follows from their own place and from that of their successors.
    private const string AskToFollow = "update unit_end set request = request + 1 where unit_id = $1 or successor_ids @> array[$1]";

    private const string End = """
        insert into unit_end (unit_id, last_day, successor_ids, version) values ($1, $2, $3, $4)
        on conflict (unit_id) do update
        set last_day = excluded.last_day, successor_ids = excluded.successor_ids, version = excluded.version, request = unit_end.request + 1
        where unit_end.version < excluded.version
        """;

    /// <summary>Adds the consumers; the service adds <see cref="FollowEndedUnits"/> to its hosted services.</summary>
    /// <param name="bus">The service's bus.</param>
    public static void AddUnitCopy(this IBusRegistrationConfigurator bus)
    {
        bus.AddConsumer<UnitRegisteredConsumer, Definition<UnitRegisteredConsumer>>();
        bus.AddConsumer<UnitChangedConsumer, Definition<UnitChangedConsumer>>();
        bus.AddConsumer<UnitClosedConsumer, Definition<UnitClosedConsumer>>();
    }

    private static Task<bool> ApplyAsync<T>(
        NpgsqlDataSource database, string consumer, ConsumeContext<T> context, Guid unitId, string name, string typeCode, Guid? parentId, IReadOnlyList<Guid> path, long version)
        where T : class =>
        database.ApplyOnceAsync(
            consumer,
            context.MessageId ?? throw new InvalidOperationException("A message without an id."),
            batch =>
            {
                batch.Add(Upsert, unitId, name, typeCode, parentId is null ? new NpgsqlParameter<Guid?> { TypedValue = null } : parentId, path.ToArray(), version);
                batch.Add(AskToFollow, unitId);
            },
            context.CancellationToken);

    /// <summary>A unit entered the directory.</summary>
    internal sealed class UnitRegisteredConsumer(NpgsqlDataSource database) : IConsumer<UnitRegistered>
    {
        public Task Consume(ConsumeContext<UnitRegistered> context)
        {
            var unit = context.Message;
            return ApplyAsync(database, "unit-copy.unit-registered", context, unit.UnitId, unit.FullName, unit.TypeCode, unit.ParentId, unit.Path, unit.Version);
        }
    }

    /// <summary>A unit has a new name, type or place.</summary>
    internal sealed class UnitChangedConsumer(NpgsqlDataSource database) : IConsumer<UnitChanged>
    {
        public Task Consume(ConsumeContext<UnitChanged> context)
        {
            var unit = context.Message;
            return ApplyAsync(database, "unit-copy.unit-changed", context, unit.UnitId, unit.FullName, unit.TypeCode, unit.ParentId, unit.Path, unit.Version);
        }
    }

    /// <summary>A unit has a last day: <see cref="FollowEndedUnits"/> lets its successors' people in when it is over.</summary>
    internal sealed class UnitClosedConsumer(NpgsqlDataSource database) : IConsumer<UnitClosed>
    {
        public Task Consume(ConsumeContext<UnitClosed> context)
        {
            var unit = context.Message;
            return database.ApplyOnceAsync(
                "unit-copy.unit-closed",
                context.MessageId ?? throw new InvalidOperationException("A message without an id."),
                batch => batch.Add(End, unit.UnitId, unit.LastDay, unit.Successors.Select(one => one.UnitId).ToArray(), unit.Version),
                context.CancellationToken);
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
