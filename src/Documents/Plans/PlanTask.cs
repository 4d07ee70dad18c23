using EduCoop.Documents.Deadlines;
using EduCoop.Documents.Text;

namespace EduCoop.Documents.Plans;

/// <summary>Who must do what by when.</summary>
public sealed record PlanTask
{
    /// <summary>Where it stands: "III.1.1", "V.2-3" (third bullet), "PL.7" (appendix row).</summary>
    public string? Section { get; init; }

    public required string Title { get; init; }

    public IReadOnlyList<string> Content { get; init; } = [];

    /// <summary>Exactly one; a lead that names several units stays one string. Null when the text does not say it clearly.</summary>
    public string? Lead { get; init; }

    public IReadOnlyList<string> Coordinating { get; init; } = [];

    public IReadOnlyList<string> Advising { get; init; } = [];

    public string? Product { get; init; }

    public IReadOnlyList<string> Products { get; init; } = [];

    public string? DeadlineText { get; init; }

    public IReadOnlyList<DeadlineRule> DeadlineRules { get; init; } = [];

    /// <summary>labelled, responsibility, assignment, appendix or content.</summary>
    public required string Kind { get; init; }

    public string? Funding { get; init; }

    /// <summary>The number of the row, for a task of an appendix table.</summary>
    public int? Row { get; init; }

    /// <summary>The sections of the body that an appendix row stands for.</summary>
    public IReadOnlyList<string> BodySections { get; init; } = [];

    /// <summary>A value came from a merged cell above.</summary>
    public bool InheritsMergedCells { get; init; }

    /// <summary>Where each value stands, by its JSON name; lists have one entry an item ("coordinating.0").</summary>
    public IReadOnlyDictionary<string, TextSpan> Spans { get; init; } = new Dictionary<string, TextSpan>();

    /// <summary>0 to 1: how sure the reader is of the whole.</summary>
    public double Confidence { get; init; } = 1;

    /// <summary>What a person should look at, in Vietnamese.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}

/// <summary>A heading that gathers tasks.</summary>
public sealed record TaskGroup(string Section, string Title, TextSpan Span);
