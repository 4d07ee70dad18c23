using EduCoop.Contracts.Donations;
using MassTransit;

namespace EduCoop.StorageProbe;

/// <summary>A consumer with a fault that no retry mends.</summary>
public sealed class RefuseClosing : IConsumer<CampaignClosed>
{
    /// <summary>Fails.</summary>
    /// <param name="context">The message.</param>
    public Task Consume(ConsumeContext<CampaignClosed> context) => throw new InvalidOperationException("This consumer always fails.");
}
