using System.Text.Json;
using Dapper;
using EduCoop.Contracts;
using EduCoop.Contracts.Donations;
using Npgsql;

namespace EduCoop.Donations.Lawful;

/// <summary>Where a campaign stands in its life.</summary>
public enum CampaignStage
{
    /// <summary>Being written.</summary>
    Draft,

    /// <summary>With the approver.</summary>
    Submitted,

    /// <summary>May be opened.</summary>
    Approved,

    /// <summary>Takes gifts.</summary>
    Open,

    /// <summary>Takes no more.</summary>
    Closed,

    /// <summary>Its settlement is published.</summary>
    Settled,
}

/// <summary>A campaign's plan as staff see it. Of the account number only the last four digits.</summary>
/// <param name="CampaignId">The campaign.</param>
/// <param name="Slug">Its name in public addresses.</param>
/// <param name="Title">Public title.</param>
/// <param name="Regime">The law it collects under.</param>
/// <param name="State">Where it stands.</param>
/// <param name="UnitId">Who runs it.</param>
/// <param name="UnitName">That unit's name when the plan was written.</param>
/// <param name="BeneficiaryUnitId">Who the gifts are for, when it is one unit.</param>
/// <param name="BeneficiaryName">That unit's name.</param>
/// <param name="OpensOn">First day of collecting.</param>
/// <param name="ClosesOn">Last planned day.</param>
/// <param name="BankName">The bank.</param>
/// <param name="Account">Account number, masked.</param>
/// <param name="AccountShared">Several campaigns use it.</param>
/// <param name="Plan">What the law wants said; null while it is missing.</param>
/// <param name="CreatedBy">Who wrote it.</param>
/// <param name="SubmittedBy">Who submitted it.</param>
/// <param name="SubmittedAt">When.</param>
/// <param name="ApprovedBy">Who approved it: another person.</param>
/// <param name="ApprovedAt">When.</param>
/// <param name="ApproverName">The authority in whose name it was approved.</param>
/// <param name="ApprovalNumber">Number of its decision.</param>
/// <param name="ReturnReason">Why it was given back last.</param>
/// <param name="OpenedAt">When it was opened.</param>
/// <param name="ClosedOn">Day on which it was closed.</param>
/// <param name="SettledAt">When its settlement was published.</param>
/// <param name="Revision">Counts changes.</param>
public sealed record CampaignPlanView(
    Guid CampaignId, string Slug, string Title, FundraisingRegime Regime, CampaignStage State, Guid UnitId, string UnitName, Guid? BeneficiaryUnitId, string? BeneficiaryName,
    DateOnly OpensOn, DateOnly? ClosesOn, string? BankName, string? Account, bool AccountShared, CampaignPlanBody? Plan, Guid CreatedBy, Guid? SubmittedBy, DateTimeOffset? SubmittedAt,
    Guid? ApprovedBy, DateTimeOffset? ApprovedAt, string? ApproverName, string? ApprovalNumber, string? ReturnReason, DateTimeOffset? OpenedAt, DateOnly? ClosedOn,
    DateTimeOffset? SettledAt, int Revision, Guid? ConditionOf = null)
{
    internal static async Task<CampaignPlanView?> FindAsync(NpgsqlConnection connection, Guid campaignId, CancellationToken cancellation) =>
        await connection.QuerySingleOrDefaultAsync<PlanRow>(new CommandDefinition($"{PlanRow.Select} where p.campaign_id = @campaignId", new { campaignId }, cancellationToken: cancellation)) is { } row
            ? row.ToView()
            : null;
}

/// <summary>A row of campaign_plan with the scope of its unit.</summary>
internal sealed record PlanRow
{
    internal const string Select = """
        select p.*, coalesce(u.path, array[p.unit_id]) as unit_path
        from campaign_plan p left join unit_copy u on u.unit_id = p.unit_id

        """;

    public required Guid CampaignId { get; init; }

    public required string Slug { get; init; }

    public required string Title { get; init; }

    public required FundraisingRegime Regime { get; init; }

    public required CampaignStage State { get; init; }

    public required Guid UnitId { get; init; }

    public required string UnitName { get; init; }

    public required Guid[] UnitPath { get; init; }

    public Guid? BeneficiaryUnitId { get; init; }

    public string? BeneficiaryName { get; init; }

    public required DateOnly OpensOn { get; init; }

    public DateOnly? ClosesOn { get; init; }

    public string? BankName { get; init; }

    public string? BankBin { get; init; }

    public string? AccountNumber { get; init; }

    public required bool AccountShared { get; init; }

    public string? Content { get; init; }

    public string? Beneficiaries { get; init; }

    public string? Method { get; init; }

    public required string Budget { get; init; }

    public required string Team { get; init; }

    public required string Origin { get; init; }

    /// <summary>The campaign whose gifts of one condition it holds.</summary>
    public Guid? ConditionOf { get; init; }

    public required int Revision { get; init; }

    public required Guid CreatedBy { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public Guid? SubmittedBy { get; init; }

    public DateTimeOffset? SubmittedAt { get; init; }

    public Guid? ApprovedBy { get; init; }

    public DateTimeOffset? ApprovedAt { get; init; }

    public string? ApproverName { get; init; }

    public string? ApprovalNumber { get; init; }

    public string? ReturnReason { get; init; }

    public DateTimeOffset? OpenedAt { get; init; }

    public DateOnly? ClosedOn { get; init; }

    public DateTimeOffset? SettledAt { get; init; }

    /// <summary>A shared account's fund of what nobody has assigned yet: it gives out no papers.</summary>
    internal bool IsFund => Origin == "unclassified";

    internal IReadOnlyList<TeamMember> TeamMembers => JsonSerializer.Deserialize<List<TeamMember>>(Team, ContractJson.Options)!;

    internal CampaignPlanView ToView() => new(
        CampaignId, Slug, Title, Regime, State, UnitId, UnitName, BeneficiaryUnitId, BeneficiaryName, OpensOn, ClosesOn, BankName,
        AccountNumber is { } number ? new string('•', Math.Max(number.Length - 4, 4)) + number[^4..] : null, AccountShared,
        Content is null ? null : new CampaignPlanBody(Content, Beneficiaries!, Method!, JsonSerializer.Deserialize<List<BudgetLine>>(Budget, ContractJson.Options)!, TeamMembers),
        CreatedBy, SubmittedBy, SubmittedAt, ApprovedBy, ApprovedAt, ApproverName, ApprovalNumber, ReturnReason, OpenedAt, ClosedOn, SettledAt, Revision, ConditionOf);
}
