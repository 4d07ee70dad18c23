using System.Net;
using EduCoop.Plans.Derivation;
using EduCoop.Plans.Templates;
using EduCoop.Plans.Tests.Fixtures;
using EduCoop.ServiceDefaults;

namespace EduCoop.Plans.Tests.Derivation;

[Collection(OneService.Name)]
public sealed class DerivePlanTests(PlansService service)
{
    private async Task<(Guid Plan, Guid[] Tasks)> ParentAsync(string title = "Hợp tác giáo dục", int tasks = 3)
    {
        var plan = await service.Database.AddPlanAsync(Tree.HaNoi, title: title);
        var ids = new List<Guid>();
        for (var i = 0; i < tasks; i++)
        {
            ids.Add(await service.Database.AddTaskAsync(plan, $"Nhiệm vụ {i + 1} của {title}", i == 0 ? Tree.Ward : Tree.School, i, "Trước ngày 15/12/2026", """[{"dueExclusive":"2026-12-15"}]"""));
        }

        return (plan, [.. ids]);
    }

    private Task<HttpResponseMessage> DeriveAsync(Guid parent, DerivePlanRequest request, string? token = null) =>
        service.Http.SendAsync(HttpMethod.Post, $"/plans/{parent}/derive", token ?? service.WardOfficer, request);

    private static DerivePlanRequest Request(params DerivedTask[] tasks) => new(Guid.CreateVersion7(), Tree.Ward, "/KH-UBND", "Kế hoạch của phường", Tasks: tasks);

    private async Task<CoverageTable> CoverageAsync(Guid plan, string query = "", string? token = null) =>
        await (await service.Http.SendAsync(HttpMethod.Get, $"/plans/{plan}/coverage{query}", token ?? service.WardOfficer)).ReadAsync<CoverageTable>();

    [Fact]
    public async Task Each_task_of_the_parent_is_carried_over_adapted_or_missing()
    {
        var (parent, tasks) = await ParentAsync();
        var request = Request(
            new DerivedTask(tasks[1], CoverageOutcome.Adapted, "Nhiệm vụ 2 theo điều kiện phường", "Phường chỉ có một trường"),
            new DerivedTask(tasks[2], CoverageOutcome.Missing, Reason: "Không thuộc địa bàn"));
        var begun = await (await DeriveAsync(parent, request)).ReadAsync<BegunPlan>(HttpStatusCode.Created);
        Assert.Equal(2, begun.TaskCount);

        var table = await CoverageAsync(request.PlanId);
        var covered = Assert.Single(table.Parents);
        Assert.Equal((parent, 3, 1, 1, 1, 0), (covered.PlanId!.Value, covered.Tasks, covered.Carried, covered.Adapted, covered.Missing, covered.Changed));
        Assert.Equal([CoverageOutcome.Carried, CoverageOutcome.Adapted, CoverageOutcome.Missing], table.Rows.Items.Select(row => row.Outcome));
        Assert.Equal(("Nhiệm vụ 2 theo điều kiện phường", "Phường chỉ có một trường"), (table.Rows.Items[1].ChildTitle, table.Rows.Items[1].Reason));
        Assert.Equal(("Không thuộc địa bàn", null), (table.Rows.Items[2].Reason, table.Rows.Items[2].ChildTaskId));
        // The parent names the ward as lead of its first task only.
        Assert.Equal(["Ủy ban nhân dân phường Mẫu", null], table.Rows.Items.Take(2).Select(row => row.ChildLead));
        Assert.Equal(1, (await CoverageAsync(request.PlanId, "?outcome=missing")).Rows.Total);
        await (await service.Http.SendAsync(HttpMethod.Get, $"/plans/{request.PlanId}/coverage?outcome=all", service.WardOfficer)).ReadProblemAsync(HttpStatusCode.UnprocessableEntity, "word_unknown");
    }

    [Fact]
    public async Task The_same_request_again_is_the_same_plan_and_two_at_once_are_one()
    {
        var (parent, _) = await ParentAsync();
        var request = Request();
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => DeriveAsync(parent, request)));
        Assert.Equal(1, answers.Count(answer => answer.StatusCode == HttpStatusCode.Created));
        Assert.Equal(3, answers.Count(answer => answer.StatusCode == HttpStatusCode.OK));
        Assert.Equal(3, await service.Database.ScalarAsync<long>("select count(*) from task where plan_id = $1", request.PlanId));
        var (other, _) = await ParentAsync("Khác");
        await (await DeriveAsync(other, request)).ReadProblemAsync(HttpStatusCode.Conflict, "id_taken");
    }

    [Fact]
    public async Task A_plan_may_have_several_parents()
    {
        var (state, _) = await ParentAsync("Nhà nước", 2);
        var (party, _) = await ParentAsync("Đảng", 3);
        var request = Request() with { OtherParentIds = [party] };
        await DeriveAsync(state, request);
        var table = await CoverageAsync(request.PlanId);
        Assert.Equal([(state, 2), (party, 3)], table.Parents.Select(parent => (parent.PlanId!.Value, parent.Carried)));
        Assert.Equal(5, table.Rows.Total);
    }

    [Fact]
    public async Task What_the_parent_changes_is_flagged_until_somebody_decides()
    {
        var (parent, tasks) = await ParentAsync();
        var request = Request();
        await DeriveAsync(parent, request);
        await service.Database.ExecuteAsync("update task set deadline_text = 'Trước ngày 30/6/2026' where task_id = $1", tasks[0]);
        await service.Database.ExecuteAsync("update task set state = 'withdrawn' where task_id = $1", tasks[1]);
        var table = await CoverageAsync(request.PlanId);
        Assert.Equal([true, true, false], table.Rows.Items.Select(row => row.ParentChanged));
        Assert.Equal(2, table.Parents[0].Changed);

        var decided = await service.Http.SendAsync(
            HttpMethod.Put, $"/plans/{request.PlanId}/coverage/{tasks[0]}", service.WardOfficer, new DecideCoverageRequest(CoverageOutcome.Carried, table.Rows.Items[0].ChildTaskId));
        await decided.ReadAsync<CoverageDecision>();
        Assert.Equal([false, true, false], (await CoverageAsync(request.PlanId)).Rows.Items.Select(row => row.ParentChanged));
    }

    [Fact]
    public async Task A_task_that_says_something_else_by_now_differs()
    {
        var (parent, _) = await ParentAsync();
        var request = Request();
        await DeriveAsync(parent, request);
        await service.Database.ExecuteAsync("update task set title = 'Việc khác' where plan_id = $1 and position = 0", request.PlanId);
        Assert.Equal([true, false, false], (await CoverageAsync(request.PlanId)).Rows.Items.Select(row => row.Differs));
    }

    [Fact]
    public async Task For_a_plan_that_came_as_a_document_likely_tasks_are_proposed_and_a_person_decides()
    {
        var (parent, tasks) = await ParentAsync();
        var own = await service.Database.AddPlanAsync(Tree.Ward);
        var task = await service.Database.AddTaskAsync(own, "Thực hiện nhiệm vụ 2 của hợp tác giáo dục");
        await service.Database.ExecuteAsync("insert into plan_basis (plan_id, position, relation, number, written, bound_plan_id) values ($1, 0, 'parent', 'x', 'x', $2), ($1, 1, 'parent', '43-KH/TU', '43-KH/TU', null)", own, parent);
        var table = await CoverageAsync(own);
        Assert.Equal(2, table.Parents.Count);
        Assert.Null(table.Parents[1].PlanId);
        Assert.Equal(1, table.OwnTasks);
        Assert.Equal(task, table.Rows.Items[1].Proposal!.ChildTaskId);
        async Task<HttpResponseMessage> Decide(DecideCoverageRequest request) => await service.Http.SendAsync(HttpMethod.Put, $"/plans/{own}/coverage/{tasks[1]}", service.WardOfficer, request);
        await (await Decide(new(CoverageOutcome.Adapted, task))).ReadProblemAsync(HttpStatusCode.UnprocessableEntity, "reason_missing");
        await (await Decide(new(CoverageOutcome.Missing, task, "Lý do"))).ReadProblemAsync(HttpStatusCode.UnprocessableEntity, "child_task_invalid");
        await (await Decide(new(CoverageOutcome.Carried, tasks[0]))).ReadProblemAsync(HttpStatusCode.UnprocessableEntity, "child_task_invalid");
        await (await Decide(new(CoverageOutcome.Adapted, task, "Gộp với việc của phường"))).ReadAsync<CoverageDecision>();
        var row = (await CoverageAsync(own)).Rows.Items[1];
        Assert.Equal((CoverageOutcome.Adapted, task, "Gộp với việc của phường"), (row.Outcome, row.ChildTaskId!.Value, row.Reason));
        var foreign = await service.Database.AddTaskAsync(await service.Database.AddPlanAsync(Tree.HaNoi), "Không phải cấp trên");
        await (await service.Http.SendAsync(HttpMethod.Put, $"/plans/{own}/coverage/{foreign}", service.WardOfficer, new DecideCoverageRequest(CoverageOutcome.Carried, task)))
            .ReadProblemAsync(HttpStatusCode.UnprocessableEntity, "not_a_parents_task");
    }

    [Fact]
    public async Task A_derived_plan_is_issued_and_run_like_any_other_and_hears_of_amendments()
    {
        var parent = await service.IssuedAsync();
        var request = Request();
        await (await DeriveAsync(parent.PlanId, request)).ReadAsync<BegunPlan>(HttpStatusCode.Created);
        await service.StepAsync(request.PlanId, "submit", service.WardOfficer, new { });
        await service.StepAsync(request.PlanId, "approve", service.Tokens.For(Roles.Approver, Tree.Ward));
        await service.StepAsync(request.PlanId, "issue", service.WardOfficer, new { documentDate = "2026-05-04" });
        await service.UnfoldedAsync(request.PlanId);
        Assert.Equal(
            $"{Tree.Ward}|2026-12-31",
            await service.Database.ScalarAsync<string>("select string_agg(unit_id || '|' || due_on, ' ') from occurrence where plan_id = $1", request.PlanId));

        var row = Assert.Single((await CoverageAsync(request.PlanId)).Rows.Items);
        Assert.Equal((CoverageOutcome.Carried, false, false), (row.Outcome, row.ParentChanged, row.Differs));
        await (await service.Http.SendAsync(HttpMethod.Put, $"/tasks/{row.ParentTaskId}", service.Officer, new { change = new { deadlineText = "Quý III/2026" }, reason = "Đẩy nhanh tiến độ" })).ReadJsonAsync();
        Assert.True(Assert.Single((await CoverageAsync(request.PlanId)).Rows.Items).ParentChanged);
    }

    [Fact]
    public async Task Refusals_and_scope()
    {
        var (parent, tasks) = await ParentAsync();
        var draft = await service.Database.AddPlanAsync(Tree.HaNoi, "draft");
        await (await DeriveAsync(parent, Request() with { UnitId = Tree.OtherWard })).ReadProblemAsync(HttpStatusCode.Forbidden, "out_of_scope");
        await (await DeriveAsync(draft, Request() with { UnitId = Tree.HaNoi }, service.Officer)).ReadProblemAsync(HttpStatusCode.UnprocessableEntity, "parent_not_issued");
        await (await DeriveAsync(draft, Request())).ReadProblemAsync(HttpStatusCode.Forbidden, "out_of_scope");
        await (await DeriveAsync(Guid.CreateVersion7(), Request())).ReadProblemAsync(HttpStatusCode.NotFound, "plan_unknown");
        await (await DeriveAsync(parent, Request() with { PlanId = Guid.Empty })).ReadProblemAsync(HttpStatusCode.UnprocessableEntity, "plan_id_missing");
        await (await DeriveAsync(parent, Request() with { Symbol = "KH UBND" })).ReadProblemAsync(HttpStatusCode.UnprocessableEntity, "symbol_invalid");
        await (await DeriveAsync(parent, Request(new DerivedTask(tasks[0], CoverageOutcome.Adapted)))).ReadProblemAsync(HttpStatusCode.UnprocessableEntity, "decision_invalid");
        await (await DeriveAsync(parent, Request(new DerivedTask(Guid.CreateVersion7(), CoverageOutcome.Missing, Reason: "x")))).ReadProblemAsync(HttpStatusCode.UnprocessableEntity, "decision_invalid");
        await (await DeriveAsync(parent, Request(), service.Auditor)).ReadJsonAsync(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Next_years_plan_begins_with_this_years()
    {
        var plan = await service.Database.AddPlanAsync(Tree.Ward, title: "Kế hoạch năm 2026 theo Thông tư 16/2018/TT-BGDĐT");
        await service.Database.AddTaskAsync(plan, "Sơ kết năm 2026", Tree.School, 0, "Quý II/2026", """[{"from":"2026-04-01","due":"2026-06-30"}]""");
        var request = new CopyPlanRequest(Guid.CreateVersion7(), 1);
        var begun = await (await service.Http.SendAsync(HttpMethod.Post, $"/plans/{plan}/copy", service.WardOfficer, request)).ReadAsync<BegunPlan>(HttpStatusCode.Created);
        Assert.Equal("Kế hoạch năm 2027 theo Thông tư 16/2018/TT-BGDĐT", begun.Title);
        Assert.Equal(
            """Sơ kết năm 2027|Quý II/2027|[{"due": "2027-06-30", "from": "2027-04-01"}]|Trường Tiểu học Mẫu|draft|2027""",
            await service.Database.ScalarAsync<string>(
                "select concat_ws('|', t.title, t.deadline_text, t.deadline_rules, r.written, p.state, p.period_from) from task t join plan p using (plan_id) join task_role r using (task_id) where plan_id = $1", request.PlanId));
        await (await service.Http.SendAsync(HttpMethod.Post, $"/plans/{plan}/copy", service.WardOfficer, request)).ReadAsync<BegunPlan>();
        await (await service.Http.SendAsync(HttpMethod.Post, $"/plans/{plan}/copy", service.WardOfficer, request with { PlanId = Guid.CreateVersion7(), Years = 11 })).ReadProblemAsync(HttpStatusCode.UnprocessableEntity, "years_outside");
        await (await service.Http.SendAsync(HttpMethod.Post, $"/plans/{plan}/copy", service.WardOfficer, request with { PlanId = Guid.CreateVersion7(), UnitId = Tree.HaNoi })).ReadProblemAsync(HttpStatusCode.Forbidden, "out_of_scope");
    }

    [Fact]
    public async Task A_template_of_the_department_serves_its_wards_until_it_is_removed()
    {
        var plan = await service.Database.AddPlanAsync(Tree.HaNoi, "draft", "Kế hoạch mẫu năm 2026");
        await service.Database.AddTaskAsync(plan, "Việc thứ nhất");
        var template = new MakeTemplateRequest(Guid.CreateVersion7(), plan, "Mẫu kế hoạch phường");
        await (await service.Http.SendAsync(HttpMethod.Post, "/templates", service.Officer, template)).ReadAsync<TemplateView>(HttpStatusCode.Created);
        await (await service.Http.SendAsync(HttpMethod.Post, "/templates", service.Officer, template)).ReadAsync<TemplateView>();
        Assert.Contains((await (await service.Http.SendAsync(HttpMethod.Get, "/templates", service.WardOfficer)).ReadAsync<PagedResult<TemplateView>>()).Items, found => found.TemplateId == template.TemplateId);
        var use = new CopyPlanRequest(Guid.CreateVersion7(), 1, Tree.Ward);
        var begun = await (await service.Http.SendAsync(HttpMethod.Post, $"/templates/{template.TemplateId}/plans", service.WardOfficer, use)).ReadAsync<BegunPlan>(HttpStatusCode.Created);
        Assert.Equal(("Kế hoạch mẫu năm 2027", 1), (begun.Title, begun.TaskCount));
        var stranger = service.Tokens.For(Roles.UnitOfficer, Tree.CaoBang);
        await (await service.Http.SendAsync(HttpMethod.Post, $"/templates/{template.TemplateId}/plans", stranger, use with { UnitId = Tree.CaoBang, PlanId = Guid.CreateVersion7() })).ReadProblemAsync(HttpStatusCode.NotFound, "not_found");
        await (await service.Http.SendAsync(HttpMethod.Delete, $"/templates/{template.TemplateId}", service.WardOfficer)).ReadProblemAsync(HttpStatusCode.Forbidden, "out_of_scope");
        Assert.Equal(HttpStatusCode.NoContent, (await service.Http.SendAsync(HttpMethod.Delete, $"/templates/{template.TemplateId}", service.Officer)).StatusCode);
        await (await service.Http.SendAsync(HttpMethod.Post, $"/templates/{template.TemplateId}/plans", service.WardOfficer, use)).ReadProblemAsync(HttpStatusCode.NotFound, "not_found");
    }
}
