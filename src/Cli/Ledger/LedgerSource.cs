using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using EduCoop.Transparency.Tiles;

namespace EduCoop.Cli.Ledger;

/// <summary>Reads a ledger's public addresses.</summary>
internal sealed class LedgerSource(HttpClient http, Uri ledger) : IJournalSource
{
    internal const int Page = 1000;

    internal static async Task<IReadOnlyList<Uri>> ListAsync(HttpClient http, Uri list, CancellationToken cancellation) =>
        [.. JsonNode.Parse(await http.GetStringAsync(list, cancellation))!.AsArray().Select(ledger => new Uri($"{list}/{ledger!["ledgerId"]!.GetValue<string>()}/"))];

    internal Task<string> CheckpointAsync(CancellationToken cancellation) => http.GetStringAsync(new Uri(ledger, "checkpoint"), cancellation);

    /// <returns>The key that the ledger says it has; null when it names none.</returns>
    internal async Task<string?> KeyAsync(CancellationToken cancellation)
    {
        var id = ledger.AbsolutePath.TrimEnd('/').Split('/')[^1];
        var list = JsonNode.Parse(await http.GetStringAsync(new Uri(ledger.AbsoluteUri.TrimEnd('/')[..^(id.Length + 1)]), cancellation))!.AsArray();
        return list.FirstOrDefault(one => one!["ledgerId"]!.GetValue<string>() == id)?["publicKey"]?.GetValue<string>();
    }

    public async IAsyncEnumerable<JsonObject> EntriesAsync(long size, [EnumeratorCancellation] CancellationToken cancellation)
    {
        for (var from = 0L; from < size; from += Page)
        {
            var count = Math.Min(Page, size - from);
            using var answer = await http.GetAsync(new Uri(ledger, string.Create(CultureInfo.InvariantCulture, $"entries?from={from}&count={count}")), HttpCompletionOption.ResponseHeadersRead, cancellation);
            answer.EnsureSuccessStatusCode();
            using var lines = new StreamReader(await answer.Content.ReadAsStreamAsync(cancellation));
            while (await lines.ReadLineAsync(cancellation) is { Length: > 0 } line)
            {
                yield return JsonNode.Parse(line)!.AsObject();
            }
        }
    }

    public async Task<byte[]?> LeafTileAsync(long index, int width, CancellationToken cancellation) =>
        await http.GetByteArrayAsync(new Uri(ledger, new TilePath(0, index, width).ToString()), cancellation);
}
