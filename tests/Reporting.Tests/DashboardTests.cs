using System.Globalization;
using System.IO.Compression;
using System.Net;
using EduCoop.Reporting.Dashboards;
using EduCoop.Reporting.Products;
using EduCoop.Reporting.Programme;
using EduCoop.ServiceDefaults;
using EduCoop.Testing;

namespace EduCoop.Reporting.Tests;

/// <summary>The numbers of each chart against a second count over what the owners told; scope, day and files.</summary>
public sealed class DashboardTests(ProductFixture fixture) : IClassFixture<ProductFixture>
{
    private static readonly DateOnly Day = ProductWorld.Day;
    private readonly ProductWorld world = fixture.World;

    public static TheoryData<string> Codes => [.. DashboardList.All.Select(one => one.Shown.Code)];

    private string Officer => fixture.Reporting.Tokens.For(Roles.ProgrammeOfficer, world.Home);

    [Fact]
    public async Task Who_is_late_and_which_quarter_are_those_of_a_second_count()
    {
        var pieces = world.Pieces.Where(piece => piece.Province == world.Home && !piece.IsCancelled).ToList();
        var late = await ReadAsync("late", $"asOf={Day:O}");
        Assert.Equal(
            pieces.Where(piece => piece.StandingOn(Day) == "overdue").GroupBy(piece => piece.Unit).Select(unit => (unit.Key.ToString(), unit.Count(), unit.Min(piece => piece.DueOn)!.Value.ToString("O", CultureInfo.InvariantCulture))).Order(),
            late.Items.Select(row => (row.Origin.Id!, Int(row.Cells[2]), row.Cells[3]!)).Order());

        var quarters = await ReadAsync("on-time", $"asOf={Day:O}");
        Assert.Equal(
            pieces.Where(piece => piece.DueOn <= Day && piece.DueOn >= new DateOnly(2026, 1, 1)).GroupBy(piece => (piece.Unit, piece.Quarter))
                .Select(one => (one.Key.Unit.ToString(), one.Key.Quarter!, one.Count(), one.Count(piece => piece.StandingOn(Day) == "done_on_time"))).Order(),
            quarters.Items.Select(row => (row.Origin.Id!, row.Cells[1]!, Int(row.Cells[2]), Int(row.Cells[3]))).Order());

        // The administrator sees provinces, each with its schools' work in it.
        var provinces = await ReadAsync("on-time", $"asOf={Day:O}", fixture.Reporting.Tokens.For(Roles.Administrator));
        Assert.Equal(new[] { world.Home.ToString(), world.Abroad.ToString() }.Order(), provinces.Items.Select(row => row.Origin.Id!).Distinct().Order());
        Assert.Equal(quarters.Totals[2], provinces.Items.Where(row => row.Origin.Id == world.Home.ToString()).Sum(row => Int(row.Cells[2])).ToString(CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task Twinning_and_money_are_those_that_were_told()
    {
        var funnel = (await ReadAsync("twinning-funnel", $"asOf={Day:O}&schoolYear=2026")).Items.ToDictionary(row => row.Cells[0]!, row => Int(row.Cells[1]));
        var pairs = world.Activities.Where(one => one.Held <= Day && (world.Of(world.Home).Contains(one.Supporter) || world.Of(world.Home).Contains(one.Seeker))).Select(one => one.Agreement).Distinct().Count();
        Assert.Equal(
            (world.Registered.Count(one => one.Province == world.Home && one.Stands), 0, 8, 7, 6, pairs, 0),
            (funnel["declared"], funnel["offered"], funnel["proposed"], funnel["agreed"], funnel["active"], funnel["held"], funnel["evaluated"]));
        // Before the schools had answered three were proposed; the pairs were active from that day.
        var before = (await ReadAsync("twinning-funnel", "asOf=2026-09-10&schoolYear=2026")).Items.ToDictionary(row => row.Cells[0]!, row => Int(row.Cells[1]));
        Assert.Equal((9, 6, 6), (before["proposed"], before["agreed"], before["active"]));

        var given = world.Gifts.Where(gift => gift.Province == world.Home && !gift.Reversed && gift.Day <= Day).ToList();
        var spent = world.Bought.Where(one => one.Campaign == world.HomeCampaign && one.Day <= Day).Sum(one => one.Amount);
        var money = (await ReadAsync("money-flow", $"asOf={Day:O}")).Items.GroupBy(row => row.Cells[0]!).ToDictionary(step => step.Key, step => step.Sum(row => long.Parse(row.Cells[5]!, CultureInfo.InvariantCulture)));
        Assert.Equal((given.Sum(gift => gift.Amount), spent, given.Sum(gift => gift.Amount) - spent), (money["given"], money["bought"], money["left"]));
        Assert.Equal(spent, money["delivered"] + money.GetValueOrDefault("waiting"));

        var schools = await ReadAsync("gift-schools", $"asOf={Day:O}");
        Assert.Equal(world.Of(world.Home).Take(5).Select(school => school.ToString()).Order(), schools.Items.Select(row => row.Origin.Id!).Order());

        var overview = (await ReadAsync("overview", $"asOf={Day:O}")).Items.ToDictionary(row => row.Cells[0]!, row => long.Parse(row.Cells[2]!, CultureInfo.InvariantCulture));
        var pieces = world.Pieces.Where(piece => piece.Province == world.Home && !piece.IsCancelled).ToList();
        Assert.Equal(
            (1, pieces.Count(piece => piece.StandingOn(Day) == "overdue"), pieces.Count(piece => piece.DueOn is { Year: 2026, Month: 11 }), 6, given.Count, given.Sum(gift => gift.Amount)),
            (overview["plans"], overview["tasks_late"], overview["tasks_month"], overview["pairs"], overview["gifts"], overview["amount"]));
    }

    [Fact]
    public async Task Indicators_go_along_their_path_by_the_figures_that_stand()
    {
        var points = (await ReadAsync("indicator-trends", $"asOf={Day:O}")).Items.Where(row => row.Origin.Id == world.Indicator.ToString()).Select(row => (row.Cells[3]!, row.Cells[4]!, row.Cells[5]!)).ToList();
        Assert.Equal(
            [("baseline", "2025-12-31", "50"), ("figure", "2026-03-31", "51"), ("figure", "2026-06-30", "56"), ("target", "2030-12-31", "100"), ("target", "2035-12-31", "110"), ("target", "2045-12-31", "130")], points);
    }

    [Fact]
    public async Task Everybody_reads_the_same_tables_over_everything_and_nobodys_name()
    {
        await fixture.Reporting.Database.ExecuteAsync("update gift_read set donor = 'Nguyễn Văn Mẫu' where campaign_id = $1", world.HomeCampaign);
        var answer = await fixture.Reporting.Http.SendAsync(HttpMethod.Get, "/public/programme", null);
        var text = await answer.Content.ReadAsStringAsync();
        var programme = await answer.ReadAsync<PublicProgramme>();
        Assert.Equal(GetPublicProgramme.Shown, programme.Boards.Select(board => board.Board.Code));
        foreach (var board in programme.Boards)
        {
            var staff = await ReadAsync(board.Board.Code, "", fixture.Reporting.Tokens.For(Roles.Administrator));
            Assert.Equal(staff.Items.Select(row => string.Join('|', row.Cells)), board.Rows.Select(row => string.Join('|', row)));
        }

        Assert.Contains("\"named\"", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Nguyễn", text, StringComparison.Ordinal);
        Assert.DoesNotContain("\"late\"", text, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public async Task Nobody_sees_beyond_the_own_units_and_a_file_holds_the_rows_of_the_screen(string code)
    {
        Assert.Equal(HttpStatusCode.Unauthorized, (await GetAsync($"/dashboards/{code}", null)).StatusCode);
        await (await GetAsync($"/dashboards/{code}", fixture.Reporting.Tokens.For(Roles.Auditor))).ReadProblemAsync(HttpStatusCode.Forbidden, "out_of_scope");
        var stranger = await ReadAsync(code, $"asOf={Day:O}", fixture.Reporting.Tokens.For(Roles.UnitOfficer, Guid.CreateVersion7()));
        Assert.True(stranger.Total == 0 || stranger.Items.All(row => row.Cells[^1] == "0"));
        var elsewhere = await ReadAsync(code, $"asOf={Day:O}&unitId={world.Schools.First(school => school.Province == world.Abroad).Id}");
        Assert.DoesNotContain(elsewhere.Items, row => world.Of(world.Abroad).Any(school => school.ToString() == row.Origin.Id) && row.Origin.Kind == "unit" && code != "gift-schools");

        var page = await ReadAsync(code, $"asOf={Day:O}");
        var sheet = await (await GetAsync($"/dashboards/{code}.xlsx?asOf={Day:O}", Officer)).Content.ReadAsByteArrayAsync();
        using var archive = new ZipArchive(new MemoryStream(sheet));
        using var reader = new StreamReader(archive.GetEntry("xl/worksheets/sheet1.xml")!.Open());
        var csv = await (await GetAsync($"/dashboards/{code}.csv?asOf={Day:O}", Officer)).Content.ReadAsStringAsync();
        Assert.Equal(page.Total + 1, csv.Split("\r\n").Length - 1);
        Assert.StartsWith(page.Product.Columns[0].Vi, csv.TrimStart('\uFEFF'), StringComparison.Ordinal);
        Assert.Equal(page.Total + 1 + (page.Totals.Any(total => total is not null) ? 1 : 0), (await reader.ReadToEndAsync()).Split("<row ").Length - 1);
    }

    private static int Int(string? cell) => int.Parse(cell!, CultureInfo.InvariantCulture);

    private Task<HttpResponseMessage> GetAsync(string path, string? token) => fixture.Reporting.Http.SendAsync(HttpMethod.Get, path, token);

    private async Task<ProductPage> ReadAsync(string code, string query, string? token = null) =>
        await (await GetAsync($"/dashboards/{code}?pageSize=200&{query}", token ?? Officer)).ReadAsync<ProductPage>();
}

/// <summary>Reports that nobody has handed in, against the list of obligations.</summary>
public sealed class LateReportTests(RegimeFixture fixture) : IClassFixture<RegimeFixture>
{
    [Fact]
    public async Task The_dashboard_names_exactly_those_whose_reports_are_late()
    {
        var place = await fixture.PlaceAsync();
        var regime = await fixture.CreateAsync(place, RegimeFixture.Yearly(place), new(2024, 1, 1));
        await fixture.UnfoldedAsync(regime.RegimeId);
        var officer = fixture.Officer(place);
        await fixture.Reporting.Database.ExecuteAsync("update obligation set handed_in_on = due_on where unit_id = $1 and due_on < '2025-06-01'", place.SchoolA);
        var owed = await fixture.ObligationsAsync("state=late&asOf=2026-03-01&pageSize=200", officer);
        Assert.NotEmpty(owed.Items);
        var late = await fixture.GetAsync<ProductPage>("/dashboards/late?asOf=2026-03-01&pageSize=200", officer);
        Assert.Equal(owed.Items.GroupBy(one => one.UnitId).Select(unit => (unit.Key.ToString(), unit.Count().ToString(CultureInfo.InvariantCulture))).Order(), late.Items.Select(row => (row.Origin.Id!, row.Cells[1]!)).Order());
        var ward = await fixture.GetAsync<ProductPage>("/dashboards/late?asOf=2026-03-01", fixture.Reporting.Tokens.For(Roles.UnitOfficer, place.SecondWard));
        Assert.Equal(new[] { place.SecondWard, place.SchoolC }.Select(id => id.ToString()).Order(), ward.Items.Select(row => row.Origin.Id!).Order());
        var overview = await fixture.GetAsync<ProductPage>("/dashboards/overview?asOf=2026-03-01", officer);
        Assert.Equal(owed.Total.ToString(CultureInfo.InvariantCulture), overview.Items.Single(row => row.Cells[0] == "reports_late").Cells[2]);

        // Wards with their schools in them; one report was on time.
        var quarters = await fixture.GetAsync<ProductPage>("/dashboards/on-time?asOf=2026-03-01&from=2024-01-01&pageSize=200", officer);
        Assert.Equal(new[] { place.Department, place.FirstWard, place.SecondWard }.Select(id => id.ToString()).Order(), quarters.Items.Select(row => row.Origin.Id!).Distinct().Order());
        Assert.Equal("1", quarters.Totals[3]);
    }
}
