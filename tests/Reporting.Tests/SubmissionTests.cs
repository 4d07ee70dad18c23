using System.Net;
using EduCoop.Reporting.Forms;
using EduCoop.Reporting.Obligations;
using EduCoop.Reporting.Regimes;
using EduCoop.Reporting.Submissions;
using EduCoop.ServiceDefaults;
using EduCoop.Testing;
using Npgsql;

namespace EduCoop.Reporting.Tests;

/// <summary>Reports go up the chain school → ward → department: written by their unit, looked at by the next level, never by oneself.</summary>
public sealed class SubmissionTests(RegimeFixture fixture) : IClassFixture<RegimeFixture>
{
    [Theory]
    [InlineData(null, SubmissionMove.Save, SubmissionState.Draft)]
    [InlineData(null, SubmissionMove.Submit, null)]
    [InlineData(SubmissionState.Draft, SubmissionMove.Submit, SubmissionState.Submitted)]
    [InlineData(SubmissionState.Draft, SubmissionMove.Accept, null)]
    [InlineData(SubmissionState.Draft, SubmissionMove.Recall, null)]
    [InlineData(SubmissionState.Submitted, SubmissionMove.Save, null)]
    [InlineData(SubmissionState.Submitted, SubmissionMove.Recall, SubmissionState.Draft)]
    [InlineData(SubmissionState.Submitted, SubmissionMove.Return, SubmissionState.Returned)]
    [InlineData(SubmissionState.Submitted, SubmissionMove.Accept, SubmissionState.Accepted)]
    [InlineData(SubmissionState.Returned, SubmissionMove.Save, SubmissionState.Returned)]
    [InlineData(SubmissionState.Returned, SubmissionMove.Submit, SubmissionState.Submitted)]
    [InlineData(SubmissionState.Returned, SubmissionMove.Accept, null)]
    [InlineData(SubmissionState.Accepted, SubmissionMove.Save, null)]
    [InlineData(SubmissionState.Accepted, SubmissionMove.Recall, null)]
    [InlineData(SubmissionState.Accepted, SubmissionMove.Return, null)]
    [InlineData(SubmissionState.Accepted, SubmissionMove.Reopen, SubmissionState.Returned)]
    public void A_step_leads_where_it_may(SubmissionState? from, SubmissionMove move, SubmissionState? to) => Assert.Equal(to, SubmissionLife.After(from, move));

    [Fact]
    public async Task A_school_reports_its_ward_gives_it_back_and_accepts_it_and_a_later_correction_shows_the_difference()
    {
        var (place, school, _, _) = await OwedAsync();
        var form = await FormAsync(fixture, place);
        var teacher = fixture.Reporting.Tokens.For(Roles.SchoolOfficer, place.SchoolA);
        var ward = fixture.Reporting.Tokens.For(Roles.UnitOfficer, place.FirstWard);

        var unfinished = await (await WriteAsync(school, teacher, 0, new(0, Forms.Filled(("so_truong", null)), "Đã họp.", form))).ReadAsync<WrittenReport>();
        Assert.Equal((SubmissionState.Draft, place.FirstWard), (unfinished.Report.State!.Value, unfinished.Report.ReceiverId));
        Assert.Contains(unfinished.Faults, fault => fault.Place == "so_truong");
        var problem = await (await MoveAsync(school, "submit", teacher, 1)).ReadJsonAsync(HttpStatusCode.UnprocessableEntity);
        Assert.Equal(("report_incomplete", "so_truong"), (problem.GetProperty("code").GetString(), problem.GetProperty("faults")[0].GetProperty("place").GetString()));

        await OkAsync(WriteAsync(school, teacher, 1, new(1, Forms.Filled(), "Đã họp.")));
        await OkAsync(MoveAsync(school, "submit", teacher, 2));
        Assert.Equal(HttpStatusCode.Conflict, (await WriteAsync(school, teacher, 3, new(3, Forms.Filled()))).StatusCode);
        Assert.Equal("submitted", await ReceivedAsync(ward, school));
        Assert.Equal("remarks_missing", await CodeAsync(await MoveAsync(school, "return", ward, 3)));
        await OkAsync(MoveAsync(school, "return", ward, 3, "Bổ sung số phòng đọc."));
        await OkAsync(WriteAsync(school, teacher, 4, new(4, Forms.Filled(("so_co_phong", "3")), "Đã họp.")));
        await OkAsync(MoveAsync(school, "submit", teacher, 5));
        await OkAsync(MoveAsync(school, "accept", ward, 6));
        await OkAsync(MoveAsync(school, "reopen", ward, 7, "Trường báo thiếu một phòng."));
        await OkAsync(WriteAsync(school, teacher, 8, new(8, Forms.Filled(("so_co_phong", "1")), "Đã họp lại.")));
        await OkAsync(MoveAsync(school, "submit", teacher, 9));

        var steps = await fixture.GetAsync<IReadOnlyList<ReportStep>>($"/reports/{school}/steps", ward);
        Assert.Equal(["save", "save", "submit", "return", "save", "submit", "accept", "reopen", "save", "submit"], steps.Select(step => step.Move));
        Assert.Equal(["so_co_phong", "ty_le"], steps[4].Changed);
        Assert.Equal(["so_co_phong", "ty_le", "narrative"], steps[8].Changed);
        Assert.Equal("Trường báo thiếu một phòng.", steps[7].Remarks);
    }

    [Fact]
    public async Task Nobody_writes_for_another_unit_skips_a_level_or_accepts_the_own_report()
    {
        var (place, school, ward, department) = await OwedAsync();
        var tokens = fixture.Reporting.Tokens;
        var (teacher, officer, office) = (tokens.For(Roles.SchoolOfficer, place.SchoolA), tokens.For(Roles.UnitOfficer, place.FirstWard), tokens.For(Roles.ProgrammeOfficer, place.Department));
        foreach (var stranger in new[] { officer, office, tokens.For(Roles.SchoolOfficer, place.SchoolB), tokens.For(Roles.ProgrammeOfficer, place.SchoolC) })
        {
            Assert.Equal("not_reporter", await CodeAsync(await WriteAsync(school, stranger, 0, new(0, FormAnswers.None, "Thay mặt trường."))));
        }

        Assert.Equal(HttpStatusCode.Forbidden, (await WriteAsync(school, tokens.For(Roles.Administrator), 0, new(0, FormAnswers.None, "Quản trị."))).StatusCode);
        await OkAsync(WriteAsync(school, teacher, 0, new(0, FormAnswers.None, "Kết quả tốt.")));
        Assert.Equal("step_wrong", await CodeAsync(await MoveAsync(school, "accept", officer, 1)));
        await OkAsync(MoveAsync(school, "submit", teacher, 1));
        Assert.Equal("not_receiver", await CodeAsync(await MoveAsync(school, "accept", office, 2)));
        Assert.Equal("not_receiver", await CodeAsync(await MoveAsync(school, "accept", tokens.For(Roles.UnitOfficer, place.SecondWard), 2)));
        Assert.Equal("not_reporter", await CodeAsync(await MoveAsync(school, "recall", officer, 2)));
        Assert.Equal(HttpStatusCode.Forbidden, (await MoveAsync(school, "accept", tokens.For(Roles.SchoolOfficer, place.FirstWard), 2)).StatusCode);
        await OkAsync(MoveAsync(school, "accept", officer, 2));

        // The department hands in to itself: another of its people accepts.
        await OkAsync(WriteAsync(department, office, 0, new(0, FormAnswers.None, "Tổng hợp.")));
        await OkAsync(MoveAsync(department, "submit", office, 1));
        Assert.Equal("own_report", await CodeAsync(await MoveAsync(department, "accept", office, 2)));
        await OkAsync(MoveAsync(department, "accept", tokens.For(Roles.Approver, place.Department), 2));
        Assert.Equal("not_found", await CodeAsync(await MoveAsync(Guid.CreateVersion7(), "accept", officer, 1)));
        Assert.NotEqual(ward, school);
    }

    [Fact]
    public async Task The_day_it_was_handed_in_stands_until_it_is_taken_back()
    {
        var (place, school, _, _) = await OwedAsync();
        var teacher = fixture.Reporting.Tokens.For(Roles.SchoolOfficer, place.SchoolA);
        await OkAsync(WriteAsync(school, teacher, 0, new(0, FormAnswers.None, "Kết quả tốt.")));
        var handedIn = await (await MoveAsync(school, "submit", teacher, 1)).ReadAsync<SubmissionView>();
        Assert.NotNull(handedIn.HandedInOn);
        var recalled = await (await MoveAsync(school, "recall", teacher, 2)).ReadAsync<SubmissionView>();
        Assert.Equal((null, SubmissionState.Draft), (recalled.HandedInOn, recalled.State));
    }

    [Fact]
    public async Task Those_who_have_sent_nothing_are_named_and_a_draft_is_nobody_elses()
    {
        var (place, school, _, _) = await OwedAsync();
        var ward = fixture.Reporting.Tokens.For(Roles.UnitOfficer, place.FirstWard);
        Assert.Null(await ReceivedAsync(ward, school));
        await OkAsync(WriteAsync(school, fixture.Reporting.Tokens.For(Roles.SchoolOfficer, place.SchoolA), 0, new(0, FormAnswers.None, "Nháp.")));
        Assert.Null(await ReceivedAsync(ward, school));
        var seen = await fixture.GetAsync<SubmissionView>($"/reports/{school}", ward);
        Assert.Equal((null, 0, ""), (seen.State, seen.Version, seen.Narrative));
        Assert.Empty(await fixture.GetAsync<IReadOnlyList<ReportStep>>($"/reports/{school}/steps", ward));
        Assert.Equal("Nháp.", (await fixture.GetAsync<SubmissionView>($"/reports/{school}", fixture.Reporting.Tokens.For(Roles.SchoolOfficer, place.SchoolA))).Narrative);
        Assert.Equal(2, (await ReportsAsync(ward, "&state=missing")).Total);
        Assert.Equal(0, (await ReportsAsync(ward, "&state=submitted")).Total);
        Assert.Equal(0, (await ReportsAsync(fixture.Reporting.Tokens.For(Roles.UnitOfficer, place.SchoolC), "")).Total);
        Assert.Equal("out_of_scope", await CodeAsync(await fixture.SendAsync(HttpMethod.Get, $"/reports/{school}", fixture.Reporting.Tokens.For(Roles.UnitOfficer, place.SecondWard))));
        Assert.Equal("state_unknown", await CodeAsync(await fixture.SendAsync(HttpMethod.Get, "/reports/received?state=draft", ward)));
    }

    [Fact]
    public async Task Two_who_act_on_the_same_sight_do_not_both_act_and_steps_stay()
    {
        var (place, school, _, _) = await OwedAsync();
        var teacher = fixture.Reporting.Tokens.For(Roles.SchoolOfficer, place.SchoolA);
        var ward = fixture.Reporting.Tokens.For(Roles.UnitOfficer, place.FirstWard);
        await OkAsync(WriteAsync(school, teacher, 0, new(0, FormAnswers.None, "Kết quả tốt.")));
        await OkAsync(MoveAsync(school, "submit", teacher, 1));

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => MoveAsync(school, i % 2 == 0 ? "accept" : "return", ward, 2, "Sửa.")));

        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.OK);
        Assert.All(answers.Where(answer => answer.StatusCode != HttpStatusCode.OK), answer => Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode));
        Assert.Equal(3, await fixture.Reporting.Database.ScalarAsync<long>("select count(*) from submission_step where obligation_id = $1", school));
        await Assert.ThrowsAsync<PostgresException>(() => fixture.Reporting.Database.ExecuteAsync("update submission_step set remarks = 'Khác' where obligation_id = $1", school));
    }

    private async Task<(Place Place, Guid School, Guid Ward, Guid Department)> OwedAsync()
    {
        var (place, owed) = await OwedAsync(fixture);
        return (place, owed(place.SchoolA), owed(place.FirstWard), owed(place.Department));
    }

    /// <summary>A yearly regime of three levels, and what each unit owes for its last period of which reports are due by the next quarter.</summary>
    internal static async Task<(Place Place, Func<Guid, Guid> Owed)> OwedAsync(RegimeFixture fixture)
    {
        var place = await fixture.PlaceAsync();
        var today = DateOnly.FromDateTime(DateTime.UtcNow);
        var regime = await fixture.CreateAsync(place, RegimeFixture.Yearly(place), new(today.Year - 1, 1, 1));
        await fixture.UnfoldedAsync(regime.RegimeId);
        var owed = (await fixture.ObligationsAsync($"regimeId={regime.RegimeId}&pageSize=200&from={today.AddYears(-1):yyyy-MM-dd}&to={today.AddDays(92):yyyy-MM-dd}", fixture.Officer(place))).Items;
        // The department reports last: what the others owe for its period is in the list too.
        var period = owed.Where(one => one.UnitId == place.Department).MaxBy(one => one.DueOn)!.PeriodKey;
        return (place, unit => owed.Single(one => one.UnitId == unit && one.PeriodKey == period).ObligationId);
    }

    internal static async Task<Guid> FormAsync(RegimeFixture fixture, Place place)
    {
        var id = Guid.CreateVersion7();
        await (await fixture.SendAsync(HttpMethod.Post, "/forms", fixture.Officer(place), new CreateFormRequest(id, place.Department, "Thư viện", Forms.Libraries))).ReadAsync<FormView>(HttpStatusCode.Created);
        await OkAsync(fixture.SendAsync(HttpMethod.Post, $"/forms/{id}/publish", fixture.Officer(place), new PublishFormRequest(1)));
        return id;
    }

    private Task<HttpResponseMessage> WriteAsync(Guid obligation, string token, int version, WriteReportRequest body) =>
        fixture.SendAsync(HttpMethod.Put, $"/reports/{obligation}", token, body with { Version = version });

    private Task<HttpResponseMessage> MoveAsync(Guid obligation, string move, string token, int version, string? remarks = null) =>
        fixture.SendAsync(HttpMethod.Post, $"/reports/{obligation}/{move}", token, new MoveReportRequest(version, remarks));

    private Task<PagedResult<ReceivedReport>> ReportsAsync(string token, string more) =>
        fixture.GetAsync<PagedResult<ReceivedReport>>($"/reports/received?pageSize=200{more}&from={DateTime.UtcNow.AddDays(-60):yyyy-MM-dd}", token);

    private async Task<string?> ReceivedAsync(string token, Guid obligation) => (await ReportsAsync(token, "")).Items.Single(one => one.ObligationId == obligation).State;

    private static async Task OkAsync(Task<HttpResponseMessage> answer) => await (await answer).ReadJsonAsync();

    private static async Task<string?> CodeAsync(HttpResponseMessage answer) => (await answer.ReadJsonAsync(answer.StatusCode)).GetProperty("code").GetString();
}
