using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Running;

namespace EduCoop.AspireHosting.Tests;

public sealed class OrderTests
{
    [Fact]
    public async Task Who_waits_starts_only_when_the_other_is_healthy_and_ends_before_it()
    {
        await using var host = new TestAppHost();
        var slow = host.AddWeb("slow").WithEnvironment("PROBE_HEALTHY_AFTER_MS", "1500");
        host.AddWeb("late").WaitFor(slow);
        await host.Start();
        await host.Until(["slow"], state => state.Status == ResourceStatus.Running);
        Assert.False(host.Board["slow"].IsReady);
        Assert.Equal(ResourceStatus.Waiting, host.Board["late"].Status);

        await host.Ready("late");
        Assert.True(host.Board["slow"].IsReady);
        var gap = host.Board["late"].Since - host.Board["slow"].Since;
        Assert.True(gap >= TimeSpan.FromSeconds(1.4), $"late began {gap} after slow");
        await host.Stop();

        Assert.Equal(["slow began", "late began", "late ended", "slow ended"], host.Notes);
    }

    [Fact]
    public async Task A_step_ends_before_its_service_starts_and_is_not_started_again()
    {
        await using var host = new TestAppHost();
        var step = host.AddProbe("migrations").WithArgs("step");
        host.AddWeb("service").WaitForCompletion(step);
        await host.Start();
        await host.Ready("service");
        await Task.Delay(1000);

        Assert.Equal(["migrations began", "migrations ended", "service began"], host.Notes);
        Assert.Equal((ResourceStatus.Finished, 0, 0), (host.Board["migrations"].Status, host.Board["migrations"].ExitCode, host.Board["migrations"].Restarts));
    }

    [Fact]
    public async Task A_step_that_fails_is_tried_again_until_it_succeeds_and_holds_its_service_back()
    {
        await using var host = new TestAppHost();
        var step = host.AddProbe("migrations").WithArgs("step", "2");
        host.AddWeb("service").WaitForCompletion(step);
        await host.Start();
        await host.Until(["migrations"], state => state.Restarts == 1);
        Assert.Equal(ResourceStatus.Waiting, host.Board["service"].Status);

        await host.Ready("service");
        Assert.Equal(2, host.Board["migrations"].Restarts);
        Assert.Equal("service began", host.Notes[^1]);
        Assert.Equal(3, host.Notes.Count(note => note == "migrations began"));
    }

    [Fact]
    public async Task Resources_that_wait_for_each_other_are_refused_by_name()
    {
        await using var host = new TestAppHost();
        var first = host.AddWeb("first");
        var second = host.AddWeb("second").WaitFor(first);
        first.WaitFor(second);

        var refusal = await Assert.ThrowsAsync<DistributedApplicationException>(host.Start);
        Assert.Contains("first, second", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_resources_of_one_name_are_refused()
    {
        await using var host = new TestAppHost();
        host.AddWeb("same");
        var refusal = Assert.Throws<DistributedApplicationException>(() => host.AddWeb("same"));
        Assert.Contains("'same'", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Replicas_stand_behind_one_port_and_one_of_them_may_fail()
    {
        await using var host = new TestAppHost();
        var web = host.AddWeb("web").WithReplicas(2);
        await host.Start();
        await host.Ready("web-1", "web-2");
        var pids = await Ask(web, times: 12);
        int[] both = [host.Board["web-1"].Pid!.Value, host.Board["web-2"].Pid!.Value];
        Assert.Equal(both.Order(), pids.Order());

        new ProcessIdentity(host.Board["web-1"].Pid!.Value, host.Board["web-1"].ProcessStart!).Signal(ProcessIdentity.Kill);
        await host.Until(["web-1"], state => state.Status == ResourceStatus.Restarting);
        Assert.Equal([host.Board["web-2"].Pid!.Value], await Ask(web, times: 6));
    }

    private static async Task<HashSet<int>> Ask(IResourceBuilder<ProjectResource> web, int times)
    {
        var pids = new HashSet<int>();
        for (var time = 0; time < times; time++)
        {
            // A connection of its own each time: the proxy chooses for each connection.
            using var http = new HttpClient();
            pids.Add(int.Parse(await http.GetStringAsync(new Uri(web.GetEndpoint("http").Url))));
        }
        return pids;
    }
}
