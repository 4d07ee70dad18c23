using System.Text.Json;
using EduCoop.Contracts;
using EduCoop.Contracts.Donations;
using EduCoop.Storage;
using MassTransit;
using Npgsql;

namespace EduCoop.Reporting.Aid;

/// <summary>Keeps what a campaign's money bought. The same event again changes nothing.</summary>
public sealed class CopyAllocations(NpgsqlDataSource database) : IConsumer<FundsAllocated>
{
    private const string Insert = """
        insert into aid_bought (allocation_id, campaign_id, amount_vnd, supplier, goods, ledger_sequence, allocated_on, allocated_at)
        values ($1, $2, $3, $4, $5::jsonb, $6, $7, $8)
        on conflict (allocation_id) do update set
            campaign_id = excluded.campaign_id, amount_vnd = excluded.amount_vnd, supplier = excluded.supplier, goods = excluded.goods, ledger_sequence = excluded.ledger_sequence,
            allocated_on = excluded.allocated_on, allocated_at = excluded.allocated_at
        """;

    /// <inheritdoc />
    public Task Consume(ConsumeContext<FundsAllocated> context) => database.ApplyAsync(batch => Add(batch, context.Message), context.CancellationToken);

    internal static void Add(NpgsqlBatch batch, FundsAllocated bought) => batch.Add(
        Insert, bought.AllocationId, bought.CampaignId, bought.AmountVnd, bought.Supplier, JsonSerializer.Serialize(bought.Goods, ContractJson.Options), bought.LedgerSequence, bought.AllocatedOn,
        bought.AllocatedAt);
}

/// <summary>Keeps what schools have counted. The same event again changes nothing.</summary>
public sealed class CopyDeliveries(NpgsqlDataSource database) : IConsumer<AidDelivered>
{
    private const string Insert = """
        insert into aid_delivered (shipment_id, campaign_id, school_id, school_name, document_number, goods, ledger_sequence, delivered_on, delivered_at)
        values ($1, $2, $3, $4, $5, $6::jsonb, $7::bigint, $8, $9)
        on conflict (shipment_id) do update set
            campaign_id = excluded.campaign_id, school_id = excluded.school_id, school_name = excluded.school_name, document_number = excluded.document_number, goods = excluded.goods,
            ledger_sequence = excluded.ledger_sequence, delivered_on = excluded.delivered_on, delivered_at = excluded.delivered_at
        """;

    /// <inheritdoc />
    public Task Consume(ConsumeContext<AidDelivered> context) => database.ApplyAsync(batch => Add(batch, context.Message), context.CancellationToken);

    internal static void Add(NpgsqlBatch batch, AidDelivered aid) => batch.Add(
        Insert, aid.ShipmentId, aid.CampaignId, aid.SchoolId, aid.SchoolName, aid.DocumentNumber, JsonSerializer.Serialize(aid.Goods, ContractJson.Options), aid.LedgerSequence, aid.DeliveredOn,
        aid.DeliveredAt);
}

/// <summary>Purchases and deliveries are few: a short queue is enough.</summary>
/// <typeparam name="TConsumer">One of the two above.</typeparam>
public sealed class AidDefinition<TConsumer> : ConsumerDefinition<TConsumer>
    where TConsumer : class, IConsumer
{
    /// <inheritdoc />
    protected override void ConfigureConsumer(
        IReceiveEndpointConfigurator endpointConfigurator, IConsumerConfigurator<TConsumer> consumerConfigurator, IRegistrationContext context)
    {
        endpointConfigurator.PrefetchCount = 16;
        endpointConfigurator.ConcurrentMessageLimit = 4;
    }
}
