namespace EduCoop.Twinning;

/// <summary>Days are days in Vietnam: UTC+7 all year.</summary>
internal static class VietnamTime
{
    private static readonly TimeSpan Offset = TimeSpan.FromHours(7);

    internal static DateOnly DayOf(DateTimeOffset moment) => DateOnly.FromDateTime(moment.ToOffset(Offset).DateTime);

    internal static DateOnly Today(this TimeProvider clock) => DayOf(clock.GetUtcNow());

    /// <summary>The first moment of a day; null for none.</summary>
    internal static DateTimeOffset? StartOf(DateOnly? day) => day is { } given ? new DateTimeOffset(given, TimeOnly.MinValue, Offset).ToUniversalTime() : null;

    /// <summary>PostgreSQL keeps microseconds; what is read again must equal what was written.</summary>
    internal static DateTimeOffset Now(this TimeProvider clock)
    {
        var moment = clock.GetUtcNow();
        return new(moment.UtcTicks - (moment.UtcTicks % TimeSpan.TicksPerMicrosecond), TimeSpan.Zero);
    }
}
