using System.Globalization;
using System.Text;

namespace Aspire.Hosting.Dashboard;

/// <summary>One trace as a waterfall: who did what, when, for how long.</summary>
internal static class TracePage
{
    public static string Render(string traceId, IReadOnlyList<Span> spans)
    {
        if (spans.Count == 0)
        {
            return Page.Frame("Không tìm thấy", $"<p>Không có dữ liệu của dấu vết {Page.Text(traceId)}. Dấu vết mới có thể cần vài giây mới đến; dấu vết cũ đã bị xoá.</p><p><a href=\"/\">Về bảng theo dõi</a></p>");
        }
        var summary = TraceSummary.Of(spans);
        var start = spans.Min(span => span.StartUnixNano);
        var length = Math.Max(1.0, spans.Max(span => span.EndUnixNano) - start);
        var body = new StringBuilder($"<p><a href=\"/\">Về bảng theo dõi</a></p><p>{Page.Text(traceId)}<br>{Page.Time(summary.Start)}, {Page.Milliseconds(summary.DurationMs)}, {spans.Count} bước, {Page.Text(string.Join(" → ", summary.Services))}</p>");
        body.Append("<div class=wide><table><tr><th>Bước</th><th>Dịch vụ</th><th>Thời gian</th><th style=\"width:45%\"></th></tr>");
        foreach (var (span, depth) in InTree(spans))
        {
            var error = span.Status == "error";
            body.Append(CultureInfo.InvariantCulture, $"<tr><td style=\"padding-left:{0.6 + (Math.Min(depth, 20) * 1.2):0.0}rem\"><details><summary>{Page.Text(span.Name)}</summary><div class=small>{Details(span)}</div></details></td>");
            body.Append(CultureInfo.InvariantCulture, $"<td class=name>{Page.Text(span.Service)}<br><span class=small>{Page.Text(span.Scope)}, {span.Kind}</span></td><td{(error ? " class=bad" : "")}>{Page.Milliseconds(span.DurationMs)}</td>");
            body.Append(CultureInfo.InvariantCulture, $"<td><div class=bar><i{(error ? " class=bad" : "")} style=\"left:{Page.Percent((span.StartUnixNano - start) / length)};width:{Page.Percent(span.DurationMs * 1e6 / length)}\"></i></div></td></tr>");
        }
        body.Append("</table></div>");
        return Page.Frame(summary.Name, body.ToString());
    }

    /// <summary>Children under their parents; a span whose parent has not come stands at the top.</summary>
    internal static IEnumerable<(Span Span, int Depth)> InTree(IReadOnlyList<Span> spans)
    {
        var ids = spans.Select(span => span.SpanId).ToHashSet(StringComparer.Ordinal);
        var children = spans.ToLookup(span => span.ParentSpanId is { } parent && ids.Contains(parent) && parent != span.SpanId ? parent : "");
        var shown = new HashSet<string>(StringComparer.Ordinal);
        var next = new Stack<(Span Span, int Depth)>(children[""].Reverse().Select(span => (span, 0)));
        while (next.TryPop(out var item))
        {
            yield return item;
            if (shown.Add(item.Span.SpanId))
            {
                foreach (var child in children[item.Span.SpanId].Reverse())
                {
                    next.Push((child, item.Depth + 1));
                }
            }
        }
    }

    private static string Details(Span span)
    {
        var lines = span.Attributes.Select(attribute => $"{Page.Text(attribute.Key)} = {Page.Text(attribute.Value)}")
            .Concat(span.Events.Select(happened => $"● {Page.Text(happened.Name)} {Page.Text(string.Join(", ", happened.Attributes.Select(attribute => attribute.Key + " = " + attribute.Value)))}"))
            .Concat(span.Links.Select(link => $"→ <a href=\"/traces/{Page.Text(link.TraceId)}\">{Page.Text(link.TraceId)}</a>"));
        return string.Join("<br>", lines.Prepend(Page.Text(span.StatusMessage)).Where(line => line.Length > 0));
    }
}
