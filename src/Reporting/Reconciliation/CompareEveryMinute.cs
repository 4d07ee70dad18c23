using System.Net.Http.Json;
using System.Text.Json;
using EduCoop.Storage;
using Npgsql;
using Polly;

namespace EduCoop.Reporting.Reconciliation;

/// <summary>
/// Every minute: what the bank says, what the ledger says and what the page shows, beside each other, as one number with its time. The ledger is read before the page,
/// and a gift that is on its way between them is looked at again before a difference is written down.
/// </summary>
internal sealed partial class CompareEveryMinute(NpgsqlDataSource database, IHttpClientFactory clients, TimeProvider clock, ILogger<CompareEveryMinute> log) : BackgroundService
{
    private const int PageSize = 200;
    private const int Looks = 3;
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan OnItsWay = TimeSpan.FromSeconds(2);

    private const string ReadPages = "select campaign_id, total_vnd from campaign_total where campaign_id = any($1)";

    private const string Keep = """
        insert into reconciliation_read (campaign_id, bank_vnd, ledger_bank_vnd, ledger_vnd, page_vnd, difference_vnd, computed_at)
        select c.*, $7 from unnest($1::uuid[], $2::bigint[], $3::bigint[], $4::bigint[], $5::bigint[], $6::bigint[]) as c
        on conflict (campaign_id) do update set
            bank_vnd = excluded.bank_vnd, ledger_bank_vnd = excluded.ledger_bank_vnd, ledger_vnd = excluded.ledger_vnd, page_vnd = excluded.page_vnd,
            difference_vnd = excluded.difference_vnd, computed_at = excluded.computed_at
        where reconciliation_read.computed_at <= excluded.computed_at
        """;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                for (var page = 1; await ComparePageAsync(page, stoppingToken); page++)
                {
                }
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

            await Task.Delay(Minute, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <returns>Whether there is another page.</returns>
    private async Task<bool> ComparePageAsync(int page, CancellationToken cancellation)
    {
        for (var look = 1; ; look++)
        {
            var ledgers = await clients.CreateClient(Gifts.GiftOwner.ClientName).GetFromJsonAsync<LedgerPage>(
                new Uri($"public/ledger-totals?page={page}&pageSize={PageSize}", UriKind.Relative), JsonSerializerOptions.Web, cancellation);
            var pages = await ReadPagesAsync([.. ledgers!.Items.Select(one => one.CampaignId)], cancellation);
            var compared = ledgers.Items.Select(one => Comparison.Of(one, pages.GetValueOrDefault(one.CampaignId))).ToList();
            if (look < Looks && compared.Exists(one => one.DifferenceVnd != 0))
            {
                await Task.Delay(OnItsWay, clock, cancellation);
                continue;
            }

            await KeepAsync(compared, cancellation);
            return (long)page * PageSize < ledgers.Total;
        }
    }

    private async Task<Dictionary<Guid, long>> ReadPagesAsync(Guid[] campaigns, CancellationToken cancellation)
    {
        var totals = new Dictionary<Guid, long>();
        await using var read = database.CreateCommand(ReadPages);
        await using var reader = await read.Add(campaigns).ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
        {
            totals.Add(reader.GetGuid(0), reader.GetInt64(1));
        }

        return totals;
    }

    private async Task KeepAsync(List<Comparison> compared, CancellationToken cancellation)
    {
        await using var keep = database.CreateCommand(Keep);
        keep.Add(compared.ConvertAll(one => one.CampaignId).ToArray()).Add(compared.ConvertAll(one => one.BankVnd).ToArray()).Add(compared.ConvertAll(one => one.LedgerBankVnd).ToArray())
            .Add(compared.ConvertAll(one => one.LedgerVnd).ToArray()).Add(compared.ConvertAll(one => one.PageVnd).ToArray()).Add(compared.ConvertAll(one => one.DifferenceVnd).ToArray())
            .Add(clock.GetUtcNow());
        await keep.ExecuteNonQueryAsync(cancellation);
    }

    internal sealed record LedgerPage(IReadOnlyList<LedgerTotal> Items, long Total);

    /// <summary>A campaign's own totals in the ledger; the bank's movement only where the campaign or fund has an account with statements.</summary>
    internal sealed record LedgerTotal(Guid CampaignId, long ReceivedVnd, long BankLedgerVnd, long? BankVnd);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Bank, ledger and page could not be compared this minute")]
    private static partial void LogAway(ILogger log, Exception fault);
}
