using Dapper;
using EduCoop.Storage;
using Npgsql;

namespace EduCoop.Plans.Tasks;

/// <summary>Tasks whose pieces of work must be made anew, as rows of a queue. Whoever holds the lease works; a killed one's lease runs out.</summary>
internal sealed record UnfoldJob
{
    public required Guid TaskId { get; init; }

    public required Guid PlanId { get; init; }

    public required long Request { get; init; }

    public required int Attempts { get; init; }

    /// <summary>Longer than a few tasks of all wards take on a busy machine; what a killed process held waits that long.</summary>
    internal static readonly TimeSpan Lease = TimeSpan.FromSeconds(60);

    private const string OfPlan = """
        insert into unfold_job (task_id, plan_id) select task_id, plan_id from task where plan_id = $1
        on conflict (task_id) do update set request = unfold_job.request + 1, lease_until = null
        """;

    private const string OfTasks = """
        insert into unfold_job (task_id, plan_id) select task_id, plan_id from task where task_id = any ($1)
        on conflict (task_id) do update set request = unfold_job.request + 1, lease_until = null
        """;

    private const string Claim = """
        update unfold_job set lease_owner = @owner, lease_until = clock_timestamp() + @Lease, attempts = attempts + 1
        where task_id in (
            select task_id from unfold_job where (lease_until is null or lease_until < clock_timestamp()) and attempts < 20
            order by requested_at limit 4 for update skip locked)
        returning task_id, plan_id, request, attempts
        """;

    // A request that came meanwhile leaves its row behind, to be worked on again.
    internal const string Done = "delete from unfold_job where task_id = $1 and request = $2";

    internal static void AddPlan(NpgsqlBatch batch, Guid planId) => batch.Add(OfPlan, planId);

    internal static void AddTasks(NpgsqlBatch batch, Guid[] taskIds) => batch.Add(OfTasks, taskIds);

    internal static async Task<IReadOnlyList<UnfoldJob>> ClaimAsync(NpgsqlDataSource database, Guid owner, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        return (await connection.QueryAsync<UnfoldJob>(new CommandDefinition(Claim, new { owner, Lease }, cancellationToken: cancellation))).AsList();
    }
}

/// <summary>Short words for the batch that changes a plan.</summary>
internal static class UnfoldBatch
{
    internal static void AddUnfoldingOfPlan(this NpgsqlBatch batch, Guid planId) => UnfoldJob.AddPlan(batch, planId);

    internal static void AddUnfolding(this NpgsqlBatch batch, IEnumerable<Guid> taskIds) => UnfoldJob.AddTasks(batch, [.. taskIds]);
}
