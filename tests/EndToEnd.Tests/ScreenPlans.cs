using System.Globalization;
using System.Text;
using System.Text.Json;
using EduCoop.Testing;

namespace EduCoop.EndToEnd.Tests;

/// <summary>What the screens show in their tests: a plan of the department, the ward's plan made from it, work in every state, figures, an inspection; made once.</summary>
public sealed class ScreenPlans
{
    private const string Programme = "chuongtrinh";
    private const string WardUser = "phuong.dongda";
    private static readonly SemaphoreSlim Making = new(1);
    private static ScreenPlans? made;

    public Guid Draft { get; private init; }

    public Guid Parent { get; private init; }

    public Guid Ward { get; private init; }

    public Guid Task { get; private init; }

    public Guid Indicator { get; private init; }

    public static async Task<ScreenPlans> OfAsync(WholeSystem system)
    {
        await Making.WaitAsync();
        try
        {
            return made ??= await MakeAsync(new PlanApi(system));
        }
        finally
        {
            Making.Release();
        }
    }

    private static async Task<ScreenPlans> MakeAsync(PlanApi api)
    {
        var above = await api.DraftAsync(Programme, "cap-tren.txt", Encoding.UTF8.GetBytes(PlanSample.Of("toàn thành phố", "77/KH-UBND")), WholeSystem.Department);
        await api.TieAsync(above, Programme, "Ủy ban nhân dân phường Đống Đa", WholeSystem.Ward);
        var parent = await api.ConfirmAsync(above, Programme);
        await api.IssueAsync(parent, Programme, Day(PlanSample.Today.AddDays(-20)));
        var ward = Guid.CreateVersion7();
        await api.PostAsync($"/plans/plans/{parent}/derive", WardUser, new { planId = ward, unitId = WholeSystem.Ward, symbol = "/KH-UBND", title = "Phát triển thư viện trường học của phường" });
        await api.IssueAsync(ward, WardUser, Day(PlanSample.Today.AddDays(-15)));
        // Due dates are unfolded after the issue, by a worker.
        var task = await Eventually.Async("the task has its piece of work", () => api.TaskAsync(ward, PlanSample.Late, WardUser), one => one.GetProperty("occurrences").GetArrayLength() > 0);
        var work = task.GetProperty("occurrences")[0].GetProperty("occurrenceId").GetGuid();
        await api.PostAsync($"/plans/occurrences/{work}/progress", WardUser, new { progressId = Guid.CreateVersion7(), percent = 40, text = "Đã rà soát 8 trường.", productDelivered = false });
        var draft = await api.DraftAsync(WardUser, "dang-xem.txt", Encoding.UTF8.GetBytes(PlanSample.Of("đang xem", "77/KH-UBND")), WholeSystem.Ward);
        return new ScreenPlans
        {
            Draft = draft.GetProperty("draftId").GetGuid(), Parent = parent, Ward = ward, Task = task.GetProperty("taskId").GetGuid(), Indicator = await MeasuredAsync(api, parent),
        };
    }

    private static async Task<Guid> MeasuredAsync(PlanApi api, Guid plan)
    {
        var indicator = (await api.GetAsync($"/plans/plans/{plan}/indicators", Programme)).GetProperty("items")[0].GetProperty("indicatorId").GetGuid();
        await api.CallAsync(HttpMethod.Put, $"/plans/indicators/{indicator}/setting", Programme, new
        {
            code = "goc_doc", unitId = WholeSystem.Department, source = "Báo cáo của các phường", baseline = 40, baselineOn = Day(PlanSample.Today.AddYears(-1)), lowerIsBetter = false,
            targets = new[] { new { year = PlanSample.Today.Year, value = 65 }, new { year = PlanSample.Today.Year + 1, value = 90 } },
        });
        foreach (var (ago, value) in new[] { (200, 48), (100, 57), (10, 61) })
        {
            await api.PostAsync($"/plans/indicators/{indicator}/measurements", Programme, new { measurementId = Guid.CreateVersion7(), measuredOn = Day(PlanSample.Today.AddDays(-ago)), value, source = "Báo cáo quý" });
        }

        var inspection = Guid.CreateVersion7();
        await api.PostAsync("/plans/inspections", Programme, new { inspectionId = inspection, planId = plan, title = "Kiểm tra phòng đọc", unitId = WholeSystem.Ward, heldOn = Day(PlanSample.Today.AddDays(-5)) });
        await api.PostAsync($"/plans/inspections/{inspection}/findings", Programme, new { findingId = Guid.CreateVersion7(), severity = "major", text = "Phòng đọc đóng cửa buổi chiều", remedy = "Bố trí người trực", unitId = WholeSystem.Ward, dueOn = Day(PlanSample.Today.AddDays(20)) });
        return indicator;
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
