namespace EduCoop.Contracts.UnitDirectory;

/// <summary>A unit that an event speaks of, by the name it had on that day.</summary>
/// <param name="UnitId">The unit's id for ever.</param>
/// <param name="FullName">Name as printed.</param>
/// <param name="TypeCode">Its type on the day.</param>
public sealed record UnitReference(Guid UnitId, string FullName, string TypeCode);
