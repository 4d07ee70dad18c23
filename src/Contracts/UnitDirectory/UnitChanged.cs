namespace EduCoop.Contracts.UnitDirectory;

/// <summary>A unit has a new name, type, parent, code or period of validity. Carries the whole state after the change.</summary>
/// <param name="UnitId">The unit's id for ever.</param>
/// <param name="Name">Name without its type word, NFC ("Đống Đa").</param>
/// <param name="FullName">Name as printed ("phường Đống Đa").</param>
/// <param name="TypeCode">Code of the unit type ("phuong", "tieu_hoc", "so_gddt").</param>
/// <param name="ParentId">The unit above it.</param>
/// <param name="Path">Ancestors from the root to the unit itself.</param>
/// <param name="Codes">Codes of outside registers.</param>
/// <param name="ValidFrom">First day of this name, type and parent.</param>
/// <param name="ValidTo">Last day, when it is known.</param>
/// <param name="Version">Grows by one with each change of this unit; a reader drops what is older than what it has.</param>
/// <param name="ChangedAt">When the directory learned it.</param>
[Event]
public sealed record UnitChanged(
    Guid UnitId,
    string Name,
    string FullName,
    string TypeCode,
    Guid? ParentId,
    IReadOnlyList<Guid> Path,
    IReadOnlyList<UnitCode> Codes,
    DateOnly ValidFrom,
    DateOnly? ValidTo,
    long Version,
    DateTimeOffset ChangedAt);
