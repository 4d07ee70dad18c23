using System.Net;
using EduCoop.Plans.Life;
using EduCoop.Plans.Tests.Fixtures;
using EduCoop.ServiceDefaults;

namespace EduCoop.Plans.Tests.Life;

[Collection(OneService.Name)]
public sealed class LifeTests(PlansService service)
{
    [Fact]
    public async Task A_draft_becomes_a_plan_once_and_for_one_id()
    {
        var draft = await service.DraftWithAsync(PlanCalls.OneTask);
        var plan = await service.ConfirmAsync(draft.DraftId);
        Assert.Equal((PlanState.Draft, 1, 0, 0), (plan.State, plan.TaskCount, plan.WithoutLead, plan.UnresolvedLead));
        Assert.Equal("KH-SGDĐT", plan.Symbol);

        var same = await service.Http.SendAsync(HttpMethod.Post, $"/drafts/{draft.DraftId}/confirm", service.Officer, new { planId = plan.PlanId });
        Assert.Equal(plan.PlanId, (await same.ReadAsync<PlanView>()).PlanId);
        var other = await service.Http.SendAsync(HttpMethod.Post, $"/drafts/{draft.DraftId}/confirm", service.Officer, new { planId = Guid.CreateVersion7() });
        await other.ReadProblemAsync(HttpStatusCode.Conflict, "already_confirmed");
    }

    [Fact]
    public async Task Who_submitted_does_not_approve()
    {
        var account = Guid.CreateVersion7();
        var both = service.Tokens.For([Roles.ProgrammeOfficer, Roles.Approver], Tree.HaNoi, account);
        var plan = await service.ConfirmAsync((await service.DraftWithAsync(PlanCalls.OneTask)).DraftId);
        await service.StepAsync(plan.PlanId, "submit", both, new { });
        await (await service.Http.SendAsync(HttpMethod.Post, $"/plans/{plan.PlanId}/approve", both)).ReadProblemAsync(HttpStatusCode.Forbidden, "four_eyes");
        Assert.Equal(PlanState.Approved, (await service.StepAsync(plan.PlanId, "approve", service.Approver)).State);
    }

    [Fact]
    public async Task The_database_itself_refuses_the_same_pair_of_eyes()
    {
        var plan = await service.ConfirmAsync((await service.DraftWithAsync(PlanCalls.OneTask)).DraftId);
        await service.StepAsync(plan.PlanId, "submit", service.Officer, new { });
        var refused = await Assert.ThrowsAsync<Npgsql.PostgresException>(() => service.Database.ExecuteAsync(
            "update plan set state = 'approved', approved_by = submitted_by, approved_at = now() where plan_id = $1", plan.PlanId));
        Assert.Equal("plan_four_eyes", refused.ConstraintName);
    }

    [Fact]
    public async Task Each_task_has_a_lead_or_a_person_says_by_name_that_it_has_none()
    {
        var plan = await service.ConfirmAsync((await service.DraftWithAsync(PlanCalls.Task("II.1", "Không rõ ai", null, "Quý IV/2026"))).DraftId);
        Assert.Equal(1, plan.WithoutLead);
        var refused = await (await service.Http.SendAsync(HttpMethod.Post, $"/plans/{plan.PlanId}/submit", service.Officer, new { })).ReadProblemAsync(HttpStatusCode.UnprocessableEntity, "tasks_without_lead");
        var task = refused.Body.GetProperty("tasks")[0].GetProperty("taskId").GetGuid();
        Assert.Equal(PlanState.Submitted, (await service.StepAsync(plan.PlanId, "submit", service.Officer, new { acceptWithoutLead = new[] { task } })).State);
    }

    [Fact]
    public async Task Two_leads_of_one_task_cannot_be_written()
    {
        var plan = await service.ConfirmAsync((await service.DraftWithAsync(PlanCalls.OneTask)).DraftId);
        var task = await service.Database.ScalarAsync<Guid>("select task_id from task where plan_id = $1", plan.PlanId);
        var refused = await Assert.ThrowsAsync<Npgsql.PostgresException>(() => service.Database.ExecuteAsync(
            "insert into task_role (task_id, role, position, written) values ($1, 'lead', 9, 'Hai chủ trì')", task));
        Assert.Equal("task_role_one_lead", refused.ConstraintName);
    }

    [Fact]
    public async Task A_step_out_of_order_is_refused()
    {
        var plan = await service.ConfirmAsync((await service.DraftWithAsync(PlanCalls.OneTask)).DraftId);
        foreach (var (step, body) in new (string, object?)[] { ("approve", null), ("issue", new { documentDate = "2026-04-17" }), ("close", new { reason = "xong" }), ("return", new { reason = "sửa" }) })
        {
            var token = service.Tokens.For([Roles.Approver, Roles.ProgrammeOfficer], Tree.HaNoi);
            await (await service.Http.SendAsync(HttpMethod.Post, $"/plans/{plan.PlanId}/{step}", token, body)).ReadProblemAsync(HttpStatusCode.Conflict, "plan_state_wrong");
        }
    }

    [Fact]
    public async Task Numbers_have_no_gap_when_many_issue_at_once_and_begin_anew_each_year()
    {
        var plans = new List<PlanView>();
        for (var i = 0; i < 6; i++)
        {
            plans.Add(await service.ApprovedAsync(PlanCalls.OneTask));
        }

        var before = await LastNumberAsync(2025);
        // One in the middle fails after it has drawn: its number must not be lost.
        var issued = await Task.WhenAll(plans.Select((plan, i) => service.Http.SendAsync(
            HttpMethod.Post, $"/plans/{plan.PlanId}/issue", service.Officer, new { documentDate = i == 0 ? "2024-12-31" : "2025-01-01" })));
        var again = await service.Http.SendAsync(HttpMethod.Post, $"/plans/{plans[1].PlanId}/issue", service.Officer, new { documentDate = "2025-01-01" });
        await again.ReadProblemAsync(HttpStatusCode.Conflict, "plan_state_wrong");
        var numbers = new List<string>();
        foreach (var answer in issued)
        {
            numbers.Add((await answer.ReadAsync<PlanView>()).DocumentNumber!);
        }

        Assert.Equal("01/KH-SGDĐT", numbers[0]);
        Assert.Equal(Enumerable.Range(before + 1, 5).Select(number => $"{number:00}/KH-SGDĐT"), numbers.Skip(1).Order());
    }

    [Fact]
    public async Task A_number_from_the_paper_register_is_taken_once_and_counting_goes_on_behind_it()
    {
        var (one, two, three) = (await service.ApprovedAsync(PlanCalls.OneTask), await service.ApprovedAsync(PlanCalls.OneTask), await service.ApprovedAsync(PlanCalls.OneTask));
        Assert.Equal("1588/KH-SGDĐT", (await service.StepAsync(one.PlanId, "issue", service.Officer, new { documentDate = "2023-04-17", number = 1588 })).DocumentNumber);
        await (await service.Http.SendAsync(HttpMethod.Post, $"/plans/{two.PlanId}/issue", service.Officer, new { documentDate = "2023-05-01", number = 1588 }))
            .ReadProblemAsync(HttpStatusCode.Conflict, "number_taken");
        Assert.Equal("1589/KH-SGDĐT", (await service.StepAsync(three.PlanId, "issue", service.Officer, new { documentDate = "2023-05-01" })).DocumentNumber);
    }

    [Fact]
    public async Task Issuing_keeps_the_first_version_and_makes_the_pieces_of_work()
    {
        var plan = await service.IssuedAsync(
            PlanCalls.OneTask,
            PlanCalls.Task("II.1.2", "Báo cáo", "Trường Tiểu học Mẫu", "Trước ngày 15/12 hằng năm"),
            PlanCalls.Task("II.1.3", "Theo lộ trình", "Ủy ban nhân dân phường Khác", "Theo lộ trình của Thành phố"));
        Assert.Equal((PlanState.Issued, 1), (plan.State, plan.Version));
        Assert.Equal(1L, await service.Database.ScalarAsync<long>("select count(*) from plan_version where plan_id = $1", plan.PlanId));
        Assert.Equal(
            "2026-12-31",
            await service.Database.ScalarAsync<string>("select max(due_on)::text from occurrence where plan_id = $1 and unit_id = $2", plan.PlanId, Tree.Ward));
        Assert.Equal(
            "2026-12-14 2027-12-14 2028-12-14 2029-12-14 2030-12-14",
            await service.Database.ScalarAsync<string>("select string_agg(due_on::text, ' ' order by due_on) from occurrence where plan_id = $1 and unit_id = $2", plan.PlanId, Tree.School));
        Assert.Equal(1L, await service.Database.ScalarAsync<long>("select count(*) from occurrence where plan_id = $1 and unit_id = $2 and due_on is null", plan.PlanId, Tree.OtherWard));
    }

    private async Task<int> LastNumberAsync(int year) =>
        await service.Database.ScalarAsync<int>("select coalesce(max(last_number), 0) from number_book where issuer_unit_id = $1 and year = $2", Tree.HaNoi, year);
}
