using AngleSharp.Html.Parser;
using EduCoop.Testing;

namespace EduCoop.EndToEnd.Tests;

/// <summary>A real bank statement becomes a verified public total: Cli, gateway, Donations, RabbitMQ, Reporting, Web.</summary>
[Collection(SystemTests.Name)]
public sealed class OneThreadTests(WholeSystem system)
{
    [SharedFact]
    public async Task The_statement_is_imported_and_the_public_page_shows_its_exact_total()
    {
        var (_, slug) = await system.OpenCampaignAsync("Cao Bằng khắc phục hậu quả bão");

        var first = await Educoop.RunAsync(system, "ketoan", "import", "statement", Statement.Path, "--campaign", slug, "--wait");

        Assert.True(first.ExitCode == 0, $"{first.Document} {first.Errors}");
        var statement = first.Document.GetProperty("statement");
        Assert.Equal("posted", statement.GetProperty("state").GetString());
        Assert.Equal((Statement.Gifts, 0, Statement.TotalVnd), (statement.GetProperty("added").GetInt32(), statement.GetProperty("openingVnd").GetInt64(), statement.GetProperty("closingVnd").GetInt64()));
        Assert.Equal(1, statement.GetProperty("recovered").GetArrayLength());
        await PageShowsTheTotalAsync(slug);

        var again = await Educoop.RunAsync(system, "ketoan", "import", "statement", Statement.Path, "--campaign", slug, "--wait");

        Assert.Equal(0, again.ExitCode);
        Assert.Equal(statement.GetProperty("statementId").GetString(), again.Document.GetProperty("statement").GetProperty("statementId").GetString());
        await Task.Delay(500);
        await PageShowsTheTotalAsync(slug);
        var status = await Educoop.RunAsync(system, "quantri", "status");
        Assert.True(status.ExitCode == 0, status.Document.ToString());
        Assert.Contains(status.Document.GetProperty("campaigns").EnumerateArray(), one => one.GetProperty("slug").GetString() == slug && one.GetProperty("bankDifferenceVnd").GetInt64() == 0);
    }

    private async Task PageShowsTheTotalAsync(string slug)
    {
        await Eventually.Async("Reporting has the total", () => system.PublicAsync(slug), shown => shown.GetProperty("count").GetInt64() >= Statement.Gifts && shown.GetProperty("statementsReconciled").GetInt64() == 1);
        var shown = await system.PublicAsync(slug);
        Assert.Equal(
            (Statement.Gifts, Statement.TotalVnd, Statement.TotalVnd, 0),
            (shown.GetProperty("count").GetInt64(), shown.GetProperty("totalVnd").GetInt64(), shown.GetProperty("bankClosingVnd").GetInt64(), shown.GetProperty("bankDifferenceVnd").GetInt64()));
        using var page = new HtmlParser().ParseDocument(await system.Gateway.Http.GetStringAsync($"/chien-dich/{slug}"));
        Assert.Contains("18.067.538.360", page.QuerySelector("#total")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("6.784", page.QuerySelector("#count")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("0 đ", page.QuerySelector(".check strong")!.TextContent.Replace('\u00a0', ' '));
    }
}
