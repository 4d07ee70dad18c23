namespace EduCoop.Contracts.Twinning;

/// <summary>What a supporting school gives in one theme in one school year, to all its partners together.</summary>
/// <param name="ThemeCode">The theme.</param>
/// <param name="Quantity">How much, above 0.</param>
/// <param name="Measure">What is counted.</param>
/// <param name="Mode">How it is given.</param>
/// <param name="Text">In the school's words.</param>
public sealed record OfferedSupport(string ThemeCode, int Quantity, SupportMeasure Measure, SupportMode Mode, string? Text);
