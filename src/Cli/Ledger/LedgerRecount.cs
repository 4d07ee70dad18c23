using System.Globalization;
using System.Text.Json.Nodes;
using EduCoop.Transparency.Entries;
using EduCoop.Transparency.Merkle;
using EduCoop.Transparency.Notes;
using EduCoop.Transparency.Tiles;

namespace EduCoop.Cli.Ledger;

/// <summary>Goes through a journal from its first entry: each leaf's bytes and hash, the sums, the tiles, and in the end the root that was signed.</summary>
internal sealed class LedgerRecount(LedgerSource source, Uri ledger, Checkpoint head, Checkpoint? before)
{
    private readonly Frontier frontier = new();
    private readonly Guid ledgerId = Guid.Parse(head.Origin.Split('/')[^1]);
    private byte[] tile = [];

    /// <summary>Sum of the debits per commodity.</summary>
    internal SortedDictionary<string, Int128> Debits { get; } = new(StringComparer.Ordinal);

    /// <returns>The first difference; null when there is none.</returns>
    internal async Task<(long Index, string What)?> RunAsync(CancellationToken cancellation)
    {
        await foreach (var entry in source.EntriesAsync(ledger, head.Size, cancellation))
        {
            if (await LookAsync(entry, cancellation) is { } what)
            {
                return (frontier.Size, what);
            }
        }

        if (frontier.Size != head.Size)
        {
            return (frontier.Size, Texts.Get("LedgerMissing"));
        }

        return frontier.Root().AsSpan().SequenceEqual(head.Root) ? null : (frontier.Size, Texts.Get("LedgerOtherRoot"));
    }

    private async Task<string?> LookAsync(JsonObject entry, CancellationToken cancellation)
    {
        var index = frontier.Size;
        if (entry["index"]!.GetValue<long>() != index)
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
        if (Convert.ToHexStringLower(hash) != entry["leafHash"]!.GetValue<string>())
        {
            return Texts.Get("LedgerOtherLeaf");
        }

        if (index % TilePath.Full == 0)
        {
            tile = await source.LeafTileAsync(ledger, index / TilePath.Full, (int)Math.Min(TilePath.Full, head.Size - index), cancellation);
        }

        var place = (int)(index % TilePath.Full) * MerkleHash.Size;
        if (tile.Length < place + MerkleHash.Size || !tile.AsSpan(place, MerkleHash.Size).SequenceEqual(hash))
        {
            return Texts.Get("LedgerOtherTile");
        }

        foreach (var leg in leaf.Legs.Where(leg => leg.Amount > 0))
        {
            Debits[leg.Commodity] = Debits.GetValueOrDefault(leg.Commodity) + leg.Amount;
        }

        frontier.Append(hash);
        return before?.Size == frontier.Size && !frontier.Root().AsSpan().SequenceEqual(before.Root) ? Texts.Get("LedgerOtherPast", before.Size) : null;
    }

    private LedgerLeaf LeafOf(JsonObject entry)
    {
        DateTimeOffset? Moment(string name) => entry[name]?.GetValue<DateTimeOffset>();
        return new LedgerLeaf
        {
            LedgerId = ledgerId,
            Index = frontier.Size,
            Kind = entry["kind"]!.GetValue<string>(),
            OccurredOn = DateOnly.Parse(entry["occurredOn"]!.GetValue<string>(), CultureInfo.InvariantCulture),
            OccurredAt = Moment("occurredAt"),
            RecordedAt = Moment("recordedAt")!.Value,
            CampaignId = entry["campaignId"]!.GetValue<Guid>(),
            Source = entry["source"]!.GetValue<string>(),
            GiftId = entry["giftId"]?.GetValue<Guid>(),
            Reverses = entry["reverses"]?.GetValue<long>(),
            Statement = entry["statement"] is JsonObject statement
                ? new LeafStatement(Convert.FromHexString(statement["sha256"]!.GetValue<string>()), statement["offset"]!.GetValue<long>(), statement["length"]!.GetValue<int>(), statement["line"]!.GetValue<int>())
                : null,
            Commitment = entry["commitment"]?.GetValue<string>() is { } commitment ? Convert.FromHexString(commitment) : null,
            Legs = [.. entry["legs"]!.AsArray().Select(leg => new LeafLeg(leg!["account"]!.GetValue<Guid>(), leg["commodity"]!.GetValue<string>(), leg["amount"]!.GetValue<long>()))],
        };
    }
}
