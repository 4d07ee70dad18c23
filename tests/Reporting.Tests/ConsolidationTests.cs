using System.Net;
using System.Text.Json;
using EduCoop.Contracts;
using EduCoop.Reporting.Consolidation;
using EduCoop.Reporting.Forms;
using EduCoop.Reporting.Submissions;
using EduCoop.ServiceDefaults;
using EduCoop.Testing;

namespace EduCoop.Reporting.Tests;

/// <summary>Accepted reports of a level become the report of the next: sums by the form, those who are missing by name, and from each total to its parts.</summary>
public sealed class ConsolidationTests(RegimeFixture fixture) : IClassFixture<RegimeFixture>
{
    [Fact]
    public async Task What_schools_reported_goes_up_to_the_department_and_leads_back_to_them()
    {
        var (place, owed) = await SubmissionTests.OwedAsync(fixture);
        var form = await SubmissionTests.FormAsync(fixture, place);
        await ReportAsync(owed(place.SchoolA), place.SchoolA, place.FirstWard, form, Forms.Filled(("ghi_chu", "Thiếu sách")));
        var ward = fixture.Reporting.Tokens.For(Roles.UnitOfficer, place.FirstWard);

        // The second school has written but sent nothing: it is named, and not counted.
        await fixture.SendAsync(HttpMethod.Put, $"/reports/{owed(place.SchoolB)}", fixture.Reporting.Tokens.For(Roles.SchoolOfficer, place.SchoolB), new WriteReportRequest(0, Forms.Filled(("so_truong", "9")), "", form));
        var half = await ConsolidateAsync(owed(place.FirstWard), ward, 0, form);
        Assert.Equal((1, "3"), (half.Parts, half.Report.Answers.Values["so_truong"]));
        Assert.Equal(["Trường B"], half.Missing);

        var second = fixture.Reporting.Tokens.For(Roles.SchoolOfficer, place.SchoolB);
        await OkAsync(fixture.SendAsync(HttpMethod.Put, $"/reports/{owed(place.SchoolB)}", second, new WriteReportRequest(1, Forms.Filled(("so_truong", "9"), ("so_co_phong", "1"), ("ngay_hop", "2026-11-27"), ("ghi_chu", "Cần tủ")))));
        await OkAsync(fixture.SendAsync(HttpMethod.Post, $"/reports/{owed(place.SchoolB)}/submit", second, new MoveReportRequest(2)));
        await OkAsync(fixture.SendAsync(HttpMethod.Post, $"/reports/{owed(place.SchoolB)}/accept", ward, new MoveReportRequest(3)));
        var whole = await ConsolidateAsync(owed(place.FirstWard), ward, 1);
        Assert.Equal((2, 0), (whole.Parts, whole.Missing.Count));
        var values = whole.Report.Answers.Values;
        // 3 of 12 schools have a room: 25 %, where the mean of 66.67 % and 11.11 % would be 38.89 %.
        Assert.Equal(("12", "3", "25", "2026-11-27"), (values["so_truong"], values["so_co_phong"], values["ty_le"], values["ngay_hop"]));
        Assert.Equal("Trường A: Thiếu sách\nTrường B: Cần tủ", values["ghi_chu"]);
        Assert.Equal((4, "1400001"), (whole.Report.Answers.Tables["sach"].Count, values["tong_tien"]));

        var parts = await fixture.GetAsync<PagedResult<ReportPartLine>>($"/reports/{owed(place.FirstWard)}/parts?field=so_truong", ward);
        Assert.Equal([("Trường A", "accepted", "3"), ("Trường B", "accepted", "9")], parts.Items.Select(part => (part.UnitName, part.State, part.Value!)));
        Assert.Equal("out_of_scope", await CodeAsync(await fixture.SendAsync(HttpMethod.Get, $"/reports/{owed(place.FirstWard)}/parts", fixture.Reporting.Tokens.For(Roles.UnitOfficer, place.SecondWard))));

        await OkAsync(fixture.SendAsync(HttpMethod.Post, $"/reports/{owed(place.FirstWard)}/submit", ward, new MoveReportRequest(2)));
        var office = fixture.Reporting.Tokens.For(Roles.ProgrammeOfficer, place.Department);
        await OkAsync(fixture.SendAsync(HttpMethod.Post, $"/reports/{owed(place.FirstWard)}/accept", office, new MoveReportRequest(3)));
        var department = await ConsolidateAsync(owed(place.Department), office, 0, form);
        Assert.Equal((1, "12", "25"), (department.Parts, department.Report.Answers.Values["so_truong"], department.Report.Answers.Values["ty_le"]));
        Assert.Equal(["Phường Hai"], department.Missing);
    }

    [Fact]
    public async Task A_late_correction_below_is_told_above_with_the_difference_and_put_together_anew()
    {
        var (place, owed) = await SubmissionTests.OwedAsync(fixture);
        var form = await SubmissionTests.FormAsync(fixture, place);
        await ReportAsync(owed(place.SchoolA), place.SchoolA, place.FirstWard, form, Forms.Filled());
        var ward = fixture.Reporting.Tokens.For(Roles.UnitOfficer, place.FirstWard);
        await ConsolidateAsync(owed(place.FirstWard), ward, 0, form);
        Assert.Equal(0, (await StandsAsync(owed(place.FirstWard), ward)).ChangedParts);

        await OkAsync(fixture.SendAsync(HttpMethod.Post, $"/reports/{owed(place.SchoolA)}/reopen", ward, new MoveReportRequest(3, "Báo sai số phòng.")));
        var opened = Assert.Single((await StandsAsync(owed(place.FirstWard), ward)).Changed);
        Assert.Equal(("Trường A", "returned", false, 0), (opened.UnitName, opened.State, opened.IsNew, opened.Changes.Count));

        var teacher = fixture.Reporting.Tokens.For(Roles.SchoolOfficer, place.SchoolA);
        await OkAsync(fixture.SendAsync(HttpMethod.Put, $"/reports/{owed(place.SchoolA)}", teacher, new WriteReportRequest(4, Forms.Filled(("so_co_phong", "1")))));
        await OkAsync(fixture.SendAsync(HttpMethod.Post, $"/reports/{owed(place.SchoolA)}/submit", teacher, new MoveReportRequest(5)));
        await OkAsync(fixture.SendAsync(HttpMethod.Post, $"/reports/{owed(place.SchoolA)}/accept", ward, new MoveReportRequest(6)));
        await ReportAsync(owed(place.SchoolB), place.SchoolB, place.FirstWard, form, Forms.Filled());
        var changed = (await StandsAsync(owed(place.FirstWard), ward)).Changed;
        Assert.Equal([("Trường A", false), ("Trường B", true)], changed.Select(one => (one.UnitName, one.IsNew)));
        Assert.Contains(changed[0].Changes, one => one is { Key: "so_co_phong", Before: "2", Now: "1" });

        var again = await ConsolidateAsync(owed(place.FirstWard), ward, 1);
        Assert.Equal((2, "3"), (again.Parts, again.Report.Answers.Values["so_co_phong"]));
        Assert.Equal(0, (await StandsAsync(owed(place.FirstWard), ward)).ChangedParts);
    }

    [Fact]
    public async Task A_merged_units_last_year_is_the_sum_of_those_it_came_from_and_a_split_ones_belongs_to_nobody()
    {
        var (place, owed) = await SubmissionTests.OwedAsync(fixture);
        var form = await SubmissionTests.FormAsync(fixture, place);
        var before = new Func<Guid, Task<Guid>>(unit => fixture.Reporting.Database.ScalarAsync<Guid>(
            """
            select b.obligation_id from obligation o join obligation b on b.regime_id = o.regime_id and b.unit_id = o.unit_id and b.period_key = (left(o.period_key, 4)::int - 1) || substr(o.period_key, 5)
            where o.obligation_id = $1 and b.cancelled_on is null
            """,
            owed(unit)));
        await ReportAsync(await before(place.SchoolA), place.SchoolA, place.FirstWard, form, Forms.Filled(("so_truong", "3"), ("so_co_phong", "2")));
        await ReportAsync(await before(place.SchoolB), place.SchoolB, place.FirstWard, form, Forms.Filled(("so_truong", "9"), ("so_co_phong", "1")));
        var teacher = fixture.Reporting.Tokens.For(Roles.SchoolOfficer, place.SchoolA);
        await OkAsync(fixture.SendAsync(HttpMethod.Put, $"/reports/{owed(place.SchoolA)}", teacher, new WriteReportRequest(0, Forms.Filled(), "", form)));
        var alone = await fixture.GetAsync<YearBeforeView>($"/reports/{owed(place.SchoolA)}/year-before", teacher);
        Assert.Equal((1, "3"), (alone.Reports, alone.Values["so_truong"]));

        // School B goes into school A; what both had is what A had: 3 of 12, not the mean of two rates.
        await fixture.Reporting.Database.ExecuteAsync("insert into unit_end (unit_id, last_day, successor_ids, version) values ($1, current_date - 30, array[$2], 9)", place.SchoolB, place.SchoolA);
        var joined = await fixture.GetAsync<YearBeforeView>($"/reports/{owed(place.SchoolA)}/year-before", teacher);
        Assert.Equal((2, "12", "25"), (joined.Reports, joined.Values["so_truong"], joined.Values["ty_le"]));
        await fixture.Reporting.Database.ExecuteAsync("update unit_end set successor_ids = array[$2, $3] where unit_id = $1", place.SchoolB, place.SchoolA, place.SchoolC);
        var split = await fixture.GetAsync<YearBeforeView>($"/reports/{owed(place.SchoolA)}/year-before", teacher);
        Assert.Equal((1, "3"), (split.Reports, split.Values["so_truong"]));
        Assert.Equal(["Trường B"], split.Split);
        await fixture.Reporting.Database.ExecuteAsync("delete from unit_end where unit_id = $1", place.SchoolB);
    }

    [Fact]
    public async Task Only_the_unit_itself_puts_its_report_together_and_only_from_below()
    {
        var (place, owed) = await SubmissionTests.OwedAsync(fixture);
        var form = await SubmissionTests.FormAsync(fixture, place);
        Assert.Equal("not_reporter", await CodeAsync(await SendAsync(owed(place.FirstWard), fixture.Officer(place), 0, form)));
        Assert.Equal("nothing_below", await CodeAsync(await SendAsync(owed(place.SchoolA), fixture.Reporting.Tokens.For(Roles.SchoolOfficer, place.SchoolA), 0, form)));
        Assert.Equal("form_missing", await CodeAsync(await SendAsync(owed(place.FirstWard), fixture.Reporting.Tokens.For(Roles.UnitOfficer, place.FirstWard), 0, null)));
        Assert.Equal("report_changed", await CodeAsync(await SendAsync(owed(place.FirstWard), fixture.Reporting.Tokens.For(Roles.UnitOfficer, place.FirstWard), 3, form)));
    }

    [Fact]
    public async Task Random_worlds_equal_a_count_by_sql()
    {
        var random = new Random(20261215);
        for (var world = 0; world < 100; world++)
        {
            var parts = Enumerable.Range(0, random.Next(1, 40)).Select(i =>
            {
                var schools = random.Next(0, 500);
                return new ReportPart($"Đơn vị {i:00}", FormReader.Read(Forms.Libraries, Forms.Filled(
                    ("so_truong", random.Next(5) == 0 ? null : $"{schools}"), ("so_co_phong", $"{random.Next(0, schools + 1)}"), ("ngay_hop", random.Next(3) == 0 ? null : $"2026-{random.Next(1, 13):00}-{random.Next(1, 29):00}"))).Answers);
            }).ToList();

            var merged = MergeReports.Merge(Forms.Libraries, [.. parts.OrderBy(_ => random.Next())]).Answers.Values;

            var told = parts.Select(part => JsonSerializer.Serialize(part.Answers, ContractJson.Options)).ToArray();
            var counted = await fixture.Reporting.Database.ScalarAsync<string>(
                """
                select concat_ws('|', sum((v ->> 'so_truong')::numeric), sum((v ->> 'so_co_phong')::numeric), max(v ->> 'ngay_hop'),
                    trim_scale(round(sum((v ->> 'so_co_phong')::numeric) / nullif(sum((v ->> 'so_truong')::numeric), 0) * 100, 2)))
                from (select a::jsonb -> 'values' as v from unnest($1) a) x
                """,
                (object)told);
            Assert.Equal(counted, string.Join('|', new[] { "so_truong", "so_co_phong", "ngay_hop", "ty_le" }.Select(key => merged.GetValueOrDefault(key)).Where(value => value is not null)));
        }
    }

    private Task<ConsolidationView> StandsAsync(Guid obligation, string token) => fixture.GetAsync<ConsolidationView>($"/reports/{obligation}/consolidation", token);

    private async Task ReportAsync(Guid obligation, Guid unit, Guid receiver, Guid form, FormAnswers answers)
    {
        var reporter = fixture.Reporting.Tokens.For(Roles.SchoolOfficer, unit);
        await OkAsync(fixture.SendAsync(HttpMethod.Put, $"/reports/{obligation}", reporter, new WriteReportRequest(0, answers, "", form)));
        await OkAsync(fixture.SendAsync(HttpMethod.Post, $"/reports/{obligation}/submit", reporter, new MoveReportRequest(1)));
        await OkAsync(fixture.SendAsync(HttpMethod.Post, $"/reports/{obligation}/accept", fixture.Reporting.Tokens.For(Roles.UnitOfficer, receiver), new MoveReportRequest(2)));
    }

    private Task<HttpResponseMessage> SendAsync(Guid obligation, string token, int version, Guid? form) =>
        fixture.SendAsync(HttpMethod.Post, $"/reports/{obligation}/consolidate", token, new ConsolidateRequest(version, form));

    private async Task<(int Parts, IReadOnlyList<string> Missing, SubmissionView Report)> ConsolidateAsync(Guid obligation, string token, int version, Guid? form = null)
    {
        await (await SendAsync(obligation, token, version, form)).ReadAsync<ConsolidationView>(HttpStatusCode.Accepted);
        var job = await Eventually.Async("the report is put together", () => fixture.GetAsync<ConsolidationView>($"/reports/{obligation}/consolidation", token), one => one.State is "done" or "failed");
        Assert.Equal(("done", null, job.Parts), (job.State, job.Failure, (int?)job.PartsRead));
        return (job.Taken, job.Missing, await fixture.GetAsync<SubmissionView>($"/reports/{obligation}", token));
    }

    private static async Task OkAsync(Task<HttpResponseMessage> answer) => await (await answer).ReadJsonAsync();

    private static async Task<string?> CodeAsync(HttpResponseMessage answer) => (await answer.ReadJsonAsync(answer.StatusCode)).GetProperty("code").GetString();
}
