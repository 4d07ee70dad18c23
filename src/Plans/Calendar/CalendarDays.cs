using Dapper;
using EduCoop.Documents.Deadlines;
using Npgsql;

namespace EduCoop.Plans.Calendar;

/// <summary>A day that differs from the week's rule.</summary>
/// <param name="Day">The day.</param>
/// <param name="IsWorking">False: off. True: a Saturday or Sunday that is worked in exchange.</param>
/// <param name="Name">Why.</param>
public sealed record CalendarDay(DateOnly Day, bool IsWorking, string Name);

/// <summary>The working calendar of years: public holidays with a fixed date are known, the others are entered by people each year.</summary>
internal static class CalendarDays
{
    // Labour Code, Article 112: the days that fall on the same date each year. Tết and Giỗ Tổ follow the moon and the Government's yearly notice.
    private static readonly (int Month, int Day, string Name)[] Fixed =
        [(1, 1, "Tết Dương lịch"), (4, 30, "Ngày Chiến thắng"), (5, 1, "Ngày Quốc tế lao động"), (9, 2, "Ngày Quốc khánh")];

    private const string Find = "select day, is_working, name from calendar_day where day between @from and @to order by day";

    private const string Years = "select year from calendar_year where year between @from and @to";

    /// <summary>What holds for these years: what people entered; for years nobody has entered, the fixed holidays with their days in lieu.</summary>
    internal static async Task<IReadOnlyList<CalendarDay>> FindAsync(NpgsqlConnection connection, int from, int to, CancellationToken cancellation)
    {
        var days = (await connection.QueryAsync<DayRow>(new CommandDefinition(
            Find, new { from = new DateOnly(from, 1, 1), to = new DateOnly(to, 12, 31) }, cancellationToken: cancellation))).Select(row => new CalendarDay(row.Day, row.IsWorking, row.Name)).ToList();
        var entered = (await connection.QueryAsync<int>(new CommandDefinition(Years, new { from, to }, cancellationToken: cancellation))).ToHashSet();
        for (var year = from; year <= to; year++)
        {
            if (!entered.Contains(year))
            {
                days.AddRange(ByLaw(year));
            }
        }

        return [.. days.OrderBy(day => day.Day)];
    }

    internal static IEnumerable<CalendarDay> ByLaw(int year)
    {
        var off = Fixed.Select(day => new CalendarDay(new DateOnly(year, day.Month, day.Day), false, day.Name)).ToDictionary(day => day.Day);
        // Article 111: a holiday on a weekly day of rest is made good on the next working day.
        foreach (var holiday in off.Values.Where(day => IsWeekend(day.Day)).OrderBy(day => day.Day).ToList())
        {
            var instead = holiday.Day;
            while (IsWeekend(instead) || off.ContainsKey(instead))
            {
                instead = instead.AddDays(1);
            }

            off.Add(instead, new(instead, false, $"Nghỉ bù {holiday.Name}"));
        }

        return off.Values.Where(day => day.Day.Year == year).OrderBy(day => day.Day);
    }

    internal static WorkingDays ToWorkingDays(this IReadOnlyList<CalendarDay> days) =>
        new(days.Where(day => !day.IsWorking).Select(day => day.Day), days.Where(day => day.IsWorking).Select(day => day.Day));

    private sealed record DayRow
    {
        public required DateOnly Day { get; init; }

        public required bool IsWorking { get; init; }

        public required string Name { get; init; }
    }

    internal static bool IsWeekend(DateOnly day) => day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
}
