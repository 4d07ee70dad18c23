using EduCoop.Twinning.Tests.Fixtures;
using EduCoop.Twinning.Tests.Health.Fixtures;

namespace EduCoop.Twinning.Tests.Health;

/// <summary>The figures of a year against a count by hand; said again only when one of them has changed.</summary>
public sealed class CountYearTests : IAsyncLifetime
{
    private readonly TwinningDatabase database = new();
    private readonly HealthWorld world;

    public CountYearTests() => world = new(database);

    public Task InitializeAsync() => database.InitializeAsync();

    public Task DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task Figures_equal_a_count_by_hand_and_are_said_again_only_when_changed()
    {
        await database.ExecuteAsync(
            "insert into unit_mark (mark_id, unit_id, mark, valid_from, basis, by_account, by_name, at) values ($1, $2, 'border', '2026-01-01', 'Quyết định mẫu', $1, 'Mẫu', now())",
            Guid.CreateVersion7(), Tree.BorderWard);
        var (_, life) = await world.PairAsync();
        var (ended, _) = await world.PairAsync();
        var (first, second) = (HealthWorld.Active.AddDays(10), HealthWorld.Active.AddDays(20));
        await life.HoldAsync(HealthWorld.Noon(first), first, report: new(first, 90, 2, 10, 3, 20));
        var corrected = await life.HoldAsync(HealthWorld.Noon(second), second, report: new(second, 60, 1, 5, 1, 7));
        await life.ReportAsync(corrected, 3, HealthWorld.Noon(second.AddDays(30)), "seeker", new(second, 45, 1, 6, 1, 8));
        await world.EndAsync(ended, 40);

        // Both departments, of the present year and of the one before, in which there was nothing but schools.
        await CountAsync(second.AddDays(1), 4);
        Assert.Equal("2 0 2 0 2 150 3 15 1 0 0", await FiguresAsync(Tree.HaNoi));
        Assert.Equal("1 0 2 0 2 150 4 27 0 1 1", await FiguresAsync(Tree.CaoBang));
        // Counted that day already; and on the next nothing has changed.
        await CountAsync(second.AddDays(1), 0);
        await CountAsync(second.AddDays(2), 0);
        Assert.Equal(1, await database.ScalarAsync<long>("select version from year_count where authority_id = $1 and school_year = 2026", Tree.HaNoi));
        Assert.Equal(4, await SaidAsync());

        // The correction and the end of the second pair.
        await CountAsync(second.AddDays(31), 2);
        Assert.Equal("2 0 1 1 2 135 3 16 1 0 0", await FiguresAsync(Tree.HaNoi));
        Assert.Equal("1 0 1 1 2 135 4 28 0 1 1", await FiguresAsync(Tree.CaoBang));
        Assert.Equal(2, await database.ScalarAsync<long>("select version from year_count where authority_id = $1 and school_year = 2026", Tree.HaNoi));
        Assert.Equal(6, await SaidAsync());
    }

    [Fact]
    public async Task What_happens_today_is_in_the_figures_of_today()
    {
        var (_, life) = await world.PairAsync();
        var day = HealthWorld.Active.AddDays(10);
        await CountAsync(day.AddDays(-1), 4);
        await life.HoldAsync(HealthWorld.Noon(day).AddHours(-1), day, report: new(day, 90, 2, 10, 3, 20));
        Assert.Equal(2, await world.Counter.RunAsync(CancellationToken.None));
        Assert.Equal(day, await database.ScalarAsync<DateOnly>("select counted_on from year_count where authority_id = $1 and school_year = 2026", Tree.HaNoi));
        Assert.Equal(0, await world.Counter.RunAsync(CancellationToken.None));
        // On the next day the same figures are not said again.
        await CountAsync(day, 0);
    }

    [Fact]
    public async Task Several_workers_on_one_day_say_each_figure_once()
    {
        await world.PairAsync();
        world.Clock.Now = HealthWorld.Noon(HealthWorld.Active.AddDays(3));
        var said = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => world.Counter.RunAsync(CancellationToken.None)));
        Assert.Equal(4, said.Sum());
        Assert.Equal(4, await SaidAsync());
    }

    // The figures of a day are counted on the day after.
    private async Task CountAsync(DateOnly day, int expected)
    {
        world.Clock.Now = HealthWorld.Noon(day.AddDays(1));
        Assert.Equal(expected, await world.Counter.RunAsync(CancellationToken.None));
    }

    private Task<string> FiguresAsync(Guid authority) => database.ScalarAsync<string>(
        """
        select concat_ws(' ', schools, registered, pairs, pairs_ended, activities, minutes, teachers, pupils, uncovered, border_communes, border_communes_covered)
        from year_count where authority_id = $1 and school_year = 2026
        """, authority);

    private Task<long> SaidAsync() => database.ScalarAsync<long>("select count(*) from outbox where message_type like '%TwinningYearCounted'");
}
