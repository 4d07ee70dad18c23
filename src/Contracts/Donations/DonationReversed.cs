namespace EduCoop.Contracts.Donations;

/// <summary>
/// A gift was taken back by an entry that two people stand for: recorded twice, or by mistake. Its amount and day are the gift's own, so that whoever adds up
/// campaigns can take it out without asking back. Carries nothing by which a person could be found.
/// </summary>
/// <param name="ReversalId">The correction that took it back.</param>
/// <param name="DonationId">The gift.</param>
/// <param name="CampaignId">Where it stood.</param>
/// <param name="AmountVnd">Its amount in đồng, more than 0.</param>
/// <param name="OccurredOn">Day of the gift in Asia/Ho_Chi_Minh.</param>
/// <param name="OccurredAt">Moment of the gift; null where the source gives only the day.</param>
/// <param name="LedgerSequence">Entry that took it back.</param>
/// <param name="ReversedAt">When.</param>
[Event]
public sealed record DonationReversed(
    Guid ReversalId,
    Guid DonationId,
    Guid CampaignId,
    long AmountVnd,
    DateOnly OccurredOn,
    DateTimeOffset? OccurredAt,
    long LedgerSequence,
    DateTimeOffset ReversedAt);
