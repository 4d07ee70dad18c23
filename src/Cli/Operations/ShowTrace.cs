using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using EduCoop.Cli.Import;
using EduCoop.Cli.Output;
using EduCoop.Cli.Session;

namespace EduCoop.Cli.Operations;

/// <summary>educoop trace: what one request did, service by service, as the local dashboard has received it.</summary>
internal static class ShowTrace
{
    /// <summary>The dashboard's port lies this far from the gateway's.</summary>
    private const int DashboardOffset = 34;
    private const int LongestTree = 500;

    internal static async Task<int> RunAsync(Connection connection, string? traceId, string? dashboard, Screen screen, CancellationToken cancellation)
    {
        if (traceId is not { Length: 32 } || !traceId.All(char.IsAsciiHexDigit))
        {
            throw new CommandFailedException(ExitCode.Refused, "trace_id_invalid", Texts.Get("TraceIdInvalid", traceId ?? ""), Texts.Get("TraceIdInvalidDetail"));
        }

        var address = dashboard ?? Environment.GetEnvironmentVariable("EDUCOOP_DASHBOARD")
            ?? $"http://127.0.0.1:{(connection.Url.Port + DashboardOffset).ToString(CultureInfo.InvariantCulture)}";
        var trace = await ReadAsync(address.TrimEnd('/'), traceId.ToLowerInvariant(), cancellation);
        var spans = trace["spans"].Each().OrderBy(span => span["startUnixNano"].Whole()).ToList();
        screen.Document(ExitCode.Ok, new JsonObject { ["trace"] = trace.DeepClone() });
        if (!screen.Json)
        {
            Draw(spans, screen);
        }

        return ExitCode.Ok;
    }

    private static async Task<JsonObject> ReadAsync(string dashboard, string traceId, CancellationToken cancellation)
    {
        using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(20) };
        try
        {
            using var answer = await http.GetAsync($"{dashboard}/api/traces/{traceId}", cancellation);
            if (answer.StatusCode == HttpStatusCode.NotFound)
            {
                throw new CommandFailedException(ExitCode.Refused, "trace_not_found", Texts.Get("TraceNotFound", traceId), Texts.Get("TraceNotFoundDetail"));
            }

            answer.EnsureSuccessStatusCode();
            return JsonNode.Parse(await answer.Content.ReadAsStringAsync(cancellation)) as JsonObject ?? [];
        }
        catch (Exception fault) when (fault is HttpRequestException or InvalidOperationException or UriFormatException or JsonException or TaskCanceledException && !cancellation.IsCancellationRequested)
        {
            throw new CommandFailedException(ExitCode.Fault, "dashboard_unreachable", Texts.Get("DashboardUnreachable", dashboard), Texts.Get("DashboardUnreachableDetail", fault.Message));
        }
    }

    private static void Draw(List<JsonObject> spans, Screen screen)
    {
        var ids = spans.Select(span => span["spanId"]!.ToString()).ToHashSet();
        var children = spans.ToLookup(span => span["parentSpanId"]?.ToString() is { } parent && ids.Contains(parent) ? parent : "");
        var services = spans.Select(span => span["service"]?.ToString()).Distinct().ToList();
        screen.Line(Texts.Get("TraceSummary", spans.Count, string.Join(" → ", services)));
        var width = Math.Min(16, services.Max(name => name?.Length ?? 0));
        var left = LongestTree;
        // On a stack, not by recursion: a trace may be as deep as a stranger makes it.
        var open = new Stack<(JsonObject Span, string Indent)>(children[""].Reverse().Select(root => (root, "")));
        while (open.TryPop(out var next) && left-- > 0)
        {
            var failed = next.Span["status"]?.ToString() == "error" ? "  ✗ " + next.Span["statusMessage"] : "";
            var duration = next.Span["durationMs"] is JsonValue value && value.TryGetValue<double>(out var ms) ? ms : 0;
            screen.Line($"{duration.ToString("N1", Texts.Numbers),10} ms  {(next.Span["service"]?.ToString() ?? "?").PadRight(width)}  {next.Indent}{next.Span["name"]}{failed}");
            foreach (var child in children[next.Span["spanId"]!.ToString()].Reverse())
            {
                open.Push((child, next.Indent + "  "));
            }
        }

        if (open.Count > 0)
        {
            screen.Line(Texts.Get("TraceCut", LongestTree));
        }
    }
}
