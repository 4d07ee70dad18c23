namespace EduCoop.Contracts.Donations;

/// <summary>A gift of money stands in the ledger. Carries nothing by which a person could be found.</summary>
/// <param name="DonationId">The gift's id, made by the caller (statement lines: derived from the line's place).</param>
/// <param name="CampaignId">The campaign it is booked to.</param>
/// <param name="AmountVnd">Amount in đồng, more than 0.</param>
/// <param name="OccurredOn">Day of the gift in Asia/Ho_Chi_Minh.</param>
/// <param name="OccurredAt">Moment of the gift; null where the source gives only the day (many bank statements).</param>
/// <param name="Source">The road it came in by.</param>
/// <param name="StatementId">The statement it was read from, when Source is Statement.</param>
/// <param name="LedgerSequence">Place in the owner's ledger.</param>
/// <param name="RecordedAt">When the ledger learned it.</param>
[Event]
public sealed record DonationRecorded(
    Guid DonationId,
    Guid CampaignId,
    long AmountVnd,
    DateOnly OccurredOn,
    DateTimeOffset? OccurredAt,
    GiftSource Source,
    Guid? StatementId,
    long LedgerSequence,
    DateTimeOffset RecordedAt);
