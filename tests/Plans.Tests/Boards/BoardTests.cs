using System.Diagnostics;
using System.Net;
using EduCoop.Plans.Boards;
using EduCoop.Plans.Tests.Fixtures;
using EduCoop.ServiceDefaults;

namespace EduCoop.Plans.Tests.Boards;

[Collection(OneService.Name)]
public sealed class BoardTests(PlansService service)
{
    private static DateOnly Today => DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().ToOffset(TimeSpan.FromHours(7)).DateTime);

    private async Task<T> GetAsync<T>(string path, string? token = null) => await (await service.Http.SendAsync(HttpMethod.Get, path, token ?? service.Officer)).ReadAsync<T>();

    [Fact]
    public async Task Who_is_late_comes_first_and_what_is_done_does_not_count()
    {
        var plan = await service.Database.AddPlanAsync(Tree.HaNoi);
        var task = await service.Database.AddTaskAsync(plan, "Việc", Tree.Ward);
        for (var i = 0; i < 3; i++)
        {
            await service.Database.AddWorkAsync(task, Tree.Ward, Today.AddDays(-1 - i), label: $"w{i}");
        }

        await service.Database.AddWorkAsync(task, Tree.School, Today.AddDays(-9), label: "s");
        await service.Database.AddWorkAsync(task, Tree.School, Today, label: "today");
        await service.Database.AddWorkAsync(task, Tree.OtherWard, Today.AddDays(-9), "accepted", label: "o");
        await service.Database.AddWorkAsync(task, Tree.OtherWard, Today.AddDays(5), label: "o2");
        var board = await GetAsync<PagedResult<UnitStanding>>($"/boards/overdue?planId={plan}");
        Assert.Equal([(Tree.Ward, 3, 3), (Tree.School, 1, 2)], board.Items.Select(unit => (unit.UnitId!.Value, unit.Overdue, unit.NotDone)));
        Assert.Equal((1, Today.AddDays(-9)), (board.Items[1].DueSoon, board.Items[1].OldestDueOn));
        Assert.Equal(3, (await GetAsync<PagedResult<UnitStanding>>($"/boards/overdue?planId={plan}&onlyOverdue=false")).Total);
        Assert.Equal([Tree.School], (await GetAsync<PagedResult<UnitStanding>>($"/boards/overdue?planId={plan}&under={Tree.School}")).Items.Select(unit => unit.UnitId!.Value));
        // A ward sees itself and its school, not its neighbour.
        var own = await GetAsync<PagedResult<UnitStanding>>($"/boards/overdue?onlyOverdue=false&planId={plan}", service.WardOfficer);
        Assert.DoesNotContain(own.Items, unit => unit.UnitId == Tree.OtherWard);
        await (await service.Http.SendAsync(HttpMethod.Get, $"/boards/overdue?planId={plan}", service.Tokens.For(Roles.UnitOfficer, Tree.CaoBang))).ReadProblemAsync(HttpStatusCode.Forbidden, "out_of_scope");
    }

    [Fact]
    public async Task Expected_progress_follows_an_even_pace()
    {
        var plan = await service.Database.AddPlanAsync(Tree.HaNoi);
        var task = await service.Database.AddTaskAsync(plan, "Việc", Tree.Ward);
        await service.Database.AddWorkAsync(task, Tree.Ward, Today.AddDays(50), starts: Today.AddDays(-50), percent: 20, label: "half");
        await service.Database.AddWorkAsync(task, Tree.Ward, Today.AddDays(-10), "accepted", label: "done");
        var progress = await GetAsync<PlanProgress>($"/plans/{plan}/progress");
        Assert.Equal((2, 1, 0, 60m, 75m), (progress.Occurrences, progress.Done, progress.Overdue, progress.ActualPercent, progress.ExpectedPercent));
    }

    [Fact]
    public async Task Thirty_days_before_it_slips_there_is_a_warning_unless_the_pace_is_good()
    {
        var plan = await service.Database.AddPlanAsync(Tree.HaNoi);
        var task = await service.Database.AddTaskAsync(plan, "Việc", Tree.Ward);
        var slipping = await service.Database.AddWorkAsync(task, Tree.Ward, Today.AddDays(20), starts: Today.AddDays(-80), percent: 79, label: "slips");
        await service.Database.AddWorkAsync(task, Tree.Ward, Today.AddDays(20), starts: Today.AddDays(-80), percent: 80, label: "good");
        await service.Database.AddWorkAsync(task, Tree.Ward, Today.AddDays(31), starts: Today.AddDays(-80), label: "later");
        var warning = Assert.Single((await GetAsync<PagedResult<EarlyWarning>>($"/boards/warnings?planId={plan}")).Items);
        Assert.Equal((slipping, 79, 80, 20), (warning.OccurrenceId, warning.Percent, warning.ExpectedPercent, warning.DaysLeft));
        Assert.Equal(1, (await GetAsync<PagedResult<EarlyWarning>>($"/boards/warnings?planId={plan}", service.WardOfficer)).Total);
        Assert.Equal(0, (await GetAsync<PagedResult<EarlyWarning>>($"/boards/warnings?planId={plan}", service.Tokens.For(Roles.UnitOfficer, Tree.OtherWard))).Total);
    }

    [Fact]
    public async Task The_timeline_has_bars_that_touch_the_span()
    {
        var plan = await service.Database.AddPlanAsync(Tree.HaNoi);
        var task = await service.Database.AddTaskAsync(plan, "Việc", Tree.Ward);
        await service.Database.AddWorkAsync(task, Tree.Ward, new DateOnly(2026, 3, 31), starts: new DateOnly(2026, 1, 1), label: "before");
        var touching = await service.Database.AddWorkAsync(task, Tree.Ward, new DateOnly(2026, 7, 31), starts: new DateOnly(2026, 1, 1), label: "touching");
        await service.Database.AddWorkAsync(task, Tree.Ward, new DateOnly(2026, 12, 31), starts: new DateOnly(2026, 11, 1), label: "after");
        var bars = await GetAsync<PagedResult<TimelineBar>>($"/plans/{plan}/timeline?from=2026-04-01&to=2026-06-30");
        Assert.Equal((touching, "overdue"), (Assert.Single(bars.Items).OccurrenceId, bars.Items[0].Status));
        await (await service.Http.SendAsync(HttpMethod.Get, $"/plans/{plan}/timeline?from=2026-04-01&to=2026-03-30", service.Officer)).ReadProblemAsync(HttpStatusCode.UnprocessableEntity, "span_invalid");
    }

    [Fact]
    public async Task Three_thousand_wards_are_one_page_in_less_than_a_second()
    {
        await using var database = await TestDatabase.CreateAsync(typeof(Routes).Assembly);
        await using var fill = database.DataSource.CreateCommand(
            """
            insert into unit_copy (unit_id, name, type_code, parent_id, path, version)
            select ('00000000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, 'phường ' || n, 'phuong', null, array[('00000000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid], 1 from generate_series(1, 3321) n;
            insert into plan (plan_id, issuer_unit_id, issuer_name, symbol, document_number, document_date, title, state, created_by, created_at, approved_by, approved_at, issued_by, issued_at)
            select '00000000-0000-7000-8000-0000000f0000', '00000000-0000-7000-8000-000000000001', 'Sở', 'KH', '1/KH', '2026-01-01', 'Lớn', 'issued', gen_random_uuid(), now(), gen_random_uuid(), now(), gen_random_uuid(), now();
            insert into task (task_id, plan_id, position, section, title) select gen_random_uuid(), '00000000-0000-7000-8000-0000000f0000', n, n::text, 'Việc ' || n from generate_series(1, 64) n;
            insert into occurrence (occurrence_id, task_id, plan_id, unit_id, label, due_on)
            select gen_random_uuid(), t.task_id, t.plan_id, u.unit_id, '2026', current_date - 200 + t.position * 5 from task t cross join unit_copy u;
            analyze;
            """);
        fill.CommandTimeout = 300;
        await fill.ExecuteNonQueryAsync();
        await using var host = await ServiceHost<Program>.StartAsync(new ServiceSettings().With("ConnectionStrings:plansdb", database.ConnectionString).WithBroker(service.Rabbit).WithAuthority(service.Tokens).With("Reminders:FromHour", "24"));
        var administrator = service.Tokens.For(Roles.Administrator);
        async Task<(PagedResult<UnitStanding>, TimeSpan)> Board()
        {
            var watch = Stopwatch.StartNew();
            var page = await (await host.Http.SendAsync(HttpMethod.Get, "/boards/overdue?pageSize=200&page=3", administrator)).ReadAsync<PagedResult<UnitStanding>>();
            return (page, watch.Elapsed);
        }

        await Board();
        var runs = new[] { await Board(), await Board(), await Board() };
        Assert.All(runs, run => Assert.Equal((3321L, 200), (run.Item1.Total, run.Item1.Items.Count)));
        // 212,544 pieces of work; the best of three, since tests share the machine.
        Assert.True(runs.Min(run => run.Item2) < TimeSpan.FromSeconds(1), $"The board took {string.Join(", ", runs.Select(run => run.Item2.TotalMilliseconds))} ms.");
    }
}
