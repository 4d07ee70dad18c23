using System.Net;
using EduCoop.ServiceDefaults;
using EduCoop.Twinning.Agreements;
using EduCoop.Twinning.Needs;
using EduCoop.Twinning.Offers;
using EduCoop.Twinning.Rules;
using EduCoop.Twinning.Tests.Fixtures;

namespace EduCoop.Twinning.Tests.Agreements;

/// <summary>A place that is promised is taken wherever somebody looks for one: among candidates, in the answer about a pair, and for the next proposal.</summary>
[Collection(OneService.Name)]
public sealed class TakenPlaceTests(TwinningService service)
{
    [Fact]
    public async Task The_last_place_is_taken_by_a_proposal_and_free_again_when_it_is_withdrawn()
    {
        var flow = await AgreementFlow.PrepareAsync(service);
        var other = await service.AddSchoolAsync("Trường Tiểu học Bản Chờ", ward: Tree.BorderWard);
        var head = service.Tokens.For(Roles.SchoolOfficer, other);
        await (await service.RegisterAsync(flow.SupporterHead, flow.Supporter, TwinningCalls.Offer(year: TwinningCalls.ThisYear, partners: 1))).ReadAsync<OfferView>(HttpStatusCode.Created);
        await (await service.DeclareAsync(head, other, TwinningCalls.Need(year: TwinningCalls.ThisYear))).ReadAsync<NeedView>(HttpStatusCode.Created);
        Assert.Empty(await RefusalsAsync(other, flow.Supporter, head));
        Assert.Contains(await CandidatesAsync(other, head), one => one.SchoolId == flow.Supporter && one.Refusals.Count == 0);

        await flow.ReachAsync(1);
        Assert.Equal("offer_full", Assert.Single(await RefusalsAsync(other, flow.Supporter, head)).Code);
        Assert.Equal("offer_full", Assert.Single((await CandidatesAsync(other, head)).Single(one => one.SchoolId == flow.Supporter).Refusals).Code);
        var second = flow.Proposal() with { AgreementId = Guid.CreateVersion7(), SeekerId = other, FromYear = TwinningCalls.ThisYear, ThroughYear = TwinningCalls.ThisYear + 1 };
        await (await flow.ProposeAsync(flow.SupporterHead, second)).ReadProblemAsync(HttpStatusCode.Conflict, "offer_full");

        await (await flow.DoAsync(AgreementStep.Withdraw, flow.SupporterHead)).ReadAsync<AgreementView>();
        Assert.Empty(await RefusalsAsync(other, flow.Supporter, head));
        await (await flow.ProposeAsync(flow.SupporterHead, second with { MessageId = Guid.CreateVersion7() })).ReadAsync<AgreementView>(HttpStatusCode.Created);
    }

    private async Task<IReadOnlyList<PairRefusal>> RefusalsAsync(Guid seeker, Guid supporter, string token) =>
        (await (await service.Http.SendAsync(HttpMethod.Get, $"/pairs/check?seekerId={seeker}&supporterId={supporter}", token)).ReadAsync<PairAnswer>()).Refusals;

    private async Task<IReadOnlyList<Candidate>> CandidatesAsync(Guid school, string token) =>
        (await (await service.Http.SendAsync(HttpMethod.Get, $"/schools/{school}/candidates?schoolYear={TwinningCalls.ThisYear}&refused=true&pageSize=200", token)).ReadAsync<PagedResult<Candidate>>()).Items;
}
