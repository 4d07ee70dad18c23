namespace EduCoop.Twinning.Agreements;

/// <summary>In whose name a step of an agreement is done.</summary>
public enum AgreementParty
{
    /// <summary>An office that proposed the pair without being a side of it.</summary>
    Proposer,

    /// <summary>The school that supports.</summary>
    SupporterSchool,

    /// <summary>The school that needs support.</summary>
    SeekerSchool,

    /// <summary>The office that manages the supporting school.</summary>
    SupporterOffice,

    /// <summary>The office that manages the school that needs support.</summary>
    SeekerOffice,
}

/// <summary>What is done to an agreement.</summary>
public enum AgreementStep
{
    /// <summary>The pair is proposed with all its terms.</summary>
    Propose,

    /// <summary>A school says yes.</summary>
    Accept,

    /// <summary>A school or an office says no.</summary>
    Decline,

    /// <summary>An owning office approves.</summary>
    Approve,

    /// <summary>A side takes back what it said, at any stage.</summary>
    Withdraw,

    /// <summary>A school wants one more school year.</summary>
    Renew,

    /// <summary>An active pair is ended with its reason.</summary>
    End,

    /// <summary>A time limit has run out; said by the deployment that keeps the time.</summary>
    Expire,
}

/// <summary>Where a step is signed: Decree 30/2020, annex I, on the signature of who is authorised.</summary>
/// <param name="Name">Full name without title, 2-100 characters.</param>
/// <param name="Capacity">"HIỆU TRƯỞNG", "KT. HIỆU TRƯỞNG / PHÓ HIỆU TRƯỞNG", "TM. ỦY BAN NHÂN DÂN / CHỦ TỊCH"; lines are parted by " / ".</param>
public sealed record AgreementSignature(string Name, string Capacity);

/// <summary>The document that a step rests on.</summary>
/// <param name="Number">Number and symbol: "45/QĐ-UBND".</param>
/// <param name="Date">Its day.</param>
/// <param name="About">What it is about, at most 300 characters.</param>
public sealed record AgreementBasis(string Number, DateOnly Date, string? About = null);

/// <summary>One thing that one side brings.</summary>
/// <param name="IsSupporter">True: the supporting school brings it; false: the other one.</param>
/// <param name="ThemeCode">The theme.</param>
/// <param name="ThemeName">The theme's name on the day of the proposal.</param>
/// <param name="Content">What, how much, how: 2-500 characters.</param>
public sealed record AgreementGive(bool IsSupporter, string ThemeCode, string ThemeName, string Content);

/// <summary>One side of an agreement, by the names of the day on which it was proposed.</summary>
/// <param name="SchoolId">The school.</param>
/// <param name="SchoolName">As printed.</param>
/// <param name="OfficeId">Who manages it.</param>
/// <param name="OfficeName">As printed.</param>
/// <param name="Authority">The deployment that both belong to: only it may speak in their names.</param>
/// <param name="Contact">Who is to be asked: name and function, at most 200 characters.</param>
public sealed record AgreementSide(Guid SchoolId, string SchoolName, Guid OfficeId, string OfficeName, string Authority, string? Contact = null);

/// <summary>What both sides sign.</summary>
/// <param name="Supporter">The supporting side.</param>
/// <param name="Seeker">The side that needs support.</param>
/// <param name="Gives">What each side brings: both give.</param>
/// <param name="FromYear">First calendar year of the first school year: 2026 is 2026-2027.</param>
/// <param name="ThroughYear">First calendar year of the last school year.</param>
/// <param name="Place">Where the document is made, as Decree 30/2020 writes it before the date.</param>
/// <param name="Symbol">Symbol of the document behind the number's place: "BTT-THM".</param>
/// <param name="Bases">Documents that the agreement rests on, one line each.</param>
public sealed record AgreementTerms(
    AgreementSide Supporter, AgreementSide Seeker, IReadOnlyList<AgreementGive> Gives, int FromYear, int ThroughYear, string Place, string Symbol, IReadOnlyList<string> Bases);

/// <summary>
/// One step as a message between authorities. It has two times: when it was done, which alone decides, and when this deployment learned it, which decides nothing.
/// </summary>
internal sealed record AgreementMessage
{
    /// <summary>Given by who acts; the same message may come many times.</summary>
    public required Guid MessageId { get; init; }

    public required Guid AgreementId { get; init; }

    public required AgreementStep Step { get; init; }

    public required AgreementParty Party { get; init; }

    /// <summary>The person's account; empty where time itself acts.</summary>
    public required Guid By { get; init; }

    /// <summary>The unit acted for; a successor's after a merger.</summary>
    public required Guid ByUnit { get; init; }

    /// <summary>That unit's name on the day.</summary>
    public required string ByUnitName { get; init; }

    /// <summary>The deployment it comes from.</summary>
    public required string Authority { get; init; }

    public required DateTimeOffset ActedAt { get; init; }

    public required DateTimeOffset LearnedAt { get; init; }

    public AgreementSignature? Signature { get; init; }

    public AgreementBasis? Basis { get; init; }

    public string? Reason { get; init; }

    /// <summary>Of a renewal: first calendar year of the school year that is wanted.</summary>
    public int? SchoolYear { get; init; }

    /// <summary>Of a proposal.</summary>
    public AgreementTerms? Terms { get; init; }

    /// <summary>Of an expiry: the stage that ran out and when it had begun. It says nothing of any other stage.</summary>
    public AgreementState? ExpiredState { get; init; }

    public DateTimeOffset? ExpiredSince { get; init; }
}
