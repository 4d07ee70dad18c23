namespace EduCoop.Contracts.UnitDirectory;

/// <summary>A code that some outside register gave to a unit. Codes are strings: leading zeros count.</summary>
/// <param name="Scheme">The register, for example gso_province, gso_commune, moet_exam.</param>
/// <param name="Value">The code as written there.</param>
/// <param name="ValidFrom">First day of use; the same value may have meant another unit before (15 was Yên Bái until 30/6/2025).</param>
public sealed record UnitCode(string Scheme, string Value, DateOnly? ValidFrom);
