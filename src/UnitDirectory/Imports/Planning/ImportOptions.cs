namespace EduCoop.UnitDirectory.Imports.Planning;

/// <summary>What holds for a whole import, kept with it so that the commit sees what the preview saw.</summary>
/// <param name="EffectiveFrom">First day of rows that give none.</param>
/// <param name="ParentId">Unit above rows whose place is not told.</param>
/// <param name="Unrestricted">May the account write anywhere?</param>
/// <param name="ActingUnit">If not: only here and below.</param>
/// <param name="Revision">The directory's number when the preview was made.</param>
internal sealed record ImportOptions(DateOnly EffectiveFrom, Guid? ParentId, bool Unrestricted, Guid? ActingUnit, long Revision);
