using EduCoop.Storage;
using Npgsql;

namespace EduCoop.Reporting.Gifts;

/// <summary>
/// Asks the owner what may be shown of gifts that were kept without its answer: while it is away gifts are found by amount and day, and the rest follows here.
/// </summary>
internal sealed partial class AskWhatIsShown(NpgsqlDataSource database, GiftOwner owner, TimeProvider clock, ILogger<AskWhatIsShown> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private const string Unasked = "select donation_id from gift_read where asked_at is null order by donation_id limit 500";

    private const string Keep = """
        update gift_read g
        set asked_at = $6, donor = shown.donor, donor_key = shown.donor_key, reference = shown.reference, code = shown.code,
            ledger_id = shown.ledger_id, ledger_index = shown.ledger_index
        from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $7::uuid[], $8::bigint[]) as shown (donation_id, donor, donor_key, reference, code, ledger_id, ledger_index)
        where g.donation_id = shown.donation_id and g.asked_at is null
        """;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var asked = 0;
            try
            {
                asked = await RunAsync(stoppingToken);
            }
            catch (Exception away) when (GiftOwner.IsAway(away) && !stoppingToken.IsCancellationRequested)
            {
                LogAway(log, away);
            }
            catch (OperationCanceledException)
            {
                return;
            }

            if (asked < GiftOwner.Most)
            {
                await Task.Delay(Pause, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task<int> RunAsync(CancellationToken cancellation)
    {
        var ids = new List<Guid>(GiftOwner.Most);
        await using (var find = database.CreateCommand(Unasked))
        await using (var reader = await find.ExecuteReaderAsync(cancellation))
        {
            while (await reader.ReadAsync(cancellation))
            {
                ids.Add(reader.GetGuid(0));
            }
        }

        if (ids.Count == 0)
        {
            return 0;
        }

        var gifts = await owner.AskAsync(ids, cancellation);
        await using var keep = database.CreateCommand(Keep);
        keep.Add(gifts.Select(gift => gift.DonationId).ToArray()).Add(gifts.Select(gift => gift.Donor).ToArray()).Add(gifts.Select(gift => gift.DonorKey).ToArray())
            .Add(gifts.Select(gift => gift.ReferenceKey).ToArray()).Add(gifts.Select(gift => gift.Code).ToArray()).Add(clock.GetUtcNow())
            .Add(gifts.Select(gift => gift.LedgerId).ToArray()).Add(gifts.Select(gift => gift.LedgerIndex).ToArray());
        await keep.ExecuteNonQueryAsync(cancellation);
        return ids.Count;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "What may be shown of new gifts could not be asked; it is asked again")]
    private static partial void LogAway(ILogger log, Exception fault);
}
