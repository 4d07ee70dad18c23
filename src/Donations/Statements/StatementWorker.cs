using System.Diagnostics;
using EduCoop.Banking.Statements;
using EduCoop.Donations.Ledger.Writing;
using EduCoop.Donations.Statements.Reading;
using EduCoop.Storage;
using Npgsql;

namespace EduCoop.Donations.Statements;

/// <summary>Reads and posts statements, one at a time per process. May be killed at any moment: the lease runs out and another goes on.</summary>
internal sealed partial class StatementWorker(
    StatementPosting posting, WorkBell<StatementJob> bell, LedgerWriter writer, NpgsqlDataSource database, TimeProvider clock, ILogger<StatementWorker> log) : BackgroundService
{
    private static readonly ActivitySource Source = new("EduCoop.Donations");
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan AfterFault = TimeSpan.FromSeconds(2);
    private readonly Guid owner = Guid.CreateVersion7();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                // A chunk goes into the ledger in its writer's turn; so the process that writes the ledger works on statements too.
                if (writer.IsOpen && await StatementJob.ClaimAsync(database, owner, stoppingToken) is { } job)
                {
                    await WorkAsync(job, stoppingToken);
                }
                else
                {
                    await bell.WaitAsync(Look, stoppingToken);
                }
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception fault)
            {
                LogPaused(log, fault, AfterFault.TotalSeconds);
                await Task.Delay(AfterFault, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task WorkAsync(StatementJob job, CancellationToken cancellation)
    {
        _ = ActivityContext.TryParse(job.TraceParent, null, isRemote: true, out var parent);
        using var activity = Source.StartActivity("statement import", ActivityKind.Internal, parent);
        activity?.SetTag("educoop.statement.id", job.StatementId);
        try
        {
            if (job is { IsPosting: false, Attempts: > StatementJob.MaxAttempts })
            {
                throw new StatementRefusedException(new(
                    "cannot_be_processed", "Hệ thống không xử lý được sao kê này.", $"Đã thử {StatementJob.MaxAttempts} lần; báo người quản trị kèm mã sao kê."));
            }

            var statement = await StatementInputs.ReadAsync(database, job.CampaignId, await job.ReadFileAsync(database, cancellation), job.Year, job.Mapping, cancellation);
            if (statement.Objection is { } objection && !await ApproveDifference.IsApprovedAsync(database, job.StatementId, statement.DifferenceVnd, cancellation))
            {
                throw new StatementRefusedException(objection);
            }

            if (await posting.PostAsync(job, statement, cancellation))
            {
                LogPosted(log, job.StatementId, statement.Lines.Count);
            }
        }
        catch (StatementRefusedException refused)
        {
            await job.RefuseAsync(database, refused.Refusal, clock.GetUtcNow(), cancellation);
            LogRefused(log, job.StatementId, refused.Refusal.Code, refused.Refusal.Line);
        }
        catch (LedgerLeaseLostException)
        {
            // Whoever writes the ledger now goes on behind the last chunk.
            LogLost(log, job.StatementId);
            await job.ReleaseAsync(database, TimeSpan.Zero, cancellation);
        }
        catch (LeaseLostException)
        {
            LogLost(log, job.StatementId);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // An orderly stop hands the job over at once.
            await job.ReleaseAsync(database, TimeSpan.Zero, CancellationToken.None);
            throw;
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Statement {StatementId} posted: {Lines} lines")]
    private static partial void LogPosted(ILogger log, Guid statementId, int lines);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Statement {StatementId} refused: {Code} at line {Line}")]
    private static partial void LogRefused(ILogger log, Guid statementId, string code, int? line);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Statement {StatementId} was taken over by another worker")]
    private static partial void LogLost(ILogger log, Guid statementId);

    [LoggerMessage(Level = LogLevel.Error, Message = "Statement work pauses for {Seconds} s; the job stays in the database")]
    private static partial void LogPaused(ILogger log, Exception fault, double seconds);
}
