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

    private Load(NpgsqlDataSource database) =>
        writers = Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => WriteAsync(database))));

    internal static Load On(NpgsqlDataSource database) => new(database);

    internal async Task<IReadOnlyCollection<Guid>> StopAsync()
    {
        await end.CancelAsync();
        await writers;
        return written;
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        end.Dispose();
    }

    private async Task WriteAsync(NpgsqlDataSource database)
    {
        while (!end.IsCancellationRequested)
        {
            var gift = Probe.Gift(0);
            while (!await TryAsync(database, gift))
            {
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
