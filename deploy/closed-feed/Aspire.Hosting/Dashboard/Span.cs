namespace Aspire.Hosting.Dashboard;

/// <summary>One span as a service sent it.</summary>
internal sealed record Span(string TraceId, string SpanId, string? ParentSpanId, string Service, string Scope, string Name, string Kind, ulong StartUnixNano, ulong EndUnixNano)
{
    public string Status { get; init; } = "unset";

    public string? StatusMessage { get; init; }

    public IReadOnlyDictionary<string, string> Attributes { get; init; } = new Dictionary<string, string>();

    public IReadOnlyList<SpanEvent> Events { get; init; } = [];

    public IReadOnlyList<SpanLink> Links { get; init; } = [];

    /// <summary>A poll of the database that nobody asked for, or a health check.</summary>
    public bool IsBackground => (ParentSpanId is null && Kind == "client") || (Attributes.TryGetValue("url.path", out var path) && path.StartsWith("/health/", StringComparison.Ordinal));

    public double DurationMs => EndUnixNano > StartUnixNano ? (EndUnixNano - StartUnixNano) / 1e6 : 0;
}

/// <summary>Something that happened during a span.</summary>
internal sealed record SpanEvent(ulong TimeUnixNano, string Name, IReadOnlyDictionary<string, string> Attributes);

/// <summary>Another span that this one has to do with.</summary>
internal sealed record SpanLink(string TraceId, string SpanId);
