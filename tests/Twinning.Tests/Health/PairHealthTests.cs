using EduCoop.ServiceDefaults;
using EduCoop.Twinning.Tests.Fixtures;
using EduCoop.Twinning.Tests.Health.Fixtures;

namespace EduCoop.Twinning.Tests.Health;

/// <summary>Each state on both sides of its limit.</summary>
public sealed class PairHealthTests(TwinningDatabase database) : IClassFixture<TwinningDatabase>
{
    private readonly HealthWorld world = new(database);

    [Fact]
    public async Task A_pair_sleeps_from_the_day_after_its_limit_and_wakes_with_the_next_activity()
    {
        var (script, life) = await world.PairAsync();
        var never = (await world.HealthAsync(script.Id, HealthWorld.Active.AddDays(60)))!;
        Assert.Equal((null, 60, null, 0), (never.LastActivityOn, never.DaysSince, never.DormantSince, never.States.Length));
        var sleeping = (await world.HealthAsync(script.Id, HealthWorld.Active.AddDays(61)))!;
        Assert.Equal((61, HealthWorld.Active.AddDays(61), "dormant"), (sleeping.DaysSince, sleeping.DormantSince!.Value, Assert.Single(sleeping.States)));

        var held = HealthWorld.Active.AddDays(40);
        await life.HoldAsync(HealthWorld.Noon(held.AddDays(2)), held, "seeker");
        Assert.Equal("", await world.StatesAsync(script.Id, held.AddDays(60)));
        var again = (await world.HealthAsync(script.Id, held.AddDays(61)))!;
        Assert.Equal((held, 61, "dormant"), (again.LastActivityOn!.Value, again.DaysSince, Assert.Single(again.States)));
        // A planned one is none yet.
        await life.PlanAsync(HealthWorld.Noon(held.AddDays(50)), "supporter");
        Assert.Equal("dormant", await world.StatesAsync(script.Id, held.AddDays(61)));
    }

    [Fact]
    public async Task Three_words_of_one_school_and_none_of_the_other_are_one_sided_within_the_days_only()
    {
        var (script, life) = await world.PairAsync();
        var first = HealthWorld.Active.AddDays(1);
        await life.WritePlanAsync(HealthWorld.Noon(first), "supporter");
        await life.WriteAsync(HealthWorld.Noon(first), "supporter");
        Assert.Equal("", await world.StatesAsync(script.Id, first));
        await life.WriteAsync(HealthWorld.Noon(first), "supporter");
        Assert.Equal("one_sided", await world.StatesAsync(script.Id, first));
        Assert.Equal((3, 0), ((await world.HealthAsync(script.Id, first))!.SupporterWords, (await world.HealthAsync(script.Id, first))!.SeekerWords));
        // The 180th day still sees the first, the next no more.
        Assert.Contains("one_sided", await world.StatesAsync(script.Id, first.AddDays(179)), StringComparison.Ordinal);
        Assert.DoesNotContain("one_sided", await world.StatesAsync(script.Id, first.AddDays(180)), StringComparison.Ordinal);
        await life.AgreePlanAsync(HealthWorld.Noon(first.AddDays(1)), "seeker");
        Assert.Equal("", await world.StatesAsync(script.Id, first.AddDays(1)));
        // What is said later does not change how it was.
        Assert.Equal("one_sided", await world.StatesAsync(script.Id, first));
    }

    [Fact]
    public async Task A_question_waits_fourteen_days_and_an_answer_settles_it()
    {
        var (script, life) = await world.PairAsync();
        var asked = HealthWorld.Active.AddDays(3);
        var question = await life.WriteAsync(HealthWorld.Noon(asked), "seeker", asks: true);
        await life.WriteAsync(HealthWorld.Noon(asked), "supporter");
        Assert.Equal("", await world.StatesAsync(script.Id, asked.AddDays(14)));
        var late = (await world.HealthAsync(script.Id, asked.AddDays(15)))!;
        Assert.Equal((1, HealthWorld.Noon(asked), "unanswered"), (late.Unanswered, late.OldestUnansweredAt!.Value, Assert.Single(late.States)));
        await life.WriteAsync(HealthWorld.Noon(asked.AddDays(20)), "supporter", answers: question);
        var answered = (await world.HealthAsync(script.Id, asked.AddDays(20)))!;
        Assert.Equal((0, null, 0), (answered.Unanswered, answered.OldestUnansweredAt, answered.States.Length));
        Assert.Equal("unanswered", await world.StatesAsync(script.Id, asked.AddDays(19)));
    }

    [Fact]
    public async Task Only_active_pairs_have_a_health()
    {
        var (proposed, _) = await world.PairAsync(isWhole: false);
        Assert.Null(await world.HealthAsync(proposed.Id, HealthWorld.Active.AddDays(90)));
        var (ended, _) = await world.PairAsync();
        Assert.Null(await world.HealthAsync(ended.Id, HealthWorld.Active.AddDays(-1)));
        await world.EndAsync(ended, 30);
        Assert.NotNull(await world.HealthAsync(ended.Id, VietnamTime.DayOf(world.Clock.Now).AddDays(-1)));
        Assert.Null(await world.HealthAsync(ended.Id, VietnamTime.DayOf(world.Clock.Now)));
    }
}
