using EduCoop.Documents.Deadlines;
using EduCoop.Documents.Text;

namespace EduCoop.Documents.Plans;

/// <summary>Who reports to whom, and when.</summary>
public sealed record ReportingDeadline
{
    public string? Who { get; init; }

    public string? To { get; init; }

    /// <summary>Through whom.</summary>
    public string? Via { get; init; }

    /// <summary>periodic or adhoc.</summary>
    public string? Type { get; init; }

    public string? Frequency { get; init; }

    public string? DeadlineText { get; init; }

    public IReadOnlyList<DeadlineRule> DeadlineRules { get; init; } = [];

    public IReadOnlyDictionary<string, TextSpan> Spans { get; init; } = new Dictionary<string, TextSpan>();
}
