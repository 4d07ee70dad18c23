namespace EduCoop.Contracts.Donations;

/// <summary>A quantity of one good.</summary>
/// <param name="ItemCode">Code in the catalogue, for example "SGK-BO".</param>
/// <param name="Name">Its Vietnamese name on that day.</param>
/// <param name="UnitName">What is counted: "bộ", "cuốn", "cái".</param>
/// <param name="Quantity">How many, more than 0.</param>
public sealed record GoodsLine(string ItemCode, string Name, string UnitName, long Quantity);
