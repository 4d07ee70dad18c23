using EduCoop.Contracts.Twinning;
using EduCoop.ServiceDefaults;
using EduCoop.Twinning.Needs;

namespace EduCoop.Twinning.Offers;

/// <summary>What a school says that it can give in one school year.</summary>
/// <param name="SchoolYear">First calendar year of the school year: 2026 is 2026-2027.</param>
/// <param name="MostPartners">How many schools it can serve, 1 to 50.</param>
/// <param name="Supports">What it gives, 1 to 30 lines, one for each theme and kind of number.</param>
/// <param name="Wishes">What it would like in return, 1-1000 characters: both sides give.</param>
/// <param name="Note">Anything else, 1-2000 characters.</param>
public sealed record OfferContent(int SchoolYear, int MostPartners, IReadOnlyList<OfferedSupport> Supports, string? Wishes = null, string? Note = null)
{
    private const int MostSupports = 30;

    internal static readonly Refusal PartnersOutside = new("most_partners_outside", "Số trường nhận hỗ trợ chưa đúng.", "mostPartners từ 1 đến 50.");
    internal static readonly Refusal SupportsMissing = new("supports_missing", "Chưa ghi nội dung hỗ trợ.", "supports có từ 1 đến 30 dòng.");
    internal static readonly Refusal SupportTwice = new("support_twice", "Có nội dung hỗ trợ ghi hai lần.", "Mỗi lĩnh vực và loại số lượng (measure) ghi một dòng.");

    /// <summary>As it is kept: composed letters, nothing else is touched.</summary>
    internal OfferContent Kept() => this with
    {
        Wishes = Wishes?.Nfc(), Note = Note?.Nfc(), Supports = [.. Supports.Select(support => support with { Text = support.Text?.Nfc() })],
    };

    /// <summary>Two offers that say the same; a record compares its list by reference.</summary>
    internal bool SaysTheSame(OfferContent other) => this with { Supports = other.Supports } == other && Supports.SequenceEqual(other.Supports);

    /// <summary>What cannot be taken, whoever says it.</summary>
    internal Refusal? Refuse(DateOnly today) => this switch
    {
        _ when Twinning.SchoolYear.Refuse(SchoolYear, today) is { } outside => outside,
        { MostPartners: < 1 or > 50 } => PartnersOutside,
        { Supports.Count: < 1 or > MostSupports } => SupportsMissing,
        _ when Supports.DistinctBy(support => (support.ThemeCode, support.Measure)).Count() != Supports.Count => SupportTwice,
        _ when Supports.Any(support => support.Quantity is < 1 or > NeedContent.MostQuantity) => NeedContent.QuantityOutside,
        _ when Supports.Any(support => !Enum.IsDefined(support.Measure) || !Enum.IsDefined(support.Mode)) => NeedContent.ChoiceUnknown,
        _ when Supports.Any(support => !Words.IsSaidOrNot(support.Text, 1000)) => Words.TextInvalid("supports[].text", 1000),
        _ when !Words.IsSaidOrNot(Wishes, 1000) => Words.TextInvalid("wishes", 1000),
        _ when !Words.IsSaidOrNot(Note, 2000) => Words.TextInvalid("note", 2000),
        _ => null,
    };
}

/// <summary>Where an offer stands.</summary>
public enum OfferState
{
    /// <summary>May be matched.</summary>
    Registered,

    /// <summary>Taken back.</summary>
    Withdrawn,
}
