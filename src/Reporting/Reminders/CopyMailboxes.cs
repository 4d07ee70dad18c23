using EduCoop.Contracts.Plans;
using EduCoop.Storage;
using MassTransit;
using Npgsql;

namespace EduCoop.Reporting.Reminders;

/// <summary>Keeps where units want their digests mailed to, as they set it in Plans. A word older than the one at hand is dropped; that an address was taken away is a word too.</summary>
public sealed class CopyMailboxes(NpgsqlDataSource database) : IConsumer<UnitMailboxSet>
{
    private const string Upsert = """
        insert into unit_mailbox_copy (unit_id, address, version, set_at) values ($1, $2, $3, $4)
        on conflict (unit_id) do update set address = excluded.address, version = excluded.version, set_at = excluded.set_at
        where unit_mailbox_copy.version < excluded.version
        """;

    /// <inheritdoc />
    public Task Consume(ConsumeContext<UnitMailboxSet> context) => database.ApplyAsync(batch => Add(batch, context.Message), context.CancellationToken);

    internal static void Add(NpgsqlBatch batch, UnitMailboxSet mailbox) => batch.Add(Upsert, mailbox.UnitId, mailbox.Address, mailbox.Version, mailbox.SetAt);
}

/// <summary>People set them one by one: a short queue is enough.</summary>
public sealed class CopyMailboxesDefinition : ConsumerDefinition<CopyMailboxes>
{
    /// <inheritdoc />
    protected override void ConfigureConsumer(
        IReceiveEndpointConfigurator endpointConfigurator, IConsumerConfigurator<CopyMailboxes> consumerConfigurator, IRegistrationContext context)
    {
        endpointConfigurator.PrefetchCount = 16;
        endpointConfigurator.ConcurrentMessageLimit = 1;
    }
}
