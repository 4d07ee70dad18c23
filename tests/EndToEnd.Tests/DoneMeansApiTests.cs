using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using EduCoop.Testing;

namespace EduCoop.EndToEnd.Tests;

/// <summary>From the documents to the overdue board, as a partner's program does it.</summary>
[Collection(SystemTests.Name)]
public sealed class DoneMeansApiTests(WholeSystem system)
{
    private const string Programme = "chuongtrinh";
    private const string Ward = "phuong.dongda";
    private const string Mailbox = "longbien@example.vn";
    private const int Number = 1589;
    private static readonly Guid LongBien = new("01990000-0000-7000-8000-000000000015");
    private readonly PlanApi api = new(system);

    [SharedFact]
    public async Task The_five_plans_go_in_and_come_out_as_assigned_reminded_and_overdue_work()
    {
        await CommunesAsync();
        var drafts = new Dictionary<string, JsonElement>();
        foreach (var seed in Seed.All)
        {
            var (user, unit) = seed == Seed.DongDa ? (Ward, WholeSystem.Ward) : (Programme, seed == Seed.LongBien ? LongBien : WholeSystem.Department);
            drafts[seed] = await api.DraftAsync(user, $"{seed}-api.txt", await Seed.CopyAsync(seed, Number), unit);
        }

        ContradictionsAreAllThere(drafts[Seed.LongBien]);
        var plans = new Dictionary<string, Guid>();
        foreach (var (seed, draft) in drafts)
        {
            await api.NameAsync(draft, seed == Seed.DongDa ? Ward : Programme);
            plans[seed] = await api.ConfirmAsync(draft, seed == Seed.DongDa ? Ward : Programme);
        }

        await api.IssueAsync(plans[Seed.HaNoi], Programme, "2026-04-17", Number);
        await BoundAsync(plans[Seed.DongDa], plans[Seed.HaNoi]);
        var derived = await DeriveAsync(plans[Seed.HaNoi]);
        var task = await AssignAsync(derived);
        // Long Biên, because a unit has one digest a day and Đống Đa's may be another test's.
        await api.CallAsync(HttpMethod.Put, $"/plans/mailboxes/{LongBien}", Programme, new { address = Mailbox });
        await api.IssueAsync(derived, Ward, "2026-05-04");
        await RemindAsync();
        await ReportAsync(task);
        await OverdueAsync(derived);
    }

    private async Task CommunesAsync()
    {
        using var content = new ByteArrayContent(await File.ReadAllBytesAsync(SharedData.File("data", "communes.tsv")));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        var preview = await api.PostAsync("/unit-directory/imports?kind=communes&fileName=communes.tsv", Programme, content);
        Assert.Equal(3321, preview.GetProperty("counts").GetProperty("rows").GetInt32());
        Assert.Equal(0, preview.GetProperty("counts").GetProperty("errors").GetInt32());
        var import = preview.GetProperty("importId").GetGuid();
        // Whoever came first wrote them; then the same file has nothing more to say.
        if (preview.GetProperty("counts").GetProperty("new").GetInt32() > 0)
        {
            await api.PostAsync($"/unit-directory/imports/{import}/commit", Programme);
            await Eventually.Async("the communes are written", () => api.GetAsync($"/unit-directory/imports/{import}", Programme), job => job.GetProperty("state").GetString() == "committed");
        }

        var found = await api.GetAsync("/unit-directory/units?query=Trùng Khánh&typeCode=xa", Programme);
        Assert.True(found.GetProperty("total").GetInt32() > 0);
    }

    /// <summary>Each row and field that a person found to differ, and not one more.</summary>
    private static void ContradictionsAreAllThere(JsonElement draft)
    {
        var rows = draft.GetProperty("draft").GetProperty("tasks").EnumerateArray().Count(task => task.TryGetProperty("row", out var row) && row.ValueKind == JsonValueKind.Number);
        Assert.Equal(42, rows);
        var found = draft.GetProperty("findings").EnumerateArray().Where(one => one.GetProperty("kind").GetString() == "contradiction")
            .Select(one => (one.GetProperty("row").GetInt32(), one.GetProperty("field").GetString()!)).Order().ToList();
        Assert.Equal(Seed.Contradictions(), found);
    }

    private async Task BoundAsync(Guid ward, Guid department)
    {
        var plan = await api.GetAsync($"/plans/plans/{ward}", Ward);
        Assert.Contains(plan.GetProperty("bases").EnumerateArray(), basis => basis.GetProperty("boundPlanId").ValueKind == JsonValueKind.String && basis.GetProperty("boundPlanId").GetGuid() == department);
    }

    private async Task<Guid> DeriveAsync(Guid parent)
    {
        var id = Guid.CreateVersion7();
        await api.PostAsync($"/plans/plans/{parent}/derive", Ward, new { planId = id, unitId = WholeSystem.Ward, symbol = "/KH-UBND" });
        var coverage = await api.GetAsync($"/plans/plans/{id}/coverage?pageSize=100", Ward);
        var rows = coverage.GetProperty("rows").GetProperty("items").EnumerateArray().ToList();
        Assert.Equal(14, rows.Count);
        Assert.All(rows, row => Assert.Equal("carried", row.GetProperty("outcome").GetString()));
        await api.CallAsync(HttpMethod.Put, $"/plans/plans/{id}/coverage/{rows[1].GetProperty("parentTaskId").GetGuid()}", Ward, new { outcome = "adapted", childTaskId = rows[1].GetProperty("childTaskId").GetGuid(), reason = "Giao theo địa bàn phường" });
        await api.CallAsync(HttpMethod.Put, $"/plans/plans/{id}/coverage/{rows[13].GetProperty("parentTaskId").GetGuid()}", Ward, new { outcome = "missing", reason = "Thuộc việc của Sở" });
        var parents = (await api.GetAsync($"/plans/plans/{id}/coverage", Ward)).GetProperty("parents")[0];
        Assert.Equal((12, 1, 1), (parents.GetProperty("carried").GetInt32(), parents.GetProperty("adapted").GetInt32(), parents.GetProperty("missing").GetInt32()));
        return id;
    }

    /// <summary>One task to the ward and one to its neighbour, with a last day that has passed.</summary>
    private async Task<Guid> AssignAsync(Guid plan)
    {
        var list = await api.GetAsync($"/plans/tasks?planId={plan}&pageSize=200", Ward);
        var tasks = list.GetProperty("items").EnumerateArray().Select(task => task.GetProperty("taskId").GetGuid()).ToList();
        var deadlineText = $"Hoàn thành trước ngày {PlanSample.Today.AddDays(-10):dd'/'MM'/'yyyy}";
        await api.CallAsync(HttpMethod.Put, $"/plans/tasks/{tasks[0]}", Ward, new { change = new { lead = new { unitId = WholeSystem.Ward }, deadlineText } });
        await api.CallAsync(HttpMethod.Put, $"/plans/tasks/{tasks[2]}", Ward, new { change = new { lead = new { unitId = LongBien }, deadlineText } });
        return tasks[0];
    }

    private async Task RemindAsync()
    {
        await api.PostAsync("/plans/reminders/run", "quantri");
        var mail = await Eventually.Async("the ward has its mail", () => Task.FromResult(system.Mail.Mails.FirstOrDefault(one => one.To.Contains(Mailbox) && one.Subject.StartsWith("Nhắc việc", StringComparison.Ordinal))), one => one is not null);
        Assert.Contains(PlanSample.Today.AddDays(-11).ToString("dd/MM/yyyy", CultureInfo.InvariantCulture), mail!.Text, StringComparison.Ordinal);
    }

    private async Task ReportAsync(Guid task)
    {
        var work = (await api.GetAsync($"/plans/tasks/{task}", Ward)).GetProperty("occurrences")[0].GetProperty("occurrenceId").GetGuid();
        await api.PostAsync($"/plans/occurrences/{work}/progress", Ward, new { progressId = Guid.CreateVersion7(), percent = 60, text = "Đã làm xong phần khảo sát.", productDelivered = false });
        using var file = new ByteArrayContent(Encoding.ASCII.GetBytes("%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"));
        file.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        var after = await api.PostAsync($"/plans/evidence?occurrenceId={work}&evidenceId={Guid.CreateVersion7()}&fileName=bao-cao.pdf", Ward, file);
        Assert.Equal(60, after.GetProperty("occurrences")[0].GetProperty("percent").GetInt32());
        Assert.Equal("bao-cao.pdf", after.GetProperty("evidence")[0].GetProperty("fileName").GetString());
    }

    private async Task OverdueAsync(Guid plan)
    {
        var board = await api.GetAsync($"/plans/boards/overdue?planId={plan}&onlyOverdue=true", Programme);
        Assert.Equal([WholeSystem.Ward, LongBien], board.GetProperty("items").EnumerateArray().Select(one => one.GetProperty("unitId").GetGuid()).Order());
        var row = board.GetProperty("items").EnumerateArray().Single(one => one.GetProperty("unitId").GetGuid() == WholeSystem.Ward);
        Assert.Equal(1, row.GetProperty("overdue").GetInt32());
        Assert.Equal(PlanSample.Today.AddDays(-11).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), row.GetProperty("oldestDueOn").GetString());
    }
}
