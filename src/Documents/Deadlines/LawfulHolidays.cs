namespace EduCoop.Documents.Deadlines;

/// <summary>A day off that the law itself dates.</summary>
/// <param name="Day">The day.</param>
/// <param name="Name">Vietnamese, as printed.</param>
public sealed record LawfulHoliday(DateOnly Day, string Name);

/// <summary>
/// The public holidays that fall on the same date each year (Labour Code 2019, Article 112), with their days in lieu (Article 111). Tết, Giỗ Tổ and
/// the second day of National Day follow the moon and the Government's yearly notice: people enter them.
/// </summary>
public static class LawfulHolidays
{
    private static readonly (int Month, int Day, string Name)[] Fixed =
        [(1, 1, "Tết Dương lịch"), (4, 30, "Ngày Chiến thắng"), (5, 1, "Ngày Quốc tế lao động"), (9, 2, "Ngày Quốc khánh")];

    /// <summary>The days of one year, in order.</summary>
    /// <param name="year">A calendar year, 1 to 9998.</param>
    public static IEnumerable<LawfulHoliday> Of(int year)
    {
        var off = Fixed.Select(day => new LawfulHoliday(new DateOnly(year, day.Month, day.Day), day.Name)).ToDictionary(day => day.Day);
        // A holiday on a weekly day of rest is made good on the next working day.
        foreach (var holiday in off.Values.Where(day => IsWeekend(day.Day)).OrderBy(day => day.Day).ToList())
        {
            var instead = holiday.Day;
            while (IsWeekend(instead) || off.ContainsKey(instead))
            {
                instead = instead.AddDays(1);
            }

            off.Add(instead, new(instead, $"Nghỉ bù {holiday.Name}"));
        }

        return off.Values.Where(day => day.Day.Year == year).OrderBy(day => day.Day);
    }

    private static bool IsWeekend(DateOnly day) => day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
}
