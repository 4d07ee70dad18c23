using System.Diagnostics;
using EduCoop.Contracts.Donations;
using EduCoop.Storage;
using EduCoop.Storage.Messaging;
using MassTransit;
using Npgsql;

namespace EduCoop.StorageProbe;

/// <summary>One effect per event, however often it is delivered; and a row per delivery, so that tests see both.</summary>
public sealed class KeepGift(NpgsqlDataSource database) : IConsumer<DonationRecorded>
{
    /// <summary>Writes the delivery, then the effect.</summary>
    /// <param name="context">The message.</param>
    public async Task Consume(ConsumeContext<DonationRecorded> context)
    {
        var gift = context.Message;
        await using (var delivery = database.CreateCommand("insert into delivery (message_id) values ($1)"))
        {
            delivery.Add(context.MessageId);
            await delivery.ExecuteNonQueryAsync(context.CancellationToken);
        }

        await database.ApplyOnceAsync(
            "keep-gift",
            context.MessageId!.Value,
            batch => batch.Add(
                "insert into effect (donation_id, campaign_id, ledger_sequence, trace_id) values ($1, $2, $3, $4)",
                gift.DonationId, gift.CampaignId, gift.LedgerSequence, Activity.Current?.TraceId.ToString()),
            context.CancellationToken);
    }
}

/// <summary>One at a time, so that the order in which events arrive can be seen.</summary>
public sealed class KeepGiftDefinition : ConsumerDefinition<KeepGift>
{
    private readonly int concurrency;

    /// <summary>Takes the concurrency from the test.</summary>
    /// <param name="configuration">The probe's settings.</param>
    public KeepGiftDefinition(IConfiguration configuration)
    {
        concurrency = configuration.GetValue("Probe:Concurrency", 16);
        ConcurrentMessageLimit = concurrency;
    }

    /// <inheritdoc />
    protected override void ConfigureConsumer(
        IReceiveEndpointConfigurator endpointConfigurator, IConsumerConfigurator<KeepGift> consumerConfigurator, IRegistrationContext context) =>
        endpointConfigurator.PrefetchCount = concurrency * 4;
}
