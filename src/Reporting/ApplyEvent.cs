using Npgsql;

namespace EduCoop.Reporting;

/// <summary>What one event changes, as one batch. Every statement only lets the higher version win, so an event may come twice and in any order.</summary>
internal static class ApplyEvent
{
    internal static async Task ApplyAsync(this NpgsqlDataSource database, Action<NpgsqlBatch> write, CancellationToken cancellation)
    {
        await using var batch = database.CreateBatch();
        write(batch);
        await batch.ExecuteNonQueryAsync(cancellation);
    }
}
