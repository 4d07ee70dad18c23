using Dapper;
using EduCoop.Contracts.Donations;
using EduCoop.Documents.Rendering;
using EduCoop.Documents.Writing;
using EduCoop.Donations.Lawful;
using EduCoop.ServiceDefaults;
using EduCoop.Storage;
using Npgsql;

namespace EduCoop.Donations.Receipts.Printing;

/// <summary>
/// Prints papers part by part: some hundred in one Word file with a section each, one run of the office program, one row with the progress; then all parts are put together. May be killed at any moment:
/// the lease runs out and another goes on after the parts that are there.
/// </summary>
internal sealed partial class PrintWorker(WorkBell<PrintWorker> bell, NpgsqlDataSource database, IConfiguration settings, TimeProvider clock, ILogger<PrintWorker> log) : BackgroundService
{
    /// <summary>Papers of one part. More in one run save little: starting the program is a small share of it already.</summary>
    internal const int MostInPart = 250;

    private const int MostAttempts = 3;
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(75);
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan AfterFault = TimeSpan.FromSeconds(5);
    private static readonly PdfLimits Limits = PdfLimits.Default with { Time = Lease - TimeSpan.FromSeconds(15) };
    private readonly Guid owner = Guid.CreateVersion7();

    // One that was stopped again and again without a part being done is given up. Old files go: they can be made again.
    private const string Sweep = """
        update receipt_print set finished_at = @now, fault = 'Việc in bị dừng nhiều lần giữa chừng. In ít giấy hơn một lần, hoặc báo người quản trị.'
        where finished_at is null and attempts >= @MostAttempts and lease_until < clock_timestamp();
        delete from receipt_print where asked_at < clock_timestamp() - interval '7 days'
        """;

    private const string Claim = """
        update receipt_print set lease_owner = @owner, lease_until = clock_timestamp() + @Lease, attempts = attempts + 1
        where print_id = (
            select print_id from receipt_print where finished_at is null and attempts < @MostAttempts and (lease_until is null or lease_until < clock_timestamp())
            order by asked_at limit 1 for update skip locked)
        returning print_id, campaign_id, receipts, done
        """;

    private const string Papers = $"{ReceiptView.SelectReceipt} where receipt_id = any (@ids)";

    // Only who still holds the lease writes: a run that took too long finds that another has gone on.
    private const string Advance = """
        with mine as (
            update receipt_print set done = done + $3, attempts = 1, lease_until = clock_timestamp() + $5 where print_id = $1 and lease_owner = $2 and done = $6 returning print_id)
        insert into receipt_print_part (print_id, place, pdf) select print_id, $6, $4 from mine
        """;

    private const string Parts = "select pdf from receipt_print_part where print_id = @PrintId order by place";

    private const string Finish = """
        with mine as (update receipt_print set pdf = $3, finished_at = $4, lease_until = null where print_id = $1 and lease_owner = $2 returning print_id)
        delete from receipt_print_part p using mine where p.print_id = mine.print_id
        """;

    private const string GiveBack = """
        update receipt_print set lease_until = null, fault = case when attempts >= $3 then $4 end, finished_at = case when attempts >= $3 then $5 end where print_id = $1 and lease_owner = $2
        """;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (!PdfRenderer.IsThere || await ClaimAsync(stoppingToken) is not { } job)
                {
                    await bell.WaitAsync(Look, stoppingToken);
                    continue;
                }

                await PrintAsync(job, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception fault)
            {
                LogPaused(log, fault, AfterFault.TotalSeconds);
                await Task.Delay(AfterFault, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task<Job?> ClaimAsync(CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await connection.ExecuteAsync(new CommandDefinition(Sweep, new { now = clock.GetUtcNow().ToUniversalTime(), MostAttempts }, cancellationToken: cancellation));
        return await connection.QuerySingleOrDefaultAsync<Job>(new CommandDefinition(Claim, new { owner, Lease, MostAttempts }, cancellationToken: cancellation));
    }

    private async Task PrintAsync(Job job, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        try
        {
            var plan = (await PlanAccess.FindAsync(connection, job.CampaignId, cancellation))!;
            for (var done = job.Done; done < job.Receipts.Length; done += MostInPart)
            {
                var ids = job.Receipts[done..Math.Min(done + MostInPart, job.Receipts.Length)];
                var pdf = await PartAsync(connection, ids, plan.Regime == FundraisingRegime.Tt16, cancellation);
                if (await ExecuteAsync(connection, Advance, cancellation, job.PrintId, owner, ids.Length, pdf, Lease, done) == 0)
                {
                    LogLost(log, job.PrintId);
                    return;
                }
            }

            var parts = (await connection.QueryAsync<byte[]>(new CommandDefinition(Parts, new { job.PrintId }, cancellationToken: cancellation))).AsList();
            var whole = await PdfJoiner.JoinAsync(parts, cancellation);
            await ExecuteAsync(connection, Finish, cancellation, job.PrintId, owner, whole, VietnamTime.ToMicroseconds(clock.GetUtcNow()));
            LogPrinted(log, job.PrintId, job.Receipts.Length);
        }
        catch (RenderingException failed)
        {
            LogFailed(log, failed, job.PrintId, failed.Refusal.Code);
            await ExecuteAsync(connection, GiveBack, cancellation, job.PrintId, owner, MostAttempts, $"{failed.Refusal.Title} {failed.Refusal.Detail}", VietnamTime.ToMicroseconds(clock.GetUtcNow()));
        }
    }

    private async Task<byte[]> PartAsync(NpgsqlConnection connection, Guid[] ids, bool isCircular16, CancellationToken cancellation)
    {
        var rows = (await connection.QueryAsync<ReceiptRow>(new CommandDefinition(Papers, new { ids }, cancellationToken: cancellation))).AsList();
        var papers = (await ReceiptView.ReadAsync(connection, rows, cancellation)).ToDictionary(paper => paper.ReceiptId);
        using var file = new MemoryStream();
        OfficialDocumentWriter.WriteMany([.. ids.Select(id => ReceiptDocument.Of(papers[id], isCircular16, GetReceipt.PublicUrl(settings)))], file);
        return (await PdfRenderer.RenderAsync([file.ToArray()], Limits, cancellation))[0].Pdf
            ?? throw new RenderingException("office_failed", "Chương trình văn phòng không dựng được các trang.", "Thử lại; nếu vẫn lỗi, báo người quản trị.");
    }

    private static async Task<int> ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellation, params object?[] values)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values)
        {
            command.Add(value);
        }

        return await command.ExecuteNonQueryAsync(cancellation);
    }

    private sealed record Job
    {
        public required Guid PrintId { get; init; }

        public required Guid CampaignId { get; init; }

        public required Guid[] Receipts { get; init; }

        public required int Done { get; init; }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Papers {Print}: {Count} in one PDF")]
    private static partial void LogPrinted(ILogger log, Guid print, int count);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Papers {Print}: took too long, another goes on")]
    private static partial void LogLost(ILogger log, Guid print);

    [LoggerMessage(Level = LogLevel.Error, Message = "Papers {Print} were not printed: {Code}")]
    private static partial void LogFailed(ILogger log, Exception fault, Guid print, string code);

    [LoggerMessage(Level = LogLevel.Error, Message = "Printing papers pauses for {Seconds} s; the work stays in the database")]
    private static partial void LogPaused(ILogger log, Exception fault, double seconds);
}
