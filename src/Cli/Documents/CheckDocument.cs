using System.Text.Json.Nodes;
using EduCoop.Cli.Output;
using EduCoop.Cli.Plans;
using EduCoop.Documents.Checking;

namespace EduCoop.Cli.Documents;

/// <summary>`educoop document check FILE`: measures a .docx against Decree 30/2020/NĐ-CP; 2 when it departs from it anywhere.</summary>
internal static class CheckDocument
{
    internal static async Task<int> RunAsync(string? path, Screen screen, CancellationToken cancellation)
    {
        var file = await ParsePlan.ReadAsync(path, cancellation);
        var report = FormatCheck.Check(file.Content, file.Name, cancellation: cancellation);
        if (report.Refusal is { } refusal)
        {
            throw new CommandFailedException(ExitCode.Refused, refusal.Code, refusal.Title, refusal.Detail);
        }

        Show(report, screen);
        var exitCode = report.Departures.Count == 0 ? ExitCode.Ok : ExitCode.Refused;
        screen.Document(exitCode, new JsonObject
        {
            ["rules"] = report.Rules,
            ["isParty"] = report.IsParty,
            ["departures"] = new JsonArray([.. report.Departures.Select(Json)]),
        });
        return exitCode;
    }

    private static void Show(FormatReport report, Screen screen)
    {
        if (report.IsParty)
        {
            screen.Line(Texts.Get("FormatParty"));
        }

        screen.Line(report.Departures.Count == 0
            ? Texts.Get("FormatRight", report.Rules)
            : Texts.Get("FormatWrong", report.Rules, report.Departures.Count, report.Departures.Select(departure => departure.Rule.Id).Distinct().Count()));
        foreach (var departure in report.Departures)
        {
            screen.Line();
            screen.Line($"{departure.Rule.Id}: {Sentence(departure.Rule)}");
            var where = departure.Paragraph is { } paragraph ? Texts.Get("FormatParagraph", paragraph) : departure.Section is { } section ? Texts.Get("FormatSection", section) : null;
            string?[] details =
            [
                where is null ? null : departure.Quote is { Length: > 0 } quote ? $"{where} “{quote}”" : where,
                Texts.Get("FormatMeasured", departure.Measured),
                departure.Rule.Allowed.Length > 0 ? Texts.Get("FormatAllowed", departure.Rule.Allowed) : null,
            ];
            screen.Line("    " + string.Join("; ", details.OfType<string>()));
            screen.Line("    " + departure.Rule.Source);
        }
    }

    private static JsonNode Json(Departure departure) => new JsonObject
    {
        ["rule"] = departure.Rule.Id,
        ["source"] = departure.Rule.Source,
        ["vietnamese"] = departure.Rule.Vietnamese,
        ["english"] = departure.Rule.English,
        ["paragraph"] = departure.Paragraph,
        ["section"] = departure.Section,
        ["quote"] = departure.Quote,
        ["measured"] = departure.Measured,
        ["allowed"] = departure.Rule.Allowed,
    };

    private static string Sentence(FormatRule rule) => Texts.English ? rule.English : rule.Vietnamese;
}
