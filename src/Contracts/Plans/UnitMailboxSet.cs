namespace EduCoop.Contracts.Plans;

/// <summary>A unit said where its digests are mailed to, or took that away.</summary>
/// <param name="UnitId">The unit.</param>
/// <param name="Address">The unit's own address, never a person's; null = none. It goes into no log.</param>
/// <param name="Version">Grows with each setting of the unit; a reader drops what is older than what it has.</param>
/// <param name="SetAt">When it was said.</param>
[Event]
public sealed record UnitMailboxSet(Guid UnitId, string? Address, long Version, DateTimeOffset SetAt);
