using EduCoop.Contracts.Donations;

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
    internal DonationRecorded ToEvent(long sequence, DateTimeOffset recordedAt) =>
        new(DonationId, CampaignId, AmountVnd, OccurredOn, OccurredAt, Source, StatementId, sequence, recordedAt);
}
