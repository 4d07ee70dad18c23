using System.Net.Http.Json;
using System.Text.Json;
using Npgsql;
using Polly;

namespace EduCoop.Reporting.Gifts;

/// <summary>What its owner lets everybody see of a gift: the name as the donor chose, the bank's reference, the payment code, where its proof stands.</summary>
internal sealed record Shown(Guid DonationId, string? Donor, string? Reference, string? Code, Guid? LedgerId, long? LedgerIndex)
{
    /// <summary>The name as the search compares it.</summary>
    internal string? DonorKey => Donor is null ? null : GiftQuestion.Fold(Donor);

    /// <summary>The reference as the search compares it.</summary>
    internal string? ReferenceKey => Reference?.ToUpperInvariant();
}

/// <summary>Asks Donations what may be shown of gifts. No event carries it, so that nothing personal lies in queues.</summary>
/// <param name="clients">Null where the address of Donations is not known: nothing is asked.</param>
/// <param name="clock">Tells how long ago the owner did not answer.</param>
internal sealed class GiftOwner(IHttpClientFactory? clients, TimeProvider clock)
{
    internal const string ClientName = "donations";
    internal const int Most = 500;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(10);
    private long restsUntil;

    /// <summary>One answer for each of at most <see cref="Most"/> gifts, in their order; one that the owner does not know has nothing to show.</summary>
    /// <exception cref="HttpRequestException">The owner is away, or what <see cref="IsAway"/> takes for it.</exception>
    internal async Task<IReadOnlyList<Shown>> AskAsync(IReadOnlyList<Guid> gifts, CancellationToken cancellation)
    {
        using var answer = await clients!.CreateClient(ClientName).PostAsJsonAsync(new Uri("public/gifts", UriKind.Relative), new { donationIds = gifts }, cancellation);
        answer.EnsureSuccessStatusCode();
        var shown = (await answer.Content.ReadFromJsonAsync<Answer>(JsonSerializerOptions.Web, cancellation))!.Gifts.ToDictionary(gift => gift.DonationId);
        return [.. gifts.Select(id => shown.GetValueOrDefault(id) ?? new Shown(id, null, null, null, null, null))];
    }

    /// <summary>
    /// The same for any number of gifts, by those who go on without an answer: what is not here within two seconds is asked for later by
    /// <see cref="AskWhatIsShown"/>, and for the next ten nobody waits for the owner again.
    /// </summary>
    internal async Task<IReadOnlyDictionary<Guid, Shown>> TryAskAsync(IReadOnlyList<Guid> gifts, CancellationToken cancellation)
    {
        var shown = new Dictionary<Guid, Shown>();
        if (clients is null || clock.GetUtcNow().UtcTicks < Interlocked.Read(ref restsUntil))
        {
            return shown;
        }

        using var patience = new CancellationTokenSource(Patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellation);
        try
        {
            foreach (var some in gifts.Distinct().Chunk(Most))
            {
                foreach (var one in await AskAsync(some, either.Token))
                {
                    shown[one.DonationId] = one;
                }
            }
        }
        catch (Exception away) when (!cancellation.IsCancellationRequested && IsAway(away))
        {
            Interlocked.Exchange(ref restsUntil, (clock.GetUtcNow() + Rest).UtcTicks);
        }

        return shown;
    }

    internal static bool IsAway(Exception fault) =>
        fault is NpgsqlException or TimeoutException or HttpRequestException or ExecutionRejectedException or JsonException or OperationCanceledException;

    private sealed record Answer(IReadOnlyList<Shown> Gifts);
}
