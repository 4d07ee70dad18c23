using System.Collections.Frozen;

namespace EduCoop.Documents.Deadlines;

/// <summary>
/// Which days offices work: Monday to Friday, without the holidays, with the Saturdays worked in their stead. Tết is set anew each year, so
/// the lists come from the caller, who lets people edit them.
/// </summary>
public sealed class WorkingDays
{
    private const int LongestBreak = 60;
    private readonly FrozenSet<int> holidays;
    private readonly FrozenSet<int> worked;

    /// <summary>A calendar.</summary>
    /// <param name="holidays">Days off beside Saturdays and Sundays.</param>
    /// <param name="worked">Saturdays or Sundays on which offices work.</param>
    public WorkingDays(IEnumerable<DateOnly> holidays, IEnumerable<DateOnly>? worked = null)
    {
        this.holidays = holidays.Select(day => day.DayNumber).ToFrozenSet();
        this.worked = (worked ?? []).Select(day => day.DayNumber).ToFrozenSet();
    }

    /// <summary>Saturdays and Sundays only.</summary>
    public static WorkingDays WithoutHolidays { get; } = new([]);

    public bool IsWorkingDay(DateOnly day) =>
        worked.Contains(day.DayNumber) || (day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !holidays.Contains(day.DayNumber));

    /// <summary>This day when it is worked, else the last worked one before it.</summary>
    public DateOnly LastOnOrBefore(DateOnly day)
    {
        for (var back = 0; back <= LongestBreak && day.DayNumber - back >= 0; back++)
        {
            if (IsWorkingDay(day.AddDays(-back)))
            {
                return day.AddDays(-back);
            }
        }

        return day;
    }

    /// <summary>So many working days later; the first day does not count.</summary>
    public DateOnly Add(DateOnly day, int amount)
    {
        var step = amount < 0 ? -1 : 1;
        for (var left = Math.Abs(amount); left > 0;)
        {
            day = day.AddDays(step);
            left -= IsWorkingDay(day) ? 1 : 0;
        }

        return day;
    }

    /// <summary>How many working days lie between two days, the later one with it.</summary>
    public int Between(DateOnly from, DateOnly to)
    {
        var count = 0;
        for (var day = from; day < to;)
        {
            day = day.AddDays(1);
            count += IsWorkingDay(day) ? 1 : 0;
        }

        return count;
    }
}
