using System.Diagnostics;
using System.Globalization;
using System.Net;
using EduCoop.Plans.Drafts;
using EduCoop.Plans.Life;
using EduCoop.Plans.Tasks;
using EduCoop.Plans.Tests.Fixtures;
using EduCoop.ServiceDefaults;
using Npgsql;
using Xunit.Abstractions;

namespace EduCoop.Plans.Tests;

/// <summary>A plan that all wards lead: unfolding survives kill -9, and boards stay quick. EDUCOOP_LONG=1 takes 3,321 wards and a million pieces of work.</summary>
public sealed class LargePlanTests(ITestOutputHelper output) : IAsyncLifetime
{
    private const int Years = 5;
    private static readonly bool Long = Environment.GetEnvironmentVariable("EDUCOOP_LONG") == "1";
    private static readonly int Wards = Long ? 3_321 : 200;
    private static readonly int Tasks = Long ? 61 : 40;
    private readonly PlansDatabase database = new();
    private readonly RabbitFixture rabbit = new();
    private readonly TestTokens tokens = new();
    private string officer = "";

    public async Task InitializeAsync()
    {
        await Task.WhenAll(database.InitializeAsync(), rabbit.InitializeAsync(), tokens.InitializeAsync());
        officer = tokens.For(Roles.ProgrammeOfficer, Tree.HaNoi);
    }

    public async Task DisposeAsync()
    {
        await tokens.DisposeAsync();
        await rabbit.DisposeAsync();
        await database.DisposeAsync();
    }

    [Fact]
    public async Task Unfolding_goes_on_after_kill_9_and_the_boards_stay_quick()
    {
        var members = Enumerable.Range(1, Wards).Select(_ => Guid.CreateVersion7()).ToArray();
        await database.ExecuteAsync(
            "insert into unit_copy (unit_id, name, type_code, parent_id, path, version) select id, 'phường số ' || n, 'phuong', $2, array[$2, id], 1 from unnest($1) with ordinality as t (id, n)", members, Tree.HaNoi);
        var settings = new ServiceSettings().WithDatabase("plansdb", database).WithBroker(rabbit).WithAuthority(tokens);
        await using var service = new ServiceProcess("EduCoop.Plans", settings);
        Assert.True(await service.RunAsync("migrate") == 0, service.Log);
        await service.StartAsync();
        var planId = await IssueAsync(service.Http, members);

        var start = Stopwatch.GetTimestamp();
        await Eventually.Async("a part is unfolded", () => CountAsync(planId), count => count > 0);
        await service.KillAsync();
        var atKill = await CountAsync(planId);
        Assert.InRange(atKill, 1, (Wards * Tasks * Years) - 1);
        await service.StartAsync();
        await Eventually.Async(
            "all is unfolded", () => database.ScalarAsync<long>("select count(*) from unfold_job where plan_id = $1", planId), left => left == 0, TimeSpan.FromSeconds((Wards * Tasks / 50) + 120));
        output.WriteLine($"{Wards * Tasks * Years} pieces of work, killed after {atKill}: {Stopwatch.GetElapsedTime(start).TotalSeconds:0.0} s");

        Assert.Equal(Wards * Tasks * Years, await CountAsync(planId));
        // Every piece is told once and only once: in the outbox still, or gone to the broker.
        Assert.Equal(0L, await database.ScalarAsync<long>("select count(*) from (select 1 from outbox where message_type like '%TaskAssigned' group by key, payload having count(*) > 1) twice"));
        await MeasureAsync(service.Http, planId);
    }

    private async Task<Guid> IssueAsync(HttpClient http, Guid[] members)
    {
        const string lead = "Ủy ban nhân dân các phường";
        var draft = await (await http.PostDraftAsync(officer, System.Text.Encoding.UTF8.GetBytes(SamplePlan.Text(1)), "lon.txt")).ReadAsync<DraftView>(HttpStatusCode.Created);
        var tasks = Enumerable.Range(1, Tasks).Select(i => PlanCalls.Task(string.Create(CultureInfo.InvariantCulture, $"II.{i}"), $"Nhiệm vụ số {i}", lead, "Trước ngày 15/12 hằng năm")).ToArray();
        foreach (var (path, value) in new (string, object)[] { ("tasks", tasks), ("period", new { from = 2025, to = 2029 }), ("title", "Kế hoạch của mọi phường"), ("documentNumberTemplate", "/KH-SGDĐT") })
        {
            await (await http.SendAsync(HttpMethod.Put, $"/drafts/{draft.DraftId}/corrections", officer, new { path, value })).ReadAsync<DraftView>();
        }

        await (await http.SendAsync(HttpMethod.Put, $"/drafts/{draft.DraftId}/units", officer, new ResolveUnitsRequest([new(lead, MemberIds: members)]))).ReadAsync<DraftView>();
        var planId = Guid.CreateVersion7();
        await (await http.SendAsync(HttpMethod.Post, $"/drafts/{draft.DraftId}/confirm", officer, new { planId })).ReadAsync<PlanView>(HttpStatusCode.Created);
        await (await http.SendAsync(HttpMethod.Post, $"/plans/{planId}/submit", officer, new { })).ReadAsync<PlanView>();
        await (await http.SendAsync(HttpMethod.Post, $"/plans/{planId}/approve", tokens.For(Roles.Approver, Tree.HaNoi))).ReadAsync<PlanView>();
        await (await http.SendAsync(HttpMethod.Post, $"/plans/{planId}/issue", officer, new { documentDate = "2025-01-10" })).ReadAsync<PlanView>();
        return planId;
    }

    private async Task MeasureAsync(HttpClient http, Guid planId)
    {
        await database.ExecuteAsync("analyze occurrence");
        var status = await TimeAsync("status of every piece of work as of a day, in SQL", async () =>
        {
            await using var command = database.DataSource.CreateCommand(
                "select status_on(state, starts_on, due_on, done_on, null, $1) as status, count(*) from occurrence where plan_id = $2 group by 1");
            command.Parameters.Add(new NpgsqlParameter { Value = new DateOnly(2026, 7, 1) });
            command.Parameters.Add(new NpgsqlParameter { Value = planId });
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync())
            {
                output.WriteLine($"  {reader.GetString(0)}: {reader.GetInt64(1)}");
            }
        });
        var board = await TimeAsync($"overdue board of {Wards} wards", async () =>
            Assert.Equal(Wards, (await (await http.SendAsync(HttpMethod.Get, "/boards/overdue?pageSize=200", officer)).ReadAsync<PagedResult<System.Text.Json.JsonElement>>()).Total));
        var mine = await TimeAsync("my tasks of the department", async () => Assert.Equal(0, (await (await http.SendAsync(HttpMethod.Get, "/my-tasks?box=returned", officer)).ReadAsync<MyTasks>()).Tasks.Total));
        if (!Long)
        {
            Assert.True(status < 5 && board < 5 && mine < 5, $"{status} {board} {mine}");
        }
    }

    private async Task<double> TimeAsync(string what, Func<Task> work)
    {
        // The best of three: what the machine beside does is not ours.
        var best = double.MaxValue;
        for (var i = 0; i < 3; i++)
        {
            var start = Stopwatch.GetTimestamp();
            await work();
            best = Math.Min(best, Stopwatch.GetElapsedTime(start).TotalSeconds);
        }

        output.WriteLine($"{what}: {best:0.000} s");
        return best;
    }

    private async Task<int> CountAsync(Guid planId) => (int)await database.ScalarAsync<long>("select count(*) from occurrence where plan_id = $1", planId);
}
