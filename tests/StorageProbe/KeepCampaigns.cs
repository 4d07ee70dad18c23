using EduCoop.Contracts.Donations;
using EduCoop.Storage;
using EduCoop.Storage.Messaging;
using MassTransit;
using Npgsql;

namespace EduCoop.StorageProbe;

/// <summary>Takes many events in one transaction.</summary>
public sealed class KeepCampaigns(NpgsqlDataSource database) : IConsumer<Batch<CampaignOpened>>
{
    /// <summary>Applies those of the batch that were not applied before.</summary>
    /// <param name="context">The batch.</param>
    public async Task Consume(ConsumeContext<Batch<CampaignOpened>> context)
    {
        var messages = context.Message.DistinctBy(message => message.MessageId).ToDictionary(message => message.MessageId!.Value, message => message.Message);
        await using var connection = await database.OpenConnectionAsync(context.CancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(context.CancellationToken);
        var fresh = await Inbox.TakeNewAsync(transaction, "keep-campaigns", [.. messages.Keys], context.CancellationToken);
        await using (var insert = new NpgsqlCommand("insert into campaign (campaign_id, batch_size) select unnest($1), $2", connection, transaction))
        {
            insert.Add(fresh.Select(id => messages[id].CampaignId).ToArray()).Add(context.Message.Length);
            await insert.ExecuteNonQueryAsync(context.CancellationToken);
        }

        await transaction.CommitAsync(context.CancellationToken);
    }
}

/// <summary>Up to 100 events per transaction.</summary>
public sealed class KeepCampaignsDefinition : ConsumerDefinition<KeepCampaigns>
{
    /// <inheritdoc />
    protected override void ConfigureConsumer(
        IReceiveEndpointConfigurator endpointConfigurator, IConsumerConfigurator<KeepCampaigns> consumerConfigurator, IRegistrationContext context)
    {
        endpointConfigurator.PrefetchCount = 200;
        consumerConfigurator.Options<BatchOptions>(options => options.SetMessageLimit(100).SetTimeLimit(TimeSpan.FromMilliseconds(200)).SetConcurrencyLimit(2));
    }
}
