using System.Security.Claims;
using EduCoop.Contracts.Donations;
using EduCoop.ServiceDefaults;

namespace EduCoop.Donations.Campaigns;

/// <summary>A campaign as staff see it. Of the account number only the last four digits.</summary>
public sealed record CampaignView
{
    /// <summary>The campaign.</summary>
    public required Guid CampaignId { get; init; }

    /// <summary>Its name in public addresses.</summary>
    public required string Slug { get; init; }

    /// <summary>Public title.</summary>
    public required string Title { get; init; }

    /// <summary>The law it collects under.</summary>
    public required FundraisingRegime Regime { get; init; }

    /// <summary>Who runs it.</summary>
    public required Guid UnitId { get; init; }

    /// <summary>That unit's name on the day of opening.</summary>
    public required string UnitName { get; init; }

    /// <summary>Who the gifts are for, when it is one unit.</summary>
    public required Guid? BeneficiaryUnitId { get; init; }

    /// <summary>That unit's name on the day of opening.</summary>
    public required string? BeneficiaryName { get; init; }

    /// <summary>First day of collecting.</summary>
    public required DateOnly OpensOn { get; init; }

    /// <summary>Last planned day of collecting.</summary>
    public required DateOnly? ClosesOn { get; init; }

    /// <summary>Day on which it was closed.</summary>
    public required DateOnly? ClosedOn { get; init; }

    /// <summary>The bank.</summary>
    public required string? BankName { get; init; }

    /// <summary>Account number, masked but for the last four digits.</summary>
    public required string? Account { get; init; }

    /// <summary>When it was opened here.</summary>
    public required DateTimeOffset OpenedAt { get; init; }

    // The whole number never leaves the database.
    internal const string Select = """
        select c.campaign_id, c.slug, c.title, c.regime, c.unit_id, c.unit_name, c.beneficiary_unit_id, c.beneficiary_name,
               c.opens_on, c.closes_on, c.closed_on, b.bank_name,
               repeat('•', greatest(length(b.account_number) - 4, 4)) || right(b.account_number, 4) as account, c.opened_at
        from campaign c
        left join bank_account b on b.bank_account_id = c.bank_account_id
        left join unit_copy u on u.unit_id = c.unit_id

        """;

    // The same rule as Tokens.MayActOn, for lists.
    internal const string InScope = "(@everything or @unit = any (coalesce(u.path, array[c.unit_id])))";

    internal static (bool Everything, Guid Unit) ScopeOf(ClaimsPrincipal user) =>
        (user.IsInRole(Roles.Administrator), user.ActingUnit() ?? Guid.Empty);
}
