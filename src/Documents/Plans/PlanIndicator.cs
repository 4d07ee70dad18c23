using EduCoop.Documents.Text;

namespace EduCoop.Documents.Plans;

/// <summary>A measurable aim: comparator (">=", "&lt;=", "&gt;", "&lt;", "=", "range"), value, unit and the year or period it is for.</summary>
public sealed record PlanIndicator
{
    public string? Section { get; init; }

    public required string Text { get; init; }

    public string? Comparator { get; init; }

    public decimal? Value { get; init; }

    /// <summary>The upper end of a range.</summary>
    public decimal? ValueTo { get; init; }

    public string? Unit { get; init; }

    /// <summary>"2030", "2026-2030" or "yearly".</summary>
    public string? Year { get; init; }

    public string? Subject { get; init; }

    public IReadOnlyDictionary<string, TextSpan> Spans { get; init; } = new Dictionary<string, TextSpan>();

    public IReadOnlyList<string> Notes { get; init; } = [];
}
