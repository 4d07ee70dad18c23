namespace EduCoop.Contracts.Plans;

/// <summary>A plan has its number and date and holds from now on.</summary>
/// <param name="PlanId">The plan.</param>
/// <param name="IssuerUnitId">The unit that issued it.</param>
/// <param name="IssuerName">The issuer as the document names it.</param>
/// <param name="DocumentNumber">Number and symbol, for example 45/KH-UBND.</param>
/// <param name="DocumentDate">Date of the document.</param>
/// <param name="Title">What it is about.</param>
/// <param name="PeriodFrom">First year it covers.</param>
/// <param name="PeriodTo">Last year it covers.</param>
/// <param name="Version">1 when it is issued.</param>
/// <param name="TaskCount">Its tasks.</param>
/// <param name="Parents">The plans it implements.</param>
/// <param name="IssuedAt">When it was issued here.</param>
/// <param name="Reporting">What it asks to be reported; null in events from before it was told.</param>
[Event]
public sealed record PlanIssued(
    Guid PlanId,
    Guid IssuerUnitId,
    string IssuerName,
    string DocumentNumber,
    DateOnly DocumentDate,
    string Title,
    int? PeriodFrom,
    int? PeriodTo,
    int Version,
    int TaskCount,
    IReadOnlyList<PlanParent> Parents,
    DateTimeOffset IssuedAt,
    IReadOnlyList<PlanReporting>? Reporting = null);
