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

    private async Task ReportAsync(Guid obligation, Guid unit, Guid receiver, Guid form, FormAnswers answers)
    {
        var reporter = fixture.Reporting.Tokens.For(Roles.SchoolOfficer, unit);
        await OkAsync(fixture.SendAsync(HttpMethod.Put, $"/reports/{obligation}", reporter, new WriteReportRequest(0, answers, "", form)));
        await OkAsync(fixture.SendAsync(HttpMethod.Post, $"/reports/{obligation}/submit", reporter, new MoveReportRequest(1)));
        await OkAsync(fixture.SendAsync(HttpMethod.Post, $"/reports/{obligation}/accept", fixture.Reporting.Tokens.For(Roles.UnitOfficer, receiver), new MoveReportRequest(2)));
    }

    private Task<HttpResponseMessage> SendAsync(Guid obligation, string token, int version, Guid? form) =>
        fixture.SendAsync(HttpMethod.Post, $"/reports/{obligation}/consolidate", token, new ConsolidateRequest(version, form));

    private async Task<ConsolidatedReport> ConsolidateAsync(Guid obligation, string token, int version, Guid? form = null) => await (await SendAsync(obligation, token, version, form)).ReadAsync<ConsolidatedReport>();

    private static async Task OkAsync(Task<HttpResponseMessage> answer) => await (await answer).ReadJsonAsync();

    private static async Task<string?> CodeAsync(HttpResponseMessage answer) => (await answer.ReadJsonAsync(answer.StatusCode)).GetProperty("code").GetString();
}
