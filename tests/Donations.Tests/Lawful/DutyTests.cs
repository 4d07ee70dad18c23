using System.Net;
using EduCoop.Contracts.Donations;
using EduCoop.Donations.Lawful;
using EduCoop.Donations.Tests.Fixtures;
using EduCoop.ServiceDefaults;
using Npgsql;

namespace EduCoop.Donations.Tests.Lawful;

/// <summary>After the opening: posting for comments, settlement, clocks.</summary>
[Collection(OneService.Name)]
public sealed class DutyTests(DonationsService service)
{
    [Fact]
    public async Task The_use_of_gifts_is_posted_for_fifteen_working_days_and_adopted_by_another_person()
    {
        var campaign = await service.OpenAsync();
        var path = $"/campaigns/{campaign}/usage-plan";
        await (await service.Http.SendAsync(HttpMethod.Get, path, null)).ReadProblemAsync(HttpStatusCode.NotFound, "usage_plan_missing");
        var forbidden = new PostUsagePlanRequest([new BudgetLine("security", "Bảo vệ", 1_000_000)]);
        Assert.Contains("Điều 3", (await (await service.Http.SendAsync(HttpMethod.Put, path, service.Officer, forbidden)).ReadProblemAsync(HttpStatusCode.UnprocessableEntity, "purpose_forbidden")).Detail, StringComparison.Ordinal);
        var poster = Guid.CreateVersion7();
        string[] both = [Roles.ProgrammeOfficer, Roles.Approver];
        var posted = await (await service.Http.SendAsync(HttpMethod.Put, path, service.Tokens.For(both, Tree.HaNoi, poster), new PostUsagePlanRequest([new BudgetLine("teaching_equipment", "Máy tính", 90_000_000)]))).ReadAsync<UsagePlanView>();
        Assert.True(posted.AdoptableFrom > posted.PostedOn.AddDays(20));
        await (await service.Http.SendAsync(HttpMethod.Post, $"{path}/adopt", service.Approver)).ReadProblemAsync(HttpStatusCode.UnprocessableEntity, "posting_too_short");
        await service.Database.ExecuteAsync("update usage_plan set posted_on = posted_on - 60 where campaign_id = $1", campaign);
        await (await service.Http.SendAsync(HttpMethod.Post, $"{path}/adopt", service.Tokens.For(both, Tree.HaNoi, poster))).ReadProblemAsync(HttpStatusCode.Forbidden, "four_eyes");
        Assert.Equal("usage_plan_four_eyes", (await Assert.ThrowsAsync<PostgresException>(() => service.Database.ExecuteAsync("update usage_plan set adopted_by = posted_by where campaign_id = $1", campaign))).ConstraintName);

        var comment = new LogCommentRequest(Guid.CreateVersion7(), "Nên mua thêm sách", "Một phụ huynh");
        for (var sent = 0; sent < 2; sent++)
        {
            Assert.Equal(HttpStatusCode.NoContent, (await service.Http.SendAsync(HttpMethod.Post, $"{path}/comments", service.Officer, comment)).StatusCode);
        }

        var adopted = await (await service.Http.SendAsync(HttpMethod.Post, $"{path}/adopt", service.Approver)).ReadAsync<UsagePlanView>();
        Assert.Equal(1, adopted.CommentCount);
        Assert.NotNull(adopted.AdoptedOn);
        await (await service.Http.SendAsync(HttpMethod.Put, path, service.Officer, new PostUsagePlanRequest([new BudgetLine("teaching_equipment", "Máy chiếu", 1)]))).ReadProblemAsync(HttpStatusCode.Conflict, "usage_plan_adopted");
    }

    [Fact]
    public async Task A_settlement_is_read_from_the_ledger_and_published_by_another_person()
    {
        var campaign = await service.OpenAsync();
        await (await service.Http.SendAsync(HttpMethod.Post, "/donations", service.Accountant, Some.Gift(campaign, 5_000_000))).ReadJsonAsync(HttpStatusCode.Created);
        var path = $"/campaigns/{campaign}/settlement";
        var spent = new PrepareSettlementRequest([new BudgetLine("teaching_equipment", "Máy tính", 4_000_000)], "Không có sai lệch");
        await (await service.Http.SendAsync(HttpMethod.Put, path, service.Accountant, spent)).ReadProblemAsync(HttpStatusCode.Conflict, "wrong_state");
        await (await service.Http.SendAsync(HttpMethod.Post, $"/campaigns/{campaign}/close", service.Officer)).ReadJsonAsync();
        await (await service.Http.SendAsync(HttpMethod.Put, path, service.Accountant, new PrepareSettlementRequest([new BudgetLine("teaching_equipment", "Máy tính", 5_000_001)]))).ReadProblemAsync(HttpStatusCode.UnprocessableEntity, "spent_exceeds_received");
        await (await service.Http.SendAsync(HttpMethod.Put, path, service.Accountant, new PrepareSettlementRequest([new BudgetLine("staff_reward", "Thưởng", 1)]))).ReadProblemAsync(HttpStatusCode.UnprocessableEntity, "purpose_forbidden");
        var author = service.Tokens.For([Roles.Accountant, Roles.Approver], Tree.HaNoi, Guid.CreateVersion7());
        await (await service.Http.SendAsync(HttpMethod.Put, path, author, spent)).ReadJsonAsync();
        await (await service.Http.SendAsync(HttpMethod.Get, path, null)).ReadProblemAsync(HttpStatusCode.NotFound, "settlement_missing");
        await (await service.Http.SendAsync(HttpMethod.Post, $"{path}/publish", author)).ReadProblemAsync(HttpStatusCode.Forbidden, "four_eyes");
        Assert.Equal("settlement_four_eyes", (await Assert.ThrowsAsync<PostgresException>(() => service.Database.ExecuteAsync("update settlement set published_by = prepared_by where campaign_id = $1", campaign))).ConstraintName);
        await (await service.Http.SendAsync(HttpMethod.Post, $"{path}/publish", service.Approver)).ReadJsonAsync();
        var shown = await (await service.Http.SendAsync(HttpMethod.Get, path, null)).ReadAsync<SettlementView>();
        Assert.Equal((5_000_000, 4_000_000, 1_000_000), (shown.ReceivedVnd, shown.SpentVnd, shown.LeftVnd));
        Assert.Equal(CampaignStage.Settled, (await (await service.Http.SendAsync(HttpMethod.Get, $"/campaigns/{campaign}/plan", service.Auditor)).ReadAsync<CampaignPlanView>()).State);
    }

    [Fact]
    public async Task Clocks_name_the_article_and_take_reports_once()
    {
        var request = Some.Campaign() with
        {
            Regime = FundraisingRegime.Nd93, OpensOn = new(2024, 9, 10), ClosesOn = new(2024, 12, 9),
            Plan = Some.Plan() with { Budget = [new BudgetLine("school_recovery", "Sửa phòng học", 1_000_000)] },
        };
        await service.Http.OpenLawfullyAsync(service.Officer, service.Approver, request);
        var path = $"/campaigns/{request.CampaignId}/clocks";
        var clocks = await (await service.Http.SendAsync(HttpMethod.Get, path, service.Auditor)).ReadAsync<List<Clock>>();
        var totals = clocks.Single(clock => clock.Code == "totals_published");
        Assert.Equal((new DateOnly(2024, 12, 24), ClockState.Overdue, "Điều 14 Nghị định 93/2021/NĐ-CP"), (totals.DueOn, totals.State, totals.Article));
        clocks = await (await service.Http.SendAsync(HttpMethod.Post, $"{path}/totals_published/done", service.Officer, new DutyDoneRequest(new(2024, 12, 20)))).ReadAsync<List<Clock>>();
        Assert.Equal(ClockState.Done, clocks.Single(clock => clock.Code == "totals_published").State);
        await (await service.Http.SendAsync(HttpMethod.Post, $"{path}/totals_published/done", service.Officer, new DutyDoneRequest(new(2024, 12, 21)))).ReadProblemAsync(HttpStatusCode.Conflict, "already_reported");
        await (await service.Http.SendAsync(HttpMethod.Post, $"{path}/usage_plan_posted/done", service.Officer, new DutyDoneRequest(new(2024, 12, 21)))).ReadProblemAsync(HttpStatusCode.UnprocessableEntity, "duty_unknown");
        await (await service.Http.SendAsync(HttpMethod.Post, $"{path}/final_report/done", service.Officer, new DutyDoneRequest(new(2099, 1, 1)))).ReadProblemAsync(HttpStatusCode.UnprocessableEntity, "done_on_invalid");
        var list = await (await service.Http.SendAsync(HttpMethod.Get, "/clocks?pageSize=200", service.Auditor)).ReadAsync<PagedResult<Clock>>();
        Assert.Contains(list.Items, clock => clock.CampaignId == request.CampaignId && clock.Code == "result_published");
        Assert.DoesNotContain(list.Items, clock => clock.CampaignId == request.CampaignId && clock.Code == "totals_published");
    }

    [Fact]
    public async Task Holidays_are_data_that_the_administrator_edits()
    {
        var known = await (await service.Http.SendAsync(HttpMethod.Get, "/holidays/2026", service.Auditor)).ReadAsync<HolidayYear>();
        Assert.True(known.Confirmed);
        Assert.Contains(known.Days, day => day.Day == new DateOnly(2026, 2, 17) && !day.IsWorking);
        var byLaw = await (await service.Http.SendAsync(HttpMethod.Get, "/holidays/2031", service.Auditor)).ReadAsync<HolidayYear>();
        Assert.Equal((false, null), (byLaw.Confirmed, byLaw.EnteredAt));
        Assert.Contains("Bộ luật Lao động 2019", byLaw.Source, StringComparison.Ordinal);
        var admin = service.Tokens.For(Roles.Administrator);
        var set = new SetHolidaysRequest([new(new(2032, 2, 11), false, "Tết Nguyên đán"), new(new(2032, 2, 14), true, "Làm bù")]);
        var entered = await (await service.Http.SendAsync(HttpMethod.Put, "/holidays/2032", admin, set with { Source = "Thông báo mẫu số 1/TB ngày 01/10/2031" })).ReadAsync<HolidayYear>();
        Assert.Equal((2, "Thông báo mẫu số 1/TB ngày 01/10/2031", true), (entered.Days.Count, entered.Source, entered.EnteredAt > DateTimeOffset.UtcNow.AddMinutes(-5)));
        await (await service.Http.SendAsync(HttpMethod.Put, "/holidays/2032", admin, set with { Source = "x" })).ReadProblemAsync(HttpStatusCode.UnprocessableEntity, "text_invalid");
        await (await service.Http.SendAsync(HttpMethod.Put, "/holidays/2033", admin, set)).ReadProblemAsync(HttpStatusCode.UnprocessableEntity, "days_invalid");
        await (await service.Http.SendAsync(HttpMethod.Put, "/holidays/1999", admin, set)).ReadProblemAsync(HttpStatusCode.UnprocessableEntity, "year_outside");
    }
}
