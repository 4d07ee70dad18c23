using System.Net;
using EduCoop.Donations.Ledger;
using EduCoop.Donations.Pledges;
using EduCoop.Donations.Tests.Fixtures;
using EduCoop.ServiceDefaults;
using Microsoft.Extensions.DependencyInjection;

namespace EduCoop.Donations.Tests.Pledges;

/// <summary>A promise is matched to what arrives, and is never money.</summary>
[Collection(OneService.Name)]
public sealed class PledgeTests(DonationsService service)
{
    [Fact]
    public async Task What_arrives_with_the_code_fills_the_instalments_and_the_promise_itself_is_no_money()
    {
        var campaign = await service.OpenAsync(account: new("Agribank", Some.AccountNumber()));
        var request = Request(campaign);
        var pledge = await (await service.Http.SendAsync(HttpMethod.Post, "/pledges", service.Officer, request)).ReadAsync<PledgeView>(HttpStatusCode.Created);
        Assert.Equal((3_000_000L, 0L), (pledge.PromisedVnd, pledge.ReceivedVnd));
        Assert.Equal((0L, 0L), await service.GiftsOfAsync(campaign));
        var balance = await (await service.Http.SendAsync(HttpMethod.Get, $"/ledger/trial-balance?campaignId={campaign}", service.Auditor)).ReadAsync<TrialBalanceView>();
        Assert.Equal(0, balance.EntryCount);

        await GiveAsync(campaign, 1_500_000, $"MBVCB.123.{pledge.Code.ToLowerInvariant()} NGUYEN VAN A");
        await GiveAsync(campaign, 700_000, "ung ho khong ma");
        await GiveAsync(campaign, 900_000, $"{pledge.Code} va {Banking.Codes.PaymentCodes.Of(99)}");
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => service.Host.Services.GetRequiredService<MatchPledges>().RunAsync(CancellationToken.None)));
        var filled = await (await service.Http.SendAsync(HttpMethod.Get, $"/pledges/{pledge.PledgeId}", service.Auditor)).ReadAsync<PledgeView>();
        Assert.Equal(1_500_000, filled.ReceivedVnd);
        Assert.Equal([InstalmentState.Received, InstalmentState.Waiting], filled.Instalments.Select(part => part.State));
        Assert.Equal(500_000, filled.Instalments[1].ReceivedVnd);
        Assert.Contains("<svg", await (await service.Http.SendAsync(HttpMethod.Get, $"/pledges/{pledge.PledgeId}/qr.svg", service.Auditor)).Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_again_is_200_other_content_409_and_only_an_open_campaign_takes_promises()
    {
        var campaign = await service.OpenAsync();
        var request = Request(campaign);
        await (await service.Http.SendAsync(HttpMethod.Post, "/pledges", service.Officer, request)).ReadJsonAsync(HttpStatusCode.Created);
        await (await service.Http.SendAsync(HttpMethod.Post, "/pledges", service.Officer, request)).ReadJsonAsync();
        await (await service.Http.SendAsync(HttpMethod.Post, "/pledges", service.Officer, request with { DonorName = "Người khác" })).ReadProblemAsync(HttpStatusCode.Conflict, "id_taken");
        await (await service.Http.SendAsync(HttpMethod.Post, "/pledges", service.Officer, request with { PledgeId = Guid.CreateVersion7(), Instalments = [] })).ReadProblemAsync(HttpStatusCode.UnprocessableEntity, "instalments_invalid");
        await (await service.Http.SendAsync(HttpMethod.Post, $"/campaigns/{campaign}/close", service.Officer)).ReadJsonAsync();
        await (await service.Http.SendAsync(HttpMethod.Post, "/pledges", service.Officer, request with { PledgeId = Guid.CreateVersion7() })).ReadProblemAsync(HttpStatusCode.Conflict, "wrong_state");
    }

    [Fact]
    public async Task Promises_are_for_those_who_may_act_on_the_unit()
    {
        var campaign = await service.OpenAsync(Tree.Ward);
        await (await service.Http.SendAsync(HttpMethod.Post, "/pledges", service.Auditor, Request(campaign))).ReadProblemAsync(HttpStatusCode.Forbidden, "not_allowed");
        await (await service.Http.SendAsync(HttpMethod.Post, "/pledges", service.Tokens.For(Roles.Accountant, Tree.CaoBang), Request(campaign))).ReadProblemAsync(HttpStatusCode.Forbidden, "out_of_scope");
        await (await service.Http.SendAsync(HttpMethod.Get, $"/pledges?campaignId={campaign}", service.Tokens.For(Roles.Auditor, Tree.CaoBang))).ReadProblemAsync(HttpStatusCode.Forbidden, "out_of_scope");
        Assert.Equal(HttpStatusCode.Unauthorized, (await service.Http.SendAsync(HttpMethod.Get, $"/pledges?campaignId={campaign}", null)).StatusCode);
    }

    [Fact]
    public async Task Everybody_sees_what_was_promised_as_its_giver_chose_until_she_takes_it_back()
    {
        var campaign = await service.OpenAsync();
        var requests = new[]
        {
            Request(campaign), Request(campaign) with { DonorName = "Trần Kín Đáo", DonorDisplay = DonorDisplay.Anonymous }, Request(campaign) with { DonorName = "Lê Văn Viết", DonorDisplay = DonorDisplay.Initials },
        };
        foreach (var request in requests)
        {
            await (await service.Http.SendAsync(HttpMethod.Post, "/pledges", service.Officer, request)).ReadJsonAsync(HttpStatusCode.Created);
        }

        Assert.Equal(["Công ty Mẫu", null, "L.V.V."], (await PromisesAsync()).Select(one => one.Donor));
        await (await service.Http.SendAsync(HttpMethod.Post, $"/pledges/{requests[0].PledgeId}/withdraw", service.Officer)).ReadJsonAsync();
        Assert.Equal([null, "L.V.V."], (await PromisesAsync()).Select(one => one.Donor));

        async Task<List<PublicPromise>> PromisesAsync()
        {
            var found = new List<PublicPromise>();
            for (var last = Guid.Empty; ;)
            {
                var answer = await (await service.Http.SendAsync(HttpMethod.Get, $"/public/promises?after={last}&pageSize=2", null)).ReadAsync<PagedResult<PublicPromise>>();
                found.AddRange(answer.Items.Where(one => one.CampaignId == campaign));
                last = answer.Items.Select(one => one.PledgeId).LastOrDefault(last);
                if (answer.Total == answer.Items.Count)
                {
                    return found.OrderBy(one => Array.FindIndex(requests, request => request.PledgeId == one.PledgeId)).ToList();
                }
            }
        }
    }

    [Fact]
    public void What_arrives_fills_the_first_part_first()
    {
        var parts = new[] { (1, new DateOnly(2026, 1, 31), 100L), (2, new DateOnly(2026, 2, 28), 100L), (3, new DateOnly(2026, 3, 31), 100L) };
        var filled = PledgeView.Fill(parts, 150, new DateOnly(2026, 3, 1));
        Assert.Equal([(100L, InstalmentState.Received), (50L, InstalmentState.Overdue), (0L, InstalmentState.Waiting)], filled.Select(part => (part.ReceivedVnd, part.State)));
        Assert.Equal(100, PledgeView.Fill(parts, 1_000, new DateOnly(2026, 3, 1))[2].ReceivedVnd);
    }

    private static RecordPledgeRequest Request(Guid campaign) => new(
        Guid.CreateVersion7(), campaign, "Công ty Mẫu", DonorDisplay.Named, [new(new DateOnly(2025, 1, 31), 1_000_000), new(new DateOnly(2099, 1, 31), 2_000_000)]);

    private async Task GiveAsync(Guid campaign, long amount, string memo) =>
        await (await service.Http.SendAsync(HttpMethod.Post, "/donations", service.Accountant, Some.Gift(campaign, amount) with { Memo = memo })).ReadJsonAsync(HttpStatusCode.Created);
}
