using EduCoop.Documents.Text;

namespace EduCoop.Documents.Plans;

/// <summary>Two places of a document that do not say the same. Both stay; a person decides.</summary>
public sealed record Contradiction
{
    /// <summary>Stable, snake_case.</summary>
    public required string Kind { get; init; }

    /// <summary>One place, for example "III.1.1".</summary>
    public string? A { get; init; }

    public string? B { get; init; }

    public string? Field { get; init; }

    public string? ValueA { get; init; }

    public string? ValueB { get; init; }

    /// <summary>In Vietnamese: what differs, and what is proposed.</summary>
    public required string Message { get; init; }

    public string? Proposal { get; init; }

    public TextSpan? SpanA { get; init; }

    public TextSpan? SpanB { get; init; }

    /// <summary>How the two differ, where there are classes of it.</summary>
    public string? Class { get; init; }

    /// <summary>The appendix row, where one side is one.</summary>
    public int? Row { get; init; }
}
