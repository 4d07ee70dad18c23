using EduCoop.ServiceDefaults;


namespace EduCoop.Twinning.Agreements;

/// <summary>One thing to be done at a moment.</summary>
/// <param name="Kind">remind_N, escalate_N (N days before the limit) or expire.</param>
/// <param name="DueAt">When.</param>
internal readonly record struct AgreementTimer(string Kind, DateTimeOffset DueAt);

/// <summary>When a stage's time is over and what is done before. Days are days in Vietnam and end at midnight.</summary>
internal static class AgreementClock
{
    internal const string Expire = "expire";
    internal const string Remind = "remind_";
    internal const string Escalate = "escalate_";

    /// <returns>Null where nothing is awaited.</returns>
    internal static DateTimeOffset? DueAt(AgreementStanding standing, IReadOnlyDictionary<AgreementState, AgreementDuration> durations) =>
        durations.TryGetValue(standing.State, out var duration) ? EndOf(LastDay(standing, duration)) : null;

    internal static IReadOnlyList<AgreementTimer> Timers(AgreementStanding standing, IReadOnlyDictionary<AgreementState, AgreementDuration> durations)
    {
        if (!durations.TryGetValue(standing.State, out var duration))
        {
            return [];
        }

        var last = LastDay(standing, duration);
        // A reminder says "N days left": it is made in the morning of that day.
        return
        [
            .. duration.RemindBefore.Select(days => new AgreementTimer($"{Remind}{days}", EndOf(last.AddDays(-days - 1)))),
            new($"{Escalate}{duration.EscalateBefore}", EndOf(last.AddDays(-duration.EscalateBefore - 1))),
            new(Expire, EndOf(last)),
        ];
    }

    private static DateOnly LastDay(AgreementStanding standing, AgreementDuration duration) =>
        (standing.State == AgreementState.Active ? new DateOnly(standing.ThroughYear + 1, 5, 31) : VietnamTime.DayOf(standing.Since)).AddDays(duration.Days);

    private static DateTimeOffset EndOf(DateOnly day) => VietnamTime.StartOf(day.AddDays(1))!.Value;
}
