using EduCoop.Documents.Text;

namespace EduCoop.Documents.Contradictions;

/// <summary>One field in which a row of an appendix does not repeat the body it stands for.</summary>
public sealed record BodyVsAppendix
{
    /// <summary>The row's number.</summary>
    public int Row { get; init; }

    /// <summary>The section of the body; null when the row stands for several.</summary>
    public string? Section { get; init; }

    /// <summary>lead, coordinating or deadline.</summary>
    public required string Field { get; init; }

    public string? Body { get; init; }

    public string? Appendix { get; init; }

    /// <summary>How they differ; "same-meaning" is no contradiction.</summary>
    public string? Class { get; init; }

    public IReadOnlyList<string> OnlyInBody { get; init; } = [];

    public IReadOnlyList<string> OnlyInAppendix { get; init; } = [];

    /// <summary>The leads of the body, by section, where a row stands for several.</summary>
    public IReadOnlyDictionary<string, string> BodyLeads { get; init; } = new Dictionary<string, string>();

    public TextSpan? BodySpan { get; init; }

    public TextSpan? AppendixSpan { get; init; }

    /// <summary>Something a person has to decide.</summary>
    public bool Material => Class != AppendixComparison.SameMeaning;
}
