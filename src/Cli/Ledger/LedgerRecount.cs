using System.Globalization;
using System.Text.Json.Nodes;
using EduCoop.Transparency.Entries;
using EduCoop.Transparency.Merkle;
using EduCoop.Transparency.Notes;
using EduCoop.Transparency.Tiles;

namespace EduCoop.Cli.Ledger;

/// <summary>Where a journal comes from: a ledger's public addresses, or files.</summary>
internal interface IJournalSource
{
    /// <summary>The entries from the first on; more than <paramref name="size"/> only where there are more.</summary>
    IAsyncEnumerable<JsonObject> EntriesAsync(long size, CancellationToken cancellation);

    /// <summary>The hashes of 256 leaves, or of as many as there are; null where no tiles are kept.</summary>
    Task<byte[]?> LeafTileAsync(long index, int width, CancellationToken cancellation);
}

/// <summary>
/// Goes through a journal from its first entry: each leaf's bytes and hash, the sums, the tiles, and in the end the root that was signed. Heads that were
/// signed before must lie on the way.
/// </summary>
internal sealed class LedgerRecount(IJournalSource source, Checkpoint head, IReadOnlyList<Checkpoint> before)
{
    private readonly Frontier frontier = new();
    private readonly Guid ledgerId = Guid.Parse(head.Origin.Split('/')[^1]);
    private byte[]? tile;

    /// <summary>Sum of the debits per commodity.</summary>
    internal SortedDictionary<string, Int128> Debits { get; } = new(StringComparer.Ordinal);

    /// <returns>The first difference; null when there is none.</returns>
    internal async Task<(long Index, string What)?> RunAsync(CancellationToken cancellation)
    {
        await foreach (var entry in source.EntriesAsync(head.Size, cancellation))
        {
            var index = frontier.Size;
            if (await LookSafelyAsync(entry, cancellation) is { } what)
            {
                return (index, what);
            }
        }

        if (frontier.Size != head.Size)
        {
            return (frontier.Size, Texts.Get("LedgerMissing"));
        }

        return frontier.Root().AsSpan().SequenceEqual(head.Root) ? null : (frontier.Size, Texts.Get("LedgerOtherRoot"));
    }

    private async Task<string?> LookSafelyAsync(JsonObject entry, CancellationToken cancellation)
    {
        if (frontier.Size == head.Size)
        {
            return Texts.Get("LedgerNotSealed");
        }

        try
        {
            return await LookAsync(entry, cancellation);
        }
        catch (Exception unreadable) when (unreadable is FormatException or InvalidOperationException or ArgumentException or OverflowException)
        {
            return Texts.Get("LedgerUnreadable");
        }
    }

    private async Task<string?> LookAsync(JsonObject entry, CancellationToken cancellation)
    {
        var index = frontier.Size;
        if (Need(entry, "index").GetValue<long>() != index)
        {
            return Texts.Get("LedgerMissing");
        }

        if (entry["disagreement"]?.GetValue<string>() is { } disagreement)
        {
            return Texts.Get("LedgerRowsDisagree", disagreement);
        }

        var leaf = LeafOf(entry);
        if (leaf.Legs.Count < 2 || leaf.Legs.GroupBy(leg => leg.Commodity).Any(commodity => commodity.Aggregate(Int128.Zero, (sum, leg) => sum + leg.Amount) != 0))
        {
            return Texts.Get("LedgerUnbalanced");
        }

        var hash = leaf.Hash();
        if (Convert.ToHexStringLower(hash) != Need(entry, "leafHash").GetValue<string>())
        {
            return Texts.Get("LedgerOtherLeaf");
        }

        if (index % TilePath.Full == 0)
        {
            tile = await source.LeafTileAsync(index / TilePath.Full, (int)Math.Min(TilePath.Full, head.Size - index), cancellation);
        }

        var place = (int)(index % TilePath.Full) * MerkleHash.Size;
        if (tile is not null && (tile.Length < place + MerkleHash.Size || !tile.AsSpan(place, MerkleHash.Size).SequenceEqual(hash)))
        {
            return Texts.Get("LedgerOtherTile");
        }

        foreach (var leg in leaf.Legs.Where(leg => leg.Amount > 0))
        {
            Debits[leg.Commodity] = Debits.GetValueOrDefault(leg.Commodity) + leg.Amount;
        }

        frontier.Append(hash);
        var size = frontier.Size;
        return before.Any(kept => kept.Size == size && !frontier.Root().AsSpan().SequenceEqual(kept.Root)) ? Texts.Get("LedgerOtherPast", size) : null;
    }

    private LedgerLeaf LeafOf(JsonObject entry)
    {
        DateTimeOffset? Moment(string name) => entry[name]?.GetValue<DateTimeOffset>();
        return new LedgerLeaf
        {
            LedgerId = ledgerId,
            Index = frontier.Size,
            Kind = Need(entry, "kind").GetValue<string>(),
            OccurredOn = DateOnly.Parse(Need(entry, "occurredOn").GetValue<string>(), CultureInfo.InvariantCulture),
            OccurredAt = Moment("occurredAt"),
            RecordedAt = Need(entry, "recordedAt").GetValue<DateTimeOffset>(),
            CampaignId = Need(entry, "campaignId").GetValue<Guid>(),
            Source = Need(entry, "source").GetValue<string>(),
            GiftId = entry["giftId"]?.GetValue<Guid>(),
            Reverses = entry["reverses"]?.GetValue<long>(),
            Statement = entry["statement"] is JsonObject statement
                ? new LeafStatement(Convert.FromHexString(Need(statement, "sha256").GetValue<string>()), Need(statement, "offset").GetValue<long>(), Need(statement, "length").GetValue<int>(), Need(statement, "line").GetValue<int>())
                : null,
            Commitment = entry["commitment"]?.GetValue<string>() is { } commitment ? Convert.FromHexString(commitment) : null,
            Legs = [.. Need(entry, "legs").AsArray().Select(leg => new LeafLeg(Need(leg!.AsObject(), "account").GetValue<Guid>(), leg["commodity"]!.GetValue<string>(), leg["amount"]!.GetValue<long>()))],
        };
    }

    private static JsonNode Need(JsonObject from, string name) => from[name] ?? throw new FormatException(name);
}
