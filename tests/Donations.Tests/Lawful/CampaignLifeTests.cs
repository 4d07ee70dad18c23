using System.Net;
using EduCoop.Contracts.Donations;
using EduCoop.Donations.Campaigns;
using EduCoop.Donations.Lawful;
using EduCoop.Donations.Tests.Fixtures;
using EduCoop.ServiceDefaults;
using Npgsql;

namespace EduCoop.Donations.Tests.Lawful;

/// <summary>Circular 16/2018, Article 5: the plan is approved, by another person, before anybody is asked for anything.</summary>
[Collection(OneService.Name)]
public sealed class CampaignLifeTests(DonationsService service)
{
    [Fact]
    public async Task Before_the_approval_there_is_no_page_no_code_no_event_and_no_gift()
    {
        await using var probe = await EventProbe.StartAsync(service.Rabbit);
        var request = Some.Campaign() with { Account = new("Vietcombank", Some.AccountNumber()) };
        var path = $"/campaigns/{request.CampaignId}";
        await StepAsync("/campaigns", service.Officer, request, HttpStatusCode.Created);
        foreach (var step in new[] { "plan/submit", "plan/approve" })
        {
            await (await service.Http.SendAsync(HttpMethod.Get, $"{path}/qr.svg", null)).ReadProblemAsync(HttpStatusCode.NotFound, "campaign_not_open");
            await (await service.Http.SendAsync(HttpMethod.Post, $"{path}/open", service.Officer)).ReadProblemAsync(HttpStatusCode.UnprocessableEntity, "plan_not_approved");
            await (await service.Http.SendAsync(HttpMethod.Post, "/donations", service.Accountant, Some.Gift(request.CampaignId))).ReadProblemAsync(HttpStatusCode.UnprocessableEntity, "campaign_unknown");
            await StepAsync($"{path}/{step}", step == "plan/approve" ? service.Approver : service.Officer, step == "plan/approve" ? new ApproveCampaignRequest("UBND phường") : null);
        }

        await (await service.Http.SendAsync(HttpMethod.Get, $"{path}/qr.svg", null)).ReadProblemAsync(HttpStatusCode.NotFound, "campaign_not_open");
        Assert.Equal(0L, await service.Database.ScalarAsync<long>("select count(*) from payment_code where campaign_id = $1", request.CampaignId));
        await StepAsync($"{path}/open", service.Officer);
        await Eventually.Async("the event arrives", () => Task.FromResult(probe.Opened.Count(e => e.CampaignId == request.CampaignId)), count => count == 1);
        Assert.Contains("<svg", await (await service.Http.SendAsync(HttpMethod.Get, $"{path}/qr.svg", null)).Content.ReadAsStringAsync(), StringComparison.Ordinal);
        await (await service.Http.SendAsync(HttpMethod.Post, "/donations", service.Accountant, Some.Gift(request.CampaignId))).ReadJsonAsync(HttpStatusCode.Created);
    }

    [Fact]
    public async Task The_database_opens_nothing_without_an_approved_plan()
    {
        var opened = new CampaignOpened(Guid.CreateVersion7(), $"khong-{Guid.NewGuid():N}", "Không có kế hoạch", FundraisingRegime.Tt16, Tree.HaNoi, "x", null, null, new(2026, 1, 1), null, DateTimeOffset.UtcNow);
        Assert.Equal(CampaignRefusal.PlanNotApproved, await OpenCampaign.AppendAsync(service.Database.DataSource, opened, null, Guid.NewGuid(), CancellationToken.None));
        var draft = Some.Campaign();
        await StepAsync("/campaigns", service.Officer, draft, HttpStatusCode.Created);
        var ofDraft = opened with { CampaignId = draft.CampaignId, Slug = draft.Slug };
        Assert.Equal(CampaignRefusal.PlanNotApproved, await OpenCampaign.AppendAsync(service.Database.DataSource, ofDraft, null, Guid.NewGuid(), CancellationToken.None));
        var refused = await Assert.ThrowsAsync<PostgresException>(() => service.Database.ExecuteAsync(
            "insert into payment_code (code, campaign_id, issued_at) select $2, campaign_id, now() from campaign where false union all select $2, $1, now()", draft.CampaignId, Banking.Codes.PaymentCodes.Of(1)));
        Assert.Equal("payment_code_needs_open_campaign", refused.ConstraintName);
    }

    [Fact]
    public async Task Nobody_approves_what_she_wrote_or_submitted()
    {
        var author = Guid.CreateVersion7();
        var submitter = Guid.CreateVersion7();
        string[] both = [Roles.ProgrammeOfficer, Roles.Approver];
        var request = Some.Campaign();
        await StepAsync("/campaigns", service.Tokens.For(both, Tree.HaNoi, author), request, HttpStatusCode.Created);
        await StepAsync($"/campaigns/{request.CampaignId}/plan/submit", service.Tokens.For(both, Tree.HaNoi, submitter));
        foreach (var self in new[] { author, submitter })
        {
            var answer = await service.Http.SendAsync(HttpMethod.Post, $"/campaigns/{request.CampaignId}/plan/approve", service.Tokens.For(both, Tree.HaNoi, self), new ApproveCampaignRequest("UBND phường"));
            await answer.ReadProblemAsync(HttpStatusCode.Forbidden, "four_eyes");
            var past = await Assert.ThrowsAsync<PostgresException>(() => service.Database.ExecuteAsync(
                "update campaign_plan set state = 'approved', approved_by = $2, approved_at = now(), approver_name = 'x' where campaign_id = $1", request.CampaignId, self));
            Assert.Equal("campaign_plan_four_eyes", past.ConstraintName);
        }

        await StepAsync($"/campaigns/{request.CampaignId}/plan/approve", service.Approver, new ApproveCampaignRequest("UBND phường"));
    }

    [Fact]
    public async Task A_returned_plan_is_changed_submitted_again_and_approved()
    {
        var request = Some.Campaign();
        var path = $"/campaigns/{request.CampaignId}/plan";
        await StepAsync("/campaigns", service.Officer, request, HttpStatusCode.Created);
        await StepAsync($"{path}/submit", service.Officer);
        await (await service.Http.SendAsync(HttpMethod.Put, path, service.Officer, request)).ReadProblemAsync(HttpStatusCode.Conflict, "wrong_state");
        await StepAsync($"{path}/return", service.Approver, new ReturnCampaignRequest("Bổ sung dự toán"));
        var changed = await (await service.Http.SendAsync(HttpMethod.Put, path, service.Officer, request with { Title = "Tên đã sửa" })).ReadAsync<CampaignPlanView>();
        Assert.Equal(("Tên đã sửa", "Bổ sung dự toán", CampaignStage.Draft), (changed.Title, changed.ReturnReason, changed.State));
        await StepAsync($"{path}/submit", service.Officer);
        await StepAsync($"{path}/approve", service.Approver, new ApproveCampaignRequest("Giám đốc Sở", "12/QĐ-SGDĐT"));
        await StepAsync($"/campaigns/{request.CampaignId}/open", service.Officer);
        await StepAsync($"/campaigns/{request.CampaignId}/open", service.Officer);
        var view = await (await service.Http.SendAsync(HttpMethod.Get, path, service.Auditor)).ReadAsync<CampaignPlanView>();
        Assert.Equal((CampaignStage.Open, "Giám đốc Sở", "12/QĐ-SGDĐT"), (view.State, view.ApproverName, view.ApprovalNumber));
    }

    [Fact]
    public async Task Of_twenty_who_open_at_once_one_opens_and_all_are_told_the_same()
    {
        await using var probe = await EventProbe.StartAsync(service.Rabbit);
        var request = Some.Campaign();
        await service.Http.ApproveAsync(service.Officer, service.Approver, request);
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => service.Http.SendAsync(HttpMethod.Post, $"/campaigns/{request.CampaignId}/open", service.Officer)));
        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer.StatusCode));
        Assert.Equal(1L, await service.Database.ScalarAsync<long>("select count(*) from payment_code where campaign_id = $1", request.CampaignId));
        await Eventually.Async("the event arrives once", () => Task.FromResult(probe.Opened.Count(e => e.CampaignId == request.CampaignId)), count => count == 1);
    }

    [Fact]
    public async Task A_plan_without_content_or_team_does_not_go_to_the_approver()
    {
        var bare = Some.Campaign() with { Plan = null };
        await StepAsync("/campaigns", service.Officer, bare, HttpStatusCode.Created);
        await (await service.Http.SendAsync(HttpMethod.Post, $"/campaigns/{bare.CampaignId}/plan/submit", service.Officer)).ReadProblemAsync(HttpStatusCode.UnprocessableEntity, "plan_incomplete");
        foreach (var missing in new[] { TeamRole.HeadOfUnit, TeamRole.ChiefAccountant, TeamRole.ParentsBoard })
        {
            var request = Some.Campaign() with { Plan = Some.Plan() with { Team = [.. Some.Plan().Team.Where(member => member.Role != missing)] } };
            await StepAsync("/campaigns", service.Officer, request, HttpStatusCode.Created);
            var problem = await (await service.Http.SendAsync(HttpMethod.Post, $"/campaigns/{request.CampaignId}/plan/submit", service.Officer)).ReadProblemAsync(HttpStatusCode.UnprocessableEntity, "team_incomplete");
            Assert.Contains("Điều 6", problem.Detail, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_payment_code_stands_first_in_the_memo_of_the_picture()
    {
        var request = Some.Campaign() with { Title = "Sách cho học sinh Cao Bằng", Account = new("Agribank", Some.AccountNumber()) };
        await service.Http.OpenLawfullyAsync(service.Officer, service.Approver, request);
        var png = await (await service.Http.SendAsync(HttpMethod.Get, $"/campaigns/{request.CampaignId}/qr.png", null)).Content.ReadAsByteArrayAsync();
        Assert.Equal("89504E47", Convert.ToHexString(png)[..8]);
        var code = await service.Database.ScalarAsync<string>("select code from payment_code where campaign_id = $1", request.CampaignId);
        await using var connection = await service.Database.DataSource.OpenConnectionAsync();
        var plan = (await PlanAccess.FindAsync(connection, request.CampaignId, CancellationToken.None))!;
        var read = Banking.VietQr.VietQrReader.Read(CampaignQr.Payload(plan, code, null)!).Value!;
        Assert.Equal(("970405", request.Account!.AccountNumber, $"{code} Sach cho hoc"), (read.Bin, read.Account, read.Purpose));
        await service.Http.SendAsync(HttpMethod.Post, $"/campaigns/{request.CampaignId}/close", service.Officer);
        await (await service.Http.SendAsync(HttpMethod.Get, $"/campaigns/{request.CampaignId}/qr.png", null)).ReadProblemAsync(HttpStatusCode.NotFound, "campaign_not_open");
    }

    private async Task StepAsync(string path, string token, object? body = null, HttpStatusCode status = HttpStatusCode.OK) =>
        await (await service.Http.SendAsync(HttpMethod.Post, path, token, body)).ReadJsonAsync(status);
}
