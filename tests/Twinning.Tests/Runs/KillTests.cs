using System.Net;
using EduCoop.ServiceDefaults;
using EduCoop.Twinning.Runs;
using EduCoop.Twinning.Tests.Fixtures;

namespace EduCoop.Twinning.Tests.Runs;

/// <summary>The real service as a process of its own, killed with -9.</summary>
[Collection(OneService.Name)]
public sealed class KillTests(TwinningService service)
{
    [Fact]
    public async Task A_killed_run_begins_again_and_gives_what_it_would_have_given_and_a_killed_publishing_proposes_each_pair_once()
    {
        // A database of its own: no other process may take the job over.
        var (database, rabbit) = (new TwinningDatabase(), new RabbitFixture());
        await Task.WhenAll(database.InitializeAsync(), rabbit.InitializeAsync());
        try
        {
            var world = await RunWorld.MakeAsync(database, seekers: 150, supporters: 120, border: 30);
            await using var process = new ServiceProcess("EduCoop.Twinning", new ServiceSettings().WithDatabase("twinningdb", database).WithBroker(rabbit).WithAuthority(service.Tokens));
            await process.StartAsync();
            var (officer, approver, request) = (world.Officer(service), world.Approver(service), world.Request());
            await (await process.Http.SendAsync(HttpMethod.Post, "/matching/runs", officer, request)).ReadAsync<RunView>(HttpStatusCode.Created);
            await process.KillAsync();
            await process.StartAsync();
            var run = await RunWorld.DoneAsync(process.Http, officer, request.RunId);
            Assert.Equal(RunState.Done, run.State);
            var second = await world.RunAsync(process.Http, officer, world.Request(request.Seed));
            Assert.Equal(await world.PairsAsync(second.RunId, "stable"), await world.PairsAsync(run.RunId, "stable"));
            Assert.Equal(await world.PairsAsync(second.RunId, "optimal"), await world.PairsAsync(run.RunId, "optimal"));

            await (await process.Http.SendAsync(HttpMethod.Post, $"/matching/runs/{run.RunId}/choose", officer, new ChooseSolutionRequest(SolutionKind.Optimal))).ReadAsync<RunView>();
            await (await process.Http.SendAsync(HttpMethod.Post, $"/matching/runs/{run.RunId}/publish", approver, RunWorld.Publication())).ReadAsync<RunView>();
            await Eventually.Async("the first proposals are made", () => database.ScalarAsync<long>("select count(*) from agreement"), count => count >= 3, TimeSpan.FromSeconds(60));
            await process.KillAsync();
            Assert.True(await database.ScalarAsync<bool>("select publish_state = 'publishing' or (select count(*) from agreement) = 120 from matching_run where run_id = $1", run.RunId));
            await process.StartAsync();
            var published = await RunWorld.PublishedAsync(process.Http, officer, run.RunId);
            Assert.Equal((120, 0, 0), (published.Proposed, published.Agreed, published.Refused));
            Assert.Equal(120, await database.ScalarAsync<long>("select count(*) from agreement"));
            Assert.Equal(120, await database.ScalarAsync<long>("select count(distinct (seeker_id, supporter_id)) from agreement"));
        }
        finally
        {
            await Task.WhenAll(database.DisposeAsync(), rabbit.DisposeAsync());
        }
    }
}
