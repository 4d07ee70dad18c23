using EduCoop.Donations.Pledges;
using Npgsql;

namespace EduCoop.Donations.Classification;

/// <summary>
/// Looks at the funds of shared accounts and at pledged campaigns every few seconds, so that a code in a memo is honoured without anybody pressing a button.
/// Replicas may race: each gift is looked at once.
/// </summary>
internal sealed partial class ClassificationWorker(ClassifyFund classify, MatchPledges pledges, NpgsqlDataSource database, TimeProvider clock, ILogger<ClassificationWorker> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    private const string WithNewGifts = """
        select b.bucket_id from (select distinct bucket_id from account_member) b
        left join look_progress p on p.campaign_id = b.bucket_id and p.purpose = 'classification'
        where coalesce(p.looked_to, 0) < (select max(sequence) from entry)
        limit 100
        """;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(Pause, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            try
            {
                foreach (var bucket in await FundsAsync(stoppingToken))
                {
                    var (run, _) = await classify.RunAsync(bucket, stoppingToken);
                    if (run.Looked > 0)
                    {
                        LogRun(log, bucket, run.Looked, run.ByCode, run.ByRule);
                    }
                }

                await pledges.RunAsync(stoppingToken);
            }
            catch (Exception away) when (away is NpgsqlException or TimeoutException)
            {
                LogAway(log, away);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
        }
    }

    private async Task<List<Guid>> FundsAsync(CancellationToken cancellation)
    {
        var funds = new List<Guid>();
        await using var find = database.CreateCommand(WithNewGifts);
        await using var reader = await find.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
        {
            funds.Add(reader.GetGuid(0));
        }

        return funds;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Fund {Fund}: {Looked} gifts looked at, {ByCode} moved by code, {ByRule} by rule")]
    private static partial void LogRun(ILogger log, Guid fund, int looked, int byCode, int byRule);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Classification waits for the database")]
    private static partial void LogAway(ILogger log, Exception fault);
}
