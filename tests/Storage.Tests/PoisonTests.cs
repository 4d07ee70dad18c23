using System.Text.Json;
using EduCoop.StorageProbe;
using EduCoop.Testing;

namespace EduCoop.Storage.Tests;

/// <summary>An event that cannot be sent stops nobody but its own key, is given up after its attempts, and can be seen.</summary>
public sealed class PoisonTests(ProbeDatabase database, RabbitFixture rabbit) : IClassFixture<ProbeDatabase>, IClassFixture<RabbitFixture>
{
    private const string InsertPoison = """
        insert into outbox (message_id, message_type, key, partition, payload)
        values (gen_random_uuid(), $1, $2, $3, $4)
        """;

    [Theory]
    [InlineData("EduCoop.Contracts.Donations.NeverDeclared", "{}", "knows no event")]
    [InlineData("EduCoop.Contracts.Donations.DonationRecorded", """{"donationId":"no id"}""", "donationId")]
    [InlineData("EduCoop.Contracts.Donations.DonationRecorded", "null", "null")]
    public async Task A_poison_event_is_parked_and_the_others_go_on(string type, string payload, string reason)
    {
        await database.ExecuteAsync("truncate outbox, inbox, effect, delivery");
        var data = database.DataSource;
        await using var service = await ServiceHost<KeepGift>.StartAsync(
            Probe.Settings(database, rabbit).With("Outbox:MaxAttempts", "4").With("Outbox:FirstRetry", "00:00:00.4"));
        var campaign = Guid.CreateVersion7();
        await database.ExecuteAsync(InsertPoison, type, campaign.ToString(), Messaging.OutboxExtensions.Partition(campaign.ToString()), payload);
        var behind = Probe.Gift(1, campaign);
        var others = Enumerable.Range(0, 200).Select(place => Probe.Gift(place)).ToArray();
        await Probe.CommitAsync(data, behind);
        await Probe.CommitAsync(data, others);

        await Eventually.Async("the others' effects", () => Probe.CountAsync(data, "effect"), count => count >= others.Length);
        Assert.Equal(0, await database.ScalarAsync<long>("select count(*) from effect where donation_id = $1", behind.DonationId));

        await Eventually.Async("a parked event", () => database.ScalarAsync<long>("select count(*) from outbox where parked_at is not null and attempts = 4"), count => count == 1);
        Assert.Contains(reason, await database.ScalarAsync<string>("select last_error from outbox where parked_at is not null"));
        await Eventually.Async("the event behind it", () => Probe.CountAsync(data, "effect"), count => count == others.Length + 1);

        using var answer = await service.Http.GetAsync("/health/ready");
        var health = await answer.ReadAsync<JsonElement>();
        Assert.Equal("Degraded", health.GetProperty("checks").GetProperty("outbox").GetProperty("status").GetString());
    }
}
