namespace EduCoop.Reporting.Reconciliation;

/// <summary>Bank, ledger and public page of one campaign at one moment, whole đồng.</summary>
/// <param name="CampaignId">The campaign, or the fund of a shared account.</param>
/// <param name="BankVnd">What its bank account has more than before its first statement; null without a statement of its own.</param>
/// <param name="LedgerBankVnd">What the ledger says of the same account.</param>
/// <param name="LedgerVnd">Gifts that stand in the ledger.</param>
/// <param name="PageVnd">What the public page shows.</param>
/// <param name="DifferenceVnd">Bank from ledger and ledger from page, both without their signs, added: 0 only when all three agree.</param>
internal sealed record Comparison(Guid CampaignId, long? BankVnd, long LedgerBankVnd, long LedgerVnd, long PageVnd, long DifferenceVnd)
{
    internal static Comparison Of(CompareEveryMinute.LedgerTotal ledger, long pageVnd) => new(
        ledger.CampaignId, ledger.BankVnd, ledger.BankLedgerVnd, ledger.ReceivedVnd, pageVnd,
        (ledger.BankVnd is { } bank ? Math.Abs(bank - ledger.BankLedgerVnd) : 0) + Math.Abs(ledger.ReceivedVnd - pageVnd));
}
