using System.Globalization;
using System.Net;

namespace Aspire.Hosting.Dashboard;

/// <summary>The frame of the dashboard's pages.</summary>
internal static class Page
{
    private const string Style = """
        body { font: 15px/1.5 system-ui, sans-serif; margin: 1.5rem; color: #1f2328; background: #fff; }
        table { border-collapse: collapse; width: 100%; } th, td { text-align: left; padding: .3rem .6rem; border-bottom: 1px solid #d8dee4; vertical-align: top; }
        .good { color: #116329; } .bad { color: #a40e26; font-weight: 600; } .wait { color: #7d4e00; } .small { color: #59636e; font-size: .85rem; }
        .bar { position: relative; height: 1rem; background: #f2f4f7; min-width: 12rem; } .bar i { position: absolute; top: 0; bottom: 0; background: #1f6feb; min-width: 2px; } .bar i.bad { background: #a40e26; }
        details summary { cursor: pointer; } .wide { overflow-x: auto; } td.name { white-space: nowrap; }
        """;

    public static string Frame(string title, string body, int? refreshSeconds = null) => $"""
        <!doctype html>
        <html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
        {(refreshSeconds is { } seconds ? $"<meta http-equiv=\"refresh\" content=\"{seconds}\">" : "")}
        <title>{Text(title)}</title><style>{Style}</style></head>
        <body><h1>{Text(title)}</h1>{body}</body></html>
        """;

    public static string Text(string? text) => WebUtility.HtmlEncode(text ?? "");

    public static string Milliseconds(double value) => value.ToString(value < 10 ? "0.00" : "0", CultureInfo.GetCultureInfo("vi-VN")) + " ms";

    public static string Time(DateTimeOffset time) => time.ToOffset(TimeSpan.FromHours(7)).ToString("dd/MM HH:mm:ss", CultureInfo.InvariantCulture);

    public static string Percent(double value) => (value * 100).ToString("0.###", CultureInfo.InvariantCulture) + "%";
}
