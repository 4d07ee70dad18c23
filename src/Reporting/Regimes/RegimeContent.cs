using System.Text;
using EduCoop.Contracts;
using EduCoop.Reporting.Periods;
using EduCoop.ServiceDefaults;

namespace EduCoop.Reporting.Regimes;

/// <summary>Kinds of reports (Decree 09/2019, Article 4).</summary>
public enum RegimeKind
{
    /// <summary>Comes back.</summary>
    Periodic,

    /// <summary>On one subject, once.</summary>
    Thematic,

    /// <summary>For something that came up, once.</summary>
    AdHoc,
}

/// <summary>How a level's reporters are named.</summary>
public enum ReporterKind
{
    /// <summary>Named units; each reports by itself.</summary>
    Units,

    /// <summary>All units of some types under one unit.</summary>
    Types,
}

/// <summary>Who reports on one level. The first level reports first, the last one to the receiver.</summary>
/// <param name="Name">For example Trường, Xã, Sở.</param>
/// <param name="Reporters">How they are named.</param>
/// <param name="UnitIds">Of units: 1-500 of them. One that has ended is followed by its successors.</param>
/// <param name="UnderId">Of types: the unit above them.</param>
/// <param name="TypeCodes">Of types: codes of the directory, 1-50.</param>
/// <param name="DaysBefore">Working days before the last day of the whole report, 0-60; null: the same day.</param>
public sealed record RegimeLevel(
    string Name, ReporterKind Reporters, IReadOnlyList<Guid>? UnitIds = null, Guid? UnderId = null, IReadOnlyList<string>? TypeCodes = null, int? DaysBefore = null);

/// <summary>A period that the issuer sets, each year.</summary>
/// <param name="Label">Vietnamese; {year} stands for the year of its last day.</param>
/// <param name="FromMonth">Month of the first day.</param>
/// <param name="FromDay">The first day.</param>
/// <param name="ToMonth">Month of the cut-off; when its day comes before the first one, the period begins in the year before.</param>
/// <param name="ToDay">The cut-off: the last day that is reported on.</param>
public sealed record OwnPeriod(string Label, int FromMonth, int FromDay, int ToMonth, int ToDay);

/// <summary>
/// What a report regime says (Decree 09/2019, Article 7): name, content, who reports, who receives, how it is sent, deadline, frequency, cut-off, form. What is not known yet
/// stays null and is asked for.
/// </summary>
/// <param name="Name">1-500 characters.</param>
/// <param name="Kind">Periodic, thematic or ad hoc.</param>
/// <param name="Period">The frequency, with the cut-off that belongs to it.</param>
/// <param name="Due">The last day; null is asked for, never made up.</param>
/// <param name="Levels">Who reports, at most 6 levels, the first to report first.</param>
/// <param name="OwnPeriods">Of own periods: 1-12.</param>
/// <param name="CutOff">Of a report that is made once: the last day that is reported on; the last day to send it when left out.</param>
/// <param name="Content">What is reported.</param>
/// <param name="ReceiverId">Who receives.</param>
/// <param name="ReceiverName">As printed.</param>
/// <param name="Sending">How it is sent.</param>
/// <param name="Form">Form or template.</param>
/// <param name="Basis">The document it rests on.</param>
/// <param name="DeadlineText">The deadline as a plan words it.</param>
/// <param name="ReportersText">Who reports as a plan words it.</param>
public sealed record RegimeContent(
    string Name, RegimeKind Kind, PeriodKind? Period = null, DueRule? Due = null, IReadOnlyList<RegimeLevel>? Levels = null, IReadOnlyList<OwnPeriod>? OwnPeriods = null, DateOnly? CutOff = null,
    string? Content = null, Guid? ReceiverId = null, string? ReceiverName = null, string? Sending = null, string? Form = null, string? Basis = null, string? DeadlineText = null, string? ReportersText = null)
{
    internal const int MostLevels = 6;
    private const int LongestText = 2000;

    /// <summary>The levels; none while nobody is named.</summary>
    internal IReadOnlyList<RegimeLevel> LevelsOrNone => Levels ?? [];

    /// <summary>How it stands while it holds.</summary>
    internal RegimeState State => Due is null || Period is null ? RegimeState.NeedsDate : LevelsOrNone.Count == 0 ? RegimeState.NeedsReporters : RegimeState.Active;

    /// <summary>Every text in one normal form, so that what is read equals what was sent.</summary>
    internal RegimeContent Normal() => this with { Name = Name.Normalize(NormalizationForm.FormC).Trim(), DeadlineText = DeadlineText?.Normalize(NormalizationForm.FormC) };

    internal string ToJson() => System.Text.Json.JsonSerializer.Serialize(this, ContractJson.Options);

    internal static RegimeContent Read(string json) => System.Text.Json.JsonSerializer.Deserialize<RegimeContent>(json, ContractJson.Options)!;

    /// <summary>The periods that the issuer set, as rules; a period that ends before it begins began the year before.</summary>
    internal IEnumerable<PeriodRule> OwnRules() => (OwnPeriods ?? []).Select((own, i) => new PeriodRule
    {
        Kind = PeriodKind.Own,
        Part = i + 1,
        Label = own.Label,
        FromMonth = own.FromMonth,
        FromDay = own.FromDay,
        FromYear = (own.ToMonth, own.ToDay).CompareTo((own.FromMonth, own.FromDay)) < 0 ? -1 : 0,
        ToMonth = own.ToMonth,
        ToDay = own.ToDay,
        ToYear = 0,
    });

    /// <summary>Null when it can be kept: what is said is whole and within bounds.</summary>
    internal Refusal? Refuse()
    {
        if (!IsSaid(Name, 500))
        {
            return RegimeRefusals.TextInvalid("name", 500);
        }

        foreach (var (field, text) in new[]
                 {
                     ("content", Content), ("receiverName", ReceiverName), ("sending", Sending), ("form", Form), ("basis", Basis), ("deadlineText", DeadlineText), ("reportersText", ReportersText),
                 })
        {
            if (text is not null && !IsSaid(text, LongestText))
            {
                return RegimeRefusals.TextInvalid(field, LongestText);
            }
        }

        return Due is { } due && !due.IsWhole() ? RegimeRefusals.DueWrong
            : !PeriodFits() ? RegimeRefusals.PeriodWrong
            : LevelsOrNone.Count > MostLevels || LevelsOrNone.Any(level => !IsWhole(level)) || LevelsOrNone is [.., { DaysBefore: > 0 }] ? RegimeRefusals.LevelsWrong
            : null;
    }

    private bool PeriodFits()
    {
        var isOnce = Kind != RegimeKind.Periodic;
        return (Period is null || (isOnce == (Period == PeriodKind.Once))) && (Due is null || (isOnce == (Due.Kind == DueKind.Date))) && (CutOff is null || isOnce)
            && (OwnPeriods is { Count: > 0 }) == (Period == PeriodKind.Own) && OwnPeriods is null or { Count: <= 12 }
            && (OwnPeriods ?? []).All(own => IsSaid(own.Label, 100) && IsDay(own.FromMonth, own.FromDay) && IsDay(own.ToMonth, own.ToDay));
    }

    private static bool IsDay(int month, int day) => month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(2000, month);

    private static bool IsWhole(RegimeLevel level) => IsSaid(level.Name, 200) && level.DaysBefore is null or (>= 0 and <= 60) && level.Reporters switch
    {
        ReporterKind.Units => level.UnitIds is { Count: >= 1 and <= 500 } && level.UnderId is null && level.TypeCodes is null or { Count: 0 },
        ReporterKind.Types => level.UnitIds is null or { Count: 0 } && level.UnderId is not null && level.TypeCodes is { Count: >= 1 and <= 50 } codes && codes.All(code => IsSaid(code, 50)),
        _ => false,
    };

    /// <summary>Something is said, within the length, that every page can show: no control characters but line breaks, no half of a surrogate pair.</summary>
    internal static bool IsSaid(string? text, int most) => !string.IsNullOrWhiteSpace(text) && text.Length <= most
        && text.EnumerateRunes().All(rune => rune != Rune.ReplacementChar && (!Rune.IsControl(rune) || rune.Value is '\n' or '\r' or '\t'));
}

/// <summary>How a regime stands.</summary>
public enum RegimeState
{
    /// <summary>Frequency or deadline are not known: they are asked for, and until then nobody owes anything.</summary>
    NeedsDate,

    /// <summary>Nobody is named who reports.</summary>
    NeedsReporters,

    /// <summary>Holds.</summary>
    Active,

    /// <summary>Has a last day.</summary>
    Ended,
}
