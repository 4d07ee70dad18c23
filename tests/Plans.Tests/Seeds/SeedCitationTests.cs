using System.Net;
using EduCoop.Plans.Drafts;
using EduCoop.Plans.Life;
using EduCoop.Plans.Tests.Fixtures;

namespace EduCoop.Plans.Tests.Seeds;

/// <summary>What the real plans cite of each other. Each test has a service of its own: one number is given once a year.</summary>
public sealed class SeedCitationTests : IAsyncLifetime
{
    private readonly PlansService service = new();

    public Task InitializeAsync() => service.InitializeAsync();

    public Task DisposeAsync() => service.DisposeAsync();

    [SharedFact]
    public async Task Issuing_the_departments_plan_as_1588_binds_the_ward_s_plan_to_it_without_an_edit()
    {
        var ward = await service.ApproveSeedAsync(await service.SendSeedAsync("003_0e52c6d69509539f"), "KH-UBND");
        var department = await service.ApproveSeedAsync(await service.SendSeedAsync("000_534f66e8481f7678"));
        await service.StepAsync(department.PlanId, "issue", service.Officer, new { documentDate = "2026-04-17", number = 1588 });
        var after = await (await service.Http.SendAsync(HttpMethod.Get, $"/plans/{ward.PlanId}", service.Officer)).ReadAsync<PlanView>();
        Assert.Contains(after.Bases, basis => basis.BoundPlanId == department.PlanId);
    }

    [SharedTheory]
    [InlineData("KH-SGDĐT", "2026-04-18")]
    [InlineData("KH-SGDDT", "2026-04-17")]
    public async Task With_a_wrong_date_or_a_slipped_symbol_it_is_proposed_and_not_bound(string symbol, string date)
    {
        var ward = await service.ApproveSeedAsync(await service.SendSeedAsync("003_0e52c6d69509539f"), "KH-UBND");
        var department = await service.ApproveSeedAsync(await service.SendSeedAsync("000_534f66e8481f7678"), symbol);
        await service.StepAsync(department.PlanId, "issue", service.Officer, new { documentDate = date, number = 1588 });
        var after = await (await service.Http.SendAsync(HttpMethod.Get, $"/plans/{ward.PlanId}", service.Officer)).ReadAsync<PlanView>();
        Assert.DoesNotContain(after.Bases, basis => basis.BoundPlanId == department.PlanId);
        var proposed = Assert.Single(after.Bases, basis => basis.ProposedPlanId == department.PlanId);
        Assert.Equal("open", proposed.ProposalState);
        Assert.False(string.IsNullOrWhiteSpace(proposed.ProposalReason));
        // A person says yes, once.
        var bound = await (await service.Http.SendAsync(HttpMethod.Put, $"/plans/{ward.PlanId}/bases/{proposed.Position}", service.Officer, new { boundPlanId = department.PlanId })).ReadAsync<PlanView>();
        Assert.Equal(department.PlanId, bound.Bases.Single(basis => basis.Position == proposed.Position).BoundPlanId);
    }
}

internal static class SeedCalls
{
    internal static async Task<DraftView> SendSeedAsync(this PlansService service, string seed, string more = "")
    {
        // A copy with one blank more is another file, so that the tests do not meet at one draft.
        byte[] bytes = [.. await File.ReadAllBytesAsync(SharedData.File("seeds", seed + ".txt")), .. System.Text.Encoding.UTF8.GetBytes(more)];
        return await (await service.Http.PostDraftAsync(service.Officer, bytes, seed + ".txt")).ReadAsync<DraftView>(HttpStatusCode.Created);
    }

    internal static async Task<PlanView> ApproveSeedAsync(this PlansService service, DraftView draft, string symbol = "KH-SGDĐT")
    {
        var answer = await service.Http.SendAsync(HttpMethod.Post, $"/drafts/{draft.DraftId}/confirm", service.Officer, new { planId = Guid.CreateVersion7(), symbol });
        var plan = await answer.ReadAsync<PlanView>(HttpStatusCode.Created);
        var without = await service.Database.ScalarAsync<Guid[]>(
            "select coalesce(array_agg(t.task_id), '{}') from task t where t.plan_id = $1 and not exists (select from task_role r where r.task_id = t.task_id and r.role = 'lead')", plan.PlanId);
        await service.StepAsync(plan.PlanId, "submit", service.Officer, new { acceptWithoutLead = without });
        return await service.StepAsync(plan.PlanId, "approve", service.Approver);
    }
}
