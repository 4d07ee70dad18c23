namespace EduCoop.Reporting;

/// <summary>Days are days in Vietnam: UTC+7 all year.</summary>
internal static class VietnamTime
{
    internal static DateOnly Today(this TimeProvider clock) => DateOnly.FromDateTime(clock.GetUtcNow().ToOffset(TimeSpan.FromHours(7)).DateTime);
}
