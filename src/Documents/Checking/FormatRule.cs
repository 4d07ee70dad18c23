namespace EduCoop.Documents.Checking;

/// <summary>A rule of form: what Decree 30/2020/NĐ-CP asks of one thing that can be measured in the file.</summary>
/// <param name="Id">Stable, in kebab-case: component, then property ("motto-size").</param>
/// <param name="Source">Where the decree says so.</param>
/// <param name="Vietnamese">What is wrong, one sentence in Vietnamese.</param>
/// <param name="English">The same in English.</param>
/// <param name="Allowed">What is allowed, in the units of the decree (mm, pt); the same in both languages where it is a measure.</param>
public sealed record FormatRule(string Id, string Source, string Vietnamese, string English, string Allowed)
{
    /// <summary>Party documents follow the Party's own rules; of these only page, font and letters are common.</summary>
    public bool HoldsForParty { get; init; }

    /// <summary>Where the document departs from it, and what was measured there.</summary>
    internal Func<Anatomy, IEnumerable<Breach>> Find { get; init; } = _ => [];
}

/// <summary>Where a document departs from a rule.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Paragraph">Number of the paragraph, from 1; null when it is about a page or about something that is missing.</param>
/// <param name="Section">Number of the section, from 1; null when it is about the whole document.</param>
/// <param name="Quote">The first words of the paragraph; null without one.</param>
/// <param name="Measured">What was found, in the units of <see cref="FormatRule.Allowed"/>; "–" when it is missing.</param>
public sealed record Departure(FormatRule Rule, int? Paragraph, int? Section, string? Quote, string Measured);

/// <summary>What a check found.</summary>
/// <param name="Rules">How many rules were measured.</param>
/// <param name="IsParty">A document of the Party, of which only the common rules are measured.</param>
/// <param name="Departures">In the order of the text; of one rule the first <see cref="FormatCheck.MostPlaces"/> places.</param>
/// <param name="Refusal">Why the file was not read; nothing was measured then.</param>
public sealed record FormatReport(int Rules, bool IsParty, IReadOnlyList<Departure> Departures, Files.DocumentRefusal? Refusal = null);

/// <summary>A departure while it is being found.</summary>
/// <param name="Line">The paragraph.</param>
/// <param name="Section">The section from 0, where there is no paragraph.</param>
/// <param name="Measured">What was found.</param>
internal sealed record Breach(Facts.LineFacts? Line, int? Section, string Measured)
{
    internal const string Missing = "–";

    internal static readonly Breach Absent = new(null, null, Missing);

    internal static Breach At(Facts.LineFacts line, string measured) => new(line, line.Section, measured);
}
