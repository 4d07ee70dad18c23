using System.Net;
using EduCoop.ServiceDefaults;
using EduCoop.Twinning.Runs;
using EduCoop.Twinning.Tests.Fixtures;

namespace EduCoop.Twinning.Tests.Runs;

[Collection(OneService.Name)]
public sealed class DecisionTests(TwinningService service)
{
    [Fact]
    public async Task A_fixed_pair_is_in_every_solution_and_a_forbidden_one_in_none_until_it_is_ended()
    {
        var world = await RunWorld.MakeAsync(service.Database, seekers: 4, supporters: 4, border: 4);
        var token = world.Officer(service);
        var first = await world.RunAsync(service.Http, token, world.Request());
        var taken = (await PairsAsync(token, first.RunId))[0];
        var forbid = await DecideAsync(token, world, taken.SeekerId, taken.SupporterId, DecisionKind.Forbid);
        await DecideAsync(token, world, world.Seekers.First(id => id != taken.SeekerId), world.Supporters.First(id => id != taken.SupporterId), DecisionKind.Fix);
        await (await service.Http.SendAsync(HttpMethod.Post, "/matching/decisions", token, Request(world, taken.SeekerId, taken.SupporterId, DecisionKind.Fix))).ReadProblemAsync(HttpStatusCode.Conflict, "pair_already_decided");

        var second = await world.RunAsync(service.Http, token, world.Request());
        var pairs = await PairsAsync(token, second.RunId);
        var forbidden = Assert.Single(pairs, pair => pair.Forbidden);
        Assert.Equal((taken.SeekerId, taken.SupporterId, 0), (forbidden.SeekerId, forbidden.SupporterId, forbidden.Solutions.Count));
        Assert.Equal(["optimal", "stable"], Assert.Single(pairs, pair => pair.Fixed).Solutions.Order(StringComparer.Ordinal));
        Assert.All(second.Solutions, solution => Assert.True(solution.IsProven));

        var ended = await (await service.Http.SendAsync(HttpMethod.Post, $"/matching/decisions/{forbid.DecisionId}/end", token, new EndDecisionRequest("Hai trường đã trao đổi lại"))).ReadAsync<DecisionView>();
        Assert.Equal(("Hai trường đã trao đổi lại", "Trần Thị Ghép"), (ended.EndReason, ended.EndedName));
        await (await service.Http.SendAsync(HttpMethod.Post, $"/matching/decisions/{forbid.DecisionId}/end", token, new EndDecisionRequest("Lần nữa"))).ReadProblemAsync(HttpStatusCode.Conflict, "decision_ended");
        Assert.Equal(1L, (await RunWorld.GetAsync<PagedResult<DecisionView>>(service.Http, token, $"/matching/decisions?authorityId={world.Giving}")).Total);
        Assert.Equal(2L, (await RunWorld.GetAsync<PagedResult<DecisionView>>(service.Http, token, $"/matching/decisions?authorityId={world.Giving}&open=false")).Total);
    }

    [Fact]
    public async Task What_the_rules_refuse_cannot_be_fixed_nor_may_another_authority_decide()
    {
        var world = await RunWorld.MakeAsync(service.Database, seekers: 2, supporters: 2);
        var token = world.Officer(service);
        var other = Guid.CreateVersion7();
        await service.Database.AddUnitAsync(other, "Trường THPT Cho", "thpt", [world.Giving, world.GivingWard]);
        await (await service.Http.SendAsync(HttpMethod.Post, "/matching/decisions", token, Request(world, world.Seekers[0], other, DecisionKind.Fix))).ReadProblemAsync(HttpStatusCode.Conflict, "level_differs");
        await DecideAsync(token, world, world.Seekers[0], other, DecisionKind.Forbid);
        var stranger = service.Tokens.For(Roles.ProgrammeOfficer, world.Needing);
        await (await service.Http.SendAsync(HttpMethod.Post, "/matching/decisions", stranger, Request(world, world.Seekers[0], world.Supporters[0], DecisionKind.Fix))).ReadProblemAsync(HttpStatusCode.Forbidden, "out_of_scope");
        await (await service.Http.SendAsync(HttpMethod.Post, "/matching/decisions", token, Request(world, Tree.BorderSchool, Tree.School, DecisionKind.Fix))).ReadProblemAsync(HttpStatusCode.Forbidden, "out_of_scope");
        await (await service.Http.SendAsync(HttpMethod.Post, "/matching/decisions", token, Request(world, world.Seekers[0], world.Supporters[0], DecisionKind.Fix) with { Reason = " " })).ReadProblemAsync(HttpStatusCode.UnprocessableEntity, "text_invalid");
    }

    [Fact]
    public async Task Two_fixed_pairs_for_one_place_fail_the_run_with_its_reason()
    {
        var world = await RunWorld.MakeAsync(service.Database, seekers: 2, supporters: 1);
        var token = world.Officer(service);
        await DecideAsync(token, world, world.Seekers[0], world.Supporters[0], DecisionKind.Fix);
        await DecideAsync(token, world, world.Seekers[1], world.Supporters[0], DecisionKind.Fix);
        var run = await world.RunAsync(service.Http, token, world.Request());
        Assert.Equal((RunState.Failed, "fixed_over_capacity"), (run.State, run.Failure!.Code));
        await (await service.Http.SendAsync(HttpMethod.Post, $"/matching/runs/{run.RunId}/choose", token, new ChooseSolutionRequest(SolutionKind.Stable))).ReadProblemAsync(HttpStatusCode.Conflict, "run_not_done");
    }

    [Fact]
    public async Task Every_sentence_of_why_and_why_not_holds()
    {
        var world = await RunWorld.MakeAsync(service.Database, seekers: 5, supporters: 3, border: 1);
        var token = world.Officer(service);
        var higher = Guid.CreateVersion7();
        await service.Database.AddUnitAsync(higher, "Trường THPT Cho", "thpt", [world.Giving, world.GivingWard]);
        await (await service.RegisterAsync(service.Tokens.For(Roles.Administrator), higher, TwinningCalls.Offer(world.Theme, RunWorld.Year))).ReadAsync<EduCoop.Twinning.Offers.OfferView>(HttpStatusCode.Created);
        var run = await world.RunAsync(service.Http, token, world.Request());
        foreach (var solution in new[] { "stable", "optimal" })
        {
            var met = 0;
            foreach (var seeker in world.Seekers)
            {
                foreach (var supporter in world.Supporters)
                {
                    var why = await ExplainAsync(token, run.RunId, seeker, supporter, solution);
                    Assert.NotEmpty(why.Lines);
                    Assert.All(why.Lines, line => Assert.True(line.Holds, $"{line.Code}: {line.Text}"));
                    Assert.All(why.Lines, line => Assert.NotEqual(line.Text, line.TextEn));
                    Assert.Equal(why.ArePartners, why.Lines.Any(line => line.Code == "partners"));
                    met += why.ArePartners ? 1 : 0;
                }
            }

            Assert.Equal(3, met);
            var refused = await ExplainAsync(token, run.RunId, world.Seekers[0], higher, solution);
            Assert.Equal((false, "level_differs"), (refused.ArePartners, Assert.Single(refused.Lines).Code));
        }

        await (await service.Http.SendAsync(HttpMethod.Get, $"/matching/runs/{run.RunId}/explanation?seekerId={world.Supporters[0]}&supporterId={world.Supporters[1]}", token)).ReadProblemAsync(HttpStatusCode.NotFound, "school_not_in_run");
    }

    private Task<PairExplanation> ExplainAsync(string token, Guid run, Guid seeker, Guid supporter, string solution) =>
        RunWorld.GetAsync<PairExplanation>(service.Http, token, $"/matching/runs/{run}/explanation?seekerId={seeker}&supporterId={supporter}&solution={solution}");

    private async Task<IReadOnlyList<RunPair>> PairsAsync(string token, Guid run) => (await RunWorld.GetAsync<PagedResult<RunPair>>(service.Http, token, $"/matching/runs/{run}/pairs?pageSize=200")).Items;

    private static DecidePairRequest Request(RunWorld world, Guid seeker, Guid supporter, DecisionKind kind) =>
        new(Guid.CreateVersion7(), world.Giving, RunWorld.Year, seeker, supporter, kind, "Hai trường đã quen nhau");

    private async Task<DecisionView> DecideAsync(string token, RunWorld world, Guid seeker, Guid supporter, DecisionKind kind) =>
        await (await service.Http.SendAsync(HttpMethod.Post, "/matching/decisions", token, Request(world, seeker, supporter, kind))).ReadAsync<DecisionView>(HttpStatusCode.Created);
}
