using System.Collections.Concurrent;
using EduCoop.Storage.Messaging;
using EduCoop.StorageProbe;
using Npgsql;

namespace EduCoop.Storage.Tests;

/// <summary>Writers that behave like good callers: they keep the id and repeat until they have an answer.</summary>
internal sealed class Load : IAsyncDisposable
{
    private readonly CancellationTokenSource end = new();
    private readonly ConcurrentBag<Guid> written = [];
    private readonly Task writers;
    private volatile bool abandoned;

    private Load(NpgsqlDataSource database) =>
        writers = Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => WriteAsync(database))));

    internal static Load On(NpgsqlDataSource database) => new(database);

    /// <summary>Ends when every gift that was begun has its answer.</summary>
    internal async Task<IReadOnlyCollection<Guid>> StopAsync()
    {
        await end.CancelAsync();
        await writers.WaitAsync(TimeSpan.FromMinutes(2));
        return written;
    }

    /// <summary>A test that failed may have left a database that never answers again.</summary>
    public async ValueTask DisposeAsync()
    {
        abandoned = true;
        await end.CancelAsync();
        await writers;
        end.Dispose();
    }

    private async Task WriteAsync(NpgsqlDataSource database)
    {
        while (!end.IsCancellationRequested)
        {
            var gift = Probe.Gift(0);
            while (!await TryAsync(database, gift))
            {
                if (abandoned)
                {
                    return;
                }

                await Task.Delay(100);
            }

            written.Add(gift.DonationId);
            await Task.Delay(10);
        }
    }

    private static async Task<bool> TryAsync(NpgsqlDataSource database, Contracts.Donations.DonationRecorded gift)
    {
        try
        {
            await using var batch = database.CreateBatch();
            batch.Add("insert into gift (id) values ($1)", gift.DonationId);
            batch.AddToOutbox(gift, gift.DonationId.ToString());
            await batch.ExecuteNonQueryAsync();
            return true;
        }
        catch (PostgresException there) when (there.IsClashOn("gift_pkey"))
        {
            return true;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }
}
