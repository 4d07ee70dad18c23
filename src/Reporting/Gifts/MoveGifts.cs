using EduCoop.Contracts.Donations;
using EduCoop.Storage;
using MassTransit;
using Npgsql;

namespace EduCoop.Reporting.Gifts;

/// <summary>
/// Takes a classified gift out of one campaign's totals and into another's. Known by the move's own id, so delivered twice it counts once; heard before its gift, it
/// is right as soon as that arrives.
/// </summary>
public sealed class MoveGifts(NpgsqlDataSource database, TimeProvider clock) : IConsumer<DonationClassified>
{
    private static readonly string Move = EmbeddedSql.Read("EduCoop.Reporting.Gifts.MoveGifts.sql");

    /// <inheritdoc />
    public async Task Consume(ConsumeContext<DonationClassified> context)
    {
        var move = context.Message;
        await using var command = database.CreateCommand(Move);
        command.Add(move.ClassificationId).Add(move.FromCampaignId).Add(move.ToCampaignId).Add(move.AmountVnd).Add(move.OccurredOn)
            .Add(move.OccurredAt).Add(clock.GetUtcNow());
        await command.ExecuteScalarAsync(context.CancellationToken);
    }
}

/// <summary>Moves come one by one; a few side by side keep up with a fund of thousands.</summary>
public sealed class MoveGiftsDefinition : ConsumerDefinition<MoveGifts>
{
    /// <inheritdoc />
    protected override void ConfigureConsumer(
        IReceiveEndpointConfigurator endpointConfigurator, IConsumerConfigurator<MoveGifts> consumerConfigurator, IRegistrationContext context)
    {
        endpointConfigurator.PrefetchCount = 64;
        endpointConfigurator.ConcurrentMessageLimit = 4;
    }
}
