using EduCoop.Reporting.Forms;
using EduCoop.ServiceDefaults;
using EduCoop.Testing;

namespace EduCoop.Reporting.Tests;

/// <summary>What a unit did before it became another: of the one that follows it, from the period in which it ended; of nobody where several follow; of itself always.</summary>
public sealed class MergedFigureTests(RegimeFixture fixture) : IClassFixture<RegimeFixture>
{
    private static readonly DateOnly Start = new(2026, 1, 1);

    [Fact]
    public async Task Who_follows_a_unit_alone_has_its_figures_in_the_period_in_which_it_ended()
    {
        var place = await fixture.PlaceAsync();
        await WorkAsync(place.SchoolA, new(2026, 2, 10));
        await WorkAsync(place.SchoolB, new(2026, 2, 20));
        await WorkAsync(place.SchoolC, new(2026, 2, 20));
        await fixture.CloseAsync(place.SchoolA, "Trường A", new(2026, 6, 30), place.SchoolB);
        // Split between two: nobody knows which of them goes on with what.
        var half = Guid.CreateVersion7();
        await fixture.RegisterAsync(half, "Trường D", "tieu_hoc", [place.Department, place.SecondWard, half], new(2026, 7, 1));
        await fixture.CloseAsync(place.SchoolC, "Trường C", new(2026, 6, 30), half, place.SchoolB);
        await Eventually.Async("both ends are heard", () => fixture.Reporting.Database.ScalarAsync<long>("select count(*) from unit_end where unit_id in ($1, $2)", place.SchoolA, place.SchoolC), count => count == 2);

        // On its last day it still was itself, and owed its own report.
        Assert.Equal((1, 1), await DueAsync(place.SchoolB, new(2026, 6, 30)));
        Assert.Equal((2, 2), await DueAsync(place.SchoolB, new(2026, 7, 1)));
        Assert.Equal((1, 1), await DueAsync(place.SchoolA, new(2026, 12, 31)));

        // Step by step all lead to the last one.
        var heir = Guid.CreateVersion7();
        await fixture.RegisterAsync(heir, "Trường Mới", "tieu_hoc", [place.Department, place.FirstWard, heir], new(2026, 9, 1));
        await fixture.CloseAsync(place.SchoolB, "Trường B", new(2026, 8, 31), heir);
        await fixture.KnownAsync(heir);
        await Eventually.Async("what went before is heard", () => DueAsync(heir, new(2026, 12, 31)), due => due == (2, 2));
        Assert.Equal((0, 0), await DueAsync(heir, new(2026, 8, 31)));
    }

    private Task<int> WorkAsync(Guid unit, DateOnly due) => fixture.Reporting.Database.ExecuteAsync(
        "insert into task_read (occurrence_id, task_id, plan_id, unit_id, label, due_on, state, percent, version) values ($1, $1, $1, $2, 'Mẫu', $3, 'open', 0, 1)", Guid.CreateVersion7(), unit, due);

    // The value and the rows that it leads to.
    private async Task<(int Value, int Rows)> DueAsync(Guid unit, DateOnly to)
    {
        var token = fixture.Reporting.Tokens.For(Roles.Administrator);
        var query = $"unitId={unit}&from={Start:yyyy-MM-dd}&to={to:yyyy-MM-dd}";
        var value = Assert.Single(await fixture.GetAsync<IReadOnlyList<FigureValue>>($"/forms/figures/values?{query}&codes=tasks.due", token));
        return ((int)value.Value!, (int)(await fixture.GetAsync<PagedResult<FigureRow>>($"/forms/figures/tasks.due/rows?{query}", token)).Total);
    }
}
