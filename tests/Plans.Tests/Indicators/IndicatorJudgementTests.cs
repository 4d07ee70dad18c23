using EduCoop.Plans.Indicators;

namespace EduCoop.Plans.Tests.Indicators;

public sealed class IndicatorJudgementTests
{
    private static readonly DateOnly Today = new(2028, 1, 1);
    private static readonly IndicatorPoint Begin = new(new DateOnly(2026, 1, 1), 40);
    private static readonly IndicatorPoint[] Goal = [new(new DateOnly(2030, 12, 31), 90)];

    private static IndicatorOutlook Judge(params (int Year, int Month, decimal Value)[] points) => IndicatorJudgement.Judge(
        Begin, [.. points.Select(point => new IndicatorPoint(new DateOnly(point.Year, point.Month, 1), point.Value))], Goal, lowerIsBetter: false, Today);

    [Fact]
    public void Without_figures_nothing_is_judged()
    {
        var outlook = Judge();
        Assert.Equal((IndicatorLight.NoData, null, null), (outlook.Light, outlook.Forecast, outlook.TrendPerYear));
        Assert.InRange(outlook.ExpectedToday!.Value, 60 - 0.2m, 60 + 0.2m);
    }

    [Fact]
    public void A_pace_that_reaches_the_milestone_is_green()
    {
        var outlook = Judge((2027, 1, 51), (2028, 1, 62));
        Assert.Equal(IndicatorLight.Green, outlook.Light);
        Assert.InRange(outlook.TrendPerYear!.Value, 11 - 0.05m, 11 + 0.05m);
        Assert.InRange(outlook.Forecast!.Value, 95 - 0.5m, 95 + 0.5m);
        Assert.Equal((new DateOnly(2030, 12, 31), 90m), (outlook.MilestoneOn, outlook.MilestoneValue));
    }

    [Fact]
    public void A_pace_that_misses_by_a_little_is_yellow_and_by_much_red()
    {
        Assert.Equal(IndicatorLight.Yellow, Judge((2027, 1, 49), (2028, 1, 58)).Light);
        Assert.Equal(IndicatorLight.Red, Judge((2027, 1, 42), (2028, 1, 44)).Light);
    }

    [Fact]
    public void What_is_reached_is_reached() => Assert.Equal(IndicatorLight.Reached, Judge((2027, 6, 91)).Light);

    [Fact]
    public void Later_figures_are_not_looked_at() => Assert.Equal(IndicatorLight.NoData, Judge((2029, 1, 95)).Light);

    [Fact]
    public void An_old_figure_is_called_old()
    {
        Assert.True(Judge((2026, 6, 50)).IsOld);
        Assert.False(Judge((2027, 6, 50)).IsOld);
    }

    [Fact]
    public void Where_lower_is_better_everything_turns_round()
    {
        IndicatorLight Light(params decimal[] values) => IndicatorJudgement.Judge(
            new(new DateOnly(2026, 1, 1), 20), [.. values.Select((value, year) => new IndicatorPoint(new DateOnly(2027 + year, 1, 1), value))],
            [new(new DateOnly(2030, 12, 31), 5)], lowerIsBetter: true, Today).Light;
        Assert.Equal(IndicatorLight.Green, Light(16, 12));
        Assert.Equal(IndicatorLight.Red, Light(21, 22));
        Assert.Equal(IndicatorLight.Reached, Light(8, 5));
    }

    [Fact]
    public void The_next_of_several_targets_counts()
    {
        var outlook = IndicatorJudgement.Judge(
            Begin, [new(new DateOnly(2027, 12, 1), 58)], [new(new DateOnly(2028, 12, 31), 60), new(new DateOnly(2030, 12, 31), 90)], lowerIsBetter: false, Today);
        Assert.Equal((new DateOnly(2028, 12, 31), 60m, IndicatorLight.Green), (outlook.MilestoneOn!.Value, outlook.MilestoneValue!.Value, outlook.Light));
    }

    [Fact]
    public void Without_a_target_there_is_no_light_but_a_trend()
    {
        var outlook = IndicatorJudgement.Judge(null, [new(new DateOnly(2026, 1, 1), 1), new(new DateOnly(2027, 1, 1), 2)], [], lowerIsBetter: false, Today);
        Assert.Equal(IndicatorLight.NoTarget, outlook.Light);
        Assert.InRange(outlook.TrendPerYear!.Value, 1 - 0.01m, 1 + 0.01m);
    }
}
