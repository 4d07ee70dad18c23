using System.Globalization;
using System.Text;
using System.Text.Json;
using EduCoop.ServiceDefaults;
using EduCoop.Testing;

namespace EduCoop.Reporting.Tests.Worlds;

/// <summary>Plans of a random world: issued, done in time or late or not at all, returned, extended, given to another, withdrawn, closed.</summary>
internal sealed class WorldWork(Owners owners, WorldUnits units)
{
    private readonly string worker = owners.Tokens.For(Roles.ProgrammeOfficer, units.Department);
    private readonly string officer = owners.Tokens.For(Roles.ProgrammeOfficer, units.Department);
    private readonly string approver = owners.Tokens.For(Roles.Approver, units.Department);

    internal async Task MakeAsync()
    {
        foreach (var plan in Enumerable.Range(0, units.Random.Next(1, 3)))
        {
            await LiveAsync(await IssueAsync(plan));
        }
    }

    private async Task<Guid> IssueAsync(int number)
    {
        Guid[] all = [units.Department, .. units.Wards, .. units.Schools.Keys];
        var leads = Enumerable.Range(0, units.Random.Next(2, 7)).Select(i => (Name: $"Đơn vị số {i + 1}", Unit: units.Any(all))).ToList();
        var text = $"SỞ GIÁO DỤC VÀ ĐÀO TẠO MẪU\nSố:     /KH-SGDĐT\n\nKẾ HOẠCH\nThế giới thử {number}\n\nI. MỤC ĐÍCH\nThử.\n";
        var draft = (await PostAsync($"/drafts?fileName=the-gioi-{number}.txt", officer, new ByteArrayContent(Encoding.UTF8.GetBytes(text)))).GetProperty("draftId").GetGuid();
        var tasks = leads.Select((lead, i) => Task($"II.{i + 1}", lead.Name)).ToList();
        object[] names = [.. leads.Select(lead => new { written = lead.Name, unitId = lead.Unit })];
        if (units.Chance(70))
        {
            // One task of every school: a piece of work for each.
            tasks.Add(Task($"II.{tasks.Count + 1}", "Các trường trên địa bàn"));
            names = [.. names, new { written = "Các trường trên địa bàn", memberIds = units.Schools.Keys.ToArray() }];
        }

        foreach (var (path, value) in new (string, object)[]
        {
            ("tasks", tasks), ("period", new { from = WorldUnits.Today.Year, to = WorldUnits.Today.Year + 1 }), ("title", $"Thế giới thử {number}"), ("documentNumberTemplate", "/KH-SGDĐT"),
        })
        {
            await owners.PutAsync("plans", $"/drafts/{draft}/corrections", officer, new { path, value });
        }

        await owners.PutAsync("plans", $"/drafts/{draft}/units", officer, new { names });
        var plan = Guid.CreateVersion7();
        await PostAsync($"/drafts/{draft}/confirm", officer, new { planId = plan });
        await PostAsync($"/plans/{plan}/submit", officer, new { });
        await PostAsync($"/plans/{plan}/approve", approver);
        await PostAsync($"/plans/{plan}/issue", officer, new { documentDate = $"{WorldUnits.Today.Year}-01-05" });
        await UnfoldedAsync(plan);
        return plan;
    }

    private object Task(string section, string lead) => new
    {
        section, title = $"Nhiệm vụ {section}", lead, coordinating = Array.Empty<string>(), product = "Báo cáo", kind = "labelled",
        deadlineText = units.Random.Next(6) switch
        {
            0 => "Trước ngày 15/12 hằng năm",
            1 => $"Quý {units.Any(new[] { "I", "II", "III", "IV" })}/{WorldUnits.Today.Year}",
            2 => "Thường xuyên",
            _ => "Chậm nhất ngày " + new DateOnly(WorldUnits.Today.Year, 1, 6).AddDays(units.Random.Next(358)).ToString("dd/MM/yyyy", CultureInfo.InvariantCulture),
        },
    };

    private async Task LiveAsync(Guid plan)
    {
        foreach (var work in await ListAsync(plan))
        {
            await StepAsync(work.GetProperty("occurrenceId").GetGuid(), work.GetProperty("dueOn") is { ValueKind: JsonValueKind.String } due ? DateOnly.Parse(due.GetString()!, CultureInfo.InvariantCulture) : null);
        }

        if (units.Chance(50))
        {
            var task = units.Any(await ListAsync(plan)).GetProperty("taskId").GetGuid();
            await owners.PutAsync("plans", $"/tasks/{task}", officer, new { change = new { lead = new { unitId = units.Any(units.Wards) } }, reason = "Phân công lại" });
        }

        if (units.Chance(30))
        {
            await PostAsync($"/tasks/{units.Any(await ListAsync(plan)).GetProperty("taskId").GetGuid()}/withdraw", officer, new { reason = "Không còn cần" });
        }

        await UnfoldedAsync(plan);
        if (units.Chance(20))
        {
            await PostAsync($"/plans/{plan}/close", officer, new { reason = "Kết thúc sớm" });
        }
    }

    private async Task StepAsync(Guid work, DateOnly? due)
    {
        var step = units.Random.Next(10);
        if (step == 9 && due is { } day)
        {
            var extension = Guid.CreateVersion7();
            await PostAsync($"/occurrences/{work}/extensions", worker, new { extensionId = extension, newDueOn = WorldUnits.Written(day.AddDays(units.Random.Next(1, 400))), reason = "Chờ kinh phí" });
            await PostAsync($"/extensions/{extension}/decide", officer, new { granted = units.Chance(70), reason = "Đã xem" });
            step = units.Random.Next(9);
        }

        if (step == 0)
        {
            await PostAsync($"/occurrences/{work}/progress", worker, new { progressId = Guid.CreateVersion7(), percent = units.Random.Next(1, 99), text = "Đang làm" });
        }
        else if (step < 7)
        {
            await PostAsync($"/occurrences/{work}/submit", worker, new { progressId = Guid.CreateVersion7(), text = "Đã xong" });
            if (step > 2)
            {
                await PostAsync($"/occurrences/{work}/{(step == 3 ? "return" : "accept")}", officer, step == 3 ? new { reason = "Thiếu danh sách" } : new { });
            }
        }
    }

    private async Task<List<JsonElement>> ListAsync(Guid plan) => [.. (await owners.GetAsync("plans", $"/tasks?planId={plan}&pageSize=200", officer)).GetProperty("items").EnumerateArray()];

    private Task<JsonElement> PostAsync(string path, string token, object? body = null) => owners.PostAsync("plans", path, token, body);

    private Task UnfoldedAsync(Guid plan) => Eventually.Async("the plan is unfolded", () => owners.DatabaseOf("plans").ScalarAsync<long>("select count(*) from unfold_job where plan_id = $1", plan), left => left == 0);
}
