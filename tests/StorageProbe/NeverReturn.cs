using EduCoop.Contracts.Donations;
using EduCoop.Storage;
using MassTransit;
using Npgsql;

namespace EduCoop.StorageProbe;

/// <summary>A consumer that waits for what never comes, and does not listen when it is told to stop.</summary>
public sealed class NeverReturn(NpgsqlDataSource database) : IConsumer<DonationReversed>
{
    /// <summary>Writes that it has begun, and never ends.</summary>
    /// <param name="context">The message.</param>
    public async Task Consume(ConsumeContext<DonationReversed> context)
    {
        await using (var delivery = database.CreateCommand("insert into delivery (message_id) values ($1)"))
        {
            delivery.Add(context.MessageId);
            await delivery.ExecuteNonQueryAsync(context.CancellationToken);
        }

        await Task.Delay(Timeout.Infinite, CancellationToken.None);
    }
}
