using System.Text.Json.Nodes;
using EduCoop.Cli.Import;
using EduCoop.Cli.Output;
using EduCoop.Cli.Session;

namespace EduCoop.Cli.Operations;

/// <summary>educoop status: is every service ready, and what have the campaigns received.</summary>
internal static class ShowStatus
{
    internal static async Task<int> RunAsync(Connection connection, Screen screen, CancellationToken cancellation)
    {
        using var gateway = new Gateway(connection with { TimeLimit = TimeSpan.FromSeconds(5) }, "educoop status", screen.Note);
        var status = await gateway.GetAsync("status", cancellation);
        var services = (status is JsonArray ? status : status?["services"]).Each().ToList();
        JsonNode? totals = null;
        CommandFailedException? missing = null;
        try
        {
            totals = await gateway.GetAsync("api/reporting/campaigns/totals", cancellation);
        }
        catch (CommandFailedException failure)
        {
            // The figures are a part of the answer; without them the rest is still worth showing.
            missing = failure;
        }

        var ready = services.Count > 0 && missing is null && services.TrueForAll(one => one["ready"]?.GetValue<bool>() == true);
        var campaigns = (totals is JsonArray ? totals : totals?["items"]).Each().ToList();
        var exitCode = ready ? ExitCode.Ok : ExitCode.Fault;
        screen.Document(exitCode, new JsonObject
        {
            ["services"] = new JsonArray([.. services.Select(one => one.DeepClone())]),
            ["campaigns"] = new JsonArray([.. campaigns.Select(one => one.DeepClone())]),
            ["traceId"] = gateway.TraceId,
        });
        screen.Line(Texts.Get(ready ? "AllReady" : "NotAllReady"));
        screen.Table([.. services.Select(one => new[]
        {
            one["service"]?.ToString() ?? "?",
            Texts.Get(one["ready"]?.GetValue<bool>() == true ? "Ready" : "NotReady"),
            $"{one["latencyMs"].Whole()} ms",
        })]);
        screen.Line();
        screen.Line(missing is null ? Texts.Get("Totals") : Texts.Get("NoTotals", missing.Message));
        screen.Table([.. campaigns.Select(one => new[]
        {
            one["slug"]?.ToString() ?? "?",
            Texts.Get("Gifts", Texts.Number(one["count"].Whole())),
            Texts.Money(one["totalVnd"].Whole()),
            one["bankDifferenceVnd"] is null ? Texts.Get("NoStatement") : Texts.Get("Difference", Texts.Money(one["bankDifferenceVnd"].Whole())),
        })]);
        return exitCode;
    }
}
