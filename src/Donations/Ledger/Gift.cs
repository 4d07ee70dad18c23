using System.Diagnostics;
using EduCoop.Contracts.Donations;
using EduCoop.Donations.Restrictions;
using EduCoop.Transparency.Entries;

namespace EduCoop.Donations.Ledger;

/// <summary>A gift of money on its way into the ledger, by whatever road it came.</summary>
internal sealed record Gift(
    Guid DonationId,
    Guid CampaignId,
    long AmountVnd,
    DateOnly OccurredOn,
    DateTimeOffset? OccurredAt,
    string? DonorName,
    DonorDisplay DonorDisplay,
    string? Reference,
    string? Memo,
    GiftSource Source,
    Guid? StatementId,
    Guid? RecordedBy)
{
    /// <summary>Where a bank's statement says so.</summary>
    public GiftLine? Line { get; init; }

    /// <summary>What the giver wants; it is written down in the gift's own transaction.</summary>
    public GiverTerms? Condition { get; init; }

    /// <summary>Makes the commitment unguessable.</summary>
    public byte[] DonorSalt { get; init; } = DonorCommitment.NewSalt();

    /// <summary>The request that brought the gift: one gift is one trace, also when many are committed together.</summary>
    public string? TraceParent { get; init; } = Activity.Current?.Id;

    /// <summary>The W3C trace state that goes with it.</summary>
    public string? TraceState { get; init; } = Activity.Current?.TraceStateString;

    internal byte[] Commitment => new DonorCommitment(DonorName, Reference ?? Line?.Reference, Memo ?? Line?.Memo).Hash(DonorSalt);

    internal DonationRecorded ToEvent(long sequence, DateTimeOffset recordedAt) =>
        new(DonationId, CampaignId, AmountVnd, OccurredOn, OccurredAt, Source, StatementId, sequence, recordedAt);
}

/// <summary>What the statement's line adds to a gift: its bytes, and what the bank wrote.</summary>
internal sealed record GiftLine(LeafStatement Statement, string? Reference, string? Memo);
