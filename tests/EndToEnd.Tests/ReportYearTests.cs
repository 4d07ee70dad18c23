using System.Globalization;
using System.Text;
using System.Text.Json;
using EduCoop.Testing;
using Npgsql;

namespace EduCoop.EndToEnd.Tests;

/// <summary>
/// The report before 15 December: two schools report what their plan's work came to, their ward puts it together by its inner day, the department puts the wards together, adds its own gifts, and
/// every number is what Plans and Donations count themselves; then it leaves as the document that an office signs.
/// </summary>
[Collection(SystemTests.Name)]
public sealed class ReportYearTests(WholeSystem system)
{
    // Units that no other test gives work to: their numbers are this test's.
    private static readonly Guid First = new("01990000-0000-7000-8000-000000000037");
    private static readonly Guid Second = new("01990000-0000-7000-8000-000000000039");
    private static readonly Guid Ward = new("01990000-0000-7000-8000-000000000015");
    private readonly PlanApi api = new(system);
    private readonly string mark = Guid.CreateVersion7().ToString("N")[^8..];

    private static DateOnly Today => DateOnly.FromDateTime(DateTime.UtcNow.AddHours(7));

    private string FirstSchool => "truong.mot." + mark;

    private string SecondSchool => "truong.hai." + mark;

    private string WardOffice => "phuong." + mark;

    [Fact]
    public async Task A_year_is_reported_put_together_agrees_with_every_ledger_and_becomes_a_document()
    {
        await PersonAsync(FirstSchool, "school_officer", First);
        await PersonAsync(SecondSchool, "school_officer", Second);
        await PersonAsync(WardOffice, "unit_officer", Ward);
        await WorkAsync();
        await GiftsAsync();
        var form = await FormAsync();
        var owed = await RegimeAsync();

        await ReportAsync(owed(First), FirstSchool, form, "Thư viện mở cả tuần.", due: 2, done: 1);
        await ReportAsync(owed(Second), SecondSchool, form, "Còn thiếu giá sách.", due: 1, done: 0);
        // Each level sees what has come in.
        foreach (var user in new[] { FirstSchool, WardOffice })
        {
            var listed = (await api.GetAsync("/reporting/obligations?pageSize=200", user)).GetProperty("items").EnumerateArray().First(one => one.GetProperty("obligationId").GetGuid() == owed(First));
            Assert.Equal("on_time", listed.GetProperty("state").GetString());
        }

        await AcceptAsync(owed(First), WardOffice);
        await AcceptAsync(owed(Second), WardOffice);

        await PutTogetherAsync(owed(Ward), WardOffice, form);
        await api.PostAsync($"/reporting/reports/{owed(Ward)}/submit", WardOffice, new { version = 1 });
        await AcceptAsync(owed(Ward), "chuongtrinh");

        var department = owed(WholeSystem.Department);
        await PutTogetherAsync(department, "chuongtrinh", form);
        var report = await api.GetAsync($"/reporting/reports/{department}", "chuongtrinh");
        var values = report.GetProperty("answers").GetProperty("values");
        Assert.Equal(("3", "1"), (values.GetProperty("den_han").GetString(), values.GetProperty("dung_han").GetString()));
        Assert.Contains("Còn thiếu giá sách.", values.GetProperty("danh_gia").GetString(), StringComparison.Ordinal);

        var agreement = await api.PostAsync($"/reporting/reports/{department}/agreement", "chuongtrinh", new { });
        Assert.True(agreement.GetProperty("agrees").GetBoolean(), agreement.ToString());
        Assert.Equal((4, 2), (agreement.GetProperty("lines").GetArrayLength(), agreement.GetProperty("units").GetInt32()));
        await SpoiltIsNamedAsync(department);
        await StrangersAreRefusedAsync();

        await SignAsync(department);
        await api.PostAsync($"/reporting/reports/{department}/submit", "chuongtrinh", new { version = 1 });
        await DocumentAsync(department);
        await EverybodyReadsAsync();
    }

    private async Task PersonAsync(string user, string role, Guid unit)
    {
        using var made = await system.Gateway.Http.SendAsync(
            HttpMethod.Post, "/auth/accounts", await system.TokenAsync("quantri"),
            new { accountId = Guid.CreateVersion7(), userName = user, displayName = "Cán bộ đơn vị", roles = new[] { role }, password = system.Password, unitId = unit, unitName = "Đơn vị mẫu" });
        await made.ReadJsonAsync(System.Net.HttpStatusCode.Created);
    }

    private async Task WorkAsync()
    {
        var text = $"""
            SỞ GIÁO DỤC VÀ ĐÀO TẠO HÀ NỘI
            Số:     /KH-SGDĐT

            KẾ HOẠCH
            Phát triển thư viện trường học lần {mark}

            I. MỤC ĐÍCH
            Thử một năm báo cáo.
            """;
        var draft = await api.DraftAsync("chuongtrinh", $"thu-vien-{mark}.txt", Encoding.UTF8.GetBytes(text), WholeSystem.Department);
        var id = draft.GetProperty("draftId").GetGuid();
        var due = Today.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);
        object Task(string section, string lead) => new { section, title = $"Việc {section}", lead, coordinating = Array.Empty<string>(), deadlineText = $"Chậm nhất ngày {due}", product = "Báo cáo", kind = "labelled" };
        foreach (var (path, value) in new (string, object)[]
        {
            ("tasks", new[] { Task("II.1", "Trường Một"), Task("II.2", "Trường Một"), Task("II.3", "Trường Hai") }), ("period", new { from = Today.Year, to = Today.Year + 1 }),
            ("title", $"Kế hoạch thư viện {mark}"), ("documentNumberTemplate", "/KH-SGDĐT"),
        })
        {
            await api.CallAsync(HttpMethod.Put, $"/plans/drafts/{id}/corrections", "chuongtrinh", new { path, value });
        }

        await api.TieAsync(draft, "chuongtrinh", "Trường Một", First);
        await api.TieAsync(draft, "chuongtrinh", "Trường Hai", Second);
        var plan = await api.ConfirmAsync(draft, "chuongtrinh");
        await api.IssueAsync(plan, "chuongtrinh", Today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        var work = (await api.GetAsync($"/plans/tasks?planId={plan}&pageSize=50", "chuongtrinh")).GetProperty("items").EnumerateArray()
            .First(item => item.GetProperty("leadUnitId").GetGuid() == First).GetProperty("occurrenceId").GetGuid();
        await api.PostAsync($"/plans/occurrences/{work}/submit", FirstSchool, new { progressId = Guid.CreateVersion7(), text = "Đã xong" });
        await api.PostAsync($"/plans/occurrences/{work}/accept", "chuongtrinh", new { });
    }

    private async Task GiftsAsync()
    {
        var (campaign, slug) = await system.OpenCampaignAsync($"Sách cho em {mark}");
        foreach (var amount in new[] { 50_000, 1_250_000 })
        {
            await api.PostAsync("/donations/donations", "ketoan", new
            {
                donationId = Guid.CreateVersion7(), campaignId = campaign, amountVnd = amount, occurredAt = DateTimeOffset.UtcNow, donorDisplay = "anonymous",
            });
        }

        await Eventually.Async("both gifts are public", () => system.PublicAsync(slug), page => page.GetProperty("count").GetInt32() == 2);
    }

    private async Task<Guid> FormAsync()
    {
        var form = Guid.CreateVersion7();
        object[] fields =
        [
            new { key = "den_han", label = "Số nhiệm vụ đến hạn", kind = "count", source = "tasks.due", merge = "sum" },
            new { key = "dung_han", label = "Số nhiệm vụ hoàn thành đúng hạn", kind = "count", source = "tasks.done_on_time", merge = "sum" },
            new { key = "ty_le", label = "Tỷ lệ đúng hạn", kind = "percent", formula = "den_han > 0 ? dung_han * 100 / den_han : 0" },
            new { key = "so_khoan", label = "Số khoản đóng góp vào các cuộc vận động của đơn vị", kind = "count", source = "gifts.count" },
            new { key = "so_tien", label = "Số tiền đóng góp vào các cuộc vận động của đơn vị", kind = "money_vnd", source = "gifts.total_vnd" },
            new { key = "danh_gia", label = "Đánh giá chung", kind = "long_text", merge = "text", isRequired = true },
        ];
        await api.PostAsync("/reporting/forms", "chuongtrinh", new
        {
            formId = form, unitId = WholeSystem.Department, title = $"Biểu năm {mark}",
            content = new { sections = new[] { new { title = "Kết quả thực hiện", fields, tables = Array.Empty<object>() } }, checks = Array.Empty<object>() },
        });
        await api.PostAsync($"/reporting/forms/{form}/publish", "chuongtrinh", new { version = 1 });
        return form;
    }

    // The year of Decree 09/2019, due before 15 December; schools and wards have inner days.
    private async Task<Func<Guid, Guid>> RegimeAsync()
    {
        var regime = Guid.CreateVersion7();
        await api.PostAsync("/reporting/regimes", "chuongtrinh", new
        {
            regimeId = regime, issuerUnitId = WholeSystem.Department, validFrom = Today,
            content = new
            {
                name = $"Báo cáo năm về thư viện trường học {mark}", kind = "periodic", period = "year", due = new { kind = "day_of_year", month = 12, day = 31 },
                levels = new object[]
                {
                    new { name = "Trường", reporters = "units", unitIds = new[] { First, Second }, daysBefore = 6 },
                    new { name = "Phường", reporters = "units", unitIds = new[] { Ward }, daysBefore = 3 },
                    new { name = "Sở", reporters = "units", unitIds = new[] { WholeSystem.Department } },
                },
            },
        });
        var owed = new Dictionary<Guid, Guid>();
        foreach (var unit in new[] { First, Second, Ward, WholeSystem.Department })
        {
            var list = await Eventually.Async(
                "the obligation is there", () => api.GetAsync($"/reporting/obligations?regimeId={regime}&unitId={unit}&from={Today:yyyy-MM-dd}&to={Today.AddDays(500):yyyy-MM-dd}", "chuongtrinh"),
                found => found.GetProperty("items").EnumerateArray().Any(IsOfToday));
            owed[unit] = list.GetProperty("items").EnumerateArray().First(IsOfToday).GetProperty("obligationId").GetGuid();
        }

        return unit => owed[unit];
    }

    private static bool IsOfToday(JsonElement obligation) => DateOnly.Parse(obligation.GetProperty("cutOff").GetString()!, CultureInfo.InvariantCulture) is var last && last >= Today && last < Today.AddYears(1);

    private async Task ReportAsync(Guid obligation, string user, Guid form, string words, int due, int done)
    {
        var report = await api.GetAsync($"/reporting/reports/{obligation}", user);
        var path = $"/reporting/forms/{form}/prefilled?unitId={report.GetProperty("unitId").GetGuid()}&from={report.GetProperty("periodFrom").GetString()}&to={report.GetProperty("cutOff").GetString()}";
        // What the system knows is the draft.
        var draft = await Eventually.Async("the work is heard", () => api.GetAsync(path, user), one => Value(one, "den_han") == $"{due}" && Value(one, "dung_han") == $"{done}");
        var values = draft.GetProperty("answers").GetProperty("values").EnumerateObject().ToDictionary(value => value.Name, value => value.Value.GetString());
        values["danh_gia"] = words;
        await api.CallAsync(HttpMethod.Put, $"/reporting/reports/{obligation}", user, new { version = 0, answers = new { values, tables = new { } }, narrative = "", formId = form });
        await api.PostAsync($"/reporting/reports/{obligation}/submit", user, new { version = 1 });
    }

    private static string? Value(JsonElement form, string key) => form.GetProperty("answers").GetProperty("values").TryGetProperty(key, out var value) ? value.GetString() : null;

    private async Task AcceptAsync(Guid obligation, string user) =>
        await api.PostAsync($"/reporting/reports/{obligation}/accept", user, new { version = (await api.GetAsync($"/reporting/reports/{obligation}", user)).GetProperty("version").GetInt32() });

    private async Task PutTogetherAsync(Guid obligation, string user, Guid form)
    {
        await api.PostAsync($"/reporting/reports/{obligation}/consolidate", user, new { version = 0, formId = form });
        var stands = await Eventually.Async("it is put together", () => api.GetAsync($"/reporting/reports/{obligation}/consolidation", user), job => job.GetProperty("state").GetString() is "done" or "failed");
        Assert.Equal("done", stands.GetProperty("state").GetString());
        Assert.Empty(stands.GetProperty("missing").EnumerateArray());
    }

    // A row of the read model changed behind everybody's back: the line names the field, and says what the owner counts.
    private async Task SpoiltIsNamedAsync(Guid obligation)
    {
        await using var reading = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(system.Servers.Postgres) { Database = "reportingdb", MaxPoolSize = 2 }.ConnectionString);
        await using (var spoil = reading.CreateCommand("update task_read set due_on = due_on - 800 where unit_id = $1"))
        {
            spoil.Parameters.Add(new() { Value = Second });
            await spoil.ExecuteNonQueryAsync();
        }

        var apart = await api.PostAsync($"/reporting/reports/{obligation}/agreement", "chuongtrinh", new { });
        Assert.False(apart.GetProperty("agrees").GetBoolean());
        var line = Assert.Single(apart.GetProperty("lines").EnumerateArray(), one => !one.GetProperty("agrees").GetBoolean());
        Assert.Equal(("den_han", 3m, 2m, 3m), (line.GetProperty("field").GetString(), line.GetProperty("reported").GetDecimal(), line.GetProperty("counted").GetDecimal(), line.GetProperty("ownersCount").GetDecimal()));
        await using (var mend = reading.CreateCommand("update task_read set due_on = due_on + 800 where unit_id = $1"))
        {
            mend.Parameters.Add(new() { Value = Second });
            await mend.ExecuteNonQueryAsync();
        }

        Assert.True((await api.PostAsync($"/reporting/reports/{obligation}/agreement", "chuongtrinh", new { })).GetProperty("agrees").GetBoolean());
    }

    // An owner tells what it counts to whom the units belong, and nobody else.
    private async Task StrangersAreRefusedAsync()
    {
        foreach (var owner in new[] { "plans", "donations", "twinning" })
        {
            var asked = new { unitIds = new[] { First }, from = Today.AddDays(-30), to = Today, schoolYear = Today.Year };
            await api.PostAsync($"/{owner}/figures", "chuongtrinh", asked);
            using var refused = await system.Gateway.Http.SendAsync(HttpMethod.Post, $"/api/{owner}/figures", await system.TokenAsync("phuong.thucphan"), asked);
            await refused.ReadProblemAsync(System.Net.HttpStatusCode.Forbidden, "out_of_scope");
        }
    }

    // Where the office sits and who signs; what is usual for its kind stands there already.
    private async Task SignAsync(Guid obligation)
    {
        var head = JsonSerializer.SerializeToNode((await api.GetAsync($"/reporting/reports/{obligation}/paper", "chuongtrinh")).GetProperty("head"))!;
        Assert.Equal("Giám đốc", (string?)head["head"]);
        (head["place"], head["symbol"], head["signerName"]) = ("Hà Nội", "BC-SGDĐT", "Trần Thị Mẫu");
        await api.CallAsync(HttpMethod.Put, $"/reporting/reports/{obligation}/paper", "chuongtrinh", head);
    }

    // The same sums, over everything, for a citizen without script or account.
    private async Task EverybodyReadsAsync()
    {
        var programme = await system.Gateway.Http.GetAsync("/api/reporting/public/programme");
        var overview = (await programme.ReadJsonAsync()).GetProperty("boards")[0].GetProperty("rows").EnumerateArray().ToDictionary(row => row[0].GetString()!, row => long.Parse(row[2].GetString()!, System.Globalization.CultureInfo.InvariantCulture));
        Assert.True(overview["gifts"] >= 2 && overview["amount"] >= 1_300_000, string.Join(", ", overview));
        using var again = new HttpRequestMessage(HttpMethod.Get, "/api/reporting/public/programme");
        again.Headers.IfNoneMatch.Add(programme.Headers.ETag!);
        Assert.Equal(System.Net.HttpStatusCode.NotModified, (await system.Gateway.Http.SendAsync(again)).StatusCode);
        var page = await system.Gateway.Http.GetStringAsync("/chuong-trinh");
        Assert.True(Encoding.UTF8.GetByteCount(page) < 100_000 && !page.Contains("<script", StringComparison.Ordinal), "the page is small and has no script");
        Assert.Contains($"Sách cho em {mark}", page, StringComparison.Ordinal);
    }

    private async Task DocumentAsync(Guid obligation)
    {
        using var answer = await system.Gateway.Http.SendAsync(HttpMethod.Get, $"/api/reporting/reports/{obligation}/paper.docx", await system.TokenAsync("chuongtrinh"));
        answer.EnsureSuccessStatusCode();
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        var folder = Directory.CreateTempSubdirectory("educoop-report-");
        try
        {
            var file = Path.Combine(folder.FullName, "bao-cao.docx");
            await File.WriteAllBytesAsync(file, bytes);
            var check = await Educoop.RunAsync(system, "chuongtrinh", "document", "check", file);
            Assert.True(check.ExitCode == 0, check.Document.ToString());
        }
        finally
        {
            folder.Delete(recursive: true);
        }

        await api.PostAsync($"/reporting/reports/{obligation}/paper/pdf", "chuongtrinh", new { });
        await Eventually.Async("LibreOffice has printed it", () => api.GetAsync($"/reporting/reports/{obligation}/paper", "chuongtrinh"), paper => paper.GetProperty("pdf").GetString() == "ready", TimeSpan.FromMinutes(2));
        using var pdf = await system.Gateway.Http.SendAsync(HttpMethod.Get, $"/api/reporting/reports/{obligation}/paper.pdf", await system.TokenAsync("chuongtrinh"));
        Assert.Equal("%PDF-"u8.ToArray(), (await pdf.Content.ReadAsByteArrayAsync())[..5]);
    }
}
