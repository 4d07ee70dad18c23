using System.Text.Json;
using EduCoop.Testing;

namespace EduCoop.EndToEnd.Tests;

/// <summary>Who tries the system has a programme that has run for a year, by one command; the same command again changes nothing.</summary>
[Collection(SystemTests.Name)]
public sealed class DemoYearTests(WholeSystem system)
{
    [Fact]
    public async Task One_command_fills_a_year_up_to_the_departments_report_and_again_finds_it_there()
    {
        var first = await Educoop.RunAsync(system, "quantri", "demo", "year");
        Assert.True(first.ExitCode == 0, first.Document + first.Errors);
        var agreement = first.Document.GetProperty("agreement");
        Assert.True(agreement.GetProperty("agrees").GetBoolean());
        // Four schools in two wards, each with three pieces of work of the plan; other tests may have given them more.
        Assert.Equal(4, agreement.GetProperty("units").GetInt32());
        Assert.True(Reported(agreement, "den_han") >= 12 && Reported(agreement, "dung_han") >= 6, agreement.ToString());

        var api = new PlanApi(system);
        var report = first.Document.GetProperty("obligationId").GetString();
        Assert.Equal("draft", (await api.GetAsync($"/reporting/reports/{report}", "chuongtrinh")).GetProperty("state").GetString());
        // The way of the gifts goes on to the school at the other end.
        await Eventually.Async("what the school received is on the dashboard", async () => (await api.GetAsync("/reporting/dashboards/gift-schools", "chuongtrinh")).ToString(), shown => shown.Contains("Đèo Mây", StringComparison.Ordinal));
        var again = await Educoop.RunAsync(system, "quantri", "demo", "year");
        Assert.True(again.ExitCode == 0, again.Document + again.Errors);
        Assert.Equal(report, again.Document.GetProperty("obligationId").GetString());
        Assert.Equal(Reported(agreement, "so_tien"), Reported(again.Document.GetProperty("agreement"), "so_tien"));
    }

    private static decimal Reported(JsonElement agreement, string field) =>
        agreement.GetProperty("lines").EnumerateArray().Single(line => line.GetProperty("field").GetString() == field).GetProperty("reported").GetDecimal();
}
