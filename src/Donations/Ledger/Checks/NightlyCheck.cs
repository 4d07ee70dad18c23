using EduCoop.Donations.Ledger.Writing;
using EduCoop.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;

namespace EduCoop.Donations.Ledger.Checks;

/// <summary>Runs <see cref="LedgerCheck"/> every night at two o'clock in Vietnam, in the process that writes the ledger. Problems are logged as critical and shown by GET /ledger/check.</summary>
internal sealed partial class NightlyCheck(LedgerCheck check, LedgerWriter writer, TimeProvider clock, ILogger<NightlyCheck> log) : BackgroundService
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var now = VietnamTime.Local(clock.GetUtcNow());
            var next = now.TimeOfDay < Hour ? Hour - now.TimeOfDay : TimeSpan.FromDays(1) + Hour - now.TimeOfDay;
            await Task.Delay(next, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (stoppingToken.IsCancellationRequested || !writer.IsOpen)
            {
                continue;
            }

            try
            {
                foreach (var ledger in await check.RunAsync(stoppingToken))
                {
                    foreach (var problem in ledger.Problems)
                    {
                        LogProblem(log, ledger.LedgerId, problem.Code, problem.Where, problem.Detail);
                    }

                    LogDone(log, ledger.LedgerId, ledger.Entries, ledger.Problems.Count);
                }
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                LogFailed(log, fault);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Critical, Message = "Ledger {LedgerId}: {Code} at {Where}: {Detail}")]
    private static partial void LogProblem(ILogger log, Guid ledgerId, string code, long? where, string detail);

    [LoggerMessage(Level = LogLevel.Information, Message = "Ledger {LedgerId}: {Entries} entries computed anew, {Problems} problems")]
    private static partial void LogDone(ILogger log, Guid ledgerId, long entries, int problems);

    [LoggerMessage(Level = LogLevel.Error, Message = "The nightly check of the ledger could not be made; it is tried again tomorrow")]
    private static partial void LogFailed(ILogger log, Exception fault);
}

/// <summary>GET /ledger/check?now=: what the last check of this process found; with now=true it is made now.</summary>
internal static class GetCheck
{
    internal static async Task<Ok<IReadOnlyList<LedgerCheckView>>> Handle(LedgerCheck check, CancellationToken cancellation, bool now = false) =>
        TypedResults.Ok(now || check.Last.Count == 0 ? await check.RunAsync(cancellation) : check.Last);
}
