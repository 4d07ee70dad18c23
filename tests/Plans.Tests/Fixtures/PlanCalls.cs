using System.Net;
using EduCoop.Plans.Drafts;
using EduCoop.Plans.Life;
using EduCoop.ServiceDefaults;

namespace EduCoop.Plans.Tests.Fixtures;

internal static class PlanCalls
{
    /// <summary>A task of our own, added to the draft by a person: what the reader finds is tested elsewhere.</summary>
    internal static object Task(string section, string title, string? lead, string deadline, params string[] coordinating) =>
        new { section, title, lead, coordinating, deadlineText = deadline, product = "Báo cáo " + title, kind = "labelled" };

    /// <summary>A draft whose tasks are these, whatever was read, with the sample's names resolved to units.</summary>
    internal static async Task<DraftView> DraftWithAsync(this PlansService service, params object[] tasks)
    {
        var (_, view) = await service.SendDraftAsync();
        view = await service.Http.ReadThroughAsync(service.Officer, view);
        await service.CorrectAsync(view.DraftId, "tasks", tasks);
        await service.CorrectAsync(view.DraftId, "period", new { from = 2026, to = 2030 });
        await service.CorrectAsync(view.DraftId, "documentNumberTemplate", "/KH-SGDĐT");
        view = await service.CorrectAsync(view.DraftId, "title", $"Kế hoạch mẫu {view.DraftId:N}");
        var names = view.UnresolvedNames.Where(Units.ContainsKey).Select(written => new ResolvedName(written, Units[written])).ToList();
        var answer = await service.Http.SendAsync(HttpMethod.Put, $"/drafts/{view.DraftId}/units", service.Officer, new ResolveUnitsRequest(names));
        return await answer.ReadAsync<DraftView>();
    }

    internal static readonly Dictionary<string, Guid> Units = new()
    {
        ["Ủy ban nhân dân phường Mẫu"] = Tree.Ward, ["Trường Tiểu học Mẫu"] = Tree.School, ["Ủy ban nhân dân phường Khác"] = Tree.OtherWard,
        ["Phòng Văn hóa - Xã hội phường Mẫu"] = Tree.Office,
    };

    internal static async Task<DraftView> CorrectAsync(this PlansService service, Guid draftId, string path, object value) =>
        await (await service.Http.SendAsync(HttpMethod.Put, $"/drafts/{draftId}/corrections", service.Officer, new { path, value })).ReadAsync<DraftView>();

    internal static async Task<PlanView> ConfirmAsync(this PlansService service, Guid draftId)
    {
        var answer = await service.Http.SendAsync(HttpMethod.Post, $"/drafts/{draftId}/confirm", service.Officer, new { planId = Guid.CreateVersion7() });
        return await answer.ReadAsync<PlanView>(HttpStatusCode.Created);
    }

    internal static async Task<PlanView> StepAsync(this PlansService service, Guid planId, string step, string token, object? body = null) =>
        await (await service.Http.SendAsync(HttpMethod.Post, $"/plans/{planId}/{step}", token, body)).ReadAsync<PlanView>();

    /// <summary>Submitted by one, approved by another.</summary>
    internal static async Task<PlanView> ApprovedAsync(this PlansService service, params object[] tasks)
    {
        var plan = await service.ConfirmAsync((await service.DraftWithAsync(tasks)).DraftId);
        await service.StepAsync(plan.PlanId, "submit", service.Officer, new { });
        return await service.StepAsync(plan.PlanId, "approve", service.Approver);
    }

    /// <summary>Issued, with its pieces of work made.</summary>
    internal static async Task<PlanView> IssuedAsync(this PlansService service, params object[] tasks)
    {
        var approved = await service.ApprovedAsync(tasks.Length > 0 ? tasks : [OneTask]);
        await service.StepAsync(approved.PlanId, "issue", service.Officer, new { documentDate = "2026-04-17" });
        return await service.UnfoldedAsync(approved.PlanId);
    }

    internal static object OneTask => Task("II.1.1", "Xây dựng kho học liệu", "Ủy ban nhân dân phường Mẫu", "Quý IV/2026", "Trường Tiểu học Mẫu");

    internal static Task<PlanView> UnfoldedAsync(this PlansService service, Guid planId) =>
        Eventually.Async(
            "the plan is unfolded",
            async () => await (await service.Http.SendAsync(HttpMethod.Get, $"/plans/{planId}", service.Officer)).ReadAsync<PlanView>(),
            plan => plan.Unfolding == 0,
            TimeSpan.FromSeconds(30));
}
