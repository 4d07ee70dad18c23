using EduCoop.Storage;
using Npgsql;

namespace EduCoop.Donations.Ledger;

/// <summary>
/// Hands out entry numbers. They are fetched ahead in blocks, so that one gift costs one round trip.
/// A number is never given twice; a process that ends leaves the rest of its block unused.
/// </summary>
internal sealed class LedgerNumbers(NpgsqlDataSource database) : IDisposable
{
    private const int Block = 512;
    private const string Fetch = "select nextval('ledger_sequence') from generate_series(1, $1)";
    private readonly Queue<long> ready = new();
    private readonly SemaphoreSlim gate = new(1, 1);

    internal async Task<long[]> TakeAsync(int count, CancellationToken cancellation)
    {
        await gate.WaitAsync(cancellation);
        try
        {
            if (ready.Count < count)
            {
                await FetchAsync(Math.Max(Block, count - ready.Count), cancellation);
            }

            var taken = new long[count];
            for (var i = 0; i < count; i++)
            {
                taken[i] = ready.Dequeue();
            }

            return taken;
        }
        finally
        {
            gate.Release();
        }
    }

    public void Dispose() => gate.Dispose();

    private async Task FetchAsync(int count, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(Fetch);
        command.Add(count);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
        {
            ready.Enqueue(reader.GetInt64(0));
        }
    }
}
