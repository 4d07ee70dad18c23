namespace EduCoop.Web.Public;

/// <summary>What Reporting says in public about one campaign.</summary>
/// <param name="BankDifferenceVnd">Our total less the bank's; null while there is no statement to compare with.</param>
/// <param name="Hours">Only gifts whose time of day is known.</param>
/// <param name="Days">Every gift.</param>
/// <param name="LedgerDifferenceVnd">How far bank, ledger and page are apart in all; null before the first comparison.</param>
/// <param name="ComparedAt">When they were compared last.</param>
public sealed record CampaignFigures(
    Guid CampaignId,
    string Slug,
    string Title,
    long TotalVnd,
    long Count,
    string? UnitName = null,
    string? BeneficiaryName = null,
    DateOnly? OpensOn = null,
    DateOnly? ClosesOn = null,
    long? BankClosingVnd = null,
    long? BankDifferenceVnd = null,
    int StatementsReconciled = 0,
    DateTimeOffset? UpdatedAt = null,
    IReadOnlyList<HourFigures>? Hours = null,
    IReadOnlyList<DayFigures>? Days = null,
    long? LedgerDifferenceVnd = null,
    DateTimeOffset? ComparedAt = null);

/// <summary>The gifts of one hour.</summary>
/// <param name="Hour">Its beginning.</param>
public sealed record HourFigures(DateTimeOffset Hour, long Count, long TotalVnd);

/// <summary>The gifts of one day.</summary>
/// <param name="WithoutHour">How many of them have no known time of day.</param>
public sealed record DayFigures(DateOnly Day, long Count, long TotalVnd, long WithoutHour = 0);
