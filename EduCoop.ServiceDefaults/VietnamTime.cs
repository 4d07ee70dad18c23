namespace EduCoop.ServiceDefaults;

/// <summary>Days are days in Vietnam, whatever the server's zone is: UTC+7 all year, no summer time.</summary>
public static class VietnamTime
{
    private static readonly TimeSpan Offset = TimeSpan.FromHours(7);

    /// <summary>What the clock on the wall shows in Vietnam.</summary>
    /// <param name="moment">Any moment.</param>
    public static DateTimeOffset Local(DateTimeOffset moment) => moment.ToOffset(Offset);

    /// <summary>The day in Vietnam.</summary>
    /// <param name="moment">Any moment.</param>
    public static DateOnly DayOf(DateTimeOffset moment) => DateOnly.FromDateTime(Local(moment).DateTime);

    /// <summary>Today in Vietnam.</summary>
    /// <param name="clock">The service's clock.</param>
    public static DateOnly Today(this TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(clock);
        return DayOf(clock.GetUtcNow());
    }

    /// <summary>The first moment of a day, in UTC; null for none.</summary>
    /// <param name="day">A day in Vietnam.</param>
    public static DateTimeOffset? StartOf(DateOnly? day) => day is { } given ? new DateTimeOffset(given, TimeOnly.MinValue, Offset).ToUniversalTime() : null;

    /// <summary>This moment in microseconds, as <see cref="ToMicroseconds"/>.</summary>
    /// <param name="clock">The service's clock.</param>
    public static DateTimeOffset Now(this TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(clock);
        return ToMicroseconds(clock.GetUtcNow());
    }

    /// <summary>PostgreSQL keeps microseconds; what is read or sent again must compare equal to what was kept.</summary>
    /// <param name="moment">Any moment.</param>
    public static DateTimeOffset ToMicroseconds(DateTimeOffset moment) => new(moment.UtcTicks - (moment.UtcTicks % TimeSpan.TicksPerMicrosecond), TimeSpan.Zero);
}
