using System.Net;
using EduCoop.Donations.Cash;
using EduCoop.Donations.Lawful;
using EduCoop.Donations.Tests.Fixtures;
using EduCoop.ServiceDefaults;
using Npgsql;

namespace EduCoop.Donations.Tests.Pledges;

/// <summary>Cash needs two different people of the receiving team.</summary>
[Collection(OneService.Name)]
public sealed class CashTests(DonationsService service)
{
    [Fact]
    public async Task Two_people_count_and_only_then_it_is_a_gift()
    {
        var campaign = await service.OpenAsync();
        var first = service.Tokens.For(Roles.Accountant, Tree.HaNoi, Guid.CreateVersion7());
        var request = new CountCashRequest(Guid.CreateVersion7(), campaign, 2_500_000, DonorDisplay.Named, "Nguyễn Thị Mẫu", "hòm quyên góp");
        await (await service.Http.SendAsync(HttpMethod.Post, "/cash", first, request)).ReadJsonAsync(HttpStatusCode.Created);
        await (await service.Http.SendAsync(HttpMethod.Post, "/cash", first, request)).ReadJsonAsync();
        await (await service.Http.SendAsync(HttpMethod.Post, "/cash", first, request with { AmountVnd = 1 })).ReadProblemAsync(HttpStatusCode.Conflict, "id_taken");
        Assert.Equal((0L, 0L), await service.GiftsOfAsync(campaign));
        var path = $"/cash/{request.CashId}";
        await (await service.Http.SendAsync(HttpMethod.Post, $"{path}/confirm", first, new RecountCashRequest(2_500_000))).ReadProblemAsync(HttpStatusCode.Forbidden, "four_eyes");
        var past = await Assert.ThrowsAsync<PostgresException>(() => service.Database.ExecuteAsync(
            "update cash_intake set state = 'confirmed', decided_by = counted_by, decided_at = now() where cash_id = $1", request.CashId));
        Assert.Equal("cash_four_eyes", past.ConstraintName);
        await (await service.Http.SendAsync(HttpMethod.Post, $"{path}/confirm", service.Accountant, new RecountCashRequest(2_400_000))).ReadProblemAsync(HttpStatusCode.UnprocessableEntity, "count_differs");
        Assert.Equal((0L, 0L), await service.GiftsOfAsync(campaign));
        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => service.Http.SendAsync(HttpMethod.Post, $"{path}/confirm", service.Accountant, new RecountCashRequest(2_500_000))));
        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.OK);
        Assert.Equal((1L, 2_500_000L), await service.GiftsOfAsync(campaign));
    }

    [Fact]
    public async Task Where_the_plan_names_accounts_only_the_team_counts()
    {
        var (one, two) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var team = Some.Plan().Team.Select((member, i) => i == 0 ? member with { AccountId = one } : i == 1 ? member with { AccountId = two } : member).ToList();
        var campaign = Some.Campaign() with { Plan = Some.Plan() with { Team = team } };
        await service.Http.OpenLawfullyAsync(service.Officer, service.Approver, campaign);
        var request = new CountCashRequest(Guid.CreateVersion7(), campaign.CampaignId, 100_000, DonorDisplay.Anonymous);
        await (await service.Http.SendAsync(HttpMethod.Post, "/cash", service.Accountant, request)).ReadProblemAsync(HttpStatusCode.Forbidden, "not_in_team");
        await (await service.Http.SendAsync(HttpMethod.Post, "/cash", service.Tokens.For(Roles.Accountant, Tree.HaNoi, one), request)).ReadJsonAsync(HttpStatusCode.Created);
        await (await service.Http.SendAsync(HttpMethod.Post, $"/cash/{request.CashId}/confirm", service.Accountant, new RecountCashRequest(100_000))).ReadProblemAsync(HttpStatusCode.Forbidden, "not_in_team");
        await (await service.Http.SendAsync(HttpMethod.Post, $"/cash/{request.CashId}/confirm", service.Tokens.For(Roles.Accountant, Tree.HaNoi, two), new RecountCashRequest(100_000))).ReadJsonAsync();
    }

    [Fact]
    public async Task A_refused_count_is_no_gift_and_outsiders_see_nothing()
    {
        var campaign = await service.OpenAsync(Tree.Ward);
        var request = new CountCashRequest(Guid.CreateVersion7(), campaign, 100_000, DonorDisplay.Anonymous);
        await (await service.Http.SendAsync(HttpMethod.Post, "/cash", service.Tokens.For(Roles.Accountant, Tree.CaoBang), request)).ReadProblemAsync(HttpStatusCode.Forbidden, "out_of_scope");
        await (await service.Http.SendAsync(HttpMethod.Post, "/cash", service.Auditor, request)).ReadProblemAsync(HttpStatusCode.Forbidden, "not_allowed");
        await (await service.Http.SendAsync(HttpMethod.Post, "/cash", service.Accountant, request)).ReadJsonAsync(HttpStatusCode.Created);
        var refused = await (await service.Http.SendAsync(HttpMethod.Post, $"/cash/{request.CashId}/refuse", service.Accountant, new RefuseCashRequest("Tiền giả"))).ReadAsync<CashView>();
        Assert.Equal(CashState.Refused, refused.State);
        await (await service.Http.SendAsync(HttpMethod.Post, $"/cash/{request.CashId}/confirm", service.Officer, new RecountCashRequest(100_000))).ReadProblemAsync(HttpStatusCode.Conflict, "already_decided");
        Assert.Equal((0L, 0L), await service.GiftsOfAsync(campaign));
        var list = await (await service.Http.SendAsync(HttpMethod.Get, $"/cash?campaignId={campaign}", service.Auditor)).ReadAsync<PagedResult<CashView>>();
        Assert.Single(list.Items);
    }
}
