using EduCoop.Testing;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace EduCoop.Donations.Tests.Crashes;

/// <summary>What the broker itself says of a service's queues: whether somebody listens, what waits, what was put aside after every try.</summary>
internal static class BrokerQueues
{
    private static readonly string[] Names = [.. new[] { "registered", "changed", "closed" }.SelectMany(told => new[] { $"donations-unit-{told}", $"donations-unit-{told}_error" })];

    /// <summary>One line for each queue.</summary>
    internal static async Task<string> DescribeAsync(OwnServers servers)
    {
        var lines = new List<string>();
        await using var connection = await new ConnectionFactory { Uri = new Uri(servers.RabbitConnection), AutomaticRecoveryEnabled = false }.CreateConnectionAsync();
        foreach (var name in Names)
        {
            // Asking for a queue that is not there closes the channel.
            await using var channel = await connection.CreateChannelAsync();
            try
            {
                var queue = await channel.QueueDeclarePassiveAsync(name);
                lines.Add($"{name}: {queue.ConsumerCount} consumers, {queue.MessageCount} waiting");
            }
            catch (OperationInterruptedException)
            {
                lines.Add($"{name}: not there");
            }
        }

        return string.Join('\n', lines);
    }
}
