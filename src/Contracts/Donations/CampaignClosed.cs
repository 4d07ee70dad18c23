namespace EduCoop.Contracts.Donations;

/// <summary>A campaign takes no more gifts.</summary>
/// <param name="CampaignId">The campaign.</param>
/// <param name="ClosedOn">Last day of collecting.</param>
/// <param name="ClosedAt">When it was closed here.</param>
[Event]
public sealed record CampaignClosed(Guid CampaignId, DateOnly ClosedOn, DateTimeOffset ClosedAt);
