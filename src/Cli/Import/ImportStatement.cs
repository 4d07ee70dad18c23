using System.Text.Json.Nodes;
using EduCoop.Cli.Output;
using EduCoop.Cli.Session;

namespace EduCoop.Cli.Import;

/// <summary>educoop import statement: sends a bank statement to a campaign. The same file again adds nothing.</summary>
internal static class ImportStatement
{
    private const int MostCampaignPages = 50;
    private static readonly HashSet<string> Running = ["queued", "reading", "posting"];

    internal static async Task<int> RunAsync(Connection connection, string? path, string? campaign, bool wait, Screen screen, CancellationToken cancellation)
    {
        var file = SourceFile.Read(path);
        if (string.IsNullOrWhiteSpace(campaign))
        {
            throw new CommandFailedException(ExitCode.Refused, "campaign_missing", Texts.Get("CampaignMissing"), Texts.Get("CampaignMissingDetail"));
        }

        using var gateway = new Gateway(connection, "educoop import statement", screen.Note);
        var campaignId = await FindCampaignAsync(gateway, campaign, cancellation);
        var statement = await Screen.WithProgressAsync(Texts.Get("Sending", file.Name), async progress =>
        {
            var address = $"api/donations/statements?campaignId={campaignId}&fileName={Uri.EscapeDataString(file.Name)}";
            var accepted = await gateway.SendAsync(
                HttpMethod.Post, address, () => file.ToBody(sent => progress.Report(new Step(Texts.Get("Sending", file.Name), sent, file.Content.Length))), cancellation) as JsonObject ?? [];
            return wait && accepted["statementId"]?.ToString() is { } id
                ? await Job.WaitAsync(gateway, $"api/donations/statements/{id}", Texts.Get("Posting", file.Name), Running, connection.TimeLimit, progress, cancellation)
                : accepted;
        });
        return Report(statement, file, wait, gateway.TraceId, screen);
    }

    private static async Task<Guid> FindCampaignAsync(Gateway gateway, string campaign, CancellationToken cancellation)
    {
        if (Guid.TryParse(campaign, out var id))
        {
            return id;
        }

        var known = new List<string>();
        for (var page = 1; page <= MostCampaignPages; page++)
        {
            var answer = await gateway.GetAsync($"api/donations/campaigns?page={page}&pageSize=200", cancellation);
            var items = (answer is JsonArray ? answer : answer?["items"]).Each().ToList();
            if (items.Find(one => one["slug"]?.ToString() == campaign) is { } found && Guid.TryParse(found["campaignId"]?.ToString(), out id))
            {
                return id;
            }

            known.AddRange(items.Select(one => one["slug"]?.ToString() ?? ""));
            if (items.Count < 200)
            {
                break;
            }
        }

        throw new CommandFailedException(
            ExitCode.Refused, "campaign_not_found", Texts.Get("CampaignNotFound", campaign),
            known.Count == 0 ? Texts.Get("NoCampaigns") : Texts.Get("KnownCampaigns", string.Join(", ", known.Take(20))), gateway.TraceId);
    }

    private static int Report(JsonObject statement, SourceFile file, bool waited, string traceId, Screen screen)
    {
        var state = statement["state"]?.ToString() ?? "";
        if (state == "refused")
        {
            var refusal = statement["refusal"] as JsonObject ?? [];
            var line = refusal["line"].Whole();
            var detail = string.Join(' ', new[] { line > 0 ? Texts.Get("AtLine", file.Name, line) : null, refusal["detail"]?.ToString() }.Where(part => part is { Length: > 0 }));
            throw new CommandFailedException(ExitCode.Refused, refusal["code"]?.ToString() ?? "refused", refusal["title"]?.ToString() ?? Texts.Get("StatementRefused"), detail, traceId);
        }

        screen.Document(ExitCode.Ok, new JsonObject { ["statement"] = statement.DeepClone(), ["traceId"] = traceId });
        if (state != "posted")
        {
            screen.Line(Texts.Get(waited ? "StatementState" : "StatementAccepted", file.Name, statement["statementId"]?.ToString(), state));
            return ExitCode.Ok;
        }

        screen.Line(Texts.Get("StatementPosted", file.Name));
        screen.Table(
        [
            [Texts.Get("Entries"), Texts.Number(statement["entryCount"].Whole())],
            [Texts.Get("Added"), Texts.Number(statement["added"].Whole())],
            [Texts.Get("AlreadyThere"), Texts.Number(statement["alreadyThere"].Whole())],
            [Texts.Get("Sum"), Texts.Money(statement["sumVnd"].Whole())],
            [Texts.Get("Opening"), Texts.Money(statement["openingVnd"].Whole())],
            [Texts.Get("Closing"), Texts.Money(statement["closingVnd"].Whole())],
        ]);
        foreach (var one in statement["recovered"].Each())
        {
            screen.Line(Texts.Get("RecoveredLine", one["line"].Whole(), Texts.Money(one["amountVnd"].Whole()), one["reason"]?.ToString()));
        }

        foreach (var one in statement["quarantined"].Each())
        {
            screen.Line(Texts.Get("QuarantinedLine", one["line"].Whole(), one["reason"]?.ToString()));
        }

        screen.Line(Texts.Get("TraceIdLine", traceId));
        return ExitCode.Ok;
    }
}
