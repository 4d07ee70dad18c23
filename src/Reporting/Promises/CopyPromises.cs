using System.Text.Json;
using EduCoop.Reporting.Gifts;
using EduCoop.Storage;
using Npgsql;
using Polly;

namespace EduCoop.Reporting.Promises;

/// <summary>Every minute (Promises:Look): what was promised and what arrived for it, asked of the owner. While the owner is away the last answer stays.</summary>
internal sealed partial class CopyPromises(NpgsqlDataSource database, IHttpClientFactory clients, TimeProvider clock, IConfiguration settings, ILogger<CopyPromises> log) : BackgroundService
{
    internal const int PageSize = 200;
    private readonly TimeSpan look = settings.GetValue("Promises:Look", TimeSpan.FromMinutes(1));

    private const string Keep = """
        insert into promise_read (pledge_id, campaign_id, donor, promised_vnd, received_vnd, seen_at)
        select p.*, $6 from unnest($1::uuid[], $2::uuid[], $3::text[], $4::bigint[], $5::bigint[]) as p
        on conflict (pledge_id) do update set
            campaign_id = excluded.campaign_id, donor = excluded.donor, promised_vnd = excluded.promised_vnd, received_vnd = excluded.received_vnd, seen_at = excluded.seen_at
        where promise_read.seen_at < excluded.seen_at
        """;

    // What the whole round has not seen was withdrawn.
    private const string Forget = "delete from promise_read where seen_at < $1";

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await RunAsync(stoppingToken);
            }
            catch (Exception away) when (away is NpgsqlException or TimeoutException or HttpRequestException or ExecutionRejectedException or JsonException
                || (away is OperationCanceledException && !stoppingToken.IsCancellationRequested))
            {
                LogAway(log, away);
            }
            catch (OperationCanceledException)
            {
                return;
            }

            await Task.Delay(look, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task RunAsync(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var (last, isEnd) = (Guid.Empty, false);
        while (!isEnd)
        {
            var answer = await clients.CreateClient(GiftOwner.ClientName).GetFromJsonAsync<PromisePage>(PageAfter(last), JsonSerializerOptions.Web, cancellation);
            var items = answer!.Items;
            isEnd = items.Count < PageSize;
            if (items.Count == 0)
            {
                break;
            }

            last = items[^1].PledgeId;
            await database.ApplyAsync(batch => Add(batch, items, now), cancellation);
        }

        await using var forget = database.CreateCommand(Forget);
        await forget.Add(now).ExecuteNonQueryAsync(cancellation);
    }

    internal static Uri PageAfter(Guid last) => new($"public/promises?after={last}&pageSize={PageSize}", UriKind.Relative);

    internal static void Add(NpgsqlBatch batch, IReadOnlyList<Promise> items, DateTimeOffset now) => batch.Add(
        Keep, items.Select(one => one.PledgeId).ToArray(), items.Select(one => one.CampaignId).ToArray(), items.Select(one => one.Donor).ToArray(), items.Select(one => one.PromisedVnd).ToArray(),
        items.Select(one => one.ReceivedVnd).ToArray(), now);

    internal sealed record PromisePage(IReadOnlyList<Promise> Items);

    internal sealed record Promise(Guid PledgeId, Guid CampaignId, string? Donor, long PromisedVnd, long ReceivedVnd);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Promises could not be asked this minute; the last answer stays")]
    private static partial void LogAway(ILogger log, Exception fault);
}
