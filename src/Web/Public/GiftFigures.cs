namespace EduCoop.Web.Public;

/// <summary>A page of gifts as Reporting says them in public.</summary>
/// <param name="Understood">How the question was understood: all, amount, day, amount_and_day, reference, code or name.</param>
/// <param name="AmountVnd">The amount that was understood.</param>
/// <param name="Day">The day that was understood.</param>
/// <param name="Items">The gifts.</param>
/// <param name="Next">Leads to the next page; null on the last.</param>
public sealed record GiftFigures(string Understood, long? AmountVnd, DateOnly? Day, IReadOnlyList<OneGift> Items, Guid? Next);

/// <summary>One gift and where its proof stands.</summary>
/// <param name="Gift">What the list shows of it.</param>
/// <param name="Code">The payment code that its memo holds.</param>
/// <param name="LedgerId">The ledger that its proof comes from; null for the first seconds of a gift.</param>
/// <param name="LedgerIndex">Its entry's place there, from 0.</param>
public sealed record GiftProof(OneGift Gift, string? Code = null, Guid? LedgerId = null, long? LedgerIndex = null);

/// <summary>One gift.</summary>
/// <param name="Donor">As the donor chose to be shown; null: anonymous.</param>
/// <param name="OccurredAt">Null where the bank gives only the day.</param>
public sealed record OneGift(Guid DonationId, long AmountVnd, DateOnly OccurredOn, DateTimeOffset? OccurredAt = null, string? Donor = null, string? Reference = null);
