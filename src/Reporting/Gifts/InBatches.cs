using MassTransit;

namespace EduCoop.Reporting.Gifts;

/// <summary>How gifts are taken from a queue: many messages in one statement.</summary>
/// <typeparam name="TConsumer">Who takes them.</typeparam>
/// <param name="size">Most messages in one batch.</param>
/// <param name="atOnce">Batches that are written side by side.</param>
/// <param name="wait">Milliseconds that the first message of a batch waits for more.</param>
public abstract class InBatches<TConsumer>(int size, int atOnce, int wait) : ConsumerDefinition<TConsumer>
    where TConsumer : class, IConsumer
{
    /// <inheritdoc />
    protected override void ConfigureConsumer(
        IReceiveEndpointConfigurator endpointConfigurator, IConsumerConfigurator<TConsumer> consumerConfigurator, IRegistrationContext context)
    {
        // One batch being filled, the others being written.
        endpointConfigurator.PrefetchCount = size * (atOnce + 1);
        endpointConfigurator.ConcurrentMessageLimit = size * (atOnce + 1);
        consumerConfigurator.Options<BatchOptions>(batch => batch
            .SetMessageLimit(size)
            .SetTimeLimit(TimeSpan.FromMilliseconds(wait))
            .SetConcurrencyLimit(atOnce)
            .SetConfigurationCallback((_, _) => { }));
    }
}
