namespace EduCoop.Contracts.Donations;

/// <summary>
/// Goods were bought with a campaign's money and counted into a warehouse by a second person. Says what the money became; the payment itself is shown by the bank's statement.
/// </summary>
/// <param name="AllocationId">The purchase.</param>
/// <param name="CampaignId">Whose money.</param>
/// <param name="AmountVnd">Cost on the invoice in đồng, more than 0.</param>
/// <param name="Supplier">Who sold it: an enterprise, never a private person.</param>
/// <param name="Goods">What was counted.</param>
/// <param name="LedgerSequence">Entry that took the goods in.</param>
/// <param name="AllocatedOn">Day of the count in Asia/Ho_Chi_Minh.</param>
/// <param name="AllocatedAt">When.</param>
[Event]
public sealed record FundsAllocated(
    Guid AllocationId, Guid CampaignId, long AmountVnd, string Supplier, IReadOnlyList<GoodsLine> Goods, long LedgerSequence, DateOnly AllocatedOn, DateTimeOffset AllocatedAt);
