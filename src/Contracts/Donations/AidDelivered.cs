namespace EduCoop.Contracts.Donations;

/// <summary>A school has counted what came for it, or accepted what was done for it; from this moment it is the school's.</summary>
/// <param name="ShipmentId">The shipment, or the given service or work.</param>
/// <param name="CampaignId">The campaign it comes from.</param>
/// <param name="SchoolId">The unit that received it.</param>
/// <param name="SchoolName">Its name on that day.</param>
/// <param name="DocumentNumber">Number and symbol of the handover minutes.</param>
/// <param name="Goods">What the school counted; lines of which nothing came are left out.</param>
/// <param name="LedgerSequence">Entry that delivered it; null when nothing came.</param>
/// <param name="DeliveredOn">Day of the count in Asia/Ho_Chi_Minh.</param>
/// <param name="DeliveredAt">When.</param>
[Event]
public sealed record AidDelivered(
    Guid ShipmentId, Guid CampaignId, Guid SchoolId, string SchoolName, string DocumentNumber, IReadOnlyList<GoodsLine> Goods, long? LedgerSequence, DateOnly DeliveredOn, DateTimeOffset DeliveredAt);
