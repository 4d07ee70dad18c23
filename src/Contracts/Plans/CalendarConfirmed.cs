namespace EduCoop.Contracts.Plans;

/// <summary>A person entered or looked over a year's working calendar. Carries the whole year: a reader replaces what it has of it.</summary>
/// <param name="Year">The calendar year.</param>
/// <param name="Days">All its days that differ from the week's rule (Saturday and Sunday off), at most 100.</param>
/// <param name="ConfirmedAt">When it was said here; a reader drops what is older than what it has.</param>
[Event]
public sealed record CalendarConfirmed(int Year, IReadOnlyList<CalendarException> Days, DateTimeOffset ConfirmedAt);
