namespace EduCoop.Reporting.Campaigns;

/// <summary>A campaign with what it has received. Holds nothing about any donor.</summary>
/// <param name="CampaignId">The campaign.</param>
/// <param name="Slug">Its name in public addresses.</param>
/// <param name="Title">Its public title.</param>
/// <param name="UnitName">Who runs it, by the name of the opening day.</param>
/// <param name="BeneficiaryName">Who the gifts are for, when it is one unit.</param>
/// <param name="OpensOn">First day.</param>
/// <param name="ClosesOn">Last day, when it is known.</param>
/// <param name="TotalVnd">Sum of all gifts in đồng.</param>
/// <param name="Count">Number of gifts.</param>
/// <param name="BankClosingVnd">The bank's balance at the end of the latest reconciled statement; null without one.</param>
/// <param name="BankDifferenceVnd">What the bank's statements say minus the gifts counted from them; null without a statement, 0 when all is well.</param>
/// <param name="StatementsReconciled">How many statements the difference covers.</param>
/// <param name="UpdatedAt">When the last gift or statement was counted; null before the first.</param>
/// <param name="LedgerDifferenceVnd">Bank, ledger and this page compared: how far they are apart in all, 0 when all is well; null before the first comparison.</param>
/// <param name="ComparedAt">When they were compared: every minute.</param>
public sealed record CampaignSummary(
    Guid CampaignId,
    string Slug,
    string Title,
    string UnitName,
    string? BeneficiaryName,
    DateOnly OpensOn,
    DateOnly? ClosesOn,
    long TotalVnd,
    long Count,
    long? BankClosingVnd,
    long? BankDifferenceVnd,
    long StatementsReconciled,
    DateTimeOffset? UpdatedAt,
    long? LedgerDifferenceVnd,
    DateTimeOffset? ComparedAt)
{
    internal const string Columns = """
        campaign_id, slug, title, unit_name, beneficiary_name, opens_on, closes_on, total_vnd, count,
        bank_closing_vnd, bank_difference_vnd, statements_reconciled, updated_at, ledger_difference_vnd, compared_at
        """;
}
