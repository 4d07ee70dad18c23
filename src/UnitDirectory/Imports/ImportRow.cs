using EduCoop.UnitDirectory.Units;

namespace EduCoop.UnitDirectory.Imports;

/// <summary>A row of a list of units, read and checked by itself; what it refers to is looked up later.</summary>
internal sealed record ImportRow(
    int Line,
    string Name,
    string TypeCode,
    Guid? UnitId,
    string? Scheme,
    string? Code,
    string? ProvinceCode,
    string? Province,
    string? CommuneCode,
    string? Commune,
    Guid? ParentId,
    string? ParentCode,
    DateOnly? ValidFrom,
    DateOnly? ValidTo,
    string? Ownership,
    string? Locality,
    string? Levels = null,
    bool? ForeignCapital = null,
    bool? NonProfit = null,
    string? District = null,
    string? OldCommune = null,
    string? OldCommuneCode = null,
    string? OldAddress = null,
    IReadOnlyList<string>? Choices = null,
    IReadOnlyList<UnitCodeRow>? Codes = null);

/// <summary>A row of a list of types; null leaves what is known.</summary>
internal sealed record ImportTypeRow(int Line, string Code, string Name, string Kind, string? Level, string? Manager, string? Scope, IReadOnlyList<string>? Synonyms,
    IReadOnlyList<string>? Levels = null);

/// <summary>Something about one cell that the person who sent the file should see.</summary>
/// <param name="Row">Line or sheet row.</param>
/// <param name="Column">The column as the file calls it.</param>
/// <param name="Code">Stable code.</param>
/// <param name="Message">Vietnamese: what is wrong and how to mend it.</param>
public sealed record ImportIssue(int Row, string Column, string Code, string Message);
