using System.Text.Json;
using EduCoop.Contracts.Donations;
using EduCoop.Transparency.Entries;

namespace EduCoop.Donations.Ledger;

/// <summary>An entry as the tables have it now: what its leaf is computed from anew, so that a changed row shows.</summary>
internal sealed record EntryRow
{
    private static readonly string Sql = EmbeddedSql.Read("EduCoop.Donations.Ledger.EntryRow.sql");

    public required long Sequence { get; init; }

    public required string Kind { get; init; }

    public required Guid? DonationId { get; init; }

    public required Guid? AboutGift { get; init; }

    public required long? Reverses { get; init; }

    public required long? ReversesIndex { get; init; }

    public required string Source { get; init; }

    public required DateOnly OccurredOn { get; init; }

    public required DateTimeOffset? OccurredAt { get; init; }

    public required DateTimeOffset RecordedAt { get; init; }

    /// <summary>Null when no leg and no gift is left to tell it.</summary>
    public required Guid? CampaignId { get; init; }

    public required byte[]? DonorSalt { get; init; }

    public required string? DonorName { get; init; }

    /// <summary>How the donor wants to be shown; null when the entry is no gift.</summary>
    public required DonorDisplay? DonorDisplay { get; init; }

    public required string? Reference { get; init; }

    public required string? Memo { get; init; }

    public required string? Sha256 { get; init; }

    public required long? ByteOffset { get; init; }

    public required int? ByteCount { get; init; }

    public required int? LineNumber { get; init; }

    public required Guid[]? Accounts { get; init; }

    public required long[]? Amounts { get; init; }

    public required string[]? Commodities { get; init; }

    /// <summary>What of the gift or of the statement's line is not what the entry says; null when they agree.</summary>
    public required string? Disagreement { get; init; }

    /// <summary>Place in the ledger; null while the entry has none.</summary>
    public long? Index { get; init; }

    public byte[]? LeafHash { get; init; }

    /// <summary>As it was written with the leaf.</summary>
    public byte[]? Commitment { get; init; }

    /// <summary>Rows of entries. Which ones is said before the joins: these are too many for the planner to find a better order, and each page would read the whole ledger.</summary>
    /// <param name="which">What stands in place of the table entry; it must be called e.</param>
    /// <param name="columns">Further columns.</param>
    internal static string Select(string which, string columns = "") => Sql.Replace("/*more*/", columns, StringComparison.Ordinal).Replace("/*which*/entry e", which, StringComparison.Ordinal);

    internal LedgerEntry ToEntry() => new(
        Sequence, Kind, DonationId, JsonSerializer.Deserialize<GiftSource>($"\"{Source}\"", Contracts.ContractJson.Options), OccurredOn, OccurredAt, RecordedAt,
        [.. (Accounts ?? []).Select((account, i) => new Leg(account, Amounts![i], Commodities![i]))])
    {
        CampaignId = CampaignId ?? Guid.Empty,
        AboutGift = AboutGift,
        Reverses = Reverses,
        ReversesIndex = ReversesIndex,
        Statement = Sha256 is null ? null : new LeafStatement(Convert.FromHexString(Sha256), ByteOffset!.Value, ByteCount!.Value, LineNumber!.Value),
        // As long as the donor's words are there they are hashed again: words that were rewritten show. Erased words leave the hash that was kept.
        Commitment = DonorSalt is null ? Commitment : new DonorCommitment(DonorName, Reference, Memo).Hash(DonorSalt),
    };
}
