using System.Text.Json.Nodes;
using EduCoop.Cli.Import;
using EduCoop.Cli.Output;
using EduCoop.Cli.Session;

namespace EduCoop.Cli.Demo;

/// <summary>
/// educoop demo year: fills the demo programme with the reporting year that today lies in (15 December to 14 December, Decree 09/2019, Article 12), by the demo accounts and through the gateway as
/// people would: a plan and its work, a campaign with its gifts and what they became, two schools that work together, reports of schools and wards, the department's put together. Again, it goes on where it stood.
/// </summary>
internal static class DemoYear
{
    internal static async Task<int> RunAsync(Connection connection, Screen screen, CancellationToken cancellation)
    {
        var today = DemoCaller.Today;
        var year = today.Month == 12 && today.Day > 14 ? today.Year + 1 : today.Year;
        var (firstDay, lastDay) = (new DateOnly(year - 1, 12, 15), new DateOnly(year, 12, 14));
        using var caller = new DemoCaller(connection, year, screen.Note);
        var (obligation, agreement) = await Screen.WithProgressAsync(Texts.Get("DemoAccounts"), async progress =>
        {
            void Say(string what, int done) => progress.Report(new Step(Texts.Get(what), done, 100));
            await DemoAccounts.MakeAsync(caller, cancellation);
            Say("DemoWork", 10);
            await DemoWork.RunAsync(caller, lastDay, cancellation);
            Say("DemoGifts", 35);
            await DemoGifts.RunAsync(caller, firstDay, cancellation);
            Say("DemoGoods", 45);
            await DemoGoods.RunAsync(caller, firstDay, cancellation);
            Say("DemoPair", 50);
            await DemoPair.RunAsync(caller, cancellation);
            Say("DemoReports", 60);
            return await DemoReports.RunAsync(caller, firstDay, lastDay, (done, of) => Say("DemoReports", 60 + (40 * done / of)), cancellation);
        });

        var lines = agreement["lines"].Each().ToList();
        var agrees = agreement["agrees"]?.GetValue<bool>() == true;
        screen.Line(Texts.Get("DemoDone", year));
        screen.Table([.. lines.Select(line => new[] { line["label"]?.ToString() ?? line["field"]!.ToString(), line["reported"]?.ToString() ?? "", line["ownersCount"]?.ToString() ?? "" })]);
        screen.Line(Texts.Get(agrees ? "DemoAgrees" : "DemoDiffers"));
        screen.Line(Texts.Get("DemoNext", connection.Url.GetLeftPart(UriPartial.Authority), obligation));
        screen.Document(agrees ? ExitCode.Ok : ExitCode.Fault, new JsonObject { ["year"] = year, ["obligationId"] = obligation, ["agreement"] = agreement.DeepClone() });
        return agrees ? ExitCode.Ok : ExitCode.Fault;
    }
}
