using System.Diagnostics;
using EduCoop.Contracts.Feeds;
using EduCoop.Reporting.Operations;
using EduCoop.Storage;
using EduCoop.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace EduCoop.Benchmarks;

/// <summary>
/// Reporting's tables of gifts made anew from a feed of so many events: pages over HTTP and JSON, each gift counted in its totals and kept where it stands, by the code of the verb rebuild. Beside it COPY of
/// the rows that came of it, into a table with the same indexes. Two databases of its own; the feed stands in a table as the owner's statement would give it.
/// </summary>
internal static class Rebuilds
{
    private const string Feed = "select f.place::text, f.type, f.content from feed f where f.place > coalesce(nullif($1, ''), '0')::bigint order by f.place limit $2";

    private const string Fill = """
        create table feed (place bigint primary key, type text not null, content text not null);
        insert into feed
        select n, 'DonationRecorded', json_build_object(
            'donationId', md5('gift' || n)::uuid, 'campaignId', md5('campaign' || n % 40)::uuid, 'amountVnd', (n % 997 + 1) * 1000, 'occurredOn', date '2026-01-01' + (n % 300)::int,
            'occurredAt', case when n % 3 > 0 then (date '2026-01-01' + (n % 300)::int + interval '3 hours' + n % 600 * interval '1 minute') at time zone 'UTC' end, 'source', 'http', 'statementId', null,
            'ledgerSequence', n, 'recordedAt', '2026-11-05T08:00:00Z')::text
        from generate_series(1, @events) n;
        analyze feed
        """;

    internal static async Task<int> RunAsync(int events)
    {
        await using var owner = await TestDatabase.CreateAsync();
        await using var database = await TestDatabase.CreateAsync(typeof(EduCoop.Reporting.Forms.Figure).Assembly);
        await RunAsync(owner.DataSource, Fill.Replace("@events", events.ToString(), StringComparison.Ordinal));
        await using var server = Serve(owner.DataSource);
        await server.StartAsync();

        var clock = Stopwatch.StartNew();
        await using (var connection = await database.DataSource.OpenConnectionAsync())
        await using (var transaction = await connection.BeginTransactionAsync())
        {
            await Rebuild.MoneyAsync(connection, transaction, server.Urls.First(), "none", DateTimeOffset.UtcNow);
            await transaction.CommitAsync();
        }

        var rebuilt = clock.Elapsed;
        var rows = await CountAsync(database.DataSource);
        var copied = await CopyAsync(database.DataSource);
        Console.WriteLine($"| {events} events | s | events/s | ratio |");
        Console.WriteLine("|---|---|---|---|");
        Console.WriteLine($"| COPY of the {rows} rows of gifts, same indexes | {copied.TotalSeconds:0.0} | {events / copied.TotalSeconds:0} | 1.00 |");
        Console.WriteLine($"| made anew from the feed, totals too | {rebuilt.TotalSeconds:0.0} | {events / rebuilt.TotalSeconds:0} | {copied / rebuilt:0.000} |");
        return rows == events ? 0 : 1;
    }

    private static WebApplication Serve(NpgsqlDataSource owner)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var server = builder.Build();
        server.MapGet("/events/{part}", async (string part, string? after, CancellationToken cancellation) => part == "gifts" ? await OwnFeed.ReadAsync(owner, Feed, after, cancellation) : new EventsSaid([], null));
        server.MapGet("/public/promises", () => new { items = Array.Empty<string>() });
        return server;
    }

    private static async Task<TimeSpan> CopyAsync(NpgsqlDataSource database)
    {
        await RunAsync(database, "create table plain (like gift_read including all)");
        await using var from = await database.OpenConnectionAsync();
        await using var to = await database.OpenConnectionAsync();
        var clock = Stopwatch.StartNew();
        await using (var read = await from.BeginRawBinaryCopyAsync("copy gift_read to stdout (format binary)"))
        await using (var write = await to.BeginRawBinaryCopyAsync("copy plain from stdin (format binary)"))
        {
            await read.CopyToAsync(write, 1 << 20);
        }

        return clock.Elapsed;
    }

    private static async Task<long> CountAsync(NpgsqlDataSource database)
    {
        await using var count = database.CreateCommand("select sum(gift_count)::bigint from campaign_total");
        return (long)(await count.ExecuteScalarAsync())!;
    }

    private static async Task RunAsync(NpgsqlDataSource database, string sql)
    {
        await using var command = database.CreateCommand(sql);
        command.CommandTimeout = 1_800;
        await command.ExecuteNonQueryAsync();
    }
}
