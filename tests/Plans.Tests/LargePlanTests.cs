using System.Diagnostics;
using System.Globalization;
using System.Net;
using EduCoop.Plans.Boards;
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
        var unfolding = Stopwatch.GetElapsedTime(start).TotalSeconds;
        output.WriteLine($"{Wards * Tasks * Years} pieces of work, killed after {atKill}: {unfolding:0.0} s");

        Assert.Equal(Wards * Tasks * Years, await CountAsync(planId));
        // Every piece is told once and only once: in the outbox still, or gone to the broker.
        Assert.Equal(0L, await database.ScalarAsync<long>("select count(*) from (select 1 from outbox where message_type like '%TaskAssigned' group by key, payload having count(*) > 1) twice"));
        await MeasureAsync(service.Http, planId);
        // Nothing else may be at work on the bare counterpart's server than was before.
        await service.KillAsync();
        var bare = await BareAsync();
        output.WriteLine($"bare SQL, the same rows and events task by task: {bare:0.0} s; ratio to the service {bare / unfolding:0.00}");
    }

    // The same rows into tables with the same indexes, their events into outbox and record, one commit a task; no service, no relay, no broker.
    private async Task<double> BareAsync()
    {
        await database.ExecuteAsync("create table bare_occurrence (like occurrence including all)");
        await database.ExecuteAsync("create table bare_outbox (like outbox including all)");
        await database.ExecuteAsync("create table bare_log (like event_log including all)");
        var tasks = new List<Guid>();
        await using (var command = database.DataSource.CreateCommand("select task_id from task order by position"))
        await using (var reader = await command.ExecuteReaderAsync())
        {
            while (await reader.ReadAsync())
            {
                tasks.Add(reader.GetGuid(0));
            }
        }

        var start = Stopwatch.GetTimestamp();
        foreach (var task in tasks)
        {
            await database.ExecuteAsync(
                """
                with made as (insert into bare_occurrence select * from occurrence where task_id = $1 returning *),
                said as (insert into bare_outbox (message_id, message_type, key, partition, payload)
                select gen_random_uuid(), 'EduCoop.Contracts.Plans.TaskAssigned', $1::text, 1, json_build_object('taskId', $1, 'planId', plan_id, 'unitId', unit_id, 'section', 'II.1', 'title', 'Nhiệm vụ',
                    'occurrences', json_agg(json_build_object('occurrenceId', occurrence_id, 'label', label, 'startsOn', starts_on, 'dueOn', due_on, 'state', state, 'percent', percent, 'version', version)))
                from made group by plan_id, unit_id returning *)
                insert into bare_log (message_id, message_type, content, at) select message_id, message_type, payload, created_at from said
                """,
                task);
        }

        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private async Task<Guid> IssueAsync(HttpClient http, Guid[] members)
    {
        const string lead = "Ủy ban nhân dân các phường";
        var draft = await (await http.PostDraftAsync(officer, System.Text.Encoding.UTF8.GetBytes(SamplePlan.Text(1)), "lon.txt")).ReadAsync<DraftView>(HttpStatusCode.Created);
        draft = await http.ReadThroughAsync(officer, draft);
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
        await database.ExecuteAsync("vacuum analyze occurrence");
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
        var late = await (await http.SendAsync(HttpMethod.Get, "/my-tasks?box=late&pageSize=50", officer)).ReadAsync<MyTasks>();
        Assert.Equal(await database.ScalarAsync<long>("select count(*) from occurrence where state = 'open' and due_on < (clock_timestamp() at time zone 'Asia/Ho_Chi_Minh')::date"), late.Counts.Late);
        foreach (var (what, path) in new[]
        {
            ("its late work, first page", "/my-tasks?box=late&pageSize=50"),
            ("its late work by title", "/my-tasks?box=late&pageSize=50&sort=title"),
            ("its work by status", "/my-tasks?box=open&pageSize=50&sort=status"),
            ("its work by a word of the title", "/my-tasks?box=open&pageSize=50&query=viec%20so%207"),
            ("its work by a word that all titles have", "/my-tasks?box=open&pageSize=50&query=nhiem%20vu"),
            ("its late work, last page", $"/my-tasks?box=late&pageSize=50&page={(late.Counts.Late + 49) / 50}"),
            ("overdue board, those who are not late too", "/boards/overdue?pageSize=50&onlyOverdue=false"),
            ("overdue board, last page", $"/boards/overdue?pageSize=50&page={(Wards + 49) / 50}"),
            ("progress of the plan", $"/plans/{planId}/progress"),
            ("list of plans", "/plans"),
            ("early warnings", "/boards/warnings"),
            ("timeline of the plan, first page", $"/plans/{planId}/timeline?from=2025-01-01&to=2029-12-31"),
            ("all tasks, first page", "/tasks"),
            ("all tasks, overdue", "/tasks?status=overdue"),
        })
        {
            await TimeAsync(what, async () => Assert.Equal(HttpStatusCode.OK, (await http.SendAsync(HttpMethod.Get, path, officer)).StatusCode));
        }

        if (!Long)
        {
            Assert.True(status < 5 && board < 5 && mine < 5, $"{status} {board} {mine}");
        }

        // The board says of each unit what lies there, piece by piece.
        var worst = (await (await http.SendAsync(HttpMethod.Get, "/boards/overdue?pageSize=1", officer)).ReadAsync<PagedResult<UnitStanding>>()).Items[0];
        Assert.Equal(
            worst.Overdue, await database.ScalarAsync<long>("select count(*) from occurrence where unit_id = $1 and state = 'open' and due_on < (clock_timestamp() at time zone 'Asia/Ho_Chi_Minh')::date", worst.UnitId!.Value));
        Assert.Equal(worst.NotDone, await database.ScalarAsync<long>("select count(*) from occurrence where unit_id = $1 and state = 'open'", worst.UnitId!.Value));
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
