namespace EduCoop.Documents.Deadlines;

/// <summary>How a due date stands on a day.</summary>
public enum DeadlineStatus
{
    /// <summary>No day is known by which it must be done, and it is not done.</summary>
    WithoutDate,

    NotYetDue,

    /// <summary>Due within the days of warning.</summary>
    DueSoon,

    Overdue,

    DoneOnTime,

    DoneLate,
}

/// <summary>The one place where on time and late are decided, so that boards, reminders and reports agree.</summary>
public static class DeadlineStatuses
{
    /// <summary>Days of warning when none are given.</summary>
    public const int SoonDays = 30;

    /// <summary>The status as of a day: what was done later than that day is not done yet.</summary>
    /// <param name="due">The legal last day; the whole of it is on time.</param>
    /// <param name="doneOn">The day on which it was done, in Vietnam.</param>
    /// <param name="asOf">The day for which one asks.</param>
    /// <param name="soonDays">So many days before the due date it is due soon.</param>
    public static DeadlineStatus Of(DateOnly? due, DateOnly? doneOn, DateOnly asOf, int soonDays = SoonDays)
    {
        if (doneOn is { } done && done <= asOf)
        {
            return due is { } last && done > last ? DeadlineStatus.DoneLate : DeadlineStatus.DoneOnTime;
        }

        return due is not { } day ? DeadlineStatus.WithoutDate
            : asOf > day ? DeadlineStatus.Overdue
            : day.DayNumber - asOf.DayNumber <= soonDays ? DeadlineStatus.DueSoon
            : DeadlineStatus.NotYetDue;
    }
}
