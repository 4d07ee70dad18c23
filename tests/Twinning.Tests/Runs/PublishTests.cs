using System.Net;
using EduCoop.ServiceDefaults;
using EduCoop.Twinning.Agreements;
using EduCoop.Twinning.Runs;
using EduCoop.Twinning.Tests.Fixtures;
using Npgsql;

namespace EduCoop.Twinning.Tests.Runs;

[Collection(OneService.Name)]
public sealed class PublishTests(TwinningService service)
{
    [Fact]
    public async Task A_second_person_publishes_and_each_pair_is_proposed_once()
    {
        await using var probe = await EventProbe.StartAsync(service.Rabbit);
        var world = await RunWorld.MakeAsync(service.Database, seekers: 5, supporters: 4);
        var account = Guid.CreateVersion7();
        var (officer, approver) = (world.Officer(service, account), world.Approver(service));
        var run = await world.RunAsync(service.Http, officer, world.Request());
        var path = $"/matching/runs/{run.RunId}";
        await (await service.Http.SendAsync(HttpMethod.Post, $"{path}/publish", approver, RunWorld.Publication())).ReadProblemAsync(HttpStatusCode.Conflict, "solution_not_chosen");
        await (await service.Http.SendAsync(HttpMethod.Post, $"{path}/choose", officer, new ChooseSolutionRequest(SolutionKind.Rematching))).ReadProblemAsync(HttpStatusCode.UnprocessableEntity, "no_such_solution");
        var chosen = await (await service.Http.SendAsync(HttpMethod.Post, $"{path}/choose", officer, new ChooseSolutionRequest(SolutionKind.Optimal))).ReadAsync<RunView>();
        Assert.Equal((SolutionKind.Optimal, account), (chosen.Chosen!.Value, chosen.ChosenBy!.Value));

        // The same person under the approver's role is the same person.
        await (await service.Http.SendAsync(HttpMethod.Post, $"{path}/publish", world.Approver(service, account), RunWorld.Publication())).ReadProblemAsync(HttpStatusCode.Conflict, "own_run");
        await (await service.Http.SendAsync(HttpMethod.Post, $"{path}/publish", approver, RunWorld.Publication(SolutionKind.Stable))).ReadProblemAsync(HttpStatusCode.Conflict, "solution_not_chosen");
        await (await service.Http.SendAsync(HttpMethod.Post, $"{path}/publish", approver, RunWorld.Publication() with { SeekerGives = "" })).ReadProblemAsync(HttpStatusCode.UnprocessableEntity, "gives_invalid");
        await (await service.Http.SendAsync(HttpMethod.Post, $"{path}/publish", approver, RunWorld.Publication())).ReadAsync<RunView>();
        var published = await RunWorld.PublishedAsync(service.Http, officer, run.RunId);
        Assert.Equal((4, 0, 0, "Lê Văn Duyệt"), (published.Proposed, published.Agreed, published.Refused, published.PublishedName));
        Assert.Equal(4, await AgreementsAsync(world));
        await (await service.Http.SendAsync(HttpMethod.Post, $"{path}/publish", approver, RunWorld.Publication())).ReadProblemAsync(HttpStatusCode.Conflict, "run_published");
        await (await service.Http.SendAsync(HttpMethod.Post, $"{path}/choose", officer, new ChooseSolutionRequest(SolutionKind.Stable))).ReadProblemAsync(HttpStatusCode.Conflict, "run_published");

        Assert.Equal(2, (await probe.WaitAsync<EduCoop.Contracts.Twinning.MatchingRunCompleted>(told => told.RunId == run.RunId)).Solutions.Count);
        Assert.Equal(4, (await probe.WaitAsync<EduCoop.Contracts.Twinning.MatchingPublished>(told => told.RunId == run.RunId)).Proposed);
        var pair = (await RunWorld.GetAsync<PagedResult<RunPair>>(service.Http, officer, $"{path}/pairs?solution=optimal")).Items[0];
        var agreement = await RunWorld.GetAsync<AgreementView>(service.Http, officer, $"/agreements/{pair.AgreementId}");
        Assert.Equal((AgreementState.Proposed, pair.SeekerId, pair.SupporterId), (agreement.State, agreement.Terms.Seeker.SchoolId, agreement.Terms.Supporter.SchoolId));
        Assert.Contains(agreement.Terms.Gives, give => give.IsSupporter && give.Content == "Buổi trực tuyến hằng tháng");
    }

    [Fact]
    public async Task The_table_itself_knows_four_eyes()
    {
        var world = await RunWorld.MakeAsync(service.Database, seekers: 1, supporters: 1);
        var account = Guid.CreateVersion7();
        var run = await world.RunAsync(service.Http, world.Officer(service, account), world.Request());
        var refused = await Assert.ThrowsAsync<PostgresException>(() => service.Database.ExecuteAsync(
            "update matching_run set chosen = 'stable', chosen_by = $2, publish_state = 'publishing', publication = '{}', published_by = $2 where run_id = $1", run.RunId, account));
        Assert.Equal("matching_run_four_eyes", refused.ConstraintName);
    }

    [Fact]
    public async Task A_publishing_that_died_half_way_goes_on_and_leaves_other_agreements_alone()
    {
        var world = await RunWorld.MakeAsync(service.Database, seekers: 4, supporters: 4);
        var (officer, approver) = (world.Officer(service), world.Approver(service));
        var run = await world.RunAsync(service.Http, officer, world.Request());
        await (await service.Http.SendAsync(HttpMethod.Post, $"/matching/runs/{run.RunId}/choose", officer, new ChooseSolutionRequest(SolutionKind.Stable))).ReadAsync<RunView>();

        // One pair has found together by itself meanwhile.
        var pairs = (await RunWorld.GetAsync<PagedResult<RunPair>>(service.Http, officer, $"/matching/runs/{run.RunId}/pairs?solution=stable")).Items;
        var own = new ProposeAgreementRequest(
            Guid.CreateVersion7(), Guid.CreateVersion7(), pairs[0].SupporterId, pairs[0].SeekerId, [new(true, world.Theme, "Bốn buổi"), new(false, world.Theme, "Đón đoàn")], RunWorld.Year, RunWorld.Year,
            "Hà Nội", "BTT-KN", new("Nguyễn Văn Mẫu", "HIỆU TRƯỞNG"));
        await (await service.Http.SendAsync(HttpMethod.Post, "/agreements", service.Tokens.For(Roles.SchoolOfficer, pairs[0].SupporterId), own)).ReadAsync<AgreementView>(HttpStatusCode.Created);
        await (await service.Http.SendAsync(HttpMethod.Post, $"/matching/runs/{run.RunId}/publish", approver, RunWorld.Publication(SolutionKind.Stable))).ReadAsync<RunView>();
        var published = await RunWorld.PublishedAsync(service.Http, officer, run.RunId);
        Assert.Equal((3, 1, 0), (published.Proposed, published.Agreed, published.Refused));

        // As if the process had died after its proposals and before it had noted them.
        await service.Database.ExecuteAsync("update matching_pair set outcome = null, agreement_id = null where run_id = $1", run.RunId);
        await service.Database.ExecuteAsync("update matching_run set publish_state = 'publishing', lease_owner = gen_random_uuid(), lease_until = now() - interval '1 second' where run_id = $1", run.RunId);
        var again = await RunWorld.PublishedAsync(service.Http, officer, run.RunId);
        Assert.Equal((3, 1, 0), (again.Proposed, again.Agreed, again.Refused));
        Assert.Equal(4, await AgreementsAsync(world));
    }

    [Fact]
    public async Task After_a_published_run_the_next_one_keeps_its_pairs()
    {
        var world = await RunWorld.MakeAsync(service.Database, seekers: 6, supporters: 5);
        var (officer, approver) = (world.Officer(service), world.Approver(service));
        var first = await world.RunAsync(service.Http, officer, world.Request(seed: 1));
        await (await service.Http.SendAsync(HttpMethod.Post, $"/matching/runs/{first.RunId}/choose", officer, new ChooseSolutionRequest(SolutionKind.Optimal))).ReadAsync<RunView>();
        await (await service.Http.SendAsync(HttpMethod.Post, $"/matching/runs/{first.RunId}/publish", approver, RunWorld.Publication())).ReadAsync<RunView>();
        await RunWorld.PublishedAsync(service.Http, officer, first.RunId);

        var second = await world.RunAsync(service.Http, officer, world.Request(seed: 2));
        Assert.Equal([SolutionKind.Stable, SolutionKind.Optimal, SolutionKind.Rematching], second.Solutions.Select(solution => solution.Kind));
        var again = second.Solutions[^1];
        Assert.Equal((5, 0, true, 5), (again.ActiveKept, again.ActiveBroken, again.IsProven, second.Outcome!.ActivePairs));

        // What another solution would part is listed.
        foreach (var solution in second.Solutions)
        {
            var broken = await RunWorld.GetAsync<PagedResult<RunPair>>(service.Http, officer, $"/matching/runs/{second.RunId}/pairs?broken=true&solution={solution.Kind.ToString().ToLowerInvariant()}");
            Assert.Equal(solution.ActiveBroken, (int)broken.Total);
            Assert.All(broken.Items, pair => Assert.True(pair.IsActive));
        }
    }

    private Task<long> AgreementsAsync(RunWorld world) =>
        service.Database.ScalarAsync<long>("select count(*) from agreement where seeker_id = any ($1) and supporter_id = any ($2)", world.Seekers.ToArray(), world.Supporters.ToArray());
}
