using System.Text.Json;
using EduCoop.Contracts;
using EduCoop.Contracts.Plans;
using EduCoop.Plans.Reminders;
using EduCoop.Plans.Tests.Fixtures;

namespace EduCoop.Plans.Tests.Reminders;

/// <summary>Where a unit's digests go to is told to the neighbours: each word once, the later one with the higher number, and what was set before anybody was told.</summary>
public sealed class MailboxEventTests : IAsyncLifetime
{
    private readonly PlansService service = new();

    public Task InitializeAsync() => service.InitializeAsync();

    public Task DisposeAsync() => service.DisposeAsync();

    [Fact]
    public async Task A_mailbox_is_told_when_it_is_set_changed_and_taken_away()
    {
        await using var probe = await EventProbe.StartAsync(service.Rabbit);
        foreach (var address in new[] { "cu@example.org", "moi@example.org", null })
        {
            Assert.Equal(address, (await SetAsync(address)).Address);
        }

        var last = await probe.WaitAsync<UnitMailboxSet>(one => one.Address is null);
        Assert.Equal((Tree.Ward, 3L), (last.UnitId, last.Version));
        Assert.Equal(["cu@example.org", "moi@example.org", null], probe.Of<UnitMailboxSet>().OrderBy(one => one.Version).Select(one => one.Address));
        Assert.Null((await (await service.Http.SendAsync(HttpMethod.Get, $"/mailboxes/{Tree.Ward}", service.WardOfficer)).ReadAsync<MailboxView>()).Address);
    }

    [Fact]
    public async Task Of_many_at_once_each_has_its_number_and_the_highest_is_what_stands()
    {
        await using var probe = await EventProbe.StartAsync(service.Rabbit);
        await Task.WhenAll(Enumerable.Range(1, 12).Select(i => SetAsync($"hop{i}@example.org")));
        var last = await probe.WaitAsync<UnitMailboxSet>(one => one.Version == 12);
        Assert.Equal(last.Address, await service.Database.ScalarAsync<string>("select address from unit_mailbox where unit_id = $1", Tree.Ward));
        await Eventually.Async("all are heard", () => Task.FromResult(probe.Of<UnitMailboxSet>().Count()), count => count == 12);
        Assert.Equal(Enumerable.Range(1, 12).Select(i => (long)i), probe.Of<UnitMailboxSet>().Select(one => one.Version).Order());
    }

    [Fact]
    public async Task What_was_set_before_anybody_was_told_is_told_in_the_same_shape_by_the_migration()
    {
        // As the row stood before there were numbers, and what the migration does once.
        await service.Database.ExecuteAsync("insert into unit_mailbox (unit_id, address, set_by, set_at) values ($1, 'truoc@example.org', $1, '2026-03-01T01:02:03Z')", Tree.Ward);
        await using var probe = await EventProbe.StartAsync(service.Rabbit);
        await service.Database.ExecuteAsync("select tell_mailboxes()");
        await service.Database.ExecuteAsync("select tell_mailboxes()");
        await Eventually.Async("both are heard", () => Task.FromResult(probe.Of<UnitMailboxSet>().Count()), count => count == 2, TimeSpan.FromSeconds(30));
        var told = new UnitMailboxSet(Tree.Ward, "truoc@example.org", 1, new(2026, 3, 1, 1, 2, 3, TimeSpan.Zero));
        Assert.All(probe.Of<UnitMailboxSet>(), one => Assert.Equal(told, one));
        var kept = await service.Database.ScalarAsync<string>("select content from event_log where message_type = 'EduCoop.Contracts.Plans.UnitMailboxSet' limit 1");
        Assert.Equal(told, JsonSerializer.Deserialize<UnitMailboxSet>(kept, ContractJson.Options));
        Assert.Contains("select tell_mailboxes();", await File.ReadAllTextAsync(Path.Combine(Repository.SourceFolder("EduCoop.Plans"), "Migrations", "0018_mailboxes_told.sql")), StringComparison.Ordinal);
    }

    private async Task<MailboxView> SetAsync(string? address) =>
        await (await service.Http.SendAsync(HttpMethod.Put, $"/mailboxes/{Tree.Ward}", service.WardOfficer, new SetMailboxRequest(address))).ReadAsync<MailboxView>();
}
