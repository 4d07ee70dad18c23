using System.Net;
using System.Text;
using System.Text.Json;
using EduCoop.ServiceDefaults;
using EduCoop.Testing;

namespace EduCoop.Reporting.Tests;

/// <summary>The tables of units, plans, work, indicators and years of twinning are emptied and made anew from their owners, byte for byte; the owners and Reporting are real processes.</summary>
public sealed class RebuildTests(ReportingDatabase database, RabbitFixture rabbit, TestTokens tokens) : IClassFixture<ReportingDatabase>, IClassFixture<RabbitFixture>, IClassFixture<TestTokens>, IAsyncLifetime
{
    private static readonly Guid Department = new("01990000-0000-7000-8000-000000000001");
    private static readonly Guid Ward = new("01990000-0000-7000-8000-000000000003");
    private static readonly Guid OtherWard = new("01990000-0000-7000-8000-000000000015");
    private static readonly Guid Authority = Guid.CreateVersion7();
    private readonly OwnersDatabase units = new();
    private readonly OwnersDatabase plans = new();
    private readonly OwnersDatabase twinning = new();
    private ServiceProcess? planService;

    private string Officer => tokens.For(Roles.ProgrammeOfficer, Department);

    private HttpClient Plans => planService!.Http;

    public Task InitializeAsync() => Task.WhenAll(units.InitializeAsync(), plans.InitializeAsync(), twinning.InitializeAsync());

    public async Task DisposeAsync()
    {
        await units.DisposeAsync();
        await plans.DisposeAsync();
        await twinning.DisposeAsync();
    }

    [Fact]
    public async Task What_was_emptied_comes_back_byte_for_byte_and_goes_on_living()
    {
        await using var unitService = new ServiceProcess("EduCoop.UnitDirectory", Settings("unitdirectorydb", units).With("EDUCOOP_DEMO", "1"));
        await using var running = planService = new ServiceProcess("EduCoop.Plans", Settings("plansdb", plans));
        await using var twinningService = new ServiceProcess("EduCoop.Twinning", Settings("twinningdb", twinning));
        var told = Settings("reportingdb", database);
        await using var reporting = new ServiceProcess("EduCoop.Reporting", told);
        foreach (var service in new[] { reporting, planService, unitService, twinningService })
        {
            Assert.True(await service.RunAsync("migrate") == 0, service.Log);
        }

        // Schools of the day before, so that Twinning has figures to count when it begins; it hears the rest of the units as they are registered.
        await twinning.ExecuteAsync(
            "insert into unit_copy (unit_id, name, type_code, path, own_path, version) values ($1, 'Sở Mẫu', 'so_gddt', array[$1], array[$1], 1), ($2, 'Trường Tiểu học Mẫu', 'tieu_hoc', array[$1, $2], array[$1, $2], 1)",
            Authority, Guid.CreateVersion7());
        await Task.WhenAll(unitService.StartAsync(), planService.StartAsync(), twinningService.StartAsync(), reporting.StartAsync());
        var work = await LiveAsync(unitService);
        await AllHeardAsync();
        await Eventually.Async("both years of twinning are counted", () => twinning.ScalarAsync<long>("select count(*) from year_count_day"), count => count == 2, TimeSpan.FromSeconds(60));
        var counted = await twinning.ScalarAsync<long>("select sum(version)::bigint from year_count");
        await Eventually.Async("all of them are heard", () => database.ScalarAsync<long>("select coalesce(sum(version), 0)::bigint from twinning_year"), sum => sum == counted, TimeSpan.FromSeconds(60));
        var before = await TablesAsync();
        Assert.Contains("closed in the test", await plans.ScalarAsync<string>("select string_agg(reason, ' ') from plan_version"), StringComparison.Ordinal);

        // Spoilt as a fault or a wrong hand would spoil them.
        await database.ExecuteAsync("delete from task_read where occurrence_id in (select occurrence_id from task_read limit 3)");
        await database.ExecuteAsync("update task_read set state = 'cancelled', unit_name = 'sai', version = 99");
        await database.ExecuteAsync("update plan_read set title = 'sai', is_closed = not is_closed");
        await database.ExecuteAsync("truncate unit_copy, task_head");
        await database.ExecuteAsync("update twinning_year set pairs = 99, version = 99");
        await database.ExecuteAsync("update unit_mailbox_copy set address = 'sai@example.org', version = 99");
        await database.ExecuteAsync("truncate indicator_goal");
        await database.ExecuteAsync("update indicator_figure set value = 0, withdrawn_at = null");
        var spoilt = await TablesAsync();

        told.WithService("plans", planService.Address, planService.GrpcAddress).WithService("unit-directory", unitService.Address, unitService.GrpcAddress).WithService("twinning", twinningService.Address, twinningService.Address);
        Assert.Equal(2, await reporting.RunAsync("rebuild", "--yes"));
        told.With("Rebuild:Token", tokens.Forged(Roles.Administrator));
        Assert.Equal(1, await reporting.RunAsync("rebuild", "--yes"));
        told.With("Rebuild:Token", Officer);
        Assert.Equal(1, await reporting.RunAsync("rebuild", "--yes"));
        told.With("Rebuild:Token", tokens.For(Roles.Administrator));
        Assert.Equal(2, await reporting.RunAsync("rebuild"));
        Assert.Equal(spoilt, await TablesAsync());

        Assert.True(await reporting.RunAsync("rebuild", "--yes") == 0, reporting.Log);
        Assert.Equal(before, await TablesAsync());
        Assert.Equal(0, await reporting.RunAsync("rebuild", "--yes"));
        Assert.Equal(before, await TablesAsync());

        // What is said from now on is applied on top of it.
        await SendAsync(HttpMethod.Post, $"/occurrences/{work}/progress", tokens.For(Roles.UnitOfficer, Ward), new { progressId = Guid.CreateVersion7(), percent = 77, text = "Tiếp tục" });
        await Eventually.Async("the next step is heard", () => database.ScalarAsync<int>("select percent from task_read where occurrence_id = $1", work), percent => percent == 77, TimeSpan.FromSeconds(60));
    }

    private ServiceSettings Settings(string name, PostgresFixture own) => new ServiceSettings().WithDatabase(name, own).WithBroker(rabbit).WithAuthority(tokens);

    /// <summary>Three plans: one runs with progress, acceptance, an extension and an amendment; one only waits; one has ended.</summary>
    private async Task<Guid> LiveAsync(ServiceProcess unitService)
    {
        await Eventually.Async("Plans knows the units", () => plans.ScalarAsync<long>("select count(*) from unit_copy where unit_id = any ($1)", new[] { Department, Ward, OtherWard }), count => count == 3, TimeSpan.FromSeconds(60));
        foreach (var address in new[] { "cu@example.org", "moi@example.org" })
        {
            await SendAsync(HttpMethod.Put, $"/mailboxes/{Ward}", tokens.For(Roles.UnitOfficer, Ward), new { address });
        }

        var (first, _, third) = (await IssueAsync(1), await IssueAsync(2), await IssueAsync(3));
        var ward = tokens.For(Roles.UnitOfficer, Ward);
        var items = (await SendAsync(HttpMethod.Get, $"/tasks?planId={first}&pageSize=200", Officer)).GetProperty("items").EnumerateArray().ToList();
        var mine = items.Where(item => item.GetProperty("leadUnitId").GetGuid() == Ward).Select(item => item.GetProperty("occurrenceId").GetGuid()).ToList();
        await SendAsync(HttpMethod.Post, $"/occurrences/{mine[0]}/progress", ward, new { progressId = Guid.CreateVersion7(), percent = 40, text = "Đang làm" });
        await SendAsync(HttpMethod.Post, $"/occurrences/{mine[1]}/submit", ward, new { progressId = Guid.CreateVersion7(), text = "Đã xong" });
        await SendAsync(HttpMethod.Post, $"/occurrences/{mine[1]}/accept", Officer, new { });
        await SendAsync(HttpMethod.Post, $"/occurrences/{mine[2]}/submit", ward, new { progressId = Guid.CreateVersion7(), text = "Đã xong" });
        await SendAsync(HttpMethod.Post, $"/occurrences/{mine[2]}/return", Officer, new { reason = "Thiếu danh sách" });
        var task = items.First(item => item.GetProperty("leadUnitId").GetGuid() != Ward).GetProperty("taskId").GetGuid();
        await SendAsync(HttpMethod.Put, $"/tasks/{task}", Officer, new { change = new { lead = new { unitId = Ward } }, reason = "Phân công lại" });
        await SendAsync(HttpMethod.Put, $"/plans/{first}", Officer, new { title = "Kế hoạch đã đổi tên", reason = "Rút gọn" });
        await MeasureAsync(first);
        await SendAsync(HttpMethod.Post, $"/plans/{third}/close", Officer, new { reason = "closed in the test" });
        var rename = new { changeId = Guid.CreateVersion7(), expectedVersion = 1, effectiveFrom = "2026-01-01", name = "UBND phường Long Biên Mới" };
        await (await unitService.Http.SendAsync(HttpMethod.Post, $"/units/{OtherWard}/changes", tokens.For(Roles.Administrator), rename)).ReadJsonAsync(HttpStatusCode.Created);
        await UnfoldedAsync(first);
        return mine[0];
    }

    /// <summary>Set twice, measured twice, one figure taken back.</summary>
    private async Task MeasureAsync(Guid plan)
    {
        var (indicator, wrong) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await plans.ExecuteAsync("insert into indicator (indicator_id, plan_id, position, text, unit) values ($1, $2, 99, 'Trường có phòng đọc', '%')", indicator, plan);
        foreach (var goal in new[] { 60, 70 })
        {
            await SendAsync(HttpMethod.Put, $"/indicators/{indicator}/setting", Officer, new { code = "phong_doc", targets = new[] { new { year = 2030, value = goal }, new { year = 2030 + (goal / 10), value = 90 } } });
        }

        foreach (var (id, day) in new[] { (Guid.CreateVersion7(), "2026-03-31"), (wrong, "2026-06-30") })
        {
            await SendAsync(HttpMethod.Post, $"/indicators/{indicator}/measurements", Officer, new { measurementId = id, measuredOn = day, value = 41.5, source = "Báo cáo" }, HttpStatusCode.Created);
        }

        await SendAsync(HttpMethod.Post, $"/measurements/{wrong}/withdraw", Officer, new { reason = "Nhầm kỳ" });
    }

    private async Task<Guid> IssueAsync(int number)
    {
        var text = $"SỞ GIÁO DỤC VÀ ĐÀO TẠO HÀ NỘI\nSố:     /KH-SGDĐT\n\nKẾ HOẠCH\nDựng lại số liệu lần {number}\n\nI. MỤC ĐÍCH\nThử dựng lại.\n";
        var draft = (await SendAsync(HttpMethod.Post, $"/drafts?fileName=dung-lai-{number}.txt", Officer, new ByteArrayContent(Encoding.UTF8.GetBytes(text)), HttpStatusCode.Created)).GetProperty("draftId").GetGuid();
        object Task(string section, string lead, string deadline) => new { section, title = $"Nhiệm vụ {section}", lead, coordinating = Array.Empty<string>(), deadlineText = deadline, product = "Báo cáo", kind = "labelled" };
        foreach (var (path, value) in new (string, object)[]
        {
            ("tasks", new[] { Task("II.1", "UBND phường Đống Đa", "Trước ngày 15/12 hằng năm"), Task("II.2", "UBND phường Long Biên", "Quý IV/2026"), Task("II.3", "UBND phường Đống Đa", "Thường xuyên") }),
            ("period", new { from = 2026, to = 2028 }), ("title", $"Kế hoạch dựng lại {number}"), ("documentNumberTemplate", "/KH-SGDĐT"),
        })
        {
            await SendAsync(HttpMethod.Put, $"/drafts/{draft}/corrections", Officer, new { path, value });
        }

        await SendAsync(HttpMethod.Put, $"/drafts/{draft}/units", Officer, new { names = new[] { new { written = "UBND phường Đống Đa", unitId = Ward }, new { written = "UBND phường Long Biên", unitId = OtherWard } } });
        var plan = Guid.CreateVersion7();
        await SendAsync(HttpMethod.Post, $"/drafts/{draft}/confirm", Officer, new { planId = plan }, HttpStatusCode.Created);
        await SendAsync(HttpMethod.Post, $"/plans/{plan}/submit", Officer, new { });
        await SendAsync(HttpMethod.Post, $"/plans/{plan}/approve", tokens.For(Roles.Approver, Department));
        await SendAsync(HttpMethod.Post, $"/plans/{plan}/issue", Officer, new { documentDate = "2026-04-17" });
        await UnfoldedAsync(plan);
        return plan;
    }

    private Task UnfoldedAsync(Guid plan) =>
        Eventually.Async("the plan is unfolded", () => plans.ScalarAsync<long>("select count(*) from unfold_job where plan_id = $1", plan), left => left == 0, TimeSpan.FromSeconds(60));

    // Every version that an owner has is here too.
    private async Task AllHeardAsync()
    {
        await Eventually.Async("all work is heard", () => database.ScalarAsync<long>("select coalesce(sum(version), 0)::bigint from task_read"), _ => true);
        var (work, said, directory) = (
            await plans.ScalarAsync<long>("select sum(version)::bigint from occurrence"), await plans.ScalarAsync<long>("select sum(version)::bigint from plan where issued_at is not null"), await units.ScalarAsync<long>("select sum(version)::bigint from unit"));
        await Eventually.Async("all work is heard", () => database.ScalarAsync<long>("select coalesce(sum(version), 0)::bigint from task_read"), sum => sum == work, TimeSpan.FromSeconds(60));
        await Eventually.Async("all plans are heard", () => database.ScalarAsync<long>("select coalesce(sum(version), 0)::bigint from plan_read where issuer_name is not null"), sum => sum == said, TimeSpan.FromSeconds(60));
        await Eventually.Async("all units are heard", () => database.ScalarAsync<long>("select coalesce(sum(version), 0)::bigint from unit_copy"), sum => sum == directory, TimeSpan.FromSeconds(60));
        // An assignment that comes last raises no version of the work: the queues themselves must be empty.
        await Eventually.Async("nothing waits to be said", () => plans.ScalarAsync<long>("select count(*) from outbox"), waiting => waiting == 0, TimeSpan.FromSeconds(60));
        await Eventually.Async(
            "the indicator is heard",
            () => database.ScalarAsync<long>("select (select count(*) from indicator_goal where value > 60) + count(*) + count(withdrawn_at) from indicator_figure"), count => count == 5, TimeSpan.FromSeconds(60));
        await Eventually.Async(
            "every head is there", () => database.ScalarAsync<long>("select count(*) from task_read where assigned_version = 0"), missing => missing == 0, TimeSpan.FromSeconds(60));
    }

    private async Task<string> TablesAsync()
    {
        var text = new StringBuilder();
        foreach (var (table, key) in new[] { ("unit_copy", "unit_id"), ("plan_read", "plan_id"), ("task_head", "task_id"), ("task_read", "occurrence_id"), ("twinning_year", "authority_id, school_year"), ("indicator_head", "indicator_id"), ("indicator_goal", "indicator_id, year"), ("indicator_figure", "measurement_id"), ("unit_mailbox_copy", "unit_id") })
        {
            text.AppendLine(table).AppendLine(await database.ScalarAsync<string>($"select coalesce(string_agg(t::text, E'\\n' order by {key}), '') from {table} t"));
        }

        return text.ToString();
    }

    private async Task<JsonElement> SendAsync(HttpMethod method, string path, string token, object? body = null, HttpStatusCode expected = HttpStatusCode.OK) =>
        await (await Plans.SendAsync(method, path, token, body)).ReadJsonAsync(expected);

    private sealed class OwnersDatabase : PostgresFixture;
}
