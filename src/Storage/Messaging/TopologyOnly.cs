using MassTransit;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace EduCoop.Storage.Messaging;

/// <summary>
/// In the container of a migration step: the bus makes its queues and bindings and takes no message. An exchange drops what no queue
/// is bound to; so every reader's queues must be there before any owner says its first word.
/// </summary>
internal sealed class TopologyOnly
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);

    internal static void Ask(WebApplicationBuilder builder) => builder.Services.AddSingleton<TopologyOnly>();

    /// <returns>False when the service has no messaging.</returns>
    internal static async Task<bool> DeployAsync(IServiceProvider services)
    {
        if (services.GetService<IBusControl>() is not { } bus)
        {
            return false;
        }

        using var limit = new CancellationTokenSource(Limit);
        await bus.DeployAsync(limit.Token);
        return true;
    }
}
