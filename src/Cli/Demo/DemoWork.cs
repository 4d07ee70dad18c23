using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using EduCoop.Cli.Import;

namespace EduCoop.Cli.Demo;

/// <summary>The department's plan of the year and what schools and wards have done of it: one piece in time, one still open, one for the end of the year.</summary>
internal static class DemoWork
{
    internal static async Task RunAsync(DemoCaller caller, DateOnly lastDay, CancellationToken cancellation)
    {
        var plan = caller.Id("plan");
        if (await caller.FindAsync(DemoUnit.Office, $"plans/plans/{plan}", cancellation) is null)
        {
            await DraftAsync(caller, plan, lastDay, cancellation);
        }

        await IssueAsync(caller, plan, cancellation);
        await caller.UntilAsync(DemoUnit.Office, $"plans/plans/{plan}", view => view["unfolding"].Whole() == 0, cancellation);
        await DoneAsync(caller, plan, cancellation);
    }

    private static async Task DraftAsync(DemoCaller caller, Guid plan, DateOnly lastDay, CancellationToken cancellation)
    {
        var text = $"""
            SỞ GIÁO DỤC VÀ ĐÀO TẠO HÀ NỘI
            Số:     /KH-SGDĐT

            KẾ HOẠCH
            Hợp tác với tỉnh Cao Bằng về thư viện và dạy học trực tuyến năm {caller.Year} (dữ liệu mẫu)

            I. MỤC ĐÍCH
            Cho thấy một năm hợp tác trong hệ thống, từ việc được giao đến báo cáo.
            """;
        var sent = await caller.SendFileAsync(DemoUnit.Office, $"plans/drafts?fileName=hop-tac-{caller.Year}.txt&unitId={DemoUnit.Department}", Encoding.UTF8.GetBytes(text), cancellation);
        var draft = sent["draftId"]!.ToString();
        await caller.UntilAsync(DemoUnit.Office, $"plans/drafts/{draft}", one => one["state"]?.ToString() == "read", cancellation);
        foreach (var (path, value) in new (string, object)[]
        {
            ("tasks", Tasks(lastDay).ToArray()), ("period", new { from = caller.Year, to = caller.Year }),
            ("title", $"Kế hoạch hợp tác với tỉnh Cao Bằng năm {caller.Year} (dữ liệu mẫu)"), ("documentNumberTemplate", "/KH-SGDĐT"),
        })
        {
            await caller.PutAsync(DemoUnit.Office, $"plans/drafts/{draft}/corrections", new { path, value }, cancellation);
        }

        var names = Leads().Select(unit => new { written = unit.Written, unitId = unit.Id }).ToArray();
        await caller.PutAsync(DemoUnit.Office, $"plans/drafts/{draft}/units", new { names }, cancellation);
        await caller.PostAsync(DemoUnit.Office, $"plans/drafts/{draft}/confirm", new { planId = plan }, cancellation);
    }

    private static IEnumerable<DemoUnit> Leads() => [.. DemoUnit.Schools.Select(one => one.School), DemoUnit.FirstWard, DemoUnit.SecondWard];

    private static IEnumerable<object> Tasks(DateOnly lastDay)
    {
        var now = DemoCaller.Today;
        foreach (var (n, unit) in Leads().Index())
        {
            yield return Task($"{n + 1}.1", "Lập danh mục sách gửi trường bạn", unit, now);
            yield return Task($"{n + 1}.2", "Tổ chức giờ đọc chung trực tuyến", unit, now);
            yield return Task($"{n + 1}.3", "Đánh giá một năm hợp tác", unit, lastDay);
        }

        object Task(string section, string title, DemoUnit unit, DateOnly due) => new
        {
            section = "II." + section, title = $"{title} ({unit.Written})", lead = unit.Written, coordinating = Array.Empty<string>(),
            deadlineText = "Chậm nhất ngày " + due.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture), product = "Báo cáo", kind = "labelled",
        };
    }

    // By the officer, the approver and the approver: never one person.
    private static async Task IssueAsync(DemoCaller caller, Guid plan, CancellationToken cancellation)
    {
        async Task<string> StateAsync() => (await caller.GetAsync(DemoUnit.Office, $"plans/plans/{plan}", cancellation))["state"]!.ToString();
        if (await StateAsync() == "draft")
        {
            await caller.PostAsync(DemoUnit.Office, $"plans/plans/{plan}/submit", new { acceptWithoutLead = Array.Empty<Guid>() }, cancellation);
        }

        if (await StateAsync() == "submitted")
        {
            await caller.PostAsync(DemoUnit.Approver, $"plans/plans/{plan}/approve", null, cancellation);
        }

        if (await StateAsync() == "approved")
        {
            await caller.PostAsync(DemoUnit.Approver, $"plans/plans/{plan}/issue", new { documentDate = DemoCaller.Today.ToString("O", CultureInfo.InvariantCulture) }, cancellation);
        }
    }

    // The first piece of each, and the second of every other, is handed in by its lead and accepted by the department.
    private static async Task DoneAsync(DemoCaller caller, Guid plan, CancellationToken cancellation)
    {
        var list = await caller.GetAsync(DemoUnit.Office, $"plans/tasks?planId={plan}&pageSize=100", cancellation);
        foreach (var (place, unit) in Leads().Index())
        {
            foreach (var item in list["items"].Each().Where(one => one["leadUnitId"]?.ToString() == unit.Id.ToString() && IsDone(one["title"]!.ToString(), place)))
            {
                var occurrence = item["occurrenceId"]!.ToString();
                var state = item["status"]!.ToString();
                if (state is "open" or "overdue")
                {
                    await caller.PostAsync(unit.User, $"plans/occurrences/{occurrence}/submit", new { progressId = caller.Id("done " + occurrence), text = "Đã hoàn thành, danh mục kèm theo." }, cancellation);
                }

                if (state is "open" or "overdue" or "waiting")
                {
                    await caller.PostAsync(DemoUnit.Office, $"plans/occurrences/{occurrence}/accept", null, cancellation);
                }
            }
        }
    }

    private static bool IsDone(string title, int place) =>
        title.StartsWith("Lập danh mục", StringComparison.Ordinal) || (title.StartsWith("Tổ chức giờ đọc", StringComparison.Ordinal) && place % 2 == 0);
}
