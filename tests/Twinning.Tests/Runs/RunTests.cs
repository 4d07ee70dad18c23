using System.Net;
using EduCoop.ServiceDefaults;
using EduCoop.Twinning.Runs;
using EduCoop.Twinning.Tests.Fixtures;

namespace EduCoop.Twinning.Tests.Runs;

[Collection(OneService.Name)]
public sealed class RunTests(TwinningService service)
{
    [Fact]
    public async Task A_run_gives_both_solutions_proven_and_the_border_first()
    {
        var world = await RunWorld.MakeAsync(service.Database, seekers: 7, supporters: 5, border: 2);
        var (token, request) = (world.Officer(service), world.Request());
        var run = await world.RunAsync(service.Http, token, request);
        Assert.Equal((RunState.Done, RunStage.Done, 100), (run.State, run.Stage, run.Percent));
        Assert.Equal((7, 2, 5, 35), (run.Outcome!.Seekers, run.Outcome.Disadvantaged, run.Outcome.Supporters, run.Outcome.CandidatePairs));
        Assert.Equal([SolutionKind.Stable, SolutionKind.Optimal], run.Solutions.Select(solution => solution.Kind));
        Assert.All(run.Solutions, solution => Assert.True(solution.IsProven, string.Join(',', solution.Findings)));
        Assert.All(run.Solutions, solution => Assert.Equal((5, 2), (solution.Pairs, solution.Disadvantaged)));

        var pairs = await RunWorld.GetAsync<PagedResult<RunPair>>(service.Http, token, $"/matching/runs/{run.RunId}/pairs?solution=optimal&pageSize=3");
        Assert.Equal((5L, 3), (pairs.Total, pairs.Items.Count));
        Assert.Equal([4, 4, 0], pairs.Items.Select(pair => pair.Disadvantage));
        var unmatched = await RunWorld.GetAsync<PagedResult<UnmatchedSchool>>(service.Http, token, $"/matching/runs/{run.RunId}/unmatched?solution=optimal");
        Assert.Equal(2L, unmatched.Total);
        Assert.All(unmatched.Items, school => Assert.Equal((UnmatchedReason.AllFull, 0, 5), (school.Reason, school.Disadvantage, school.Candidates)));
        Assert.Equal(run.RunId, (await RunWorld.GetAsync<PagedResult<RunView>>(service.Http, token, "/matching/runs")).Items[0].RunId);
        Assert.True(await service.Database.ScalarAsync<bool>("select exists (select from matching_input where run_id = $1 and length(sha256) = 64)", run.RunId));
    }

    [Fact]
    public async Task The_same_schools_and_seed_give_the_same_pairs_and_what_was_said_later_changes_no_run()
    {
        var world = await RunWorld.MakeAsync(service.Database, seekers: 12, supporters: 6, border: 3);
        var token = world.Officer(service);
        var first = await world.RunAsync(service.Http, token, world.Request(seed: 11));
        var second = await world.RunAsync(service.Http, token, world.Request(seed: 11));
        foreach (var solution in new[] { "stable", "optimal" })
        {
            Assert.Equal(await world.PairsAsync(first.RunId, solution), await world.PairsAsync(second.RunId, solution));
        }

        // The first run begins anew after its offers are gone: it reads what was frozen.
        var before = await world.PairsAsync(first.RunId, "optimal");
        await service.Database.ExecuteAsync("update offer set state = 'withdrawn' where offer_id = any ($1)", world.Supporters.ToArray());
        await BeginAgainAsync(first.RunId);
        Assert.Equal(RunState.Done, (await RunWorld.DoneAsync(service.Http, token, first.RunId)).State);
        Assert.Equal(before, await world.PairsAsync(first.RunId, "optimal"));
        await (await service.Http.SendAsync(HttpMethod.Post, "/matching/runs", token, world.Request() with { SchoolYear = RunWorld.Year + 4 })).ReadProblemAsync(HttpStatusCode.UnprocessableEntity, "nothing_to_match");
    }

    [Fact]
    public async Task Who_has_lost_the_lease_writes_nothing_and_another_goes_on()
    {
        var world = await RunWorld.MakeAsync(service.Database, seekers: 4, supporters: 4);
        var token = world.Officer(service);
        var run = await world.RunAsync(service.Http, token, world.Request());
        var pairs = await world.PairsAsync(run.RunId, "stable");
        var dead = Guid.CreateVersion7();
        var job = new RunJob { RunId = run.RunId, AuthorityId = run.AuthorityId, AuthorityName = run.AuthorityName, SchoolYear = run.SchoolYear, Attempts = 1, IsPublishing = false };
        var result = SolveRun.Of(await RunStore.ReadInputAsync(service.Database.DataSource, run.RunId, default), (_, _) => { }, default);

        // The run is done: a process that was thought dead comes late.
        Assert.False(await RunStore.RenewAsync(service.Database.DataSource, run.RunId, dead, RunStage.Optimal, 50, default));
        Assert.False(await RunStore.SaveAsync(service.Database.DataSource, job, dead, result, TimeProvider.System.GetUtcNow(), default));
        await BeginAgainAsync(run.RunId, dead);
        var again = await RunWorld.DoneAsync(service.Http, token, run.RunId);
        Assert.Equal(RunState.Done, again.State);
        Assert.Equal(pairs, await world.PairsAsync(run.RunId, "stable"));
        Assert.False(await RunStore.SaveAsync(service.Database.DataSource, job, dead, result, TimeProvider.System.GetUtcNow(), default));
    }

    [Fact]
    public async Task Asking_twice_is_one_run_and_other_content_under_its_id_is_refused()
    {
        var world = await RunWorld.MakeAsync(service.Database, seekers: 2, supporters: 2);
        var (token, request) = (world.Officer(service), world.Request(quotas: [new(world.Theme, 1, 1)]));
        await world.RunAsync(service.Http, token, request);
        Assert.Equal(request.RunId, (await (await service.Http.SendAsync(HttpMethod.Post, "/matching/runs", token, request)).ReadAsync<RunView>()).RunId);
        await (await service.Http.SendAsync(HttpMethod.Post, "/matching/runs", token, request with { Seed = 8 })).ReadProblemAsync(HttpStatusCode.Conflict, "id_taken");
        await (await service.Http.SendAsync(HttpMethod.Post, "/matching/runs", token, world.Request(quotas: [new(world.Theme, 2, 3)]))).ReadProblemAsync(HttpStatusCode.UnprocessableEntity, "quotas_wrong");
        await (await service.Http.SendAsync(HttpMethod.Post, "/matching/runs", token, world.Request(quotas: [new("khong_co", 2)]))).ReadProblemAsync(HttpStatusCode.UnprocessableEntity, "quotas_wrong");
        await (await service.Http.SendAsync(HttpMethod.Post, "/matching/runs", token, world.Request(wanted: 9))).ReadProblemAsync(HttpStatusCode.UnprocessableEntity, "run_asked_wrong");
        await (await service.Http.SendAsync(HttpMethod.Post, $"/matching/runs/{request.RunId}/cancel", token)).ReadProblemAsync(HttpStatusCode.Conflict, "run_not_going");
    }

    [Fact]
    public async Task Runs_are_seen_and_made_within_the_scope_only()
    {
        var world = await RunWorld.MakeAsync(service.Database, seekers: 2, supporters: 2);
        var run = await world.RunAsync(service.Http, world.Officer(service), world.Request());
        var stranger = service.Tokens.For(Roles.ProgrammeOfficer, world.Needing);
        await (await service.Http.SendAsync(HttpMethod.Post, "/matching/runs", stranger, world.Request())).ReadProblemAsync(HttpStatusCode.Forbidden, "out_of_scope");
        foreach (var path in new[] { "", "/pairs", "/unmatched", $"/explanation?seekerId={world.Seekers[0]}&supporterId={world.Supporters[0]}" })
        {
            await (await service.Http.SendAsync(HttpMethod.Get, $"/matching/runs/{run.RunId}{path}", stranger)).ReadProblemAsync(HttpStatusCode.Forbidden, "out_of_scope");
        }

        await (await service.Http.SendAsync(HttpMethod.Post, $"/matching/runs/{run.RunId}/choose", stranger, new ChooseSolutionRequest(SolutionKind.Stable))).ReadProblemAsync(HttpStatusCode.Forbidden, "out_of_scope");
        Assert.DoesNotContain((await RunWorld.GetAsync<PagedResult<RunView>>(service.Http, stranger, "/matching/runs")).Items, one => one.RunId == run.RunId);
        await (await service.Http.SendAsync(HttpMethod.Get, $"/matching/weights/{world.Giving}", stranger)).ReadProblemAsync(HttpStatusCode.Forbidden, "out_of_scope");
    }

    [Fact]
    public async Task Weights_are_the_common_ones_until_an_authority_sets_its_own()
    {
        var world = await RunWorld.MakeAsync(service.Database, seekers: 1, supporters: 1);
        var (token, path) = (world.Officer(service), $"/matching/weights/{world.Giving}");
        var common = await RunWorld.GetAsync<WeightsView>(service.Http, token, path);
        Assert.Equal((false, 0L, 50), (common.IsOwn, common.Version, common.Weights.Reserve));
        var own = await (await service.Http.SendAsync(HttpMethod.Put, path, token, new SetWeightsRequest(common.Weights with { Kilometre = 3 }, 0))).ReadAsync<WeightsView>();
        Assert.Equal((true, 1L, 3), (own.IsOwn, own.Version, own.Weights.Kilometre));
        await (await service.Http.SendAsync(HttpMethod.Put, path, token, new SetWeightsRequest(common.Weights, 7))).ReadProblemAsync(HttpStatusCode.Conflict, "version_conflict");
        await (await service.Http.SendAsync(HttpMethod.Put, path, token, new SetWeightsRequest(common.Weights with { Reserve = 101 }, 1))).ReadProblemAsync(HttpStatusCode.UnprocessableEntity, "weights_outside");
    }

    [Fact]
    public async Task Schools_that_meet_on_site_are_measured_by_the_nearest_known_place()
    {
        var world = await RunWorld.MakeAsync(service.Database, seekers: 1, supporters: 1);
        var token = world.Officer(service);
        await service.Database.ExecuteAsync("update need set mode = 'on_site' where school_id = $1", world.Seekers[0]);
        await (await service.Http.SendAsync(HttpMethod.Put, $"/matching/places/{world.Giving}", token, new UnitPlace(21.0, 105.8))).ReadAsync<UnitPlace>();
        await (await service.Http.SendAsync(HttpMethod.Put, $"/matching/places/{world.NeedingWard}", token, new UnitPlace(22.0, 105.8))).ReadProblemAsync(HttpStatusCode.Forbidden, "out_of_scope");
        await (await service.Http.SendAsync(HttpMethod.Put, $"/matching/places/{world.Giving}", token, new UnitPlace(48.8, 2.3))).ReadProblemAsync(HttpStatusCode.UnprocessableEntity, "place_outside");
        await (await service.Http.SendAsync(HttpMethod.Put, $"/matching/places/{world.BorderWard}", service.Tokens.For(Roles.ProgrammeOfficer, world.Needing), new UnitPlace(22.0, 105.8))).ReadAsync<UnitPlace>();
        var run = await world.RunAsync(service.Http, token, world.Request());
        var pair = Assert.Single((await RunWorld.GetAsync<PagedResult<RunPair>>(service.Http, token, $"/matching/runs/{run.RunId}/pairs")).Items);
        // One degree of a meridian.
        Assert.Equal((111, false), (pair.DistanceKm, pair.Online));
        Assert.True(pair.Cost >= 111 * 10, "The way costs ten a kilometre.");
    }

    /// <summary>As a process leaves it that was killed in the middle: begun, held by nobody who lives.</summary>
    private async Task BeginAgainAsync(Guid run, Guid? owner = null)
    {
        await service.Database.ExecuteAsync(
            """
            with s as (delete from matching_solution where run_id = $1), p as (delete from matching_pair where run_id = $1), k as (delete from matching_seeker where run_id = $1)
            update matching_run set state = 'running', stage = 'optimal', percent = 35, outcome = null, finished_at = null, lease_owner = $2, lease_until = now() - interval '1 second' where run_id = $1
            """,
            run, owner ?? Guid.CreateVersion7());
    }
}
