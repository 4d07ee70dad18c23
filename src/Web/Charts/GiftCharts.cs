using System.Globalization;
using EduCoop.Web.Language;
using EduCoop.Web.Public;

namespace EduCoop.Web.Charts;

/// <summary>One row of the table under a chart.</summary>
public sealed record ChartRow(string Label, long Count, long TotalVnd);

/// <summary>Turns the public figures into bars: by day for all gifts, by hour for those whose time of day is known.</summary>
public static class GiftCharts
{
    private const int MostDays = 62;
    private const int MostHoursInARow = 48;

    /// <summary>By day; by month when the campaign runs so long that days could not be told apart.</summary>
    /// <param name="days">As Reporting gives them.</param>
    public static (bool ByMonth, IReadOnlyList<ChartRow> Rows) ByDay(IReadOnlyList<DayFigures> days)
    {
        var sorted = days.OrderBy(day => day.Day).ToList();
        if (sorted.Count <= MostDays)
        {
            return (false, [.. sorted.Select(day => new ChartRow(Formats.Day(day.Day), day.Count, day.TotalVnd))]);
        }

        var months = sorted.GroupBy(day => day.Day.ToString("MM'/'yyyy", CultureInfo.InvariantCulture));
        return (true, [.. months.Select(month => new ChartRow(month.Key, month.Sum(day => day.Count), month.Sum(day => day.TotalVnd)))]);
    }

    /// <summary>Hour after hour within two days; else by hour of the day, 0 to 23, whatever the day was.</summary>
    /// <param name="hours">As Reporting gives them.</param>
    public static (bool ByHourOfDay, IReadOnlyList<ChartRow> Rows) ByHour(IReadOnlyList<HourFigures> hours)
    {
        if (hours.Count == 0)
        {
            return (false, []);
        }

        var local = hours.Select(hour => hour with { Hour = Formats.InVietnam(hour.Hour) }).ToList();
        var first = local.Min(hour => hour.Hour);
        var steps = (int)Math.Min((local.Max(hour => hour.Hour) - first).TotalHours, MostHoursInARow) + 1;
        var ofDay = steps > MostHoursInARow;
        var slots = ofDay
            ? Enumerable.Range(0, 24).Select(hour => (Label: $"{hour:00}h", Gifts: local.Where(one => one.Hour.Hour == hour)))
            : Enumerable.Range(0, steps).Select(step => first.AddHours(step)).Select(hour => (Label: hour.ToString("HH'h' dd'/'MM", CultureInfo.InvariantCulture), Gifts: local.Where(one => one.Hour == hour)));
        return (ofDay, [.. slots.Select(slot => new ChartRow(slot.Label, slot.Gifts.Sum(one => one.Count), slot.Gifts.Sum(one => one.TotalVnd)))]);
    }

    /// <summary>The bars of these rows; the year is left out below a bar, the table has it.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="texts">The reader's language.</param>
    public static BarChartModel Bars(IReadOnlyList<ChartRow> rows, Texts texts) =>
        new([.. rows.Select(row => new Bar(ShortLabel(row.Label), row.TotalVnd, $"{row.Label}: {Formats.Vnd(row.TotalVnd)}, {texts.With("GiftCount", Formats.Number(row.Count))}", Formats.Rounded(row.TotalVnd, texts)))]);

    private static string ShortLabel(string label) => label.Length == 10 && label[2] == '/' && label[5] == '/' ? label[..5] : label;
}
