using System.Text;
using Microsoft.Playwright;

namespace EduCoop.EndToEnd.Tests;

/// <summary>A corrected document comes in over a plan that already runs.</summary>
[Collection(SystemTests.Name)]
public sealed class ReissueBrowserTests(WholeSystem system, Browser browser) : IClassFixture<Browser>
{
    private const string Corrected = "Tổ chức ngày hội đọc sách hai lần trong năm";
    private const string ByHand = "Báo cáo rà soát có ảnh từng phòng đọc";
    private readonly PlanApi api = new(system);

    /// <summary>The plan it corrects is proposed, the difference is looked at first; unchanged tasks keep their ids, and what a person corrected stays.</summary>
    [Fact]
    public async Task A_corrected_document_is_compared_and_then_taken_over()
    {
        var mark = $"bản đính chính {Guid.CreateVersion7():N}";
        var (plan, number) = await RunningPlanAsync(mark);
        var late = await api.TaskAsync(plan, PlanSample.Late, "phuong.dongda");
        await api.CallAsync(HttpMethod.Put, $"/plans/tasks/{late.GetProperty("taskId").GetGuid()}", "phuong.dongda", new { change = new { products = new[] { ByHand } }, reason = "Sở yêu cầu có ảnh" });
        var soon = (await api.TaskAsync(plan, PlanSample.Soon, "phuong.dongda")).GetProperty("taskId").GetGuid();

        var ward = await Officer.SignInAsync(system, browser, "phuong.dongda");
        var page = ward.Page;
        var text = PlanSample.Of(mark).Replace(PlanSample.Soon, Corrected, StringComparison.Ordinal).Replace("Số:       /KH-UBND", $"Số: {number}", StringComparison.Ordinal);
        await ward.ImportAsync("dinh-chinh.txt", Encoding.UTF8.GetBytes(text));
        await ward.PressAsync("Là bản sửa của kế hoạch đã có");
        var form = page.GetByRole(AriaRole.Region, new() { Name = "Là bản sửa của kế hoạch đã có" });
        await form.Locator(".ant-select", new() { HasText = mark }).WaitForAsync();
        await ward.PressAsync("Xem khác biệt");
        await page.Locator("table.tasks").GetByText(Corrected).First.WaitForAsync();
        await Assertions.Expect(page.Locator(".figure", new() { HasText = "Không đổi" })).ToContainTextAsync("2");
        await Assertions.Expect(page.Locator(".figure", new() { HasText = "Thêm mới" })).ToContainTextAsync("0");
        await ward.BothWidthsAsync("reissue");

        // Nothing has happened yet; and an issued plan changes only with a reason.
        Assert.StartsWith(PlanSample.Soon, (await api.GetAsync($"/plans/tasks/{soon}", "phuong.dongda")).GetProperty("title").GetString(), StringComparison.Ordinal);
        // By its kind: while the last answer fades in, its name begins with that of the turning wheel.
        var apply = form.Locator("button[type=submit]");
        await apply.ClickAsync();
        await form.GetByRole(AriaRole.Alert).First.WaitForAsync();
        await form.GetByLabel("Lý do điều chỉnh").FillAsync("Bản đính chính của văn thư");
        await apply.ClickAsync();
        await page.WaitForURLAsync($"**/ke-hoach/{plan}");
        await page.Locator(".tree-task", new() { HasText = Corrected }).WaitForAsync();
        Assert.Empty(ward.Faults);

        Assert.Equal(Corrected, (await api.GetAsync($"/plans/tasks/{soon}", "phuong.dongda")).GetProperty("title").GetString());
        var kept = await api.TaskAsync(plan, PlanSample.Late, "phuong.dongda");
        Assert.Equal(late.GetProperty("taskId").GetGuid(), kept.GetProperty("taskId").GetGuid());
        Assert.Equal(ByHand, Assert.Single(kept.GetProperty("products").EnumerateArray()).GetString());
    }

    private async Task<(Guid Plan, string Number)> RunningPlanAsync(string mark)
    {
        var draft = await api.DraftAsync("phuong.dongda", "ban-dau.txt", Encoding.UTF8.GetBytes(PlanSample.Of(mark)), WholeSystem.Ward);
        await api.TieAsync(draft, "phuong.dongda", "Ủy ban nhân dân phường Đống Đa", WholeSystem.Ward);
        var plan = await api.ConfirmAsync(draft, "phuong.dongda");
        await api.IssueAsync(plan, "phuong.dongda", $"{PlanSample.Today.AddDays(-15):yyyy-MM-dd}");
        return (plan, (await api.GetAsync($"/plans/plans/{plan}", "phuong.dongda")).GetProperty("documentNumber").GetString()!);
    }
}
