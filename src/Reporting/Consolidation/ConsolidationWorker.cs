using Dapper;
using EduCoop.Reporting.Forms;
using EduCoop.Reporting.Submissions;
using EduCoop.ServiceDefaults;
using EduCoop.Storage;
using Npgsql;

namespace EduCoop.Reporting.Consolidation;

/// <summary>Puts reports together, one after the other. May be killed at any moment: the draft and the end of the job are one batch, so it is written once or the next begins anew.</summary>
internal sealed partial class ConsolidationWorker(WorkBell<ConsolidationWorker> bell, NpgsqlDataSource database, TimeProvider clock, ILogger<ConsolidationWorker> log) : BackgroundService
{
    private const int Handful = 250;
    private const int MostNames = 500;
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(2);
    private readonly Guid owner = Guid.CreateVersion7();

    private const string Ids = $"select o.obligation_id {PartsBelow.From} order by o.unit_name, o.obligation_id";

    private const string Read = $"""
        select o.obligation_id, o.unit_name, coalesce(s.version, 0) as version, case when s.state = 'accepted' then s.form_id end as form_id,
               case when s.state = 'accepted' and s.form_id = @formId then s.answers::text end as answers
        from obligation o left join submission s on s.obligation_id = o.obligation_id where o.obligation_id = any (@ids) order by o.unit_name, o.obligation_id
        """;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (!await WorkAsync(stoppingToken))
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
                LogPaused(log, fault);
                await Task.Delay(Look, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    /// <returns>False when nothing waits.</returns>
    internal async Task<bool> WorkAsync(CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        if (await ConsolidationJob.ClaimAsync(connection, owner, cancellation) is not { } job)
        {
            return false;
        }

        if (await RunAsync(connection, job, cancellation) is { } refusal)
        {
            await job.FailAsync(connection, owner, refusal.Code, cancellation);
        }

        return true;
    }

    private async Task<Refusal?> RunAsync(NpgsqlConnection connection, ConsolidationJob job, CancellationToken cancellation)
    {
        var ids = (await connection.QueryAsync<Guid>(new CommandDefinition(Ids, new { job.ObligationId, today = clock.Today() }, cancellationToken: cancellation))).AsList();
        if (ids.Count is 0 or > PartsBelow.Most)
        {
            return ids.Count == 0 ? ConsolidateReport.NothingBelow : ConsolidateReport.TooMany;
        }

        var parts = new List<PartRow>(ids.Count);
        foreach (var handful in ids.Chunk(Handful))
        {
            parts.AddRange(await connection.QueryAsync<PartRow>(new CommandDefinition(Read, new { ids = handful, formId = job.FormId }, cancellationToken: cancellation)));
            if (!await job.RenewAsync(connection, owner, ids.Count, parts.Count, cancellation))
            {
                return null;
            }
        }

        var report = await SubmissionStore.FindAsync(connection, job.ObligationId, cancellation);
        var form = (await FormStore.FindAsync(connection, job.FormId, job.FormVersion, cancellation))!;
        if (report is null || MoveReport.Refuse(report, SubmissionMove.Save, job.Version) is not null)
        {
            return MoveReport.Changed;
        }

        var taken = parts.Where(part => part.FormId == job.FormId).ToList();
        var sums = MergeReports.Merge(form.Content, [.. taken.Select(part => new ReportPart(part.UnitName, SubmissionStore.Read(part.Answers)))]);
        var merged = await OwnFields.KeepAsync(connection, form.Content, report, sums, cancellation);
        string[] missing = [.. parts.Where(part => part.FormId != job.FormId).Select(part => part.UnitName).Take(MostNames)];
        var step = new SubmissionStep(report, SubmissionMove.Save, merged.Answers, report.Narrative)
        {
            FormId = job.FormId,
            FormVersion = job.FormVersion,
            First = batch => job.AddGuard(batch, owner),
            With = batch => job.AddEnd(batch, [.. taken.Select(part => (part.ObligationId, part.Version))], missing, merged.Faults),
        };
        try
        {
            return await step.TakeAsync(connection, job.Asker(), clock, cancellation);
        }
        catch (PostgresException lost) when (lost.SqlState == PostgresErrorCodes.DivisionByZero)
        {
            LogLost(log, job.ObligationId);
            return null;
        }
    }

    private sealed record PartRow
    {
        public required Guid ObligationId { get; init; }

        public required string UnitName { get; init; }

        public required int Version { get; init; }

        public required Guid? FormId { get; init; }

        public required string? Answers { get; init; }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The lease on putting report {ObligationId} together was lost; somebody else goes on")]
    private static partial void LogLost(ILogger log, Guid obligationId);

    [LoggerMessage(Level = LogLevel.Error, Message = "Putting reports together pauses; the work stays in the database")]
    private static partial void LogPaused(ILogger log, Exception fault);
}
