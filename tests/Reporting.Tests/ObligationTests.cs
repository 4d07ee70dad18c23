using System.Net;
using EduCoop.Reporting.Obligations;
using EduCoop.Reporting.Periods;
using EduCoop.Reporting.Regimes;
using EduCoop.ServiceDefaults;
using EduCoop.Testing;

namespace EduCoop.Reporting.Tests;

/// <summary>Who owes what by when: per unit and period, once, by the units of each period's own day, whatever becomes of them.</summary>
public sealed class ObligationTests(RegimeFixture regimes) : IClassFixture<RegimeFixture>
{
    private static readonly DateOnly Start = new(2024, 12, 15);
    private static readonly DateOnly End = new(2027, 12, 31);

    [Fact]
    public async Task Each_level_owes_each_period_once_and_doing_it_again_adds_nothing()
    {
        var place = await regimes.PlaceAsync();
        var view = await regimes.CreateAsync(place, RegimeFixture.Yearly(place), Start, End);
        await regimes.UnfoldedAsync(view.RegimeId);
        var officer = regimes.Officer(place);
        var all = await regimes.ObligationsAsync($"regimeId={view.RegimeId}&to=2028-12-31&pageSize=200", officer);
        // Three schools, two wards and the department, in 2025, 2026 and 2027.
        Assert.Equal(18, all.Total);
        var of2026 = all.Items.Where(one => one.PeriodKey == "2026-Y").ToList();
        Assert.Equal([3, 2, 1], of2026.GroupBy(one => one.Level).OrderBy(level => level.Key).Select(level => level.Count()));
        Assert.All(of2026, one => Assert.Equal((new DateOnly(2025, 12, 15), new DateOnly(2026, 12, 14), "Năm 2026"), (one.PeriodFrom, one.CutOff, one.PeriodLabel)));
        // 20 December 2026 is a Sunday: three working days before it is Wednesday the 16th, six are Friday the 11th; the last working day is the 18th.
        Assert.Equal([new DateOnly(2026, 12, 11), new DateOnly(2026, 12, 16), new DateOnly(2026, 12, 20)], of2026.Select(one => one.DueOn).Distinct().Order());
        Assert.Equal(new(2026, 12, 18), of2026.Single(one => one.Level == 3).AdvisedOn);

        var before = await SnapshotAsync(view.RegimeId);
        await regimes.Reporting.Database.ExecuteAsync("insert into regime_job (regime_id) values ($1)", view.RegimeId);
        await regimes.UnfoldedAsync(view.RegimeId);
        Assert.Equal(before, await SnapshotAsync(view.RegimeId));
    }

    [Fact]
    public async Task Past_reports_keep_name_and_number_of_their_day_and_open_ones_follow_the_successor()
    {
        var place = await regimes.PlaceAsync();
        var view = await regimes.CreateAsync(place, RegimeFixture.Yearly(place), Start, End);
        await regimes.UnfoldedAsync(view.RegimeId);
        // B is renamed in 2026; A and C become one school, from 1 March 2026 on.
        var merged = Guid.CreateVersion7();
        await regimes.RenameAsync(place.SchoolB, "Trường B mới", "thcs", [place.Department, place.FirstWard, place.SchoolB], new(2026, 2, 1), 2);
        await regimes.RegisterAsync(merged, "Trường Hợp nhất", "tieu_hoc", [place.Department, place.FirstWard, merged], new(2026, 3, 1));
        await regimes.CloseAsync(place.SchoolA, "Trường A", new(2026, 2, 28), merged);
        await regimes.CloseAsync(place.SchoolC, "Trường C", new(2026, 2, 28), merged);
        await regimes.KnownAsync(merged);
        await Eventually.Async("both ends are heard", () => regimes.Reporting.Database.ScalarAsync<long>("select count(*) from unit_end where unit_id in ($1, $2)", place.SchoolA, place.SchoolC), count => count == 2, TimeSpan.FromSeconds(60));
        await regimes.UnfoldedAsync(view.RegimeId);

        var officer = regimes.Officer(place);
        var schools = (await regimes.ObligationsAsync($"regimeId={view.RegimeId}&to=2028-12-31&asOf=2028-01-01&pageSize=200", officer)).Items.Where(one => one.Level == 1).ToList();
        Assert.Equal(["Trường A", "Trường B", "Trường C"], schools.Where(one => one.PeriodKey == "2025-Y").Select(one => one.UnitName).Order());
        Assert.Equal(["Trường B mới", "Trường Hợp nhất"], schools.Where(one => one.PeriodKey == "2026-Y").Select(one => one.UnitName).Order());
        Assert.Equal(["Trường Hợp nhất"], schools.Single(one => one is { PeriodKey: "2025-Y", UnitName: "Trường A" }).SuccessorNames);
        // The number of a day is that of its day: three schools for 2025, two for 2026.
        var board = (await regimes.BoardAsync($"regimeId={view.RegimeId}&from=2025-01-01&to=2027-01-31&asOf=2027-01-15", officer)).Items;
        Assert.Equal([("2025-Y", 3L), ("2026-Y", 2L)], board.Where(row => row.Level == 1).Select(row => (row.PeriodKey, row.Total)).Order());
        // The people of the new school answer for what the old ones left open, and see nothing else.
        var mine = await regimes.ObligationsAsync("to=2026-12-31&asOf=2026-12-01", regimes.Reporting.Tokens.For(Roles.SchoolOfficer, merged));
        Assert.Equal([("2025-Y", "Trường A"), ("2025-Y", "Trường C"), ("2026-Y", "Trường Hợp nhất")], mine.Items.Select(one => (one.PeriodKey, one.UnitName)).Order());
        Assert.All(mine.Items.Where(one => one.PeriodKey == "2025-Y"), one => Assert.Equal(ObligationState.Late, one.State));
    }

    [Fact]
    public async Task A_programme_goes_on_after_its_addressee_has_ended()
    {
        var place = await regimes.PlaceAsync();
        var heir = Guid.CreateVersion7();
        var content = RegimeFixture.Yearly(place) with { Levels = [new("Phường", ReporterKind.Units, UnitIds: [place.FirstWard])], ReceiverId = place.SecondWard, ReceiverName = "Phường Hai" };
        var view = await regimes.CreateAsync(place, content, Start, End);
        await regimes.RegisterAsync(heir, "Phường Ba", "ubnd_xa", [place.Department, heir], new(2026, 7, 1));
        await regimes.CloseAsync(place.FirstWard, "Phường Một", new(2026, 6, 30), heir);
        await regimes.CloseAsync(place.SecondWard, "Phường Hai", new(2026, 6, 30), heir);
        await regimes.KnownAsync(heir);
        await Eventually.Async("both ends are heard", () => regimes.Reporting.Database.ScalarAsync<long>("select count(*) from unit_end where unit_id in ($1, $2)", place.FirstWard, place.SecondWard), count => count == 2, TimeSpan.FromSeconds(60));
        await regimes.UnfoldedAsync(view.RegimeId);
        var owed = (await regimes.ObligationsAsync($"regimeId={view.RegimeId}&to=2028-12-31&asOf=2028-01-01", regimes.Officer(place))).Items;
        Assert.Equal([("2025-Y", "Phường Một"), ("2026-Y", "Phường Ba"), ("2027-Y", "Phường Ba")], owed.Select(one => (one.PeriodKey, one.UnitName)).Order());
        // The receiver stays as printed; who receives today is its successor.
        var kept = await regimes.GetAsync<RegimeView>($"/regimes/{view.RegimeId}", regimes.Officer(place));
        Assert.Equal(("Phường Hai", "Phường Ba"), (kept.Content.ReceiverName, Assert.Single(kept.Receivers).Name));
    }

    [Fact]
    public async Task The_board_counts_as_of_a_day_and_only_what_lies_in_the_scope()
    {
        var place = await regimes.PlaceAsync();
        var view = await regimes.CreateAsync(place, RegimeFixture.Yearly(place), Start, End);
        await regimes.UnfoldedAsync(view.RegimeId);
        await regimes.Reporting.Database.ExecuteAsync("update obligation set handed_in_on = '2025-12-11' where regime_id = $1 and unit_id = $2 and period_key = '2025-Y'", view.RegimeId, place.SchoolA);
        await regimes.Reporting.Database.ExecuteAsync("update obligation set handed_in_on = '2025-12-31' where regime_id = $1 and unit_id = $2 and period_key = '2025-Y'", view.RegimeId, place.SchoolB);
        var officer = regimes.Officer(place);
        async Task<(long Total, long OnTime, long HandedInLate, long Late, long Open)> SchoolsAsync(string asOf, string token)
        {
            var row = (await regimes.BoardAsync($"regimeId={view.RegimeId}&from=2025-01-01&to=2025-12-31&asOf={asOf}", token)).Items.Single(one => one.Level == 1);
            return (row.Total, row.OnTime, row.HandedInLate, row.Late, row.Open);
        }

        // Due on 12 December: on the day itself nothing is late yet.
        Assert.Equal((3, 0, 0, 0, 3), await SchoolsAsync("2025-12-10", officer));
        Assert.Equal((3, 1, 0, 0, 2), await SchoolsAsync("2025-12-12", officer));
        Assert.Equal((3, 1, 0, 2, 0), await SchoolsAsync("2025-12-13", officer));
        Assert.Equal((3, 1, 1, 1, 0), await SchoolsAsync("2026-01-01", officer));
        Assert.Equal((2, 1, 1, 0, 0), await SchoolsAsync("2026-01-01", regimes.Reporting.Tokens.For(Roles.UnitOfficer, place.FirstWard)));
        Assert.Empty((await regimes.BoardAsync($"regimeId={view.RegimeId}&from=2025-01-01&to=2025-12-31", regimes.Officer(await regimes.PlaceAsync()))).Items);
        Assert.Empty((await regimes.ObligationsAsync($"regimeId={view.RegimeId}&to=2028-01-01", regimes.Reporting.Tokens.For(Roles.SchoolOfficer, Guid.CreateVersion7()))).Items);
        await (await regimes.SendAsync(HttpMethod.Get, "/obligations", regimes.Reporting.Tokens.For(Roles.Auditor))).ReadProblemAsync(HttpStatusCode.Forbidden, "out_of_scope");
        await (await regimes.SendAsync(HttpMethod.Get, "/obligations/board", regimes.Reporting.Tokens.For(Roles.Auditor))).ReadProblemAsync(HttpStatusCode.Forbidden, "out_of_scope");
        Assert.Equal(HttpStatusCode.Unauthorized, (await regimes.SendAsync(HttpMethod.Get, "/obligations", null)).StatusCode);
        await (await regimes.SendAsync(HttpMethod.Get, "/obligations?state=x", officer)).ReadProblemAsync(HttpStatusCode.UnprocessableEntity, "state_unknown");
        await (await regimes.SendAsync(HttpMethod.Get, "/regimes?state=x", officer)).ReadProblemAsync(HttpStatusCode.UnprocessableEntity, "state_unknown");
        Assert.Equal(2, (await regimes.ObligationsAsync($"regimeId={view.RegimeId}&from=2025-01-01&to=2025-12-31&state=late&asOf=2025-12-13&pageSize=2", officer)).Items.Count);
    }

    [Fact]
    public async Task A_change_speaks_of_what_is_due_from_today_on_and_an_end_takes_the_rest_away()
    {
        var place = await regimes.PlaceAsync();
        var view = await regimes.CreateAsync(place, RegimeFixture.Yearly(place), Start, End);
        await regimes.UnfoldedAsync(view.RegimeId);
        var officer = regimes.Officer(place);
        var quarterly = view.Content with { Period = PeriodKind.Quarter, Due = new(DueKind.AfterCutOff, 7), Levels = [view.Content.Levels![2]] };
        await (await regimes.SendAsync(HttpMethod.Put, $"/regimes/{view.RegimeId}", officer, new ChangeRegimeRequest(1, quarterly, "Đổi kỳ", End))).ReadAsync<RegimeView>();
        await regimes.UnfoldedAsync(view.RegimeId);
        var today = DateOnly.FromDateTime(DateTime.UtcNow.AddHours(7));
        var owed = (await regimes.ObligationsAsync($"regimeId={view.RegimeId}&to=2028-12-31&pageSize=200", officer)).Items;
        // The year 2025 was due before: it stays for all three levels. What comes is quarterly, of the department alone.
        Assert.Equal(6, owed.Count(one => one.PeriodKey == "2025-Y"));
        Assert.All(owed.Where(one => one.DueOn >= today), one => Assert.Contains("-Q", one.PeriodKey, StringComparison.Ordinal));

        var ended = await (await regimes.SendAsync(HttpMethod.Post, $"/regimes/{view.RegimeId}/end", officer, new EndRegimeRequest(today, "Hết chương trình"))).ReadAsync<RegimeView>();
        Assert.Equal(RegimeState.Ended, ended.State);
        await Eventually.Async("the queue is worked off", () => regimes.Reporting.Database.ScalarAsync<long>("select count(*) from regime_job where regime_id = $1", view.RegimeId), left => left == 0, TimeSpan.FromSeconds(60));
        owed = (await regimes.ObligationsAsync($"regimeId={view.RegimeId}&to=2028-12-31&pageSize=200", officer)).Items;
        Assert.Equal(6, owed.Count(one => one.PeriodKey == "2025-Y"));
        Assert.All(owed, one => Assert.True(one.CutOff <= today));
        await (await regimes.SendAsync(HttpMethod.Put, $"/regimes/{view.RegimeId}", officer, new ChangeRegimeRequest(3, quarterly, "Sửa"))).ReadProblemAsync(HttpStatusCode.Conflict, "regime_ended");
    }

    private Task<string> SnapshotAsync(Guid regime) =>
        regimes.Reporting.Database.ScalarAsync<string>("select string_agg(concat_ws('|', o, xmin), E'\\n' order by obligation_id) from obligation o where regime_id = $1", regime);
}
