using EduCoop.Web.Charts;
using EduCoop.Web.Public;

namespace EduCoop.Web.Tests;

public sealed class ChartTests
{
    private static readonly DateTimeOffset Morning = new(2026, 9, 7, 1, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(0, 2)]
    [InlineData(3, 3)]
    [InlineData(7_100_000_000, 8_000_000_000)]
    [InlineData(1_000_000, 1_000_000)]
    [InlineData(9_500, 10_000)]
    [InlineData(11, 12)]
    [InlineData(10_438_924_626, 12_000_000_000)]
    [InlineData(16, 20)]
    public void The_upper_line_is_a_round_value_that_no_bar_passes(long longest, long line) => Assert.Equal(line, BarChartModel.NiceCeiling(longest));

    [Fact]
    public void Bars_start_at_zero_and_keep_their_proportions()
    {
        var model = new BarChartModel([Of(400), Of(200), Of(0), Of(1)]);
        var lengths = model.Bars.Select(model.LengthOf).ToList();
        Assert.Equal(BarChartModel.Base, model.Y(0));
        Assert.Equal(lengths[0], 2 * lengths[1]);
        Assert.Equal(0, lengths[2]);
        Assert.Equal(1, lengths[3]);
    }

    [Fact]
    public void Bars_lie_side_by_side_within_the_width()
    {
        var model = new BarChartModel([Of(1), Of(2), Of(3), Of(4)]);
        Assert.Equal(["3.75%", "28.75%", "53.75%", "78.75%"], Enumerable.Range(0, 4).Select(model.Left));
        Assert.Equal("17.5%", model.Width);
    }

    [Fact]
    public void A_phone_never_gets_more_labels_than_fit() =>
        Assert.All(Enumerable.Range(1, 62), count =>
        {
            var model = new BarChartModel([.. Enumerable.Range(0, count).Select(_ => Of(1))]);
            Assert.InRange(Enumerable.Range(0, count).Count(model.HasLabel), 1, 6);
        });

    [Fact]
    public void A_gift_without_an_hour_is_in_no_hour() => Assert.Empty(GiftCharts.ByHour([]).Rows);

    [Fact]
    public void Hours_of_one_day_follow_each_other_with_the_empty_ones_between()
    {
        var (ofDay, rows) = GiftCharts.ByHour([new(Morning, 2, 100), new(Morning.AddHours(3), 1, 50)]);
        Assert.False(ofDay);
        Assert.Equal(["08h 07/09", "09h 07/09", "10h 07/09", "11h 07/09"], rows.Select(row => row.Label));
        Assert.Equal([100, 0, 0, 50], rows.Select(row => row.TotalVnd));
    }

    [Fact]
    public void Hours_of_many_days_become_hours_of_the_day_and_lose_nothing()
    {
        var hours = Enumerable.Range(0, 500).Select(i => new HourFigures(Morning.AddHours(i * 5), 1 + i % 3, 1_000 + i)).ToList();
        var (ofDay, rows) = GiftCharts.ByHour(hours);
        Assert.True(ofDay);
        Assert.Equal(24, rows.Count);
        Assert.Equal(hours.Sum(hour => hour.TotalVnd), rows.Sum(row => row.TotalVnd));
        Assert.Equal(hours.Sum(hour => hour.Count), rows.Sum(row => row.Count));
    }

    [Fact]
    public void Long_campaigns_are_told_by_month_and_lose_nothing()
    {
        var days = Enumerable.Range(0, 400).Select(i => new DayFigures(new DateOnly(2026, 1, 1).AddDays(i), 1, 1_000 + i)).ToList();
        var (byMonth, rows) = GiftCharts.ByDay(days);
        Assert.True(byMonth);
        Assert.Equal(["01/2026", "02/2026"], rows.Take(2).Select(row => row.Label));
        Assert.Equal(14, rows.Count);
        Assert.Equal(days.Sum(day => day.TotalVnd), rows.Sum(row => row.TotalVnd));
    }

    private static Bar Of(long value) => new("", value, "", "");
}
