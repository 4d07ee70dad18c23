using System.Net;
using EduCoop.Plans.Tasks;
using EduCoop.Plans.Tests.Fixtures;
using EduCoop.ServiceDefaults;

namespace EduCoop.Plans.Tests.Tasks;

/// <summary>The list of a unit's work: found by words of the title, in three orders, page by page.</summary>
[Collection(OneService.Name)]
public sealed class MyTasksTests(PlansService service)
{
    private static DateOnly Today => DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().ToOffset(TimeSpan.FromHours(7)).DateTime);

    [Fact]
    public async Task A_title_is_found_with_and_without_accents_and_the_counts_stay_whole()
    {
        var officer = await UnitAsync();
        Assert.Equal(["Báo cáo tổng kết đợt", "Báo cáo sơ kết"], await TitlesAsync(officer, "query=bao cao"));
        Assert.Equal(["Báo cáo tổng kết đợt", "Báo cáo sơ kết"], await TitlesAsync(officer, "query=KẾT"));
        // Words in any order, parts of words, composed and decomposed letters, đ as d.
        Assert.Equal(["Báo cáo tổng kết đợt"], await TitlesAsync(officer, "query=dot ket"));
        Assert.Equal(["Đánh giá học sinh"], await TitlesAsync(officer, "query=" + Uri.EscapeDataString("đánh gi".Normalize(System.Text.NormalizationForm.FormD))));
        // Signs that a pattern would know are no pattern here.
        Assert.Empty(await TitlesAsync(officer, "query=" + Uri.EscapeDataString("%_")));
        Assert.Empty(await TitlesAsync(officer, "query=khong co"));
        var found = await ListAsync(officer, "query=danh gia");
        Assert.Equal((1L, 4L, 1L), (found.Tasks.Total, found.Counts.Open, found.Counts.Late));
    }

    [Fact]
    public async Task The_list_is_in_the_order_that_is_asked_for()
    {
        var officer = await UnitAsync();
        Assert.Equal(["Đánh giá học sinh", "Báo cáo tổng kết đợt", "Ấn phẩm", "Báo cáo sơ kết"], await TitlesAsync(officer, "sort=due"));
        // Vietnamese order: A before Ă before B before D before Đ; accents only decide between equals.
        Assert.Equal(["Ấn phẩm", "Báo cáo sơ kết", "Báo cáo tổng kết đợt", "Đánh giá học sinh"], await TitlesAsync(officer, "sort=title"));
        var byStatus = (await ListAsync(officer, "sort=status")).Tasks.Items;
        Assert.Equal(["overdue", "open", "undated", "not_begun"], byStatus.Select(item => item.Status));
        Assert.Equal("Báo cáo sơ kết", byStatus[2].Title);
        await (await service.Http.SendAsync(HttpMethod.Get, "/my-tasks?sort=size", officer)).ReadProblemAsync(HttpStatusCode.UnprocessableEntity, "sort_unknown");
    }

    [Theory]
    [InlineData("due")]
    [InlineData("title")]
    [InlineData("status")]
    public async Task Pages_together_are_the_list(string sort)
    {
        var officer = await UnitAsync();
        var whole = (await ListAsync(officer, $"sort={sort}&query=a")).Tasks;
        var pages = new List<TaskItem>();
        for (var page = 1; page <= 3; page++)
        {
            var part = (await ListAsync(officer, $"sort={sort}&query=a&pageSize=2&page={page}")).Tasks;
            Assert.Equal(whole.Total, part.Total);
            pages.AddRange(part.Items);
        }

        Assert.Equal(4, whole.Items.Count);
        Assert.Equal(whole.Items.Select(item => item.OccurrenceId), pages.Select(item => item.OccurrenceId));
    }

    [Fact]
    public async Task Where_a_task_stands_in_its_document_decides_between_equal_days()
    {
        var (unit, officer) = await service.NewUnitAsync();
        var plan = await service.Database.AddPlanAsync(Tree.HaNoi);
        var first = await service.Database.AddTaskAsync(plan, "Trước", unit, position: 1);
        await service.Database.AddWorkAsync(first, unit, Today.AddDays(3));
        await service.Database.AddWorkAsync(await service.Database.AddTaskAsync(plan, "Sau", unit, position: 10), unit, Today.AddDays(3));
        Assert.Equal(["Trước", "Sau"], await TitlesAsync(officer, "sort=due"));
        await service.Database.ExecuteAsync("update task set position = 11 where task_id = $1", first);
        Assert.Equal(["Sau", "Trước"], await TitlesAsync(officer, "sort=due"));
    }

    // One that is late, one that is to do, one that begins later and one without a day.
    private async Task<string> UnitAsync()
    {
        var (unit, officer) = await service.NewUnitAsync();
        var plan = await service.Database.AddPlanAsync(Tree.HaNoi);
        await AddAsync("Báo cáo tổng kết đợt", 10);
        await AddAsync("Đánh giá học sinh", -5);
        await AddAsync("Ấn phẩm", 20, starts: 2);
        await service.Database.ExecuteAsync("update occurrence set due_on = null where occurrence_id = $1", await AddAsync("Báo cáo sơ kết", 1));
        return officer;

        async Task<Guid> AddAsync(string title, int due, int? starts = null) =>
            await service.Database.AddWorkAsync(await service.Database.AddTaskAsync(plan, title, unit), unit, Today.AddDays(due), starts: starts is { } days ? Today.AddDays(days) : null);
    }

    private async Task<MyTasks> ListAsync(string token, string query) => await (await service.Http.SendAsync(HttpMethod.Get, $"/my-tasks?box=open&{query}", token)).ReadAsync<MyTasks>();

    private async Task<IEnumerable<string>> TitlesAsync(string token, string query) => (await ListAsync(token, query)).Tasks.Items.Select(item => item.Title);
}

internal static class NewUnits
{
    /// <summary>A ward that no other test has given work.</summary>
    internal static async Task<(Guid Unit, string Officer)> NewUnitAsync(this PlansService service)
    {
        var unit = Guid.CreateVersion7();
        await service.Database.AddUnitAsync(unit, "Ủy ban nhân dân phường Mới", [Tree.HaNoi]);
        return (unit, service.Tokens.For(Roles.UnitOfficer, unit));
    }
}
