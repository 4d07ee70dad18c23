namespace EduCoop.Reporting.Agreement;

/// <summary>A number of a report held against where it comes from.</summary>
/// <param name="Field">The field's key.</param>
/// <param name="Label">What people read.</param>
/// <param name="Figure">The figure that it is.</param>
/// <param name="Owner">Whose figure: plans, donations or twinning.</param>
/// <param name="Reported">What the report says.</param>
/// <param name="Counted">What is counted here, from the owner's events.</param>
/// <param name="OwnersCount">What the owner counts from its own tables; null when it did not answer or has not counted.</param>
/// <param name="Agrees">Are all three the same?</param>
public sealed record AgreementLine(string Field, string Label, string Figure, string Owner, decimal? Reported, decimal? Counted, decimal? OwnersCount, bool Agrees);

/// <summary>Whether a report agrees with every ledger, to the unit and to the đồng.</summary>
/// <param name="ObligationId">The report.</param>
/// <param name="Version">The step that was looked at.</param>
/// <param name="CheckedAt">When.</param>
/// <param name="Units">Over how many units it was counted: those whose reports are in it, or itself.</param>
/// <param name="Agrees">True only when every owner answered and every line agrees.</param>
/// <param name="Away">Owners that did not answer.</param>
/// <param name="Lines">One for each number that a figure fills in.</param>
public sealed record ReportAgreement(
    Guid ObligationId, int Version, DateTimeOffset CheckedAt, int Units, bool Agrees, IReadOnlyList<string> Away, IReadOnlyList<AgreementLine> Lines);
