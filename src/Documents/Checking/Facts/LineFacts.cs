using EduCoop.Documents.Text;

namespace EduCoop.Documents.Checking.Facts;

/// <summary>A stretch of letters of one look, after styles and defaults are resolved.</summary>
/// <param name="Text">Its letters; capitals where the look makes capitals of them.</param>
/// <param name="Fonts">The fonts it is set in, with ", " between where Latin and Vietnamese letters differ.</param>
/// <param name="Size">Points.</param>
/// <param name="IsBold">Bold.</param>
/// <param name="IsItalic">Italic.</param>
/// <param name="IsUnderlined">With a line below the letters.</param>
/// <param name="Colour">Six hexadecimal digits, or "auto".</param>
internal sealed record RunFacts(string Text, string Fonts, double Size, bool IsBold, bool IsItalic, bool IsUnderlined, string Colour)
{
    internal bool HasLetters => Text.Any(char.IsLetterOrDigit);
}

/// <summary>A cell of a table that holds the paragraph.</summary>
/// <param name="Table">Number of the outermost table in the document, from 0.</param>
/// <param name="Row">From 0.</param>
/// <param name="Column">From 0.</param>
/// <param name="Width">Twentieths of a point; 0 when the file does not say.</param>
/// <param name="IsRuled">The table shows its lines: it holds data, and is no means of putting blocks side by side.</param>
internal sealed record CellFacts(int Table, int Row, int Column, int Width, bool IsRuled);

/// <summary>A paragraph as it is shown. Measures are twentieths of a point.</summary>
internal sealed record LineFacts
{
    /// <summary>Its place among all paragraphs of the document, from 1.</summary>
    internal required int Number { get; init; }

    /// <summary>Its words with the automatic number before them, in the letters of the file.</summary>
    internal required string Raw { get; init; }

    internal required IReadOnlyList<RunFacts> Runs { get; init; }

    /// <summary>left, center, right or both.</summary>
    internal string Align { get; init; } = "left";

    internal int FirstLine { get; init; }

    internal int Left { get; init; }

    internal int Right { get; init; }

    internal int Before { get; init; }

    internal int After { get; init; }

    /// <summary>In lines: 1 is single. What is given in points is divided by the size of the letters and their usual leading.</summary>
    internal double Lines { get; init; } = 1;

    /// <summary>Length of a rule that the paragraph shows: a border, a drawn line, underscores; null without one, 0 when it cannot be measured.</summary>
    internal int? Rule { get; init; }

    internal CellFacts? Cell { get; init; }

    /// <summary>Section from 0.</summary>
    internal int Section { get; init; }

    /// <summary>Width from margin to margin, or of the cell.</summary>
    internal int Room { get; init; }

    internal string Text => text ??= ComposedText.Of(Raw).Text.Trim();

    private string? text;

    internal bool IsEmpty => Text.Length == 0 || Text.All(letter => letter is '_' or ' ' or '\u00a0');

    /// <summary>The runs that show something.</summary>
    internal IEnumerable<RunFacts> Shown => Runs.Where(run => run.HasLetters);

    internal bool IsAll(Func<RunFacts, bool> look) => Shown.All(look);

    internal bool IsCapitals => Text.Any(char.IsLetter) && !Text.Any(char.IsLower);

    internal bool IsCentred => Align == "center";

    internal bool IsData => Cell is { IsRuled: true };
}
