using System.Net;
using EduCoop.Contracts.Plans;
using EduCoop.Reporting.Periods;
using EduCoop.Reporting.Regimes;
using EduCoop.ServiceDefaults;
using EduCoop.Testing;

namespace EduCoop.Reporting.Tests;

/// <summary>Regimes over HTTP and from plans: what is missing is asked for, what is at odds is said and never blocks, and every version stays.</summary>
public sealed class RegimeTests(RegimeFixture regimes) : IClassFixture<RegimeFixture>
{
    private static readonly DateOnly Start = new(2026, 1, 1);

    [Fact]
    public async Task A_missing_date_is_asked_for_and_nobody_owes_anything_until_it_is_given()
    {
        var place = await regimes.PlaceAsync();
        var officer = regimes.Officer(place);
        var view = await regimes.CreateAsync(place, RegimeFixture.Yearly(place) with { Due = null, DeadlineText = "theo hướng dẫn" }, Start);
        Assert.Equal(RegimeState.NeedsDate, view.State);
        var question = Assert.Single(view.Advice.Questions, note => note.Code == "date_missing");
        Assert.Equal("theo hướng dẫn", question.Values["written"]);
        await Eventually.Async("the queue is worked off", () => regimes.Reporting.Database.ScalarAsync<long>("select count(*) from regime_job where regime_id = $1", view.RegimeId), left => left == 0, TimeSpan.FromSeconds(60));
        Assert.Equal(0, (await regimes.ObligationsAsync($"regimeId={view.RegimeId}&to=2030-12-31", officer)).Total);

        var content = view.Content with { Due = new(DueKind.DayOfYear, Day: 20, Month: 12) };
        var changed = await (await regimes.SendAsync(HttpMethod.Put, $"/regimes/{view.RegimeId}", officer, new ChangeRegimeRequest(1, content, "Sở đã trả lời"))).ReadAsync<RegimeView>();
        Assert.Equal((RegimeState.Active, 2), (changed.State, changed.Version));
        Assert.DoesNotContain(changed.Advice.Questions, note => note.Code == "date_missing");
        await regimes.UnfoldedAsync(view.RegimeId);
        Assert.NotEqual(0, (await regimes.ObligationsAsync($"regimeId={view.RegimeId}&to=2030-12-31", officer)).Total);

        // Both versions stay as they were; whoever looked at the first one cannot write over the second.
        var versions = await regimes.GetAsync<PagedResult<RegimeVersion>>($"/regimes/{view.RegimeId}/versions", officer);
        Assert.Equal([(2, "Sở đã trả lời"), (1, "Lập chế độ báo cáo")], versions.Items.Select(version => (version.Version, version.Reason)));
        Assert.Null(versions.Items[1].Content.Due);
        await (await regimes.SendAsync(HttpMethod.Put, $"/regimes/{view.RegimeId}", officer, new ChangeRegimeRequest(1, content, "Chậm"))).ReadProblemAsync(HttpStatusCode.Conflict, "version_behind");
        var fault = await Assert.ThrowsAnyAsync<Exception>(() => regimes.Reporting.Database.ExecuteAsync("update regime_version set reason = 'sai' where regime_id = $1", view.RegimeId));
        Assert.Contains("never changed", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(15, 12, true, "no_working_day_after_cut_off")]
    [InlineData(10, 12, false, "due_before_cut_off")]
    [InlineData(25, 10, false, "due_before_cut_off")]
    public async Task Deadlines_at_odds_with_the_cut_off_are_warned_of_and_kept(int day, int month, bool isBefore, string code)
    {
        var place = await regimes.PlaceAsync();
        // School, ward and department on one day, as the plans have it.
        var view = await regimes.CreateAsync(place, RegimeFixture.Yearly(place, null, null, new(DueKind.DayOfYear, Day: day, Month: month, IsBefore: isBefore)), Start);
        Assert.Equal(RegimeState.Active, view.State);
        Assert.Contains(view.Advice.Warnings, note => note.Code == code);
        Assert.Contains(view.Advice.Warnings, note => note.Code == "levels_same_day");
        // The budget by the limits in the table: six, three and no working days before the last day.
        Assert.Equal([6, 3, 0], view.Advice.Budget!.Levels.Select(level => level.ProposedDaysBefore));
        Assert.False(view.Advice.Budget.Fits);
        Assert.True(view.Advice.Budget.EarliestFit > view.Advice.Budget.CutOff.AddDays(6));
        var listed = await regimes.GetAsync<PagedResult<RegimeView>>("/regimes?pageSize=200", regimes.Officer(place));
        Assert.Contains(listed.Items, item => item.RegimeId == view.RegimeId && item.Advice.Warnings.Any(note => note.Code == code));

        var good = await regimes.CreateAsync(place, RegimeFixture.Yearly(place, 6, 3, new(DueKind.DayOfYear, Day: 31, Month: 12)), Start);
        Assert.DoesNotContain(good.Advice.Warnings, note => note.Code != "calendar_unconfirmed");
        Assert.True(good.Advice.Budget!.Fits);
    }

    [Fact]
    public async Task The_calendar_of_Plans_moves_inner_days_and_takes_the_warning_away()
    {
        var place = await regimes.PlaceAsync();
        var year = DateTime.UtcNow.Year + 2;
        var content = new RegimeContent("Báo cáo một lần", RegimeKind.Thematic, PeriodKind.Once, new(DueKind.Date, Date: new(year, 3, 1)), RegimeFixture.Yearly(place).Levels, CutOff: new(year, 2, 1));
        var view = await regimes.CreateAsync(place, content, Start);
        Assert.Contains(view.Advice.Warnings, note => note.Code == "calendar_unconfirmed");
        // All of the week before is off: the inner days go further back.
        var off = Enumerable.Range(0, 9).Select(i => new CalendarException(new DateOnly(year, 2, 20).AddDays(i), false, "Tết Nguyên đán")).ToList();
        await regimes.Reporting.Owners.SendAsync(new CalendarConfirmed(year, off, new(2026, 1, 2, 0, 0, 0, TimeSpan.Zero)));
        await regimes.Reporting.Owners.SendAsync(new CalendarConfirmed(year, [], new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero)));
        var moved = await Eventually.Async(
            "the calendar is heard", () => regimes.GetAsync<RegimeView>($"/regimes/{view.RegimeId}", regimes.Officer(place)), one => one.Advice.Warnings.All(note => note.Code != "calendar_unconfirmed"), TimeSpan.FromSeconds(60));
        Assert.True(moved.Advice.Budget!.Levels[1].DueOn < new DateOnly(year, 2, 20));
    }

    [Fact]
    public async Task A_plan_brings_its_duties_once_and_makes_no_date_up()
    {
        var place = await regimes.PlaceAsync();
        var plan = new PlanIssued(
            Guid.CreateVersion7(), place.Department, "Sở Mẫu", "15/KH-SGDĐT", new(2026, 4, 17), "Hợp tác giáo dục", 2026, 2030, 1, 3, [], new(2026, 4, 17, 0, 0, 0, TimeSpan.Zero),
            [
                new(0, "Các trường", "Sở Mẫu", "Phòng Văn hóa - Xã hội", "periodic", "hằng năm", "trước ngày 15/12 hằng năm"),
                new(1, "UBND phường", "Sở Mẫu", null, "periodic", null, "theo yêu cầu của Sở"),
                new(2, null, null, null, "adhoc", null, null),
            ]);
        await regimes.Reporting.Owners.SendAsync(plan);
        await regimes.Reporting.Owners.SendAsync(plan);
        var officer = regimes.Officer(place);
        var listed = (await Eventually.Async(
            "the plan is heard", () => regimes.GetAsync<PagedResult<RegimeView>>($"/regimes?planId={plan.PlanId}", officer), page => page.Total == 3, TimeSpan.FromSeconds(60))).Items;
        var yearly = Assert.Single(listed, one => one.Content.Period == PeriodKind.Year);
        Assert.Equal(new DueRule(DueKind.DayOfYear, Day: 15, Month: 12, IsBefore: true), yearly.Content.Due);
        Assert.Equal((RegimeState.NeedsReporters, new DateOnly(2026, 4, 17), new DateOnly(2030, 12, 31)), (yearly.State, yearly.ValidFrom, yearly.ValidTo!.Value));
        Assert.Contains(yearly.Advice.Questions, note => note.Code == "reporters_missing" && note.Values["written"] == "Các trường");
        Assert.All(listed.Where(one => one != yearly), one => Assert.Equal((RegimeState.NeedsDate, (DueRule?)null), (one.State, one.Content.Due)));

        // What a person has changed is not put back by hearing the plan again.
        var content = yearly.Content with { Levels = RegimeFixture.Yearly(place).Levels };
        await (await regimes.SendAsync(HttpMethod.Put, $"/regimes/{yearly.RegimeId}", officer, new ChangeRegimeRequest(1, content, "Đã rõ đơn vị", yearly.ValidTo))).ReadAsync<RegimeView>();
        await regimes.Reporting.Owners.SendAsync(plan);
        await regimes.UnfoldedAsync(yearly.RegimeId);
        Assert.Equal(2, (await regimes.GetAsync<RegimeView>($"/regimes/{yearly.RegimeId}", officer)).Version);
    }

    [Fact]
    public async Task Roles_and_units_are_kept_apart_and_inputs_are_bounded()
    {
        var (place, other) = (await regimes.PlaceAsync(), await regimes.PlaceAsync());
        var view = await regimes.CreateAsync(place, RegimeFixture.Yearly(place), Start);
        var school = regimes.Reporting.Tokens.For(Roles.SchoolOfficer, place.SchoolA);
        var stranger = regimes.Officer(other);
        // Below the issuer one reads, beside it nothing is there; who only reports cannot write.
        Assert.Equal(view.RegimeId, (await regimes.GetAsync<RegimeView>($"/regimes/{view.RegimeId}", school)).RegimeId);
        Assert.Equal(HttpStatusCode.NotFound, (await regimes.SendAsync(HttpMethod.Get, $"/regimes/{view.RegimeId}", stranger)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await regimes.SendAsync(HttpMethod.Get, $"/regimes/{view.RegimeId}/versions", stranger)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await regimes.SendAsync(HttpMethod.Post, $"/regimes/{view.RegimeId}/end", stranger, new EndRegimeRequest(new(2099, 1, 1), "x"))).StatusCode);
        Assert.DoesNotContain((await regimes.GetAsync<PagedResult<RegimeView>>("/regimes?pageSize=200", stranger)).Items, one => one.RegimeId == view.RegimeId);
        Assert.Equal(HttpStatusCode.Forbidden, (await regimes.SendAsync(HttpMethod.Put, $"/regimes/{view.RegimeId}", school, new ChangeRegimeRequest(1, view.Content, "x"))).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await regimes.SendAsync(HttpMethod.Get, "/regimes", null)).StatusCode);
        var ward = regimes.Reporting.Tokens.For(Roles.ProgrammeOfficer, place.FirstWard);
        await (await regimes.SendAsync(HttpMethod.Put, $"/regimes/{view.RegimeId}", ward, new ChangeRegimeRequest(1, view.Content, "x"))).ReadProblemAsync(HttpStatusCode.Forbidden, "out_of_scope");

        await RefusedAsync(place, RegimeFixture.Yearly(other), "reporters_outside");
        await RefusedAsync(place, view.Content with { Name = " " }, "text_invalid");
        await RefusedAsync(place, view.Content with { Due = new(DueKind.DayOfYear, Day: 31, Month: 2) }, "due_wrong");
        await RefusedAsync(place, view.Content with { Due = new(DueKind.AfterCutOff, 0) }, "due_wrong");
        await RefusedAsync(place, view.Content with { Period = PeriodKind.Once }, "period_wrong");
        await RefusedAsync(place, view.Content with { Levels = [.. Enumerable.Repeat(view.Content.Levels![0], 7)] }, "levels_wrong");
        await RefusedAsync(place, view.Content with { ReceiverId = Guid.CreateVersion7() }, "unit_unknown");
        // The same again is the same; another under its id is not.
        var again = new CreateRegimeRequest(view.RegimeId, place.Department, Start, view.Content);
        Assert.Equal(HttpStatusCode.OK, (await regimes.SendAsync(HttpMethod.Post, "/regimes", regimes.Officer(place), again)).StatusCode);
        await (await regimes.SendAsync(HttpMethod.Post, "/regimes", regimes.Officer(place), again with { Content = view.Content with { Name = "Khác" } })).ReadProblemAsync(HttpStatusCode.Conflict, "id_taken");
    }

    private async Task RefusedAsync(Place place, RegimeContent content, string code) =>
        await (await regimes.SendAsync(HttpMethod.Post, "/regimes", regimes.Officer(place), new CreateRegimeRequest(Guid.CreateVersion7(), place.Department, Start, content))).ReadProblemAsync(HttpStatusCode.UnprocessableEntity, code);
}
