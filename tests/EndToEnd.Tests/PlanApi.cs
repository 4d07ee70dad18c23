using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using EduCoop.Testing;

namespace EduCoop.EndToEnd.Tests;

/// <summary>What a partner's program does with plans, through the gateway: the same steps as the screens take.</summary>
public sealed class PlanApi(WholeSystem system)
{
    /// <summary>A proposal of the directory from here on is taken as the screens' one button takes it.</summary>
    private const double Certain = 0.9;

    public async Task<JsonElement> CallAsync(HttpMethod method, string path, string user, object? body = null)
    {
        using var answer = await system.Gateway.Http.SendAsync(method, "/api" + path, await system.TokenAsync(user), body);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, $"{method} {path} as {user} answered {(int)answer.StatusCode}: {text}");
        return text.Length == 0 ? default : JsonSerializer.Deserialize<JsonElement>(text);
    }

    public Task<JsonElement> GetAsync(string path, string user) => CallAsync(HttpMethod.Get, path, user);

    public Task<JsonElement> PostAsync(string path, string user, object? body = null) => CallAsync(HttpMethod.Post, path, user, body);

    /// <summary>Waits until twinning has heard of a school.</summary>
    public Task KnownToTwinningAsync(Guid school) =>
        Eventually.Async(
            "Twinning knows the school",
            async () =>
            {
                using var answer = await system.Gateway.Http.SendAsync(HttpMethod.Get, $"/api/twinning/schools/{school}", await system.TokenAsync("quantri"));
                return answer.IsSuccessStatusCode;
            },
            there => there);

    /// <summary>Sends a document and waits until it is read.</summary>
    public async Task<JsonElement> DraftAsync(string user, string fileName, byte[] bytes, Guid unit)
    {
        using var content = new ByteArrayContent(bytes);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        var sent = await PostAsync($"/plans/drafts?fileName={fileName}&unitId={unit}", user, content);
        return await Eventually.Async($"{fileName} is read", () => GetAsync($"/plans/drafts/{sent.GetProperty("draftId").GetGuid()}", user), draft => draft.GetProperty("state").GetString() == "read");
    }

    /// <summary>Ties the names of a draft to units as far as the directory is sure.</summary>
    public async Task NameAsync(JsonElement draft, string user)
    {
        var written = draft.GetProperty("unresolvedNames").EnumerateArray().Select(name => name.GetString()!).ToList();
        var meant = await PostAsync("/unit-directory/resolve", user, new { names = written, contextUnitId = draft.GetProperty("unitId").GetGuid() });
        var names = new List<object>();
        foreach (var name in meant.GetProperty("items").EnumerateArray().Where(name => name.GetProperty("confidence").GetDouble() >= Certain))
        {
            if (name.GetProperty("outcome").GetString() == "unit")
            {
                names.Add(new { written = name.GetProperty("name").GetString(), unitId = name.GetProperty("unit").GetProperty("id").GetGuid() });
            }
            else if (name.GetProperty("outcome").GetString() == "group")
            {
                var members = await GetAsync($"/unit-directory/groups/members?pageSize=200&key={Uri.EscapeDataString(name.GetProperty("group").GetProperty("key").GetString()!)}", user);
                names.Add(new { written = name.GetProperty("name").GetString(), memberIds = members.GetProperty("items").EnumerateArray().Select(unit => unit.GetProperty("id").GetGuid()).ToArray() });
            }
        }

        if (names.Count > 0)
        {
            await CallAsync(HttpMethod.Put, $"/plans/drafts/{draft.GetProperty("draftId").GetGuid()}/units", user, new { names });
        }
    }

    /// <summary>A person says which unit a written name means.</summary>
    public Task<JsonElement> TieAsync(JsonElement draft, string user, string written, Guid unit) =>
        CallAsync(HttpMethod.Put, $"/plans/drafts/{draft.GetProperty("draftId").GetGuid()}/units", user, new { names = new[] { new { written, unitId = unit } } });

    public async Task<Guid> ConfirmAsync(JsonElement draft, string user)
    {
        var plan = Guid.CreateVersion7();
        await PostAsync($"/plans/drafts/{draft.GetProperty("draftId").GetGuid()}/confirm", user, new { planId = plan });
        return plan;
    }

    /// <summary>Handed in by one, approved and issued by another; comes back when every due date is there.</summary>
    public async Task IssueAsync(Guid plan, string user, string day, int? number = null)
    {
        using (var refused = await system.Gateway.Http.SendAsync(HttpMethod.Post, $"/api/plans/plans/{plan}/submit", await system.TokenAsync(user), new { acceptWithoutLead = Array.Empty<Guid>() }))
        {
            if (refused.StatusCode != HttpStatusCode.OK)
            {
                // Tasks without a lead are named; somebody accepts that they have none.
                var problem = await refused.ReadProblemAsync(HttpStatusCode.UnprocessableEntity, "tasks_without_lead");
                var tasks = problem.Body.GetProperty("tasks").EnumerateArray().Select(task => task.GetProperty("taskId").GetGuid()).ToArray();
                await PostAsync($"/plans/plans/{plan}/submit", user, new { acceptWithoutLead = tasks });
            }
        }

        await PostAsync($"/plans/plans/{plan}/approve", "pheduyet");
        await PostAsync($"/plans/plans/{plan}/issue", "pheduyet", new { documentDate = day, number });
        await UnfoldedAsync(plan, user);
    }

    public Task<JsonElement> UnfoldedAsync(Guid plan, string user) =>
        Eventually.Async("the due dates are there", () => GetAsync($"/plans/plans/{plan}", user), view => view.GetProperty("unfolding").GetInt32() == 0, TimeSpan.FromMinutes(2));

    /// <summary>The task of a plan whose title begins so.</summary>
    public async Task<JsonElement> TaskAsync(Guid plan, string title, string user)
    {
        var list = await GetAsync($"/plans/tasks?planId={plan}&pageSize=200", user);
        var item = list.GetProperty("items").EnumerateArray().First(task => task.GetProperty("title").GetString()!.StartsWith(title, StringComparison.Ordinal));
        return await GetAsync($"/plans/tasks/{item.GetProperty("taskId").GetGuid()}", user);
    }
}
