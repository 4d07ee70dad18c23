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
    public Task Consume(ConsumeContext<DonationClassified> context) => database.ApplyAsync(batch => Add(batch, context.Message, clock.GetUtcNow()), context.CancellationToken);

    /// <inheritdoc />
    public Task Consume(ConsumeContext<DonationReversed> context) => database.ApplyAsync(batch => Add(batch, context.Message, clock.GetUtcNow()), context.CancellationToken);

    internal static void Add(NpgsqlBatch batch, DonationClassified move, DateTimeOffset now) =>
        batch.Add(Move, move.ClassificationId, move.FromCampaignId, move.ToCampaignId, move.AmountVnd, move.OccurredOn, move.OccurredAt, now);

    internal static void Add(NpgsqlBatch batch, DonationReversed back, DateTimeOffset now) =>
        batch.Add(Move, back.ReversalId, back.CampaignId, null, back.AmountVnd, back.OccurredOn, back.OccurredAt, now);
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
