using EduCoop.ServiceDefaults;
using EduCoop.Twinning.Tests.Fixtures;
using EduCoop.Twinning.Tests.Health.Fixtures;

namespace EduCoop.Twinning.Tests.Health;

/// <summary>Dormant pairs are found and told of once, whoever looks and however often. Each test has a database of its own: the worker looks at all pairs.</summary>
public sealed class FindDormantTests : IAsyncLifetime
{
    private readonly TwinningDatabase database = new();
    private readonly HealthWorld world;

    public FindDormantTests() => world = new(database);

    public Task InitializeAsync() => database.InitializeAsync();

    public Task DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task A_pair_that_fell_asleep_is_told_to_both_schools_and_both_offices_once_and_wakes_up_once()
    {
        var (script, life) = await world.PairAsync();
        await LookAsync(HealthWorld.Active.AddDays(60), 0);
        await LookAsync(HealthWorld.Active.AddDays(61), 1);
        await LookAsync(HealthWorld.Active.AddDays(62), 0);
        Guid[] told = [Tree.School, Tree.BorderSchool, Tree.Ward, Tree.BorderWard];
        Assert.Equal(told.Order(), (await database.ScalarAsync<Guid[]>("select array_agg(unit_id) from pair_nudge where agreement_id = $1", script.Id)).Order());
        Assert.Equal((1L, 0L), await EventsAsync(script.Id));
        Assert.Equal(HealthWorld.Active.AddDays(61), await database.ScalarAsync<DateOnly>("select since from pair_dormancy where agreement_id = $1", script.Id));

        await life.HoldAsync(HealthWorld.Noon(HealthWorld.Active.AddDays(63)), HealthWorld.Active.AddDays(63));
        await LookAsync(HealthWorld.Active.AddDays(63), 1);
        await LookAsync(HealthWorld.Active.AddDays(64), 0);
        Assert.Equal((1L, 1L), await EventsAsync(script.Id));
        Assert.Equal("revived", await database.ScalarAsync<string>("select ended_by from pair_dormancy where agreement_id = $1 and ended_at is not null", script.Id));

        // It falls asleep again: a second episode, told again, with higher versions.
        await LookAsync(HealthWorld.Active.AddDays(63 + 61), 1);
        Assert.Equal((2L, 1L), await EventsAsync(script.Id));
        Assert.Equal(8, await database.ScalarAsync<long>("select count(*) from pair_nudge where agreement_id = $1", script.Id));
        Assert.Equal(["1", "2", "3"], await database.ScalarAsync<string[]>("select array_agg(payload::jsonb->>'version' order by payload::jsonb->>'version') from outbox where message_type ~ 'Dormant|Revived'"));
    }

    [Fact]
    public async Task A_pair_that_is_over_is_dormant_no_more_and_nobody_is_told_that_it_revived()
    {
        var (script, _) = await world.PairAsync();
        await LookAsync(HealthWorld.Active.AddDays(70), 1);
        await world.EndAsync(script, 80);
        await LookAsync(VietnamTime.DayOf(world.Clock.Now), 1);
        Assert.Equal((1L, 0L), await EventsAsync(script.Id));
        Assert.Equal("over", await database.ScalarAsync<string>("select ended_by from pair_dormancy where agreement_id = $1", script.Id));
    }

    [Fact]
    public async Task Many_workers_at_once_tell_each_thing_once()
    {
        var pairs = new List<Guid>();
        for (var i = 0; i < 12; i++)
        {
            pairs.Add((await world.PairAsync()).Script.Id);
        }

        world.Clock.Now = HealthWorld.Noon(HealthWorld.Active.AddDays(61));
        var moved = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => world.Finder.RunAsync(CancellationToken.None)));
        Assert.Equal(12, moved.Sum());
        Assert.All(pairs, pair => Assert.Equal((1L, 0L), EventsAsync(pair).GetAwaiter().GetResult()));
        Assert.Equal(48, await database.ScalarAsync<long>("select count(*) from pair_nudge"));
    }

    private async Task LookAsync(DateOnly day, int expected)
    {
        world.Clock.Now = HealthWorld.Noon(day);
        Assert.Equal(expected, await world.Finder.RunAsync(CancellationToken.None));
    }

    private async Task<(long Dormant, long Revived)> EventsAsync(Guid agreementId) => (
        await database.ScalarAsync<long>("select count(*) from outbox where key = $1 and message_type like '%TwinningDormant'", agreementId.ToString()),
        await database.ScalarAsync<long>("select count(*) from outbox where key = $1 and message_type like '%TwinningRevived'", agreementId.ToString()));
}
