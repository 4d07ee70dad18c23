namespace EduCoop.Contracts.Donations;

/// <summary>
/// A gift that stood in one campaign's ledger (mostly the unclassified fund of a shared account) stands in another's from now on. Its amount and day are the
/// gift's own, so that whoever adds up campaigns can move it without asking back. Carries nothing by which a person could be found.
/// </summary>
/// <param name="ClassificationId">The move; derived from the gift and the number of the move.</param>
/// <param name="DonationId">The gift.</param>
/// <param name="FromCampaignId">Where it stood.</param>
/// <param name="ToCampaignId">Where it stands.</param>
/// <param name="AmountVnd">Its amount in đồng, more than 0.</param>
/// <param name="OccurredOn">Day of the gift in Asia/Ho_Chi_Minh.</param>
/// <param name="OccurredAt">Moment of the gift; null where the source gives only the day.</param>
/// <param name="Method">"code", "rule" or "person".</param>
/// <param name="LedgerSequence">Entry that moved it.</param>
/// <param name="ClassifiedAt">When.</param>
[Event]
public sealed record DonationClassified(
    Guid ClassificationId,
    Guid DonationId,
    Guid FromCampaignId,
    Guid ToCampaignId,
    long AmountVnd,
    DateOnly OccurredOn,
    DateTimeOffset? OccurredAt,
    string Method,
    long LedgerSequence,
    DateTimeOffset ClassifiedAt);
