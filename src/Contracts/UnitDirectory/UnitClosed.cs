namespace EduCoop.Contracts.UnitDirectory;

/// <summary>A unit has a last day. Its codes, names and history stay; nothing new may be hung on it.</summary>
/// <param name="UnitId">The unit's id for ever.</param>
/// <param name="FullName">Name as printed on its last day.</param>
/// <param name="LastDay">Its last day.</param>
/// <param name="Successors">Who takes its place; empty when nobody does.</param>
/// <param name="Document">The decision it rests on.</param>
/// <param name="Version">The unit's version after it.</param>
/// <param name="ClosedAt">When the directory learned it.</param>
[Event]
public sealed record UnitClosed(
    Guid UnitId,
    string FullName,
    DateOnly LastDay,
    IReadOnlyList<UnitReference> Successors,
    string? Document,
    long Version,
    DateTimeOffset ClosedAt);
