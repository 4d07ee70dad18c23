using EduCoop.Contracts.Twinning;
using EduCoop.ServiceDefaults;

namespace EduCoop.Twinning.Needs;

/// <summary>What a school says that it needs.</summary>
/// <param name="SchoolYear">First calendar year of the school year: 2026 is 2026-2027.</param>
/// <param name="ThemeCode">A theme in use.</param>
/// <param name="Urgency">1 (can wait) to 5 (at once).</param>
/// <param name="Quantity">How many, 1 to 1,000,000.</param>
/// <param name="Measure">What is counted.</param>
/// <param name="Text">In the school's words, 1-2000 characters.</param>
/// <param name="Mode">How it wishes to be supported.</param>
/// <param name="Brings">What the school itself brings into the pair, 1-1000 characters: both sides give.</param>
/// <param name="Evidence">Number and date of a report, a survey, a photograph's address, 1-500 characters.</param>
/// <param name="WishedPartnerId">The school it would like best.</param>
public sealed record NeedContent(
    int SchoolYear, string ThemeCode, int Urgency, int Quantity, SupportMeasure Measure, string Text, SupportMode Mode, string? Brings = null, string? Evidence = null, Guid? WishedPartnerId = null)
{
    internal const int MostQuantity = 1_000_000;

    internal static readonly Refusal UrgencyOutside = new("urgency_outside", "Mức cấp thiết chưa đúng.", "urgency từ 1 (chưa gấp) đến 5 (rất gấp).");
    internal static readonly Refusal QuantityOutside = new("quantity_outside", "Số lượng chưa đúng.", "quantity từ 1 đến 1.000.000.");
    internal static readonly Refusal ChoiceUnknown = new("choice_unknown", "Giá trị chọn không có.", "measure: teachers, pupils, classes, rooms, sets, sessions; mode: online, on_site, both.");

    /// <summary>As it is kept: composed letters, nothing else is touched.</summary>
    internal NeedContent Kept() => this with { Text = Text.Nfc(), Brings = Brings?.Nfc(), Evidence = Evidence?.Nfc() };

    /// <summary>What cannot be taken, whoever says it.</summary>
    internal Refusal? Refuse(DateOnly today) => this switch
    {
        _ when Twinning.SchoolYear.Refuse(SchoolYear, today) is { } outside => outside,
        { Urgency: < 1 or > 5 } => UrgencyOutside,
        { Quantity: < 1 or > MostQuantity } => QuantityOutside,
        _ when !Enum.IsDefined(Measure) || !Enum.IsDefined(Mode) => ChoiceUnknown,
        _ when !Words.IsSaid(Text, 2000) => Words.TextInvalid("text", 2000),
        _ when !Words.IsSaidOrNot(Brings, 1000) => Words.TextInvalid("brings", 1000),
        _ when !Words.IsSaidOrNot(Evidence, 500) => Words.TextInvalid("evidence", 500),
        _ => null,
    };
}

/// <summary>Where a need stands.</summary>
public enum NeedState
{
    /// <summary>Looking for a partner.</summary>
    Open,

    /// <summary>Taken back.</summary>
    Withdrawn,
}
