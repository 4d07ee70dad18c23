using EduCoop.Plans.Boards;
using EduCoop.Plans.Tasks;
using EduCoop.Plans.Tests.Fixtures;
using EduCoop.ServiceDefaults;

namespace EduCoop.Plans.Tests.Tasks;

/// <summary>Lists of pieces of work: page by page they are the same as at once, in the order of the document.</summary>
[Collection(OneService.Name)]
public sealed class ListTasksTests(PlansService service)
{
    private static readonly DateOnly First = new(2031, 3, 1);

    [Fact]
    public async Task Page_by_page_it_is_the_whole_list_once()
    {
        var plan = await PlanAsync();
        foreach (var filter in new[] { "", "&status=open", "&status=planned", "&query=hai", "&quarter=2031-Q1" })
        {
            var all = await ListAsync($"planId={plan}&pageSize=200{filter}");
            Assert.Equal(all.Total, all.Items.Count);
            var paged = new List<TaskItem>();
            for (var page = 1; page <= (all.Items.Count + 2) / 3; page++)
            {
                var one = await ListAsync($"planId={plan}&pageSize=3&page={page}{filter}");
                Assert.Equal(all.Total, one.Total);
                paged.AddRange(one.Items);
            }

            Assert.Equal(all.Items, paged);
            var beyond = await ListAsync($"planId={plan}&pageSize=3&page=99{filter}");
            Assert.Equal((all.Total, 0), (beyond.Total, beyond.Items.Count));
        }

        var whole = await ListAsync($"planId={plan}&pageSize=200");
        Assert.Equal(["Việc một", "Việc hai", "Việc ba", "Việc bốn"], whole.Items.Select(item => item.Title).Distinct());
        Assert.Equal([5, 1, 1, 7], whole.Items.GroupBy(item => item.TaskId).Select(task => task.Count()));
        Assert.All(whole.Items.Where(item => item.Title == "Việc bốn").Zip(whole.Items.Where(item => item.Title == "Việc bốn").Skip(1)), pair => Assert.True(pair.First.DueOn <= pair.Second.DueOn));
    }

    [Fact]
    public async Task A_unit_sees_its_own_piece_of_what_a_group_leads()
    {
        var plan = await service.Database.AddPlanAsync(Tree.HaNoi);
        var (begun, planned) = (await service.Database.AddTaskAsync(plan, "Việc của các phường"), await service.Database.AddTaskAsync(plan, "Việc chưa chia của các phường", position: 1));
        await service.Database.ExecuteAsync(
            "insert into task_role (task_id, role, position, written, member_ids) select t, 'lead', 0, 'các phường', $3 from unnest(array[$1::uuid, $2::uuid]) t", begun, planned, new[] { Tree.Ward, Tree.OtherWard });
        await service.Database.AddWorkAsync(begun, Tree.Ward, First);
        await service.Database.AddWorkAsync(begun, Tree.OtherWard, First);
        var mine = (await ListAsync($"planId={plan}&unitId={Tree.Ward}")).Items;
        Assert.Equal([(begun, (Guid?)Tree.Ward, 2), (planned, null, 2)], mine.Select(item => (item.TaskId, item.LeadUnitId, item.LeadMembers)));
        Assert.Equal(2, (await ListAsync($"planId={plan}&unitId={Tree.OtherWard}")).Total);
        Assert.Equal(0, (await ListAsync($"planId={plan}&unitId={Tree.School}")).Total);
    }

    [Fact]
    public async Task Bars_of_the_timeline_page_by_page_are_the_whole_once()
    {
        var plan = await PlanAsync();
        async Task<PagedResult<TimelineBar>> BarsAsync(string page) =>
            await (await service.Http.SendAsync(HttpMethod.Get, $"/plans/{plan}/timeline?from=2031-01-01&to=2031-12-31&{page}", service.Officer)).ReadAsync<PagedResult<TimelineBar>>();
        var all = await BarsAsync("pageSize=200");
        Assert.Equal((13L, 13), (all.Total, all.Items.Count));
        var paged = new List<TimelineBar>();
        for (var page = 1; page <= 5; page++)
        {
            paged.AddRange((await BarsAsync($"pageSize=3&page={page}")).Items);
        }

        Assert.Equal(all.Items, paged);
        Assert.Equal(13, (await BarsAsync("pageSize=3&page=9")).Total);
    }

    /// <summary>Five pieces, one, none, seven.</summary>
    private async Task<Guid> PlanAsync()
    {
        var plan = await service.Database.AddPlanAsync(Tree.HaNoi);
        foreach (var (title, count, position) in new[] { ("Việc một", 5, 0), ("Việc hai", 1, 1), ("Việc ba", 0, 2), ("Việc bốn", 7, 3) })
        {
            var task = await service.Database.AddTaskAsync(plan, title, Tree.Ward, position);
            for (var i = 0; i < count; i++)
            {
                await service.Database.AddWorkAsync(task, Tree.Ward, First.AddDays(10 * ((i * 3) % 7)), label: $"{i}");
            }
        }

        return plan;
    }

    private async Task<PagedResult<TaskItem>> ListAsync(string query) =>
        await (await service.Http.SendAsync(HttpMethod.Get, $"/tasks?{query}", service.Officer)).ReadAsync<PagedResult<TaskItem>>();
}
