using System.Globalization;

namespace EduCoop.Web.Charts;

/// <summary>One bar: what is written below it, its length, and what is told about it.</summary>
/// <param name="Label">Below the bar.</param>
/// <param name="Value">At least 0; the bar's length.</param>
/// <param name="Told">All of it in words, for hovering and for screen readers.</param>
/// <param name="OnTop">Short text above the bar when there is room.</param>
public sealed record Bar(string Label, long Value, string Told, string OnTop);

/// <summary>
/// Geometry of a bar chart that starts at zero. Across, everything is in percent of the width, so the text keeps its size
/// on a phone; up, it is in pixels.
/// </summary>
public sealed class BarChartModel
{
    /// <summary>Height of the whole picture.</summary>
    public const int Height = 240;

    private const int Top = 28;
    private const int Bottom = 28;
    private const int MostLabels = 6;

    /// <summary>Lays out the bars.</summary>
    /// <param name="bars">In their order; none is allowed.</param>
    public BarChartModel(IReadOnlyList<Bar> bars)
    {
        Bars = bars;
        Scale = NiceCeiling(bars.Count == 0 ? 0 : bars.Max(bar => bar.Value));
    }

    /// <summary>The bars in their order.</summary>
    public IReadOnlyList<Bar> Bars { get; }

    /// <summary>The value at the upper line.</summary>
    public long Scale { get; }

    /// <summary>The line on which the bars stand.</summary>
    public static int Base => Height - Bottom;

    /// <summary>Values of the lines across: 0, half, all.</summary>
    public IReadOnlyList<long> Lines => [0, Scale / 2, Scale];

    /// <summary>Is there room to write above each bar?</summary>
    public bool WritesOnTop => Bars.Count <= MostLabels;

    /// <summary>Where a value lies, in pixels from the top.</summary>
    /// <param name="value">0 to <see cref="Scale"/>.</param>
    public int Y(long value) => Base - (int)Math.Round((decimal)(Base - Top) * value / Scale, MidpointRounding.AwayFromZero);

    /// <summary>A bar with something in it is seen, however small it is.</summary>
    /// <param name="bar">The bar.</param>
    public int LengthOf(Bar bar) => bar.Value == 0 ? 0 : Math.Max(1, Base - Y(bar.Value));

    /// <summary>Left edge of a bar.</summary>
    /// <param name="index">From 0.</param>
    public string Left(int index) => Percent((index + 0.15m) * Slot);

    /// <summary>Middle of a bar.</summary>
    /// <param name="index">From 0.</param>
    public string Middle(int index) => Percent((index + 0.5m) * Slot);

    /// <summary>Width of every bar.</summary>
    public string Width => Percent(0.7m * Slot);

    /// <summary>Every bar has a label while there is room, else every second, third, …</summary>
    /// <param name="index">From 0.</param>
    public bool HasLabel(int index) => index % ((Bars.Count + MostLabels - 1) / MostLabels) == 0;

    private decimal Slot => 100m / Math.Max(1, Bars.Count);

    /// <summary>The next 1, 1.2, 1.5, 2, 3, 4, 5, 6, 8 or 10 times a power of ten, so that lines stand at round values.</summary>
    /// <param name="value">The longest bar.</param>
    public static long NiceCeiling(long value)
    {
        if (value <= 2)
        {
            return 2;
        }

        var power = (decimal)Math.Pow(10, Math.Floor(Math.Log10(value)));
        foreach (var factor in (ReadOnlySpan<decimal>)[1, 1.2m, 1.5m, 2, 3, 4, 5, 6, 8, 10])
        {
            if (factor * power >= value)
            {
                return (long)(factor * power);
            }
        }

        return (long)(20 * power);
    }

    private static string Percent(decimal value) => string.Create(CultureInfo.InvariantCulture, $"{value:0.##}%");
}
