using EduCoop.Contracts.Donations;
using EduCoop.Transparency.Entries;

namespace EduCoop.Donations.Ledger;

/// <summary>The ledger accounts that every campaign has.</summary>
internal static class LedgerAccount
{
    internal const string Bank = "bank";
    internal const string InTransit = "in_transit";
    internal const string Received = "received";
    internal const string PaidOut = "paid_out";

    internal static readonly string[] All = [Bank, InTransit, Received, PaidOut];
}

/// <summary>One side of an entry: a positive amount is a debit, a negative one a credit.</summary>
internal readonly record struct Leg(Guid AccountId, long AmountMinor, string Currency);

/// <summary>One entry with its legs; not written unless they sum to zero in each currency.</summary>
internal sealed record LedgerEntry(
    long Sequence,
    string Kind,
    Guid? DonationId,
    GiftSource Source,
    DateOnly OccurredOn,
    DateTimeOffset? OccurredAt,
    DateTimeOffset RecordedAt,
    IReadOnlyList<Leg> Legs)
{
    /// <summary>The campaign whose accounts it moves.</summary>
    public Guid CampaignId { get; init; }

    /// <summary>The gift that it is about without being that gift's own entry.</summary>
    public Guid? AboutGift { get; init; }

    /// <summary>Number of the entry that it takes back.</summary>
    public long? Reverses { get; init; }

    /// <summary>Place of that entry in the ledger.</summary>
    public long? ReversesIndex { get; init; }

    /// <summary>The bytes of the statement that it was read from.</summary>
    public LeafStatement? Statement { get; init; }

    /// <summary>Commitment to the donor's words.</summary>
    public byte[]? Commitment { get; init; }

    internal bool IsBalanced => Legs.Count >= 2 && Legs.GroupBy(leg => leg.Currency).All(currency => currency.Aggregate(Int128.Zero, (sum, leg) => sum + leg.AmountMinor) == 0);

    /// <summary>A gift: on the bank account when a statement shows it, else in transit until one does.</summary>
    internal static LedgerEntry ForGift(long sequence, Gift gift, DateTimeOffset recordedAt) => new(
        sequence, "gift", gift.DonationId, gift.Source, gift.OccurredOn, gift.OccurredAt, recordedAt,
        Pair(gift.CampaignId, gift.Source == GiftSource.Statement ? LedgerAccount.Bank : LedgerAccount.InTransit, LedgerAccount.Received, gift.AmountVnd))
    {
        CampaignId = gift.CampaignId,
        Statement = gift.Line?.Statement,
        Commitment = gift.Commitment,
    };

    /// <summary>Money that left the bank account, as a statement shows it.</summary>
    internal static LedgerEntry ForPayment(long sequence, Guid campaignId, DateOnly day, long amountVnd, LeafStatement statement, DateTimeOffset recordedAt) => new(
        sequence, "payment", null, GiftSource.Statement, day, null, recordedAt,
        Pair(campaignId, LedgerAccount.PaidOut, LedgerAccount.Bank, amountVnd))
    {
        CampaignId = campaignId,
        Statement = statement,
    };

    /// <summary>The entry as it stands in the tree.</summary>
    internal LedgerLeaf ToLeaf(Guid ledgerId, long index) => new()
    {
        LedgerId = ledgerId,
        Index = index,
        Kind = Kind,
        OccurredOn = OccurredOn,
        OccurredAt = OccurredAt,
        RecordedAt = RecordedAt,
        CampaignId = CampaignId,
        Source = Words.Of(Source),
        GiftId = DonationId ?? AboutGift,
        Reverses = ReversesIndex,
        Statement = Statement,
        Commitment = Commitment,
        Legs = [.. Legs.Select(leg => new LeafLeg(leg.AccountId, leg.Currency, leg.AmountMinor))],
    };

    private static Leg[] Pair(Guid campaignId, string debit, string credit, long amountVnd) =>
    [
        new(DerivedId.LedgerAccount(campaignId, debit), amountVnd, "VND"),
        new(DerivedId.LedgerAccount(campaignId, credit), -amountVnd, "VND"),
    ];
}
