namespace Aspire.Hosting.Dashboard;

/// <summary>A trace in one line.</summary>
internal sealed record TraceSummary(string TraceId, string Name, DateTimeOffset Start, double DurationMs, int Spans, bool HasError, IReadOnlyList<string> Services)
{
    public static TraceSummary Of(IReadOnlyList<Span> spans)
    {
        var start = spans.Min(span => span.StartUnixNano);
        var end = spans.Max(span => span.EndUnixNano);
        var root = spans.OrderBy(span => span.ParentSpanId is null ? 0 : 1).ThenBy(span => span.StartUnixNano).First();
        return new TraceSummary(
            root.TraceId,
            root.Name,
            DateTimeOffset.FromUnixTimeMilliseconds((long)(start / 1_000_000)),
            (end - start) / 1e6,
            spans.Count,
            spans.Any(span => span.Status == "error"),
            [.. spans.OrderBy(span => span.StartUnixNano).Select(span => span.Service).Distinct()]);
    }
}
