using System.Globalization;

namespace EduCoop.Documents.Deadlines;

/// <summary>A day off that follows from the law alone.</summary>
/// <param name="Day">The day.</param>
/// <param name="Name">Why.</param>
/// <param name="Source">The article that says so.</param>
public sealed record PublicHoliday(DateOnly Day, string Name, string Source);

/// <summary>
/// The holidays that need no yearly notice, kept as data with the article of each and the day from which it holds (public-holidays.tsv). Tết and Giỗ Tổ follow
/// the moon, and days that are worked in exchange the Government's notice of the year: people enter them, whoever keeps a calendar.
/// </summary>
public static class PublicHolidays
{
    /// <summary>Labour Code 2019, Article 111(3): a holiday on a weekly day of rest is made good on the next working day.</summary>
    public const string InLieuSource = "Bộ luật Lao động 2019, khoản 3 Điều 111";

    private static readonly Row[] Rows = Load();

    /// <summary>The year's holidays with a fixed date and the days in lieu of those that fall on a Saturday or Sunday, by day.</summary>
    /// <param name="year">2000-2100.</param>
    public static IReadOnlyList<PublicHoliday> Of(int year)
    {
        var off = Rows.Select(row => row with { Day = new DateOnly(year, row.Day.Month, row.Day.Day) }).Where(row => row.Day >= row.Since)
            .ToDictionary(row => row.Day, row => new PublicHoliday(row.Day, row.Name, row.Source));
        foreach (var holiday in off.Values.Where(day => IsWeekend(day.Day)).OrderBy(day => day.Day).ToList())
        {
            var instead = holiday.Day;
            while (IsWeekend(instead) || off.ContainsKey(instead))
            {
                instead = instead.AddDays(1);
            }

            off.Add(instead, new(instead, $"Nghỉ bù {holiday.Name}", InLieuSource));
        }

        return [.. off.Values.Where(day => day.Day.Year == year).OrderBy(day => day.Day)];
    }

    private static bool IsWeekend(DateOnly day) => day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;

    private static Row[] Load()
    {
        using var reader = new StreamReader(typeof(PublicHolidays).Assembly.GetManifestResourceStream("EduCoop.Documents.Deadlines.public-holidays.tsv")!);
        return
        [
            .. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => line.TrimEnd('\r').Split('\t')).Select(cells =>
                // 2000 has every day of the year.
                new Row(Day($"2000-{cells[0]}"), cells[1], cells[2], Day(cells[3]))),
        ];
    }

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private sealed record Row(DateOnly Day, string Name, string Source, DateOnly Since);
}
