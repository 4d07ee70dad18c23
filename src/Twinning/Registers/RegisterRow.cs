namespace EduCoop.Twinning.Registers;

/// <summary>A school of a register: registered, or without a partner.</summary>
public sealed record RegisterSchool
{
    /// <summary>The school; the heir where the one that registered has ended.</summary>
    public required Guid UnitId { get; init; }

    /// <summary>Its name in the directory.</summary>
    public required string Name { get; init; }

    /// <summary>Its name on the day it registered.</summary>
    public required string PrintedName { get; init; }

    /// <summary>The unit above it.</summary>
    public string? WardName { get; init; }

    /// <summary>The province's department.</summary>
    public string? AuthorityName { get; init; }

    /// <summary>Its type in the directory.</summary>
    public required string TypeCode { get; init; }

    /// <summary>What it teaches: mam_non, tieu_hoc, thcs, thpt, gdtx, gdnn.</summary>
    public required string[] Levels { get; init; }

    /// <summary>What is special about it or the place it lies in.</summary>
    public required string[] Traits { get; init; }

    /// <summary>How many needs it has declared.</summary>
    public required int Needs { get; init; }

    /// <summary>The highest urgency of its needs, 1-5.</summary>
    public int? Urgency { get; init; }

    /// <summary>Themes of its needs.</summary>
    public required string[] Themes { get; init; }

    /// <summary>How many partners it offers to serve; null when it offers nothing.</summary>
    public int? MostPartners { get; init; }

    /// <summary>Active pairs.</summary>
    public required int Active { get; init; }

    /// <summary>
    /// Why it has no partner: no_need, no_offer, rule_refuses, offers_full, not_proposed, not_answered, declined, withdrawn, expired, ended. Null for one that has a partner or only offers.
    /// </summary>
    public string? Uncovered { get; init; }

    /// <summary>Vietnamese: the reason of the rule that refuses, when that is why.</summary>
    public string? RuleReason { get; init; }

    internal Guid[] Path { get; init; } = [];

    internal Guid[] OwnPath { get; init; } = [];
}

/// <summary>A pair of a register.</summary>
public sealed record RegisterPair
{
    /// <summary>The agreement.</summary>
    public required Guid AgreementId { get; init; }

    /// <summary>The number that the issuing office gave it: serial and year; null before it was active.</summary>
    public string? Number { get; init; }

    /// <summary>consent, active, ended.</summary>
    public required string State { get; init; }

    /// <summary>Since when.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>The supporting school, or who stands in its place.</summary>
    public required Guid SupporterId { get; init; }

    /// <summary>Its printed name.</summary>
    public required string SupporterName { get; init; }

    /// <summary>Its name in the directory, or that of who stands in its place.</summary>
    public required string SupporterNow { get; init; }

    /// <summary>The unit above it.</summary>
    public string? SupporterWard { get; init; }

    /// <summary>Its province's department.</summary>
    public string? SupporterAuthority { get; init; }

    /// <summary>The school that needs support, or who stands in its place.</summary>
    public required Guid SeekerId { get; init; }

    /// <summary>Its printed name.</summary>
    public required string SeekerName { get; init; }

    /// <summary>Its name in the directory, or that of who stands in its place.</summary>
    public required string SeekerNow { get; init; }

    /// <summary>The unit above it.</summary>
    public string? SeekerWard { get; init; }

    /// <summary>Its province's department.</summary>
    public string? SeekerAuthority { get; init; }

    /// <summary>What the school that needs support teaches.</summary>
    public required string[] Levels { get; init; }

    /// <summary>First calendar year of the first school year.</summary>
    public required int FromYear { get; init; }

    /// <summary>First calendar year of the last school year.</summary>
    public required int ThroughYear { get; init; }
}

/// <summary>What came of a pair in a school year.</summary>
public sealed record RegisterConnection
{
    /// <summary>The agreement.</summary>
    public required Guid AgreementId { get; init; }

    /// <summary>active or ended.</summary>
    public required string State { get; init; }

    /// <summary>The supporting school, or who stands in its place.</summary>
    public required Guid SupporterId { get; init; }

    /// <summary>Its printed name.</summary>
    public required string SupporterName { get; init; }

    /// <summary>Its name in the directory, or that of who stands in its place.</summary>
    public required string SupporterNow { get; init; }

    /// <summary>Its province's department.</summary>
    public string? SupporterAuthority { get; init; }

    /// <summary>The school that needs support, or who stands in its place.</summary>
    public required Guid SeekerId { get; init; }

    /// <summary>Its printed name.</summary>
    public required string SeekerName { get; init; }

    /// <summary>Its name in the directory, or that of who stands in its place.</summary>
    public required string SeekerNow { get; init; }

    /// <summary>The unit above it.</summary>
    public string? SeekerWard { get; init; }

    /// <summary>Its province's department.</summary>
    public string? SeekerAuthority { get; init; }

    /// <summary>What the school that needs support teaches.</summary>
    public required string[] Levels { get; init; }

    /// <summary>Whether both schools agreed to one joint plan.</summary>
    public required bool PlanAgreed { get; init; }

    /// <summary>Activities that were held.</summary>
    public required int Held { get; init; }

    /// <summary>Their minutes.</summary>
    public required long Minutes { get; init; }

    /// <summary>Teachers of the supporting school who took part, counted each time.</summary>
    public required long SupporterTeachers { get; init; }

    /// <summary>Its pupils.</summary>
    public required long SupporterPupils { get; init; }

    /// <summary>Teachers of the other school.</summary>
    public required long SeekerTeachers { get; init; }

    /// <summary>Its pupils.</summary>
    public required long SeekerPupils { get; init; }

    /// <summary>Mean of the latest evaluations, 1-5.</summary>
    public decimal? Usefulness { get; init; }

    /// <summary>The day of the last activity.</summary>
    public DateOnly? LastHeld { get; init; }

    /// <summary>What an office said of the year: excellent, good, fair, weak.</summary>
    public string? Mark { get; init; }
}

/// <summary>How a commune stands.</summary>
public sealed record RegisterPlace
{
    /// <summary>The unit above its schools.</summary>
    public required Guid UnitId { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>The province's department.</summary>
    public required string AuthorityName { get; init; }

    /// <summary>Whether it lies at the border.</summary>
    public required bool IsBorder { get; init; }

    /// <summary>Whether it is specially difficult.</summary>
    public required bool IsSpeciallyDifficult { get; init; }

    /// <summary>Schools that are there.</summary>
    public required int Schools { get; init; }

    /// <summary>Schools with a need or an offer.</summary>
    public required int Registered { get; init; }

    /// <summary>Schools in an active pair.</summary>
    public required int Covered { get; init; }

    /// <summary>Schools without a partner, those that only offer not counted.</summary>
    public required int Uncovered { get; init; }
}

/// <summary>The figures of a school year.</summary>
/// <param name="SchoolYear">First calendar year.</param>
/// <param name="Day">As of the end of this day.</param>
/// <param name="Schools">Schools that are there.</param>
/// <param name="Registered">With a need or an offer.</param>
/// <param name="Seeking">With a need.</param>
/// <param name="Offering">With an offer.</param>
/// <param name="Covered">In an active pair.</param>
/// <param name="ActivePairs">Active pairs with a side among these schools.</param>
/// <param name="Uncovered">Without a partner, by reason; not_paired: needs and offers meet and nobody has proposed a pair that a rule lets through.</param>
public sealed record RegisterTotals(
    int SchoolYear, DateOnly Day, int Schools, int Registered, int Seeking, int Offering, int Covered, int ActivePairs, IReadOnlyDictionary<string, int> Uncovered);
