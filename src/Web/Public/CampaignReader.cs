using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using EduCoop.Contracts;
using Polly;

namespace EduCoop.Web.Public;

/// <summary>What was read, when, and whether it is only the last known copy because Reporting is away.</summary>
/// <typeparam name="T">What was asked for.</typeparam>
public sealed record Copy<T>(T Value, DateTimeOffset ReadAt, bool IsOld);

/// <summary>How an attempt to read ended.</summary>
public enum ReadOutcome
{
    /// <summary>There is something to show.</summary>
    Found,

    /// <summary>Reporting says that there is no such campaign.</summary>
    NotThere,

    /// <summary>Reporting is away and nothing was read before.</summary>
    Away,
}

/// <summary>Reads public figures from Reporting and keeps the last answer of each, so that a page can be shown while Reporting is away.</summary>
public sealed partial class CampaignReader(IHttpClientFactory clients, TimeProvider time, ILogger<CampaignReader> log)
{
    internal const string ClientName = "reporting";

    // Many readers at once cost Reporting one question a second and page.
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1);

    // Only what Reporting really has is kept, so made-up addresses cannot fill the memory; this bounds the rest.
    private const int MostCopies = 2000;

    private readonly ConcurrentDictionary<string, Copy<object>> copies = new(StringComparer.Ordinal);

    // Gifts are many: their copies have a room of their own, so that they never crowd out a campaign's.
    private readonly ConcurrentDictionary<string, Copy<object>> gifts = new(StringComparer.Ordinal);

    /// <summary>All campaigns that are shown in public.</summary>
    /// <param name="cancellation">The reader went away.</param>
    public async Task<(ReadOutcome Outcome, Copy<IReadOnlyList<CampaignFigures>>? Copy)> ListAsync(CancellationToken cancellation)
    {
        var (outcome, copy) = await ReadAsync("public/campaigns", ReadList, cancellation);
        return (outcome, copy is null ? null : new((IReadOnlyList<CampaignFigures>)copy.Value, copy.ReadAt, copy.IsOld));
    }

    /// <summary>One campaign by the name in its address.</summary>
    /// <param name="slug">For example "cao-bang".</param>
    /// <param name="cancellation">The reader went away.</param>
    public async Task<(ReadOutcome Outcome, Copy<CampaignFigures>? Copy)> FindAsync(string slug, CancellationToken cancellation)
    {
        var (outcome, copy) = await ReadAsync($"public/campaigns/{Uri.EscapeDataString(slug)}", ReadOne, cancellation);
        return (outcome, copy is null ? null : new((CampaignFigures)copy.Value, copy.ReadAt, copy.IsOld));
    }

    /// <summary>Sums over the whole programme.</summary>
    /// <param name="cancellation">The reader went away.</param>
    public async Task<Copy<ProgrammeFigures>?> ProgrammeAsync(CancellationToken cancellation)
    {
        var (_, copy) = await ReadAsync("public/programme", ReadProgramme, cancellation);
        return copy is null ? null : new((ProgrammeFigures)copy.Value, copy.ReadAt, copy.IsOld);
    }

    /// <summary>What a campaign's gifts became: one page of purchases and deliveries.</summary>
    /// <param name="slug">For example "cao-bang".</param>
    /// <param name="page">From 1.</param>
    /// <param name="cancellation">The reader went away.</param>
    public async Task<Copy<AidFigures>?> FindAidAsync(string slug, int page, CancellationToken cancellation)
    {
        var (_, copy) = await ReadAsync(FormattableString.Invariant($"public/campaigns/{Uri.EscapeDataString(slug)}/aid?page={page}&pageSize=20"), ReadAid, cancellation);
        return copy is null ? null : new((AidFigures)copy.Value, copy.ReadAt, copy.IsOld);
    }

    /// <summary>What was promised to a campaign and what arrived for it: one page.</summary>
    /// <param name="slug">For example "cao-bang".</param>
    /// <param name="page">From 1.</param>
    /// <param name="cancellation">The reader went away.</param>
    public async Task<Copy<PromiseFigures>?> FindPromisesAsync(string slug, int page, CancellationToken cancellation)
    {
        var (_, copy) = await ReadAsync(FormattableString.Invariant($"public/campaigns/{Uri.EscapeDataString(slug)}/promises?page={page}&pageSize=50"), ReadPromises, cancellation);
        return copy is null ? null : new((PromiseFigures)copy.Value, copy.ReadAt, copy.IsOld);
    }

    /// <summary>Gifts of a campaign that fit a question. Answers are not kept: there are as many questions as people.</summary>
    /// <param name="slug">For example "cao-bang".</param>
    /// <param name="question">As typed.</param>
    /// <param name="after">The last gift of the page before.</param>
    /// <param name="cancellation">The reader went away.</param>
    public async Task<GiftFigures?> FindGiftsAsync(string slug, string question, Guid? after, CancellationToken cancellation)
    {
        var path = $"public/campaigns/{Uri.EscapeDataString(slug)}/gifts?q={Uri.EscapeDataString(question)}{(after is { } id ? $"&after={id}" : "")}";
        try
        {
            using var answer = await clients.CreateClient(ClientName).GetAsync(new Uri(path, UriKind.Relative), cancellation);
            answer.EnsureSuccessStatusCode();
            return await answer.Content.ReadFromJsonAsync<GiftFigures>(ContractJson.Options, cancellation);
        }
        catch (Exception fault) when (IsAway(fault, cancellation))
        {
            ReportingIsAway(log, "public/campaigns/…/gifts", fault);
            return null;
        }
    }

    /// <summary>One gift of a campaign with its place in the ledger.</summary>
    /// <param name="slug">For example "cao-bang".</param>
    /// <param name="donationId">The gift.</param>
    /// <param name="cancellation">The reader went away.</param>
    public async Task<(ReadOutcome Outcome, Copy<GiftProof>? Copy)> FindGiftAsync(string slug, Guid donationId, CancellationToken cancellation)
    {
        if (gifts.Count >= MostCopies)
        {
            gifts.Clear();
        }

        var (outcome, copy) = await ReadAsync(FormattableString.Invariant($"public/campaigns/{Uri.EscapeDataString(slug)}/gifts/{donationId:D}"), ReadGift, cancellation, gifts);
        return (outcome, copy is null ? null : new((GiftProof)copy.Value, copy.ReadAt, copy.IsOld));
    }

    private async Task<(ReadOutcome Outcome, Copy<object>? Copy)> ReadAsync(
        string path, Func<JsonElement, object> read, CancellationToken cancellation, ConcurrentDictionary<string, Copy<object>>? room = null)
    {
        var copies = room ?? this.copies;
        copies.TryGetValue(path, out var known);
        if (known is not null && time.GetUtcNow() - known.ReadAt < Fresh)
        {
            return (ReadOutcome.Found, known);
        }

        try
        {
            using var answer = await clients.CreateClient(ClientName).GetAsync(new Uri(path, UriKind.Relative), cancellation);
            if (answer.StatusCode == HttpStatusCode.NotFound)
            {
                copies.TryRemove(path, out _);
                return (ReadOutcome.NotThere, null);
            }

            answer.EnsureSuccessStatusCode();
            var body = await answer.Content.ReadFromJsonAsync<JsonElement>(cancellation);
            var copy = new Copy<object>(read(body), time.GetUtcNow(), IsOld: false);
            if (copies.Count < MostCopies || known is not null)
            {
                copies[path] = copy;
            }

            return (ReadOutcome.Found, copy);
        }
        catch (Exception fault) when (IsAway(fault, cancellation))
        {
            ReportingIsAway(log, path, fault);
            return known is null ? (ReadOutcome.Away, null) : (ReadOutcome.Found, known with { IsOld = true });
        }
    }

    private static object ReadList(JsonElement body)
    {
        var list = body.ValueKind == JsonValueKind.Object ? body.GetProperty("items") : body;
        return list.Deserialize<List<CampaignFigures>>(ContractJson.Options) ?? throw new JsonException("The list of campaigns is null.");
    }

    private static object ReadOne(JsonElement body) =>
        body.Deserialize<CampaignFigures>(ContractJson.Options) ?? throw new JsonException("The campaign is null.");

    private static object ReadGift(JsonElement body) => body.Deserialize<GiftProof>(ContractJson.Options) ?? throw new JsonException("The gift is null.");

    private static object ReadPromises(JsonElement body) => body.Deserialize<PromiseFigures>(ContractJson.Options) ?? throw new JsonException("The promises are null.");

    private static object ReadProgramme(JsonElement body) => body.Deserialize<ProgrammeFigures>(ContractJson.Options) ?? throw new JsonException("The programme is null.");

    private static object ReadAid(JsonElement body) => body.Deserialize<AidFigures>(ContractJson.Options) ?? throw new JsonException("The aid is null.");

    private static bool IsAway(Exception fault, CancellationToken reader) =>
        fault is HttpRequestException or ExecutionRejectedException or JsonException || (fault is OperationCanceledException && !reader.IsCancellationRequested);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Reporting did not answer {Path}; the last known copy is shown if there is one")]
    private static partial void ReportingIsAway(ILogger log, string path, Exception fault);
}
