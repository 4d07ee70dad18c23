using System.Net;
using EduCoop.Contracts.Donations;
using EduCoop.Contracts.UnitDirectory;
using EduCoop.Donations.Campaigns;
using EduCoop.Donations.Lawful;
using EduCoop.Donations.Tests.Fixtures;
using EduCoop.ServiceDefaults;

namespace EduCoop.Donations.Tests.Campaigns;

[Collection(OneService.Name)]
public sealed class CampaignTests(DonationsService service)
{
    [Fact]
    public async Task A_new_campaign_is_opened_and_told_with_the_names_of_its_units()
    {
        await using var probe = await EventProbe.StartAsync(service.Rabbit);
        var request = Some.Campaign() with { Account = new("Ngân hàng mẫu", Some.AccountNumber()) };
        var created = await OpenAsync(request);
        Assert.Equal(HttpStatusCode.Created, created.StatusCode);
        Assert.Equal($"/campaigns/{request.CampaignId}/plan", created.Headers.Location?.ToString());
        var told = await Eventually.Async("the event arrives", () => Task.FromResult(probe.Opened.SingleOrDefault(e => e.CampaignId == request.CampaignId)), e => e is not null);
        Assert.Equal(("Sở GD&ĐT Hà Nội", "Sở GD&ĐT Cao Bằng", FundraisingRegime.Tt16), (told!.UnitName, told.BeneficiaryName, told.Regime));
        Assert.All(probe.Bodies, body => Assert.DoesNotContain(request.Account!.AccountNumber, body, StringComparison.Ordinal));

        var view = await (await service.Http.SendAsync(HttpMethod.Get, $"/campaigns/{request.CampaignId}", service.Auditor)).ReadAsync<CampaignView>();
        Assert.Equal((request.Slug, request.Title, FundraisingRegime.Tt16, "Ngân hàng mẫu"), (view.Slug, view.Title, view.Regime, view.BankName));
    }

    [Fact]
    public async Task The_same_again_is_200_and_other_content_409()
    {
        var request = Some.Campaign();
        await OpenAsync(request);
        Assert.Equal(HttpStatusCode.OK, (await OpenAsync(request)).StatusCode);
        await (await OpenAsync(request with { Title = "Tên khác" })).ReadProblemAsync(HttpStatusCode.Conflict, "id_taken");
        await (await OpenAsync(request with { ClosesOn = new DateOnly(2030, 1, 1) })).ReadProblemAsync(HttpStatusCode.Conflict, "id_taken");
        await (await OpenAsync(request with { CampaignId = Guid.CreateVersion7() })).ReadProblemAsync(HttpStatusCode.Conflict, "slug_taken");
    }

    [Fact]
    public async Task An_account_serves_one_campaign()
    {
        var account = new CampaignAccount("Ngân hàng mẫu", Some.AccountNumber());
        await service.OpenAsync(account: account);
        await (await OpenAsync(Some.Campaign() with { Account = account })).ReadProblemAsync(HttpStatusCode.Conflict, "account_taken");
    }

    [Fact]
    public async Task Of_fifty_at_once_one_opens()
    {
        var request = Some.Campaign();
        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => OpenAsync(request)));
        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.Created);
        Assert.Equal(49, answers.Count(answer => answer.StatusCode == HttpStatusCode.OK));
    }

    [Fact]
    public void Each_bad_member_is_refused_by_its_name_and_the_earlier_check_comes_first()
    {
        (string Code, Func<DraftCampaignRequest, DraftCampaignRequest> Spoil)[] order =
        [
            ("campaign_id_missing", one => one with { CampaignId = Guid.Empty }),
            ("slug_invalid", one => one with { Slug = "Có Dấu" }),
            ("title_length", one => one with { Title = "ab" }),
            ("unit_missing", one => one with { UnitId = Guid.Empty }),
            ("nd93_window_too_long", one => one with { Regime = FundraisingRegime.Nd93, ClosesOn = one.OpensOn.AddDays(91) }),
            ("account_number_invalid", one => one with { Account = new("Ngân hàng mẫu", "12-34") }),
        ];
        Assert.Null(CampaignRefusal.Refuse(Some.Campaign()));
        for (var i = 0; i < order.Length; i++)
        {
            Assert.Equal(order[i].Code, CampaignRefusal.Refuse(order[i].Spoil(Some.Campaign()))?.Code);
            for (var later = i + 1; later < order.Length; later++)
            {
                Assert.Equal(order[i].Code, CampaignRefusal.Refuse(order[i].Spoil(order[later].Spoil(Some.Campaign())))?.Code);
            }
        }

        Assert.Null(CampaignRefusal.Refuse(Some.Campaign() with { Regime = FundraisingRegime.Nd93, ClosesOn = new DateOnly(2020, 1, 1).AddDays(90) }));
        Assert.Equal("closes_before_opens", CampaignRefusal.Refuse(Some.Campaign() with { ClosesOn = new DateOnly(2019, 12, 31) })?.Code);
        Assert.Equal("text_not_allowed", CampaignRefusal.Refuse(Some.Campaign() with { Title = "a\0bc" })?.Code);
        Assert.Equal("bank_name_length", CampaignRefusal.Refuse(Some.Campaign() with { Account = new("", "123456") })?.Code);
    }

    [Fact]
    public async Task Units_must_be_known_and_in_scope()
    {
        await (await OpenAsync(Some.Campaign() with { UnitId = Guid.CreateVersion7() })).ReadProblemAsync(HttpStatusCode.UnprocessableEntity, "unit_unknown");
        await (await OpenAsync(Some.Campaign() with { UnitId = Tree.CaoBang })).ReadProblemAsync(HttpStatusCode.Forbidden, "out_of_scope");
        await (await OpenAsync(Some.Campaign() with { BeneficiaryUnitId = Guid.CreateVersion7() })).ReadProblemAsync(HttpStatusCode.UnprocessableEntity, "beneficiary_unknown");
        Assert.Equal(HttpStatusCode.Created, (await OpenAsync(Some.Campaign() with { UnitId = Tree.School })).StatusCode);
        var everywhere = await service.Http.SendAsync(HttpMethod.Post, "/campaigns", service.Tokens.For(Roles.Administrator), Some.Campaign() with { UnitId = Tree.CaoBang });
        Assert.Equal(HttpStatusCode.Created, everywhere.StatusCode);
    }

    [Fact]
    public async Task Closing_is_told_once_however_often_it_is_asked()
    {
        await using var probe = await EventProbe.StartAsync(service.Rabbit);
        var campaign = await service.OpenAsync();
        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => service.Http.SendAsync(HttpMethod.Post, $"/campaigns/{campaign}/close", service.Officer)));
        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer.StatusCode));
        await Eventually.Async("the event arrives", () => Task.FromResult(probe.Closed.Count(e => e.CampaignId == campaign)), count => count == 1);
        await (await service.Http.SendAsync(HttpMethod.Post, $"/campaigns/{Guid.CreateVersion7()}/close", service.Officer)).ReadProblemAsync(HttpStatusCode.NotFound, "not_found");
    }

    [Fact]
    public async Task A_list_shows_what_is_in_scope_and_nothing_else()
    {
        var (department, school) = (await service.OpenAsync(), await service.OpenAsync(Tree.School));
        var ofSchool = await ListAsync(service.Tokens.For(Roles.SchoolOfficer, Tree.School));
        Assert.Contains(school, ofSchool);
        Assert.DoesNotContain(department, ofSchool);
        Assert.Superset(new HashSet<Guid> { department, school }, await ListAsync(service.Auditor));
        Assert.Empty(await ListAsync(service.Tokens.For(Roles.Auditor)));
    }

    [Fact]
    public async Task Units_come_by_events_in_any_order_and_the_newer_version_stays()
    {
        await using var neighbour = await EventProbe.StartAsync(service.Rabbit);
        var id = Guid.CreateVersion7();
        var now = DateTimeOffset.UtcNow;
        await neighbour.Neighbour.Publish(new UnitChanged(id, "Mới", "Trường Mới", "tieu_hoc", Tree.Ward, [Tree.HaNoi, Tree.Ward, id], [], new(2025, 1, 1), null, 2, now));
        await Eventually.Async("the unit is known", () => service.Database.ScalarAsync<string>("select name from unit_copy where unit_id = $1", id), name => name == "Trường Mới");
        const string Taken = "select count(*) from inbox where consumer = 'unit-copy.unit-registered'";
        var before = await service.Database.ScalarAsync<long>(Taken);
        await neighbour.Neighbour.Publish(new UnitRegistered(id, "Cũ", "Trường Cũ", "tieu_hoc", null, [id], [], new(2025, 1, 1), null, 1, now));
        await Eventually.Async("the older event was taken", () => service.Database.ScalarAsync<long>(Taken), count => count > before);
        Assert.Equal("Trường Mới", await service.Database.ScalarAsync<string>("select name from unit_copy where unit_id = $1", id));
        Assert.Equal(HttpStatusCode.Created, (await OpenAsync(Some.Campaign() with { UnitId = id })).StatusCode);
    }

    /// <summary>The draft's answer; a new one goes on to its opening.</summary>
    private async Task<HttpResponseMessage> OpenAsync(DraftCampaignRequest request)
    {
        var answer = await service.Http.SendAsync(HttpMethod.Post, "/campaigns", service.Officer, request);
        if (answer.StatusCode == HttpStatusCode.Created)
        {
            foreach (var (step, token, body) in new (string, string, object?)[]
            {
                ("plan/submit", service.Officer, null), ("plan/approve", service.Approver, new ApproveCampaignRequest("UBND phường Mẫu")), ("open", service.Officer, null),
            })
            {
                await (await service.Http.SendAsync(HttpMethod.Post, $"/campaigns/{request.CampaignId}/{step}", token, body)).ReadJsonAsync();
            }
        }

        return answer;
    }

    private async Task<HashSet<Guid>> ListAsync(string token)
    {
        var page = await (await service.Http.SendAsync(HttpMethod.Get, "/campaigns?pageSize=200", token)).ReadAsync<PagedResult<CampaignView>>();
        return [.. page.Items.Select(campaign => campaign.CampaignId)];
    }
}
