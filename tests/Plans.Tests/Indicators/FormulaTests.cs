using EduCoop.Plans.Indicators;

namespace EduCoop.Plans.Tests.Indicators;

public sealed class FormulaTests
{
    private static readonly Dictionary<string, decimal?> Values = new() { ["a"] = 6, ["b"] = 4, ["c_1"] = 0.5m, ["none"] = null, ["zero"] = 0 };

    [Theory]
    [InlineData("1 + 2 * 3", 7)]
    [InlineData("(1 + 2) * 3", 9)]
    [InlineData("10 - 4 - 3", 3)]
    [InlineData("100 * a / (a + b)", 60)]
    [InlineData("-a + b", -2)]
    [InlineData("min(a; b) + max(a, b)", 10)]
    [InlineData("sum(a; b; 2)", 12)]
    [InlineData("avg(a; b)", 5)]
    [InlineData("c_1 * 2.5", 1.25)]
    [InlineData("8 / 4 / 2", 1)]
    public void It_reckons_as_at_school(string text, double result) =>
        Assert.Equal((decimal)result, Formula.Parse(text).Evaluate(name => Values[name]));

    [Theory]
    [InlineData("a / zero")]
    [InlineData("a + none")]
    [InlineData("sum(a; none)")]
    [InlineData("0 * none")]
    public void What_is_missing_gives_no_figure_and_never_zero(string text) => Assert.Null(Formula.Parse(text).Evaluate(name => Values[name]));

    [Fact]
    public void What_is_beyond_all_bounds_gives_no_figure() =>
        Assert.Null(Formula.Parse("a*a*a*a").Evaluate(_ => 99_999_999_999m));

    [Theory]
    [InlineData("")]
    [InlineData("1 +")]
    [InlineData("(1")]
    [InlineData("1 2")]
    [InlineData("A + 1")]
    [InlineData("a.b")]
    [InlineData("1.2.3")]
    [InlineData("System.IO")]
    [InlineData("min()")]
    [InlineData("a; drop table plan")]
    [InlineData("đ + 1")]
    public void What_is_no_formula_is_refused_with_its_place(string text) => Assert.Throws<FormulaException>(() => Formula.Parse(text));

    [Fact]
    public void Size_and_depth_are_bounded()
    {
        Assert.Throws<FormulaException>(() => Formula.Parse(new string('(', 150) + "1" + new string(')', 149)));
        Assert.Throws<FormulaException>(() => Formula.Parse(new string('-', 250) + "1"));
        Assert.Throws<FormulaException>(() => Formula.Parse(string.Join('+', Enumerable.Repeat("1", 200))));
        Assert.Throws<FormulaException>(() => Formula.Parse(string.Join('+', Enumerable.Range(0, 21).Select(i => $"x{i}"))));
    }

    [Fact]
    public void A_circle_is_found_however_long()
    {
        Dictionary<string, Formula> Circle(string last) => new() { ["a"] = Formula.Parse("b + 1"), ["b"] = Formula.Parse("c * 2"), ["c"] = Formula.Parse(last) };
        Assert.True(IndicatorSeries.HasCircle(Circle("a"), "a"));
        Assert.True(IndicatorSeries.HasCircle(new Dictionary<string, Formula> { ["a"] = Formula.Parse("a") }, "a"));
        Assert.False(IndicatorSeries.HasCircle(Circle("d"), "a"));
    }

    [Fact]
    public void A_formula_follows_its_parts_day_by_day()
    {
        IReadOnlyList<IndicatorPoint> Points(params (int Month, decimal Value)[] points) => [.. points.Select(point => new IndicatorPoint(new DateOnly(2026, point.Month, 1), point.Value))];
        var series = new IndicatorSeries(
            new Dictionary<string, IReadOnlyList<IndicatorPoint>> { ["done"] = Points((2, 10), (6, 30)), ["all"] = Points((1, 40), (9, 60)) },
            new Dictionary<string, Formula> { ["share"] = Formula.Parse("100 * done / all") });
        Assert.Equal(Points((2, 25), (6, 75), (9, 50)), series.Of("share"));
    }
}
