namespace EduCoop.Contracts.Donations;

/// <summary>A campaign may take gifts from now on.</summary>
/// <param name="CampaignId">The campaign.</param>
/// <param name="Slug">Its name in public addresses: a-z, 0-9 and hyphens.</param>
/// <param name="Title">Its public title.</param>
/// <param name="Regime">The law it collects under.</param>
/// <param name="UnitId">The unit that runs it.</param>
/// <param name="UnitName">That unit's name on this day.</param>
/// <param name="BeneficiaryUnitId">Who the gifts are for, when it is one unit.</param>
/// <param name="BeneficiaryName">That unit's name on this day.</param>
/// <param name="OpensOn">First day of collecting.</param>
/// <param name="ClosesOn">Last day of collecting, when it is known.</param>
/// <param name="OpenedAt">When it was opened here.</param>
[Event]
public sealed record CampaignOpened(
    Guid CampaignId,
    string Slug,
    string Title,
    FundraisingRegime Regime,
    Guid UnitId,
    string UnitName,
    Guid? BeneficiaryUnitId,
    string? BeneficiaryName,
    DateOnly OpensOn,
    DateOnly? ClosesOn,
    DateTimeOffset OpenedAt);
