using System.Diagnostics;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json;
using Npgsql;

namespace EduCoop.Benchmarks;

/// <summary>What anybody asks of a ledger as large as the running system's is: an inclusion proof, and a gift found on the public page; each beside the plain way over the same rows.</summary>
internal static class Proofs
{
    // So many more are asked before, so that who asks is compiled too.
    private const int Unmeasured = 1_000;
    private const int Questions = 2_000;
    private const int PlainQuestions = 5;

    internal static async Task<int> RunAsync(Settings settings)
    {
        using var donations = new HttpClient { BaseAddress = settings.Donations };
        using var gateway = new HttpClient { BaseAddress = settings.Gateway };
        var ledger = (await donations.GetFromJsonAsync<JsonElement>("/ledgers"))[0];
        var (id, size) = (ledger.GetProperty("ledgerId").GetGuid(), ledger.GetProperty("size").GetInt64());
        await using var books = settings.Database("donationsdb");
        await using var reading = settings.Database("reportingdb");
        var random = new Random(20240910);
        Console.WriteLine($"{size} entries, {Questions} questions one after the other over HTTP, {PlainQuestions} the plain way");
        Console.WriteLine($"{"what",-48} {"p50 ms",9} {"p99 ms",9} {"plain ms",9} {"ratio",8}");
        await RowAsync("inclusion proof", () => GetAsync(donations, $"/ledgers/{id}/proofs/inclusion?index={random.NextInt64(size)}&size={size}"), () => HashAllAsync(books, id));

        var gifts = await SomeAsync(reading);
        var at = -1;
        await RowAsync(
            "public search by amount and day",
            () =>
            {
                var (slug, amount, day) = gifts[++at % gifts.Count];
                return GetAsync(gateway, $"/api/reporting/public/campaigns/{slug}/gifts?q={amount}%20{day:dd/MM/yyyy}");
            },
            () => LookThroughAsync(reading, gifts[0].Amount, gifts[0].Day));
        return 0;
    }

    private static async Task RowAsync(string what, Func<Task> ask, Func<Task> plain)
    {
        for (var i = 0; i < Unmeasured; i++)
        {
            await ask();
        }

        var times = await TimesAsync(Questions, ask);
        var slow = await TimesAsync(PlainQuestions, plain);
        var (p50, p99, usual) = (times[times.Length / 2], times[(int)(times.Length * 0.99)], slow[slow.Length / 2]);
        Console.WriteLine($"{what,-48} {p50,9:0.00} {p99,9:0.00} {usual,9:0.0} {p50 / usual,8:0.0000}");
    }

    private static async Task<double[]> TimesAsync(int count, Func<Task> one)
    {
        var times = new double[count];
        for (var i = 0; i < count; i++)
        {
            var begun = Stopwatch.GetTimestamp();
            await one();
            times[i] = Stopwatch.GetElapsedTime(begun).TotalMilliseconds;
        }

        Array.Sort(times);
        return times;
    }

    private static async Task GetAsync(HttpClient http, string path)
    {
        using var answer = await http.GetAsync(path);
        answer.EnsureSuccessStatusCode();
        await answer.Content.ReadAsByteArrayAsync();
    }

    // Without tiles every proof needs every leaf: read them all and hash them in pairs up to the root (RFC 6962).
    private static async Task HashAllAsync(NpgsqlDataSource books, Guid ledger)
    {
        var level = new List<byte[]>();
        await using var command = books.CreateCommand("select leaf_hash from ledger_leaf where ledger_id = $1 order by index");
        command.Parameters.Add(new() { Value = ledger });
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            level.Add((byte[])reader.GetValue(0));
        }

        while (level.Count > 1)
        {
            var above = new List<byte[]>((level.Count + 1) / 2);
            for (var i = 0; i < level.Count; i += 2)
            {
                above.Add(i + 1 < level.Count ? SHA256.HashData([1, .. level[i], .. level[i + 1]]) : level[i]);
            }

            level = above;
        }
    }

    // The same question without an index.
    private static async Task LookThroughAsync(NpgsqlDataSource reading, long amount, DateOnly day)
    {
        await using var command = reading.CreateCommand("select count(*) from gift_read where amount_vnd + 0 = $1 and occurred_on + 0 = $2");
        command.Parameters.Add(new() { Value = amount });
        command.Parameters.Add(new() { Value = day });
        await command.ExecuteScalarAsync();
    }

    private static async Task<List<(string Slug, long Amount, DateOnly Day)>> SomeAsync(NpgsqlDataSource reading)
    {
        var gifts = new List<(string, long, DateOnly)>();
        await using var command = reading.CreateCommand("select c.slug, g.amount_vnd, g.occurred_on from gift_read g join campaign c using (campaign_id) where not g.reversed order by md5(g.donation_id::text) limit 2000");
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            gifts.Add((reader.GetString(0), reader.GetInt64(1), reader.GetFieldValue<DateOnly>(2)));
        }

        return gifts.Count > 0 ? gifts : throw new InvalidOperationException("No gifts to look for: import a statement first.");
    }
}
