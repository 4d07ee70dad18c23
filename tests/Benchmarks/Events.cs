using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using Npgsql;

namespace EduCoop.Benchmarks;

/// <summary>Events put straight into the outbox of Donations; the clock stops when Reporting's total has them all.</summary>
internal static class Events
{
    private const string Fill = """
        insert into outbox (message_id, message_type, key, partition, payload)
        select id, 'EduCoop.Contracts.Donations.DonationRecorded', id::text, n % 16, json_build_object(
            'donationId', id, 'campaignId', $2, 'amountVnd', 1000, 'occurredOn', '2026-01-05', 'occurredAt', null, 'source', 'http',
            'statementId', null, 'ledgerSequence', 1000000000 + n, 'recordedAt', '2026-01-05T08:00:00Z')::text
        from (select gen_random_uuid() as id, n from generate_series(1, $1) as n) as made
        """;

    internal static async Task<int> RunAsync(Settings settings, int count)
    {
        var (campaign, slug) = await settings.OpenCampaignAsync("su-kien");
        await using var database = settings.Database("donationsdb");
        using var anyone = new HttpClient { BaseAddress = settings.Gateway };
        await using var fill = database.CreateCommand(Fill);
        fill.Parameters.Add(new() { Value = count });
        fill.Parameters.Add(new() { Value = campaign });
        await fill.ExecuteNonQueryAsync();
        var clock = Stopwatch.StartNew();
        int seen;
        do
        {
            await Task.Delay(50);
            using var answer = await anyone.GetAsync($"/api/reporting/public/campaigns/{slug}");
            seen = answer.IsSuccessStatusCode ? (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("count").GetInt32() : 0;
        }
        while (seen < count && clock.Elapsed < TimeSpan.FromMinutes(5));
        Console.WriteLine($"{seen} of {count} events from outbox to read model in {clock.Elapsed.TotalSeconds:0.00} s: {seen / clock.Elapsed.TotalSeconds:0} events/s");
        return seen == count ? 0 : 1;
    }
}
