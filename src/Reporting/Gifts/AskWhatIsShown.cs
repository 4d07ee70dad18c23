using System.Net.Http.Json;
using System.Text.Json;
using EduCoop.Storage;
using Npgsql;
using Polly;

namespace EduCoop.Reporting.Gifts;

/// <summary>
/// Asks the owner what may be shown of gifts that have just been heard of: the name as the donor chose, the bank's reference, the payment code; and where its proof stands. No event carries them,
/// so that nothing personal lies in queues. While the owner is away gifts are found by amount and day; the rest follows.
/// </summary>
internal sealed partial class AskWhatIsShown(NpgsqlDataSource database, IHttpClientFactory clients, TimeProvider clock, ILogger<AskWhatIsShown> log) : BackgroundService
{
    internal const string ClientName = "donations";
    private const int ChunkSize = 500;
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
            catch (Exception away) when (away is NpgsqlException or TimeoutException or HttpRequestException or ExecutionRejectedException or JsonException
                || (away is OperationCanceledException && !stoppingToken.IsCancellationRequested))
            {
                LogAway(log, away);
            }
            catch (OperationCanceledException)
            {
                return;
            }

            if (asked < ChunkSize)
            {
                await Task.Delay(Pause, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task<int> RunAsync(CancellationToken cancellation)
    {
        var ids = new List<Guid>(ChunkSize);
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

        using var answer = await clients.CreateClient(ClientName).PostAsJsonAsync(new Uri("public/gifts", UriKind.Relative), new { donationIds = ids }, cancellation);
        answer.EnsureSuccessStatusCode();
        var shown = (await answer.Content.ReadFromJsonAsync<Answer>(JsonSerializerOptions.Web, cancellation))!.Gifts.ToDictionary(gift => gift.DonationId);
        // A gift that the owner does not know has nothing to show; it is not asked for again.
        var gifts = ids.ConvertAll(id => shown.GetValueOrDefault(id) ?? new Shown(id, null, null, null, null, null));
        await using var keep = database.CreateCommand(Keep);
        keep.Add(gifts.ConvertAll(gift => gift.DonationId).ToArray()).Add(gifts.ConvertAll(gift => gift.Donor).ToArray())
            .Add(gifts.ConvertAll(gift => gift.Donor is null ? null : GiftQuestion.Fold(gift.Donor)).ToArray())
            .Add(gifts.ConvertAll(gift => gift.Reference?.ToUpperInvariant()).ToArray()).Add(gifts.ConvertAll(gift => gift.Code).ToArray()).Add(clock.GetUtcNow())
            .Add(gifts.ConvertAll(gift => gift.LedgerId).ToArray()).Add(gifts.ConvertAll(gift => gift.LedgerIndex).ToArray());
        await keep.ExecuteNonQueryAsync(cancellation);
        return ids.Count;
    }

    private sealed record Answer(IReadOnlyList<Shown> Gifts);

    private sealed record Shown(Guid DonationId, string? Donor, string? Reference, string? Code, Guid? LedgerId, long? LedgerIndex);

    [LoggerMessage(Level = LogLevel.Warning, Message = "What may be shown of new gifts could not be asked; it is asked again")]
    private static partial void LogAway(ILogger log, Exception fault);
}
