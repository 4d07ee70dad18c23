using EduCoop.Contracts.Twinning;
using EduCoop.ServiceDefaults;

namespace EduCoop.Twinning.Life;

/// <summary>Who leads an activity.</summary>
public enum ActivityLead
{
    /// <summary>The supporting school.</summary>
    Supporter,

    /// <summary>The school that needs support.</summary>
    Seeker,

    /// <summary>Both together.</summary>
    Both,
}

/// <summary>How far an activity is.</summary>
public enum ActivityState
{
    /// <summary>Meant to be held.</summary>
    Planned,

    /// <summary>Was held and reported.</summary>
    Held,

    /// <summary>Will not be held.</summary>
    Cancelled,
}

/// <summary>An activity as the two schools plan it.</summary>
/// <param name="SchoolYear">First calendar year: 2026 is 2026-2027.</param>
/// <param name="KindCode">A kind in use.</param>
/// <param name="ThemeCode">A theme in use.</param>
/// <param name="Title">1-200 characters.</param>
/// <param name="Text">What is done, 1-2000 characters.</param>
/// <param name="Mode">Online, on site or both.</param>
/// <param name="Place">Where, 1-300 characters; needed unless all of it is online.</param>
/// <param name="Leads">Who leads it.</param>
/// <param name="StartsAt">When it begins.</param>
/// <param name="EndsAt">When it ends, at most 30 days later.</param>
public sealed record ActivityContent(
    int SchoolYear, string KindCode, string ThemeCode, string Title, string? Text, SupportMode Mode, string? Place, ActivityLead Leads, DateTimeOffset StartsAt, DateTimeOffset EndsAt)
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(30);

    /// <summary>As it is kept: composed letters, moments in UTC to the microsecond.</summary>
    internal ActivityContent Kept() => this with { Title = Title.Nfc(), Text = Text?.Nfc(), Place = Place?.Nfc(), StartsAt = Micro(StartsAt), EndsAt = Micro(EndsAt) };

    internal Refusal? Refuse() => this switch
    {
        _ when !Words.IsSaid(Title, 200) => Words.TextInvalid("title", 200),
        _ when !Words.IsSaidOrNot(Text, 2000) => Words.TextInvalid("text", 2000),
        _ when !Words.IsSaidOrNot(Place, 300) => Words.TextInvalid("place", 300),
        _ when !Enum.IsDefined(Mode) || !Enum.IsDefined(Leads) => LifeRefusals.ChoiceUnknown,
        { Mode: not SupportMode.Online, Place: null } => LifeRefusals.PlaceMissing,
        _ when EndsAt <= StartsAt || EndsAt - StartsAt > Longest || StartsAt.Year is < 2020 or > 2101 || Twinning.SchoolYear.Of(VietnamTime.DayOf(StartsAt)) != SchoolYear => LifeRefusals.TimesWrong,
        _ => null,
    };

    private static DateTimeOffset Micro(DateTimeOffset moment) => new(moment.UtcTicks - (moment.UtcTicks % TimeSpan.TicksPerMicrosecond), TimeSpan.Zero);
}

/// <summary>What came of an activity. People are numbers here, never names.</summary>
/// <param name="HeldOn">The day in Vietnam on which it was held.</param>
/// <param name="Minutes">How long, 1 to 14,400.</param>
/// <param name="SupporterTeachers">Teachers of the supporting school.</param>
/// <param name="SupporterPupils">Its pupils.</param>
/// <param name="SeekerTeachers">Teachers of the other school.</param>
/// <param name="SeekerPupils">Its pupils.</param>
/// <param name="Results">What came of it, 1-4000 characters.</param>
public sealed record ActivityReport(DateOnly HeldOn, int Minutes, int SupporterTeachers, int SupporterPupils, int SeekerTeachers, int SeekerPupils, string Results)
{
    internal ActivityReport Kept() => this with { Results = Results.Nfc() };

    internal Refusal? Refuse(DateOnly today) => this switch
    {
        _ when HeldOn > today || HeldOn.Year < 2020 => LifeRefusals.HeldOnWrong,
        { Minutes: < 1 or > LifeRefusals.MostMinutes } => LifeRefusals.FiguresOutside,
        _ when People.Any(number => number is < 0 or > LifeRefusals.MostTeachersOrPupils) || People.Sum() == 0 => LifeRefusals.FiguresOutside,
        _ when !Words.IsSaid(Results, 4000) => Words.TextInvalid("results", 4000),
        _ => null,
    };

    private int[] People => [SupporterTeachers, SupporterPupils, SeekerTeachers, SeekerPupils];
}

/// <summary>One version of an activity as it is kept for ever.</summary>
/// <param name="Activity">What was planned.</param>
/// <param name="Report">What came of it, once it was held.</param>
/// <param name="State">Where it stood.</param>
public sealed record ActivitySaid(ActivityContent Activity, ActivityReport? Report, ActivityState State);
