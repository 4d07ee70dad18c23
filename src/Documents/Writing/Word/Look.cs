namespace EduCoop.Documents.Writing.Word;

/// <summary>How a paragraph looks. Measures are twentieths of a point, the size is in points.</summary>
internal sealed record Look
{
    internal double Size { get; init; } = 14;

    internal bool IsBold { get; init; }

    internal bool IsItalic { get; init; }

    /// <summary>left, center, right or both.</summary>
    internal string Align { get; init; } = "left";

    internal int FirstLine { get; init; }

    internal int Left { get; init; }

    internal int Right { get; init; }

    internal int Before { get; init; }

    internal int After { get; init; }

    /// <summary>240 is one line.</summary>
    internal int Line { get; init; } = 240;

    internal bool KeepsWithNext { get; init; }

    /// <summary>A line below, from one indent to the other.</summary>
    internal bool HasRule { get; init; }

    /// <summary>1 to 9 puts the paragraph into the outline; 0 keeps it out.</summary>
    internal int Outline { get; init; }

    internal static readonly Look Centred = new() { Align = "center" };

    /// <summary>A heading in the middle of the page.</summary>
    internal static readonly Look Heading = new() { Align = "center", IsBold = true, After = 120, KeepsWithNext = true };

    internal static readonly Look Body = new() { Align = "both", FirstLine = 720, After = 120, Line = 264 };
}
