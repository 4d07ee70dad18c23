using Dapper;
using EduCoop.Documents.Rendering;
using EduCoop.Storage;
using Npgsql;

namespace EduCoop.Reporting.Papers;

/// <summary>
/// Writes the files of papers that were just settled, and makes PDFs of those that somebody asked for, many in one run of the office program. May be killed at any moment: the lease runs out and another
/// goes on.
/// </summary>
internal sealed partial class PrintPapers(WorkBell<PrintPapers> bell, NpgsqlDataSource database, ILogger<PrintPapers> log) : BackgroundService
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan AfterFault = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan BetweenSweeps = TimeSpan.FromHours(1);
    private static readonly PdfLimits Limits = PdfLimits.Default with { Time = PaperJob.Lease - TimeSpan.FromSeconds(15) };
    private readonly Guid owner = Guid.CreateVersion7();
    private long sweptAt = long.MinValue;

    // Of the last days only: what is older and has no file is written when somebody asks for it.
    private const string Unwritten = """
        select p.obligation_id, p.version from report_paper p
        where p.issued_on >= (now() at time zone 'Asia/Ho_Chi_Minh')::date - 2 and not exists (select from report_paper_file f where f.obligation_id = p.obligation_id and f.version = p.version) limit 100
        """;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await WriteFilesAsync(stoppingToken);
                if (PdfRenderer.IsThere && await PaperJob.ClaimAsync(database, owner, stoppingToken) is { Count: > 0 } jobs)
                {
                    await PrintAsync(jobs, stoppingToken);
                    continue;
                }

                await SweepAsync(stoppingToken);
                await bell.WaitAsync(Look, stoppingToken);
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

    private async Task WriteFilesAsync(CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        foreach (var one in (await connection.QueryAsync<UnwrittenRow>(new CommandDefinition(Unwritten, cancellationToken: cancellation))).AsList())
        {
            if (await PaperStore.FindAsync(connection, one.ObligationId, one.Version, cancellation) is { } paper)
            {
                await PaperStore.FileAsync(connection, paper, cancellation);
            }
        }
    }

    private async Task PrintAsync(IReadOnlyList<PaperJob> jobs, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var batch = new NpgsqlBatch(connection);
        try
        {
            var made = await PdfRenderer.RenderAsync([.. jobs.Select(job => job.Docx)], Limits, cancellation);
            foreach (var (job, file) in jobs.Zip(made).Where(pair => pair.Second.Pdf is not null))
            {
                PaperJob.AddPdf(batch, job.Sha256, file.Pdf!);
            }

            if (jobs.Zip(made).Where(pair => pair.Second.Pdf is null).Select(pair => pair.First.Sha256).ToList() is { Count: > 0 } unmade)
            {
                PaperJob.AddFailure(batch, unmade, owner, "Chương trình văn phòng không mở được văn bản này. Tải bản Word (.docx) và báo người quản trị.");
            }

            LogPrinted(log, made.Count(file => file.Pdf is not null), jobs.Count);
        }
        catch (RenderingException failed)
        {
            LogFailed(log, failed, jobs.Count, failed.Refusal.Code);
            PaperJob.AddFailure(batch, [.. jobs.Select(job => job.Sha256)], owner, $"{failed.Refusal.Title} {failed.Refusal.Detail}");
        }

        await batch.ExecuteNonQueryAsync(cancellation);
    }

    private async Task SweepAsync(CancellationToken cancellation)
    {
        if (sweptAt == long.MinValue || Environment.TickCount64 - sweptAt > BetweenSweeps.TotalMilliseconds)
        {
            await PaperJob.SweepAsync(database, cancellation);
            sweptAt = Environment.TickCount64;
        }
    }

    private sealed record UnwrittenRow
    {
        public required Guid ObligationId { get; init; }

        public required int Version { get; init; }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Made} of {Count} papers made into PDF")]
    private static partial void LogPrinted(ILogger log, int made, int count);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Count} papers were not made into PDF: {Code}")]
    private static partial void LogFailed(ILogger log, Exception fault, int count, string code);

    [LoggerMessage(Level = LogLevel.Error, Message = "Printing papers pauses for {Seconds} s; the work stays in the database")]
    private static partial void LogPaused(ILogger log, Exception fault, double seconds);
}
