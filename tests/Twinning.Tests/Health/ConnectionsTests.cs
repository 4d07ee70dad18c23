using EduCoop.ServiceDefaults;
using EduCoop.Twinning.Registers;
using EduCoop.Twinning.Tests.Fixtures;
using EduCoop.Twinning.Tests.Health.Fixtures;

namespace EduCoop.Twinning.Tests.Health;

/// <summary>The register of connections as of a day: what had been said by then, and whose pairs it shows.</summary>
public sealed class ConnectionsTests(TwinningDatabase database) : IClassFixture<TwinningDatabase>
{
    private readonly HealthWorld world = new(database);

    [Fact]
    public async Task A_past_day_shows_what_had_been_said_by_then()
    {
        var (script, life) = await world.PairAsync();
        var day = HealthWorld.Active.AddDays(10);
        await life.WritePlanAsync(HealthWorld.Noon(day), "supporter");
        var activity = await life.HoldAsync(HealthWorld.Noon(day), day, report: new(day, 90, 2, 10, 3, 20));
        await life.EvaluateAsync(activity, HealthWorld.Noon(day), "supporter", 2);
        await life.AgreePlanAsync(HealthWorld.Noon(day.AddDays(1)), "seeker");
        await life.ReportAsync(activity, 3, HealthWorld.Noon(day.AddDays(2)), "seeker", new(day.AddDays(-1), 60, 2, 11, 3, 21));
        await life.EvaluateAsync(activity, HealthWorld.Noon(day.AddDays(3)), "supporter", 5);
        await life.EvaluateAsync(activity, HealthWorld.Noon(day.AddDays(3)), "seeker", 4);
        await database.ExecuteAsync(
            """
            insert into pair_review (review_id, agreement_id, school_year, version, mark, points, proposed_mark, figures, by_account, by_name, by_unit, by_unit_name, at)
            values ($1, $2, 2026, 1, 'fair', 55, 'fair', '{}', $1, 'Mẫu', $1, 'Mẫu', $3)
            """,
            Guid.CreateVersion7(), script.Id, HealthWorld.Noon(day.AddDays(4)));

        Assert.Empty((await ReadAsync(Asked(HealthWorld.Active.AddDays(-1)), script.Id)));
        var before = Assert.Single(await ReadAsync(Asked(day.AddDays(-1)), script.Id));
        Assert.Equal((false, 0, 0L, null, null), (before.PlanAgreed, before.Held, before.Minutes, before.LastHeld, before.Mark));
        var first = Assert.Single(await ReadAsync(Asked(day), script.Id));
        Assert.Equal((false, 1, 90L, 2L, 10L, 3L, 20L, 2m, day), (first.PlanAgreed, first.Held, first.Minutes, first.SupporterTeachers, first.SupporterPupils, first.SeekerTeachers, first.SeekerPupils, first.Usefulness!.Value, first.LastHeld!.Value));
        var last = Assert.Single(await ReadAsync(Asked(day.AddDays(4)), script.Id));
        Assert.Equal((true, 1, 60L, 11L, 21L, 4.5m, day.AddDays(-1), "fair"), (last.PlanAgreed, last.Held, last.Minutes, last.SupporterPupils, last.SeekerPupils, last.Usefulness!.Value, last.LastHeld!.Value, last.Mark));
        Assert.Null(Assert.Single(await ReadAsync(Asked(day.AddDays(3)), script.Id)).Mark);
        Assert.Equal(("active", "Ủy ban nhân dân xã Biên"), (last.State, last.SeekerWard));
        // Another school year of the same agreement.
        Assert.Equal(0, Assert.Single(await ReadAsync(Asked(day.AddDays(4)) with { SchoolYear = 2027 }, script.Id)).Held);
        // A plan that was changed afterwards is agreed no more.
        await life.WritePlanAsync(HealthWorld.Noon(day.AddDays(6)), "seeker");
        Assert.False(Assert.Single(await ReadAsync(Asked(day.AddDays(6)), script.Id)).PlanAgreed);
    }

    [Fact]
    public async Task Only_pairs_that_were_active_and_concern_ones_units_are_shown()
    {
        var (script, _) = await world.PairAsync();
        var (proposed, _) = await world.PairAsync(isWhole: false);
        var day = HealthWorld.Active.AddDays(5);
        foreach (var mine in new[] { Tree.School, Tree.Ward, Tree.HaNoi, Tree.BorderSchool, Tree.CaoBang })
        {
            Assert.Single(await ReadAsync(Asked(day, mine), script.Id));
        }

        Assert.Empty(await ReadAsync(Asked(day, Tree.OtherSchool), script.Id));
        Assert.Empty(await ReadAsync(Asked(day, Tree.OtherWard), script.Id));
        Assert.Empty(await ReadAsync(Asked(day), proposed.Id));
        Assert.Empty(await ReadAsync(Asked(day) with { Level = "thpt" }, script.Id));
        Assert.Empty(await ReadAsync(Asked(day) with { Under = Tree.OtherWard }, script.Id));
        Assert.Single(await ReadAsync(Asked(day) with { Under = Tree.BorderWard, Level = "tieu_hoc" }, script.Id));
    }

    private static RegisterAsked Asked(DateOnly day, Guid? unit = null) => new(unit is null, unit ?? Guid.Empty, 2026, day, null, null, null, 100, 0, 1);

    private async Task<IReadOnlyList<RegisterConnection>> ReadAsync(RegisterAsked asked, Guid agreementId)
    {
        await using var connection = await database.DataSource.OpenConnectionAsync();
        PagedResult<RegisterConnection> page = await ReadRegister.ConnectionsAsync(connection, asked, CancellationToken.None);
        Assert.Equal(page.Items.Count, page.Total);
        return [.. page.Items.Where(row => row.AgreementId == agreementId)];
    }
}
