namespace EduCoop.UnitDirectory;

/// <summary>The day that the clock on the wall shows in Vietnam, whatever the server's zone is.</summary>
internal static class VietnamDay
{
    private static readonly TimeSpan Offset = TimeSpan.FromHours(7);

    /// <summary>Today in Vietnam (UTC+7, no summer time).</summary>
    internal static DateOnly Today(this TimeProvider clock) => DateOnly.FromDateTime(clock.GetUtcNow().ToOffset(Offset).DateTime);
}
