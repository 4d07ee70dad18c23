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
                days.AddRange(LawfulHolidays.Of(year).Select(day => new CalendarDay(day.Day, false, day.Name)));
            }
        }

        return [.. days.OrderBy(day => day.Day)];
    }

    internal static WorkingDays ToWorkingDays(this IReadOnlyList<CalendarDay> days) =>
        new(days.Where(day => !day.IsWorking).Select(day => day.Day), days.Where(day => day.IsWorking).Select(day => day.Day));

    private sealed record DayRow
    {
        public required DateOnly Day { get; init; }

        public required bool IsWorking { get; init; }

        public required string Name { get; init; }
    }
}
