using EduCoop.Plans.Reminders;
using EduCoop.Plans.Tests.Fixtures;

namespace EduCoop.Plans.Tests.Reminders;

/// <summary>Who is reminded of what on which day, on a database of its own: day after day, as time would bring it.</summary>
public sealed class MakeRemindersTests : IAsyncLifetime
{
    private static readonly DateOnly Due = new(2026, 6, 30);
    private readonly PlansDatabase database = new();

    public Task InitializeAsync() => database.InitializeAsync();

    public Task DisposeAsync() => database.DisposeAsync();

    private Task<int?> RunAsync(DateOnly day, bool again = true, bool mails = false) =>
        MakeReminders.RunAsync(database.DataSource, day, mails, again, new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), CancellationToken.None);

    private async Task<Guid> WorkAsync(Guid? unit, DateOnly? due = null, string state = "open", string plan = "issued")
    {
        var task = await database.AddTaskAsync(await database.AddPlanAsync(Tree.HaNoi, plan), "Xây dựng kho học liệu", unit);
        return await database.AddWorkAsync(task, unit, due ?? Due, state);
    }

    private Task<string> SaidAsync(Guid work, Guid unit) => database.ScalarAsync<string>(
        """
        select coalesce(string_agg(r.kind || '@' || (n.day - r.due_on) || '/' || r.role, ' ' order by n.day), '')
        from reminder r join notice n using (notice_id) where r.occurrence_id = $1 and r.unit_id = $2
        """,
        work, unit);

    [Fact]
    public async Task Thirty_seven_and_one_day_before_and_every_week_after_each_once()
    {
        var work = await WorkAsync(Tree.Ward);
        for (var day = Due.AddDays(-40); day <= Due.AddDays(22); day = day.AddDays(1))
        {
            await RunAsync(day);
            Assert.Equal(0, await RunAsync(day));
        }

        Assert.Equal("due_30@-30/lead due_7@-7/lead due_1@-1/lead overdue_1@7/lead overdue_2@14/lead overdue_3@21/lead", await SaidAsync(work, Tree.Ward));
        Assert.Equal("overdue_1@7/escalation overdue_2@14/escalation overdue_3@21/escalation", await SaidAsync(work, Tree.HaNoi));
    }

    [Fact]
    public async Task A_missed_day_is_made_good_once_and_late()
    {
        var work = await WorkAsync(Tree.Ward);
        await RunAsync(Due.AddDays(-26));
        await RunAsync(Due.AddDays(-3));
        await RunAsync(Due.AddDays(17));
        Assert.Equal("due_30@-26/lead due_7@-3/lead overdue_2@17/lead", await SaidAsync(work, Tree.Ward));
    }

    [Fact]
    public async Task A_moved_due_date_begins_anew()
    {
        var work = await WorkAsync(Tree.Ward);
        await RunAsync(Due.AddDays(-7));
        await database.ExecuteAsync("update occurrence set due_on = $2 where occurrence_id = $1", work, Due.AddDays(30));
        await RunAsync(Due.AddDays(-6));
        await RunAsync(Due);
        await RunAsync(Due.AddDays(23));
        Assert.Equal("due_7@-7/lead due_30@-30/lead due_7@-7/lead", await SaidAsync(work, Tree.Ward));
    }

    [Fact]
    public async Task What_nobody_leads_is_told_to_the_issuer()
    {
        var work = await WorkAsync(null);
        await RunAsync(Due.AddDays(-30));
        await RunAsync(Due.AddDays(7));
        Assert.Equal("due_30@-30/issuer overdue_1@7/issuer", await SaidAsync(work, Tree.HaNoi));
    }

    [Fact]
    public async Task What_is_done_handed_in_cancelled_or_not_issued_is_left_alone()
    {
        foreach (var (state, plan) in new[] { ("waiting", "issued"), ("accepted", "issued"), ("cancelled", "issued"), ("open", "draft") })
        {
            var work = await WorkAsync(Tree.Ward, state: state, plan: plan);
            await RunAsync(Due.AddDays(-30));
            await RunAsync(Due.AddDays(9));
            Assert.Equal("", await SaidAsync(work, Tree.Ward));
        }
    }

    [Fact]
    public async Task A_unit_has_one_digest_a_day_with_all_its_work()
    {
        for (var i = 0; i < 5; i++)
        {
            await WorkAsync(Tree.Ward, Due.AddDays(i));
        }

        await WorkAsync(Tree.School, Due);
        await RunAsync(Due.AddDays(-7));
        Assert.Equal(2, await database.ScalarAsync<long>("select count(*) from notice"));
        Assert.Equal(5, await database.ScalarAsync<long>("select count(*) from reminder r join notice n using (notice_id) where n.unit_id = $1", Tree.Ward));
    }

    [Fact]
    public async Task Ten_processes_at_once_say_it_once()
    {
        for (var i = 0; i < 20; i++)
        {
            await WorkAsync(i % 2 == 0 ? Tree.Ward : Tree.School);
        }

        var made = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => RunAsync(Due.AddDays(-30))));
        Assert.Equal(20, made.Sum() ?? 0);
        Assert.Equal((2L, 20L), (await database.ScalarAsync<long>("select count(*) from notice"), await database.ScalarAsync<long>("select count(*) from reminder")));
    }

    [Fact]
    public async Task A_day_that_is_done_is_not_looked_at_again()
    {
        await WorkAsync(Tree.Ward);
        Assert.Equal(1, await RunAsync(Due.AddDays(-30), again: false));
        await WorkAsync(Tree.School);
        Assert.Null(await RunAsync(Due.AddDays(-30), again: false));
        Assert.Equal(1, await RunAsync(Due.AddDays(-30), again: true));
    }

    [Fact]
    public async Task Only_a_unit_with_a_mailbox_is_mailed_and_only_with_a_server()
    {
        await database.ExecuteAsync("insert into unit_mailbox (unit_id, address, set_by, set_at) values ($1, 'phuong@example.org', $1, now())", Tree.Ward);
        await WorkAsync(Tree.Ward);
        await WorkAsync(Tree.School);
        await RunAsync(Due.AddDays(-30), mails: true);
        await RunAsync(Due.AddDays(-7), mails: false);
        Assert.Equal(
            "none,none,none,waiting",
            await database.ScalarAsync<string>("select string_agg(mail_state, ',' order by mail_state) from notice"));
    }
}
