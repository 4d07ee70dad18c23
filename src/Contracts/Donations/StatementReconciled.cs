namespace EduCoop.Contracts.Donations;

/// <summary>A bank statement is wholly in the ledger and ties to the bank's own balances.</summary>
/// <param name="StatementId">The statement.</param>
/// <param name="CampaignId">The campaign its credits were booked to.</param>
/// <param name="FromDay">Day of the first line.</param>
/// <param name="ToDay">Day of the last line.</param>
/// <param name="OpeningVnd">The bank's balance before the first line, in đồng.</param>
/// <param name="ClosingVnd">The bank's balance after the last line, in đồng.</param>
/// <param name="CreditsVnd">Sum of the credits, in đồng.</param>
/// <param name="DebitsVnd">Sum of the debits, in đồng, not negative.</param>
/// <param name="EntryCount">Number of lines.</param>
/// <param name="Added">Lines that were new to the ledger.</param>
/// <param name="AlreadyThere">Lines that the ledger already held from an earlier import.</param>
/// <param name="Recovered">Lines whose amount was damaged and was found from the running balance.</param>
/// <param name="ReconciledAt">When the import ended.</param>
[Event]
public sealed record StatementReconciled(
    Guid StatementId,
    Guid CampaignId,
    DateOnly FromDay,
    DateOnly ToDay,
    long OpeningVnd,
    long ClosingVnd,
    long CreditsVnd,
    long DebitsVnd,
    int EntryCount,
    int Added,
    int AlreadyThere,
    int Recovered,
    DateTimeOffset ReconciledAt);
