using System.Collections.Concurrent;
using System.Diagnostics;
using Npgsql;

namespace EduCoop.Benchmarks;

/// <summary>One gift per request at 64 connections: through the gateway, directly, and as bare SQL of the same rows on the same server.</summary>
internal static class SingleGifts
{
    private const int Connections = 64;

    internal static async Task<int> RunAsync(Settings settings, int seconds)
    {
        var (campaign, _) = await settings.OpenCampaignAsync("le");
        using var throughGateway = await settings.SignInAsync(settings.Gateway, "ketoan", Connections);
        using var direct = await settings.SignInAsync(settings.Donations, "ketoan", Connections);
        await using var database = settings.Database("donationsdb");
        await PrepareBareAsync(database);

        // Each way for a moment first: connections, compiled code, warm pages.
        foreach (var (client, path) in new[] { (throughGateway, "/api/donations/donations"), (direct, "/donations") })
        {
            await LoadGenerator.GiftsAsync(client, path, campaign, Connections, 5);
        }

        var rows = new[]
        {
            ("pgbench: insert with unique id and two legs, one transaction", await PgbenchAsync(settings, seconds)),
            ("bare SQL: insert with unique id, two legs, outbox row", await LoadAsync(seconds, () => InsertBareAsync(database, campaign))),
            ("Donations directly", await LoadGenerator.GiftsAsync(direct, "/donations", campaign, Connections, seconds)),
            ("through the gateway", await LoadGenerator.GiftsAsync(throughGateway, "/api/donations/donations", campaign, Connections, seconds)),
        };
        await using (var drop = database.CreateCommand("drop schema bench cascade"))
        {
            await drop.ExecuteNonQueryAsync();
        }

        Console.WriteLine($"{"way",-55} {"gifts/s",9} {"ratio",6} {"p50 ms",8} {"p99 ms",8}");
        foreach (var (name, result) in rows)
        {
            Console.WriteLine($"{name,-55} {result.PerSecond,9:0} {result.PerSecond / rows[0].Item2.PerSecond,6:0.00} {result.P50,8:0.0} {result.P99,8:0.0}");
        }

        return 0;
    }

    private static async Task PrepareBareAsync(NpgsqlDataSource database)
    {
        await using var command = database.CreateCommand("""
            drop schema if exists bench cascade;
            create schema bench;
            create table bench.gift (id uuid primary key, campaign uuid not null, amount bigint not null, at timestamptz not null);
            create table bench.leg (gift uuid not null, line int not null, amount bigint not null, primary key (gift, line));
            create table bench.event (sequence bigint generated always as identity primary key, payload text not null)
            """);
        await command.ExecuteNonQueryAsync();
    }

    private static async Task InsertBareAsync(NpgsqlDataSource database, Guid campaign)
    {
        var id = Guid.CreateVersion7();
        await using var batch = database.CreateBatch();
        batch.BatchCommands.Add(new("insert into bench.gift values ($1, $2, 50000, now())") { Parameters = { new() { Value = id }, new() { Value = campaign } } });
        batch.BatchCommands.Add(new("insert into bench.leg values ($1, 1, 50000), ($1, 2, -50000)") { Parameters = { new() { Value = id } } });
        batch.BatchCommands.Add(new("insert into bench.event (payload) values ($1)") { Parameters = { new() { Value = new string('x', 300) } } });
        await batch.ExecuteNonQueryAsync();
    }

    // The yardstick that does nothing but write: PostgreSQL's own load generator, in C, over the same number of connections.
    private static async Task<(double PerSecond, double P50, double P99)> PgbenchAsync(Settings settings, int seconds)
    {
        var folder = Directory.CreateTempSubdirectory("educoop-pgbench-").FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "gift.sql"), """
            \set n random(1, 1000000000)
            begin;
            with made as (insert into bench.gift select gen_random_uuid(), '01990000-0000-7000-8000-000000000001', 50000, now() returning id)
            insert into bench.leg select id, line, case line when 1 then 50000 else -50000 end from made, generate_series(1, 2) line;
            end;
            """);
        var (tool, arguments) = settings.Pgbench($"-n -M prepared -c {Connections} -j 2 -T {seconds} -l -f gift.sql donationsdb");
        arguments.WorkingDirectory = folder;
        arguments.FileName = tool;
        using (var process = Process.Start(arguments)!)
        {
            await process.WaitForExitAsync();
            if (process.ExitCode != 0)
            {
                throw new InvalidOperationException($"pgbench ended with {process.ExitCode}.");
            }
        }

        // Each line of its logs: client, transaction, microseconds …
        var times = Directory.GetFiles(folder, "pgbench_log.*").SelectMany(File.ReadLines).Select(line => double.Parse(line.Split(' ')[2], System.Globalization.CultureInfo.InvariantCulture) / 1000).Order().ToArray();
        Directory.Delete(folder, recursive: true);
        return ((double)times.Length / seconds, times[times.Length / 2], times[(int)(times.Length * 0.99)]);
    }

    private static async Task<(double PerSecond, double P50, double P99)> LoadAsync(int seconds, Func<Task> one)
    {
        var times = new ConcurrentBag<double>();
        var clock = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, Connections).Select(_ => Task.Run(async () =>
        {
            while (clock.Elapsed.TotalSeconds < seconds)
            {
                var started = Stopwatch.GetTimestamp();
                await one();
                times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            }
        })));
        var took = clock.Elapsed.TotalSeconds;
        var sorted = times.Order().ToArray();
        return (sorted.Length / took, sorted[sorted.Length / 2], sorted[(int)(sorted.Length * 0.99)]);
    }
}
