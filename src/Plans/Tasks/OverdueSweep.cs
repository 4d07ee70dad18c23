using Dapper;
using EduCoop.Contracts.Plans;
using EduCoop.ServiceDefaults;
using EduCoop.Storage.Messaging;
using Npgsql;

namespace EduCoop.Plans.Tasks;

/// <summary>Says once of each piece of work that its last day has passed. The mark and the event are one transaction, so a killed process neither forgets nor repeats.</summary>
internal sealed partial class OverdueSweep(NpgsqlDataSource database, TimeProvider clock, ILogger<OverdueSweep> log) : BackgroundService
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(30);
    private readonly Guid owner = Guid.CreateVersion7();

    // Replicas would only wait for each other's rows.
    private const string TakeLease = """
        insert into job_lease (job, owner, until) values ('overdue', @owner, clock_timestamp() + @Lease)
        on conflict (job) do update set owner = excluded.owner, until = excluded.until where job_lease.owner = excluded.owner or job_lease.until < clock_timestamp()
        """;

    // A plan that is being unfolded waits: its days may still move, and telling of them would hold the unfolding up. What failed for good holds nobody up.
    private const string Mark = """
        with late as (
            select o.occurrence_id from occurrence o join plan p on p.plan_id = o.plan_id
            where o.state = 'open' and o.overdue_said_at is null and o.due_on < @today and p.state in ('issued', 'amended')
              and not exists (select from unfold_job j where j.plan_id = o.plan_id and j.attempts < 20)
            order by o.due_on limit 500 for update of o skip locked)
        update occurrence o set overdue_said_at = @now from late, task t
        where o.occurrence_id = late.occurrence_id and t.task_id = o.task_id
        returning o.occurrence_id, o.task_id, o.plan_id, o.unit_id, t.section, t.title, o.label, o.due_on, o.percent::int as percent
        """;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                while (await SweepAsync(stoppingToken) > 0)
                {
                }
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception fault)
            {
                LogPaused(log, fault);
            }

            await Task.Delay(Look, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <returns>How many were said; 0 when there are no more, or another process is at it.</returns>
    internal async Task<int> SweepAsync(CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        if (await connection.ExecuteAsync(new CommandDefinition(TakeLease, new { owner, Lease }, cancellationToken: cancellation)) == 0)
        {
            return 0;
        }

        var now = clock.Now();
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var late = (await connection.QueryAsync<LateWork>(new CommandDefinition(Mark, new { today = clock.Today(), now }, transaction, cancellationToken: cancellation))).AsList();
        if (late.Count == 0)
        {
            return 0;
        }

        await using var batch = connection.CreateBatch();
        batch.Transaction = transaction;
        batch.AddToOutbox([.. late.Select(one => one.Say(now))], one => one.OccurrenceId.ToString());
        await batch.ExecuteNonQueryAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return late.Count;
    }

    private sealed record LateWork
    {
        public required Guid OccurrenceId { get; init; }

        public required Guid TaskId { get; init; }

        public required Guid PlanId { get; init; }

        public required Guid? UnitId { get; init; }

        public required string Section { get; init; }

        public required string Title { get; init; }

        public required string Label { get; init; }

        public required DateOnly DueOn { get; init; }

        public required int Percent { get; init; }

        internal TaskOverdue Say(DateTimeOffset now) => new(OccurrenceId, TaskId, PlanId, UnitId, Section, Title, Label, DueOn, Percent, now);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The sweep for late work pauses; nothing is lost")]
    private static partial void LogPaused(ILogger log, Exception fault);
}
