using EduCoop.StorageProbe;
using EduCoop.Testing;
using Npgsql;

namespace EduCoop.Storage.Tests;

/// <summary>Processes and servers die at the worst moment under load: nothing is lost, nothing is applied twice.</summary>
public sealed class FailureTests
{
    [Fact]
    public async Task A_relay_killed_between_publishing_and_marking_sends_twice_and_has_one_effect()
    {
        await using var outgoing = await TestDatabase.CreateAsync(typeof(KeepGift).Assembly);
        await using var incoming = await TestDatabase.CreateAsync(typeof(KeepGift).Assembly);
        await using var rabbit = await Broker.OfSharedAsync();
        await using var consumer = await ServiceHost<KeepGift>.StartAsync(rabbit.Settings(incoming));
        await using var relay = new ServiceProcess("EduCoop.StorageProbe", rabbit.Settings(outgoing).With("Probe:Consumers", "none"));
        await relay.StartAsync();
        // The relay's "delete what is confirmed" has to wait for a lock that this test holds.
        await ExecuteAsync(outgoing.DataSource, """
            create function hold() returns trigger language plpgsql as $$ begin perform pg_advisory_xact_lock_shared(77); return null; end $$;
            create trigger hold before delete on outbox for each statement execute function hold();
            """);
        var campaign = Guid.CreateVersion7();
        var gifts = Enumerable.Range(0, 40).Select(place => Probe.Gift(place, campaign)).ToArray();
        await using (var holder = await outgoing.DataSource.OpenConnectionAsync())
        {
            await ExecuteAsync(holder, "select pg_advisory_lock(77)");
            await Probe.CommitAsync(outgoing.DataSource, gifts);
            await Eventually.Async("all published", () => Probe.CountAsync(incoming.DataSource, "delivery"), count => count == gifts.Length);
            await Eventually.Async("a relay that is about to mark", () => Probe.CountAsync(outgoing.DataSource, "pg_locks where locktype = 'advisory' and not granted"), count => count > 0);
            await relay.KillAsync();
            await ExecuteAsync(holder, "select pg_advisory_unlock(77)");
        }

        Assert.Equal(gifts.Length, await Probe.CountAsync(outgoing.DataSource, "outbox"));
        await relay.StartAsync();

        await Eventually.Async("all published again", () => Probe.CountAsync(incoming.DataSource, "delivery"), count => count == 2 * gifts.Length);
        await Eventually.Async("an empty outbox", () => Probe.CountAsync(outgoing.DataSource, "outbox"), count => count == 0);
        await Probe.AllArrivedOnceAsync(incoming.DataSource, gifts.Select(gift => gift.DonationId).ToList());
    }

    [Fact]
    public async Task A_service_killed_again_and_again_under_load_loses_nothing()
    {
        await using var database = await TestDatabase.CreateAsync(typeof(KeepGift).Assembly);
        await using var rabbit = await Broker.OfSharedAsync();
        await using var service = new ServiceProcess("EduCoop.StorageProbe", rabbit.Settings(database));
        await service.StartAsync();
        await using var load = Load.On(database.DataSource);
        for (var round = 0; round < 3; round++)
        {
            await Task.Delay(TimeSpan.FromSeconds(1.5));
            await service.KillAsync();
            await service.StartAsync();
        }

        await Probe.AllArrivedOnceAsync(database.DataSource, await load.StopAsync(), TimeSpan.FromMinutes(2));
    }

    [Fact]
    public async Task A_database_killed_and_restarted_under_load_loses_nothing_and_fills_no_error_queue()
    {
        await using var servers = await OwnServers.StartAsync(OwnServers.PostgreSql);
        await using var database = await TestDatabase.CreateOnAsync(servers.PostgresConnection, typeof(KeepGift).Assembly);
        await using var rabbit = await Broker.OfSharedAsync();
        await using var service = await ServiceHost<KeepGift>.StartAsync(rabbit.Settings(database));
        await using var load = Load.On(database.DataSource);
        await Eventually.Async("the first effects", () => Probe.CountAsync(database.DataSource, "effect"), count => count > 50);

        await servers.KillAsync(OwnServers.PostgreSql);
        await Task.Delay(TimeSpan.FromSeconds(3));
        await servers.StartAgainAsync(OwnServers.PostgreSql);
        await Task.Delay(TimeSpan.FromSeconds(2));
        await servers.StopAsync(OwnServers.PostgreSql);
        await servers.StartAgainAsync(OwnServers.PostgreSql);
        await Task.Delay(TimeSpan.FromSeconds(1));

        await Probe.AllArrivedOnceAsync(database.DataSource, await load.StopAsync(), TimeSpan.FromMinutes(2));
        Assert.False(await rabbit.QueueExistsAsync("probe-keep-gift_error"));
    }

    private static async Task ExecuteAsync(NpgsqlDataSource database, string sql)
    {
        await using var command = database.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
