using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json;
using EduCoop.Documents.Checking;
using EduCoop.Plans.Feeds;
using EduCoop.Plans.Tests.Fixtures;
using EduCoop.ServiceDefaults;

namespace EduCoop.Plans.Tests.Output;

/// <summary>What leaves the system as a file or a feed.</summary>
[Collection(OneService.Name)]
public sealed class OutputTests(PlansService service)
{
    private static DateOnly Today => DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().ToOffset(TimeSpan.FromHours(7)).DateTime);

    private async Task<MadeFeed> FeedAsync(Guid unit, string? token = null) =>
        await (await service.Http.SendAsync(HttpMethod.Post, "/feeds", token ?? service.WardOfficer, new MakeFeedRequest(Guid.CreateVersion7(), unit, "Lịch Outlook"))).ReadAsync<MadeFeed>(HttpStatusCode.Created);

    [Fact]
    public async Task A_feed_holds_the_units_due_dates_for_any_calendar_program()
    {
        var unit = Guid.CreateVersion7();
        await service.Database.AddUnitAsync(unit, "Trường Trung học cơ sở Lịch", [Tree.HaNoi, Tree.Ward]);
        var task = await service.Database.AddTaskAsync(await service.Database.AddPlanAsync(Tree.HaNoi), "Báo cáo kết quả; gửi Sở, phường", unit);
        var work = await service.Database.AddWorkAsync(task, unit, Today.AddDays(10));
        await service.Database.AddWorkAsync(task, unit, Today.AddDays(-10), "cancelled", label: "old");
        await service.Database.AddWorkAsync(task, Tree.OtherWard, Today.AddDays(10), label: "foreign");
        var feed = await FeedAsync(unit);
        var answer = await service.Http.SendAsync(HttpMethod.Get, feed.Path, null);
        Assert.Equal("text/calendar", answer.Content.Headers.ContentType!.MediaType);
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        var calendar = JsonSerializer.Deserialize<JsonElement>(await NodeProbe.RunAsync("calendar.js", bytes));
        Assert.Equal("Hạn công việc – Trường Trung học cơ sở Lịch", calendar.GetProperty("name").GetString());
        var events = calendar.GetProperty("events").EnumerateArray().ToList();
        Assert.Equal(2, events.Count);
        var due = events.Single(one => one.GetProperty("uid").GetString() == $"{work:D}@educoop");
        Assert.Equal("Hạn: Báo cáo kết quả; gửi Sở, phường (2026)", due.GetProperty("summary").GetString());
        Assert.Equal((Today.AddDays(10).ToString("yyyy-MM-dd"), Today.AddDays(11).ToString("yyyy-MM-dd")), (due.GetProperty("start").GetString(), due.GetProperty("end").GetString()));
        Assert.True(due.GetProperty("allDay").GetBoolean());
        Assert.Equal("-P7D", due.GetProperty("alarms")[0].GetString());
        Assert.Equal("CANCELLED", events.Single(one => one.GetProperty("uid").GetString() != $"{work:D}@educoop").GetProperty("status").GetString());
        Assert.DoesNotContain("Người kiểm thử", Encoding.UTF8.GetString(bytes), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_revoked_feed_is_gone_and_a_guess_finds_nothing()
    {
        var feed = await FeedAsync(Tree.Ward);
        Assert.Equal(HttpStatusCode.OK, (await service.Http.SendAsync(HttpMethod.Get, feed.Path, null)).StatusCode);
        Assert.Equal(0, await service.Database.ScalarAsync<long>("select count(*) from calendar_feed where position(convert_to($1, 'UTF8') in token_hash) > 0", feed.Path[7..50]));
        await (await service.Http.SendAsync(HttpMethod.Delete, $"/feeds/{feed.FeedId}", service.Tokens.For(Roles.UnitOfficer, Tree.OtherWard))).ReadProblemAsync(HttpStatusCode.Forbidden, "out_of_scope");
        Assert.Equal(HttpStatusCode.NoContent, (await service.Http.SendAsync(HttpMethod.Delete, $"/feeds/{feed.FeedId}", service.WardOfficer)).StatusCode);
        await (await service.Http.SendAsync(HttpMethod.Get, feed.Path, null)).ReadProblemAsync(HttpStatusCode.NotFound, "not_found");
        await (await service.Http.SendAsync(HttpMethod.Get, $"/feeds/{new string('A', 43)}.ics", null)).ReadProblemAsync(HttpStatusCode.NotFound, "not_found");
        await (await service.Http.SendAsync(HttpMethod.Get, "/feeds/x.ics", null)).ReadProblemAsync(HttpStatusCode.NotFound, "not_found");
        await (await service.Http.SendAsync(HttpMethod.Post, "/feeds", service.WardOfficer, new MakeFeedRequest(Guid.CreateVersion7(), Tree.OtherWard, "Lịch"))).ReadProblemAsync(HttpStatusCode.Forbidden, "out_of_scope");
        Assert.DoesNotContain((await (await service.Http.SendAsync(HttpMethod.Get, "/feeds", service.WardOfficer)).ReadAsync<PagedResult<FeedView>>()).Items, found => found.FeedId == feed.FeedId);
    }

    [Fact]
    public async Task A_plan_leaves_as_a_document_of_the_decree()
    {
        var plan = await service.Database.AddPlanAsync(Tree.HaNoi, title: "Hợp tác giáo dục giai đoạn 2026-2030");
        await service.Database.AddTaskAsync(plan, "Xây dựng kho học liệu", Tree.Ward, deadline: "Quý IV/2026");
        await service.Database.ExecuteAsync(
            "update plan set details = $2::jsonb where plan_id = $1", plan,
            """{"issuerParent":"UBND thành phố Hà Nội","signer":"Nguyễn Văn Mẫu","signerTitle":"GIÁM ĐỐC","recipients":[{"text":"Các trường;"},{"text":"Lưu: VT, CTTT."}],"objectives":[{"text":"Dạy và học tốt hơn."}],"documentDateParts":{"place":"Hà Nội"}}""");
        var answer = await service.Http.SendAsync(HttpMethod.Get, $"/plans/{plan}/export.docx", service.WardOfficer);
        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition!.DispositionType);
        var check = FormatCheck.Check(await answer.Content.ReadAsByteArrayAsync(), "ke-hoach.docx");
        Assert.Empty(check.Departures.Select(departure => $"{departure.Rule.Id}: {departure.Quote} {departure.Measured}"));
        Assert.Null(check.Refusal);
        var text = await ReadAsync(answer, "word/document.xml");
        foreach (var words in new[]
        {
            "UBND THÀNH PHỐ HÀ NỘI", "SỞ GIÁO DỤC VÀ ĐÀO TẠO HÀ\u00a0NỘI", "/KH-SGDĐT", "Hà Nội, ngày 15 tháng 01 năm 2026", "KẾ HOẠCH", "Hợp tác giáo dục giai đoạn 2026-2030", "I. MỤC ĐÍCH, YÊU CẦU",
            "II. NHIỆM VỤ", "- Đơn vị chủ trì: Ủy ban nhân dân phường Mẫu.", "- Các trường;", "- Lưu: VT, CTTT.", "GIÁM ĐỐC", "Nguyễn Văn Mẫu", "Quý IV/2026", "PHÂN CÔNG NHIỆM VỤ",
        })
        {
            Assert.Contains(words, text, StringComparison.Ordinal);
        }

        await (await service.Http.SendAsync(HttpMethod.Get, $"/plans/{plan}/export.docx", service.Tokens.For(Roles.UnitOfficer, Tree.CaoBang))).ReadProblemAsync(HttpStatusCode.Forbidden, "out_of_scope");
    }

    [Fact]
    public async Task Tasks_leave_as_a_sheet_within_the_callers_scope()
    {
        var plan = await service.Database.AddPlanAsync(Tree.HaNoi);
        var task = await service.Database.AddTaskAsync(plan, "=Xây dựng kho học liệu", Tree.Ward);
        await service.Database.AddWorkAsync(task, Tree.Ward, new DateOnly(2026, 3, 31), percent: 40);
        var sheet = await ReadAsync(await service.Http.SendAsync(HttpMethod.Get, $"/tasks/export.xlsx?planId={plan}", service.Officer), "xl/worksheets/sheet1.xml");
        Assert.Contains("=Xây dựng kho học liệu", sheet, StringComparison.Ordinal);
        Assert.DoesNotContain("<f>", sheet, StringComparison.Ordinal);
        Assert.Contains("Quá hạn", sheet, StringComparison.Ordinal);
        Assert.Contains("<v>46112</v>", sheet, StringComparison.Ordinal);
        var stranger = service.Tokens.For(Roles.UnitOfficer, Tree.CaoBang);
        Assert.DoesNotContain("kho học liệu", await ReadAsync(await service.Http.SendAsync(HttpMethod.Get, "/tasks/export.xlsx", stranger), "xl/worksheets/sheet1.xml"), StringComparison.Ordinal);
        await (await service.Http.SendAsync(HttpMethod.Get, $"/tasks/export.xlsx?planId={plan}", stranger)).ReadProblemAsync(HttpStatusCode.Forbidden, "out_of_scope");
    }

    private static async Task<string> ReadAsync(HttpResponseMessage answer, string part)
    {
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        await using var zip = new ZipArchive(await answer.Content.ReadAsStreamAsync(), ZipArchiveMode.Read);
        using var reader = new StreamReader(await zip.GetEntry(part)!.OpenAsync());
        return await reader.ReadToEndAsync();
    }
}
