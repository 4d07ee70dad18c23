using System.Globalization;
using EduCoop.Reporting.Dashboards;
using EduCoop.Reporting.Forms;
using EduCoop.Reporting.Products;
using EduCoop.Reporting.Regimes;
using EduCoop.Reporting.Submissions;
using EduCoop.ServiceDefaults;
using EduCoop.Testing;

namespace EduCoop.Reporting.Tests;

/// <summary>Counts that are kept beside reports equal a count over the reports, after steps in any order and while many write at once.</summary>
public sealed class DueCountTests(RegimeFixture fixture) : IClassFixture<RegimeFixture>
{
    private const string Differences = """
        with plain as (
            select a.area_id, o.regime_id, o.due_on, coalesce(o.handed_in_on, 'infinity') as handed_in_on, coalesce(o.cancelled_on, 'infinity') as cancelled_on, count(*) as reports
            from obligation o left join unit_copy u on u.unit_id = o.unit_id cross join lateral unnest(array['00000000-0000-0000-0000-000000000000'::uuid] || coalesce(u.path[1:2], '{}')) a (area_id) group by 1, 2, 3, 4, 5),
        kept as (select area_id, regime_id, due_on, handed_in_on, cancelled_on, sum(reports) as reports from due_count group by 1, 2, 3, 4, 5 having sum(reports) <> 0)
        select count(*) from plain full join kept using (area_id, regime_id, due_on, handed_in_on, cancelled_on) where plain.reports is distinct from kept.reports
        """;

    private static readonly DateOnly Start = new(2024, 1, 1);
    private readonly Random random = new(20441);

    private ReportingDatabase Database => fixture.Reporting.Database;

    [Fact]
    public async Task After_random_steps_they_equal_a_plain_count_and_so_do_the_dashboards()
    {
        var (ministry, place) = await CountryAsync();
        var regime = await fixture.CreateAsync(place, RegimeFixture.Yearly(place), Start);
        var quarterly = RegimeFixture.Yearly(place) with { Period = Periods.PeriodKind.Quarter, Due = new(Periods.DueKind.AfterCutOff, 7) };
        var second = await fixture.CreateAsync(place, quarterly, Start);
        await fixture.UnfoldedAsync(regime.RegimeId);
        await fixture.UnfoldedAsync(second.RegimeId);
        await SameAsync();
        await HandInAndRecallAsync(place, regime.RegimeId);
        for (var step = 0; step < 60; step++)
        {
            await StepAsync(place, regime.RegimeId);
            if (step % 10 == 9)
            {
                await SameAsync();
            }
        }

        // Two schools become one, and a ward goes over to another province.
        var heir = Guid.CreateVersion7();
        await fixture.RegisterAsync(heir, "Trường Hợp nhất", "tieu_hoc", [ministry, place.Department, place.SecondWard, heir], new(2026, 1, 1));
        await fixture.CloseAsync(place.SchoolA, "Trường A", new(2025, 12, 31), heir);
        await fixture.CloseAsync(place.SchoolC, "Trường C", new(2025, 12, 31), heir);
        await fixture.KnownAsync(heir);
        await Eventually.Async("both ends are heard", () => Database.ScalarAsync<long>("select count(*) from unit_end where unit_id in ($1, $2)", place.SchoolA, place.SchoolC), count => count == 2, TimeSpan.FromSeconds(60));
        await fixture.UnfoldedAsync(regime.RegimeId);
        await fixture.UnfoldedAsync(second.RegimeId);
        await SameAsync();
        foreach (var day in new DateOnly[] { new(2024, 12, 31), new(2025, 6, 30), new(2026, 2, 1), new(2026, 11, 1) })
        {
            foreach (var (own, unit) in new (Guid?, Guid?)[] { (null, null), (ministry, null), (place.Department, null), (place.FirstWard, null), (place.SecondWard, null), (ministry, place.SecondWard), (place.SecondWard, ministry), (null, place.SchoolA) })
            {
                await SameDashboardsAsync(own, unit, day);
            }
        }
    }

    [Fact]
    public async Task Nothing_is_lost_while_units_move_reports_are_handed_in_and_rows_are_put_together_at_once()
    {
        var (ministry, place) = await CountryAsync();
        var regime = await fixture.CreateAsync(place, RegimeFixture.Yearly(place), Start);
        await fixture.UnfoldedAsync(regime.RegimeId);
        var other = Guid.CreateVersion7();
        await fixture.RegisterAsync(other, "Sở Khác", "so_gddt", [ministry, other]);
        await fixture.KnownAsync(other);
        var moves = Task.Run(async () =>
        {
            for (var i = 0; i < 60; i++)
            {
                await Database.ExecuteAsync("update unit_copy set path = $2 where unit_id = $1", place.SchoolA, new[] { ministry, i % 2 == 0 ? other : place.Department, place.FirstWard, place.SchoolA });
            }
        });
        var writers = Enumerable.Range(0, 4).Select(w => Task.Run(async () =>
        {
            for (var i = 0; i < 60; i++)
            {
                await Database.ExecuteAsync("update obligation set handed_in_on = case when handed_in_on is null then due_on - $3::int end where obligation_id = (select obligation_id from obligation where regime_id = $1 and unit_id = $2 order by due_on offset $3 limit 1)", regime.RegimeId, w % 2 == 0 ? place.SchoolA : place.SchoolB, i % 3);
            }
        }));
        var folding = Enumerable.Range(0, 2).Select(_ => Task.Run(async () =>
        {
            for (var i = 0; i < 40; i++)
            {
                await FoldCounts.OnceAsync(Database.DataSource, default);
            }
        }));
        await Task.WhenAll([moves, .. writers, .. folding]);
        await SameAsync();
    }

    // A country: a ministry above a department with its wards and schools.
    private async Task<(Guid Ministry, Place Place)> CountryAsync()
    {
        var (ministry, place) = (Guid.CreateVersion7(), await fixture.PlaceAsync());
        await fixture.RegisterAsync(ministry, "Bộ Mẫu", "bo", [ministry]);
        Guid[][] paths = [[place.Department], [place.Department, place.FirstWard], [place.Department, place.SecondWard], [place.Department, place.FirstWard, place.SchoolA], [place.Department, place.FirstWard, place.SchoolB], [place.Department, place.SecondWard, place.SchoolC]];
        var names = new[] { ("Sở Mẫu", "so_gddt"), ("Phường Một", "ubnd_xa"), ("Phường Hai", "ubnd_xa"), ("Trường A", "tieu_hoc"), ("Trường B", "thcs"), ("Trường C", "tieu_hoc") };
        foreach (var (path, i) in paths.Select((path, i) => (path, i)))
        {
            await fixture.RenameAsync(path[^1], names[i].Item1, names[i].Item2, [ministry, .. path], new(2020, 1, 1), 2);
        }

        await fixture.KnownAsync(ministry);
        await Eventually.Async("the new paths are heard", () => Database.ScalarAsync<long>("select count(*) from unit_copy where path[1] = $1", ministry), count => count == 7, TimeSpan.FromSeconds(60));
        return (ministry, place);
    }

    // The service's own steps: handed in, taken back, handed in again.
    private async Task HandInAndRecallAsync(Place place, Guid regime)
    {
        var report = await Database.ScalarAsync<Guid>("select obligation_id from obligation where regime_id = $1 and unit_id = $2 and cancelled_on is null order by due_on limit 1", regime, place.SchoolA);
        var teacher = fixture.Reporting.Tokens.For(Roles.SchoolOfficer, place.SchoolA);
        await (await fixture.SendAsync(HttpMethod.Put, $"/reports/{report}", teacher, new WriteReportRequest(0, Forms.Filled(), "Đã họp."))).ReadAsync<WrittenReport>();
        foreach (var (move, version) in new[] { ("submit", 1), ("recall", 2), ("submit", 3) })
        {
            await (await fixture.SendAsync(HttpMethod.Post, $"/reports/{report}/{move}", teacher, new MoveReportRequest(version))).ReadAsync<SubmissionView>();
            await SameAsync();
        }
    }

    private Task StepAsync(Place place, Guid regime) => random.Next(6) switch
    {
        0 or 1 => Database.ExecuteAsync("update obligation set handed_in_on = due_on + $1::int where handed_in_on is null and cancelled_on is null and obligation_id in (select obligation_id from obligation order by md5(obligation_id::text || $2) limit 12)", random.Next(-9, 9), Key),
        2 => Database.ExecuteAsync("update obligation set handed_in_on = null where obligation_id in (select obligation_id from obligation where handed_in_on is not null order by md5(obligation_id::text || $1) limit 4)", Key),
        3 => Database.ExecuteAsync("update obligation set cancelled_on = due_on - $1::int where obligation_id in (select obligation_id from obligation where handed_in_on is null order by md5(obligation_id::text || $2) limit 3)", random.Next(-200, 200), Key),
        4 => Database.ExecuteAsync("delete from obligation o where regime_id = $1 and not exists (select from submission s where s.obligation_id = o.obligation_id) and obligation_id in (select obligation_id from obligation order by md5(obligation_id::text || $2) limit 2)", regime, Key),
        _ => random.Next(2) == 0 ? FoldCounts.OnceAsync(Database.DataSource, default) : MoveAsync(place),
    };

    private string Key => random.Next().ToString(CultureInfo.InvariantCulture);

    private Task MoveAsync(Place place) => Database.ExecuteAsync(
        "update unit_copy u set path = s.path[1:2] || $1 || $2 from unit_copy s where s.unit_id = $1 and u.unit_id = $2", random.Next(2) == 0 ? place.FirstWard : place.SecondWard, place.SchoolB);

    private async Task SameAsync() => Assert.Equal(0, await Database.ScalarAsync<long>(Differences));

    // The counts of a tree, by the words of the question alone.
    private async Task SameDashboardsAsync(Guid? own, Guid? unit, DateOnly day)
    {
        const string Plain = """
            with heirs as (select unit_id, heir_id from unit_heir($3)),
            owed as (
                select o.*, (date_trunc('month', $3::date))::date as first from obligation o
                where (o.cancelled_on is null or o.cancelled_on > $3)
                  and ($1::uuid is null or exists (select from unit_copy c where $1 = any (c.path) and (c.unit_id = o.unit_id or c.unit_id in (select heir_id from heirs h where h.unit_id = o.unit_id))))
                  and ($2::uuid is null or exists (select from unit_copy c where $2 = any (c.path) and (c.unit_id = o.unit_id or c.unit_id in (select heir_id from heirs h where h.unit_id = o.unit_id)))))
            select concat_ws('/', count(*) filter (where due_on < $3 and (handed_in_on is null or handed_in_on > $3)), count(*) filter (where due_on >= first and due_on < first + interval '1 month'),
                count(distinct unit_id) filter (where due_on < $3 and (handed_in_on is null or handed_in_on > $3)),
                count(*) filter (where due_on <= $3 and due_on >= date_trunc('quarter', $3::date) - interval '9 months'),
                count(*) filter (where due_on <= $3 and due_on >= date_trunc('quarter', $3::date) - interval '9 months' and handed_in_on <= due_on)) from owed
            """;
        var expected = await Database.ScalarAsync<string>(Plain, own, unit, day);
        var token = own is { } scope ? fixture.Reporting.Tokens.For(Roles.ProgrammeOfficer, scope) : fixture.Reporting.Tokens.For(Roles.Administrator);
        var query = $"asOf={day:O}&pageSize=1{(unit is null ? "" : $"&unitId={unit}")}";
        var overview = (await fixture.GetAsync<ProductPage>($"/dashboards/overview?asOf={day:O}&pageSize=20{(unit is null ? "" : $"&unitId={unit}")}", token)).Items.ToDictionary(row => row.Cells[0]!, row => row.Cells[2]!);
        var late = await fixture.GetAsync<ProductPage>($"/dashboards/late?{query}", token);
        var quarters = await fixture.GetAsync<ProductPage>($"/dashboards/on-time?{query}", token);
        Assert.Equal($"{expected} of {own} {unit} {day:O}", string.Join('/', overview["reports_late"], overview["reports_month"], late.Total, quarters.Totals[2] ?? "0", quarters.Totals[3] ?? "0") + $" of {own} {unit} {day:O}");
        Assert.Equal(overview["reports_late"], late.Totals[1] ?? "0");
    }
}
