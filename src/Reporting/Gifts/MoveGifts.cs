using EduCoop.Contracts.Donations;
using EduCoop.Storage;
using MassTransit;
using Npgsql;

namespace EduCoop.Reporting.Gifts;

/// <summary>
/// Takes a classified gift out of one campaign's totals and into another's, and a reversed one out of them. Known by the move's own id, so delivered twice it counts once; heard before its gift, it
/// is right as soon as that arrives.
/// </summary>
public sealed class MoveGifts(NpgsqlDataSource database, TimeProvider clock) : IConsumer<DonationClassified>, IConsumer<DonationReversed>
{
    private static readonly string Move = EmbeddedSql.Read("EduCoop.Reporting.Gifts.MoveGifts.sql");

    /// <inheritdoc />
    public Task Consume(ConsumeContext<DonationClassified> context)
    {
        var move = context.Message;
        return MoveAsync(move.ClassificationId, move.FromCampaignId, move.ToCampaignId, move.AmountVnd, move.OccurredOn, move.OccurredAt, context.CancellationToken);
    }

    /// <inheritdoc />
    public Task Consume(ConsumeContext<DonationReversed> context)
    {
        var back = context.Message;
        return MoveAsync(back.ReversalId, back.CampaignId, null, back.AmountVnd, back.OccurredOn, back.OccurredAt, context.CancellationToken);
    }

    private async Task MoveAsync(Guid id, Guid from, Guid? to, long amountVnd, DateOnly day, DateTimeOffset? moment, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(Move);
        await command.Add(id).Add(from).Add(to).Add(amountVnd).Add(day).Add(moment).Add(clock.GetUtcNow()).ExecuteScalarAsync(cancellation);
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
