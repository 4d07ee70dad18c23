using System.Text;
using EduCoop.Contracts.Donations;
using EduCoop.Storage.Messaging;
using EduCoop.StorageProbe;
using EduCoop.Testing;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace EduCoop.Storage.Tests;

/// <summary>What the services really declare at the broker.</summary>
public sealed class BrokerTests(ProbeDatabase database, RabbitFixture rabbit) : IClassFixture<ProbeDatabase>, IClassFixture<RabbitFixture>
{
    private static readonly Dictionary<string, object?> Quorum = new() { ["x-queue-type"] = "quorum" };

    [Fact]
    public async Task Queues_are_durable_quorum_queues()
    {
        await using var service = await ServiceHost<KeepGift>.StartAsync(Probe.Settings(database, rabbit));
        await using var connection = await ConnectAsync();
        foreach (var queue in new[] { "probe-keep-gift", "probe-keep-campaigns", "probe-refuse-closing" })
        {
            // The broker accepts a declaration of an existing queue only when everything is the same.
            await using var channel = await connection.CreateChannelAsync();
            await channel.QueueDeclareAsync(queue, durable: true, exclusive: false, autoDelete: false, arguments: Quorum);
            var refused = await Assert.ThrowsAsync<OperationInterruptedException>(() => channel.QueueDeclareAsync(queue, durable: true, exclusive: false, autoDelete: false));
            Assert.Contains("quorum", refused.Message);
        }
    }

    [Fact]
    public async Task A_message_that_always_fails_lies_in_the_error_queue_with_its_reason()
    {
        await using var service = await ServiceHost<KeepGift>.StartAsync(Probe.Settings(database, rabbit));
        var closed = new CampaignClosed(Guid.CreateVersion7(), new(2026, 11, 20), DateTimeOffset.UnixEpoch);
        await using (var batch = database.DataSource.CreateBatch())
        {
            batch.AddToOutbox(closed, closed.CampaignId.ToString());
            await batch.ExecuteNonQueryAsync();
        }

        await using var connection = await ConnectAsync();
        var message = await Eventually.Async(
            "a message in probe-refuse-closing_error",
            async () =>
            {
                await using var channel = await connection.CreateChannelAsync();
                return await channel.BasicGetAsync("probe-refuse-closing_error", autoAck: false);
            },
            found => found is not null,
            TimeSpan.FromSeconds(60));

        Assert.Contains(closed.CampaignId.ToString(), Encoding.UTF8.GetString(message!.Body.Span));
        Assert.Contains("always fails", Encoding.UTF8.GetString((byte[])message.BasicProperties.Headers!["MT-Fault-Message"]!));
        Assert.True(message.BasicProperties.Persistent);
        await using var declare = await connection.CreateChannelAsync();
        await declare.QueueDeclareAsync("probe-refuse-closing_error", durable: true, exclusive: false, autoDelete: false, arguments: Quorum);
    }

    [Fact]
    public async Task Readiness_names_database_broker_and_outbox()
    {
        await using var service = await ServiceHost<KeepGift>.StartAsync(Probe.Settings(database, rabbit));
        using var answer = await service.Http.GetAsync("/health/ready");
        var checks = (await answer.ReadJsonAsync()).GetProperty("checks").EnumerateObject().Select(check => check.Name).Order();
        Assert.Equal(["broker", "database", "outbox"], checks);
    }

    private Task<IConnection> ConnectAsync() => new ConnectionFactory { Uri = new Uri(rabbit.ConnectionString) }.CreateConnectionAsync();
}
