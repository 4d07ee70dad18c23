using System.Diagnostics;
using Npgsql;

namespace EduCoop.Benchmarks;

/// <summary>
/// Events put into the outbox of Donations at a steady rate, and how long after its commit each was counted by Reporting: by the moment that stands in Reporting's inbox, which is written in the statement
/// that adds the gift to its totals. Both servers' clocks are this machine's. Beside it the plain way: the same commits alone.
/// </summary>
internal static class Latency
{
    private const int AtOnce = 50;

    private const string Fill = """
        insert into outbox (message_id, message_type, key, partition, payload)
        select id, 'EduCoop.Contracts.Donations.DonationRecorded', id::text, n % 16, json_build_object(
            'donationId', id, 'campaignId', $2, 'amountVnd', 1000, 'occurredOn', '2026-01-05', 'occurredAt', null, 'source', 'http',
            'statementId', null, 'ledgerSequence', 1000000000 + $3 + n, 'recordedAt', '2026-01-05T08:00:00Z')::text
        from unnest($1::uuid[]) with ordinality as made (id, n)
        """;

    private const string Counted = "select message_id, received_at from inbox where consumer = 'reporting-count-gifts' and message_id = any ($1)";

    internal static async Task<int> RunAsync(Settings settings, int perSecond, int seconds)
    {
        var (campaign, _) = await settings.OpenCampaignAsync("do-tre");
        await using var donations = settings.Database("donationsdb");
        await using var reporting = settings.Database("reportingdb");
        var committed = new Dictionary<Guid, DateTime>();
        var writing = new List<double>();
        var clock = Stopwatch.StartNew();
        for (var sent = 0; sent < perSecond * seconds; sent += AtOnce)
        {
            // Late is late: what could not be written in time is written at once, and the rate is kept over the whole run.
            var wait = TimeSpan.FromSeconds((double)sent / perSecond) - clock.Elapsed;
            if (wait > TimeSpan.Zero)
            {
                await Task.Delay(wait);
            }

            Guid[] ids = [.. Enumerable.Range(0, AtOnce).Select(_ => Guid.CreateVersion7())];
            var began = Stopwatch.GetTimestamp();
            await using var fill = donations.CreateCommand(Fill);
            fill.Parameters.Add(new() { Value = ids });
            fill.Parameters.Add(new() { Value = campaign });
            fill.Parameters.Add(new() { Value = (long)sent });
            await fill.ExecuteNonQueryAsync();
            var now = DateTime.UtcNow;
            writing.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
            foreach (var id in ids)
            {
                committed[id] = now;
            }
        }

        var rate = committed.Count / clock.Elapsed.TotalSeconds;
        var taken = await TakenAsync(reporting, committed);
        writing.Sort();
        Console.WriteLine($"{committed.Count} events at {rate:0} a second, {taken.Count} of them counted");
        Console.WriteLine("| What | p50 ms | p99 ms | longest ms |");
        Console.WriteLine("|---|---|---|---|");
        Console.WriteLine($"| commit of {AtOnce} events alone | {Of(writing, 0.5):0} | {Of(writing, 0.99):0} | {writing[^1]:0} |");
        Console.WriteLine($"| commit to counted | {Of(taken, 0.5):0} | {Of(taken, 0.99):0} | {taken[^1]:0} |");
        return taken.Count == committed.Count ? 0 : 1;
    }

    private static async Task<List<double>> TakenAsync(NpgsqlDataSource reporting, Dictionary<Guid, DateTime> committed)
    {
        var (taken, waiting, clock) = (new List<double>(), committed.Keys.ToHashSet(), Stopwatch.StartNew());
        while (waiting.Count > 0 && clock.Elapsed < TimeSpan.FromMinutes(5))
        {
            foreach (var some in waiting.ToArray().Chunk(10_000))
            {
                await using var read = reporting.CreateCommand(Counted);
                read.Parameters.Add(new() { Value = some });
                await using var rows = await read.ExecuteReaderAsync();
                while (await rows.ReadAsync())
                {
                    var id = rows.GetGuid(0);
                    taken.Add((rows.GetDateTime(1) - committed[id]).TotalMilliseconds);
                    waiting.Remove(id);
                }
            }

            await Task.Delay(500);
        }

        taken.Sort();
        return taken.Count > 0 ? taken : [double.NaN];
    }

    private static double Of(List<double> sorted, double share) => sorted[Math.Min(sorted.Count - 1, (int)(sorted.Count * share))];
}
