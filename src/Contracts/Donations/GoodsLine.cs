namespace EduCoop.Contracts.Donations;

/// <summary>A quantity of one good, or of one service or work.</summary>
/// <param name="ItemCode">Code in the catalogue, for example "SGK-BO"; a service or work has one of its own.</param>
/// <param name="Name">Its Vietnamese name on that day; what was done.</param>
/// <param name="UnitName">What is counted: "bộ", "cuốn", "cái".</param>
/// <param name="Quantity">How many, more than 0.</param>
public sealed record GoodsLine(string ItemCode, string Name, string UnitName, long Quantity);
