using EduCoop.Documents.Writing;
using EduCoop.Reporting.Delegations;
using EduCoop.Reporting.Forms;

namespace EduCoop.Reporting.Papers;

/// <summary>Everything a paper depends on beside the report's answers and its form's version, as it was when the report was handed in. Kept with the paper and never asked for again.</summary>
/// <param name="UnitName">Who reports, as printed on the report's day.</param>
/// <param name="ReceiverName">Who receives it, by the name of the day.</param>
/// <param name="RegimeName">Of which regime.</param>
/// <param name="PeriodLabel">For which period.</param>
/// <param name="PeriodFrom">Its first day.</param>
/// <param name="CutOff">Its last day.</param>
/// <param name="Head">Place, symbol, who signs.</param>
/// <param name="Authors">Units whose words may stand in a report that was put together.</param>
/// <param name="TemplateId">The unit's own Word file, in the version of the day; null for the usual form.</param>
public sealed record PaperFacts(
    string UnitName, string? ReceiverName, string RegimeName, string PeriodLabel, DateOnly PeriodFrom, DateOnly CutOff, PaperHead Head, IReadOnlyList<string> Authors,
    Guid? TemplateId = null)
{
    /// <summary>Who handed it in by a delegation, or said as what, signs the paper; else who the unit has named.</summary>
    internal PaperFacts SignedBy(Signature signature) => (signature.Capacity, signature.Position) switch
    {
        ("KT", _) => By(SigningAuthority.InStead, signature),
        ("TL", _) => By(SigningAuthority.ByOrder, signature),
        ("TUQ", _) => By(SigningAuthority.ByPower, signature),
        ("TM", { } position) => this with { Head = Head with { Authority = SigningAuthority.Head, Head = position, Own = null, Collective = signature.For, SignerName = signature.Name } },
        (null, { } position) => this with { Head = Head with { Authority = SigningAuthority.Head, Head = position, Own = null, SignerName = signature.Name } },
        _ => this,
    };

    private PaperFacts By(SigningAuthority authority, Signature signature) =>
        this with { Head = Head with { Authority = authority, Head = signature.For ?? Head.Head, Own = signature.Position, SignerName = signature.Name } };
}

/// <summary>A paper before it is written: what is settled about it, and what the report says.</summary>
/// <param name="Facts">What it depends on.</param>
/// <param name="Number">Its number in the year; null while it is a draft.</param>
/// <param name="IssuedOn">The day it was handed in; null while it is a draft.</param>
/// <param name="Year">The year it bears.</param>
/// <param name="Form">The form in the version it was filled in by; null when there are only words.</param>
/// <param name="Answers">What was filled in.</param>
/// <param name="Narrative">What is said in words.</param>
internal sealed record PaperContent(PaperFacts Facts, int? Number, DateOnly? IssuedOn, int Year, FormContent? Form, FormAnswers Answers, string Narrative);
