namespace EduCoop.Web.Public;

/// <summary>What Reporting says in public of what a campaign's gifts became.</summary>
/// <param name="BoughtVnd">Cost of all purchases in đồng.</param>
/// <param name="Bought">One page of purchases, newest first.</param>
/// <param name="Delivered">One page of deliveries, newest first.</param>
public sealed record AidFigures(
    long BoughtVnd, long BoughtCount, long DeliveredCount, long SchoolCount, IReadOnlyList<BoughtFigures> Bought, IReadOnlyList<DeliveredFigures> Delivered, int Page, int PageSize);

/// <summary>A purchase.</summary>
/// <param name="LedgerSequence">Its entry in the ledger.</param>
public sealed record BoughtFigures(DateOnly AllocatedOn, long AmountVnd, string Supplier, long LedgerSequence, IReadOnlyList<GoodsFigures> Goods);

/// <summary>What a school has counted.</summary>
/// <param name="DocumentNumber">Number of the handover minutes.</param>
public sealed record DeliveredFigures(DateOnly DeliveredOn, string SchoolName, string DocumentNumber, long? LedgerSequence, IReadOnlyList<GoodsFigures> Goods);

/// <summary>A quantity of one good.</summary>
public sealed record GoodsFigures(string Name, string UnitName, long Quantity);
