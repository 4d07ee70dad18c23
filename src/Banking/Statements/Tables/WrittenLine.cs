namespace EduCoop.Banking.Statements.Tables;

/// <summary>One line of a table as it is written, before anything is concluded from it.</summary>
/// <param name="Place">Where it stands.</param>
/// <param name="Day">Its day, where one can be read.</param>
/// <param name="Memo">Its words; also an amount that cannot be read stays here, where a person can see what it was.</param>
/// <param name="Amount">Not negative where the side is unknown; signed where it is known.</param>
/// <param name="IsSideKnown">Does the line say whether it is a credit or a debit?</param>
/// <param name="Balance">The running balance.</param>
/// <param name="IsBalanceDamaged">Something stands where the balance should, but it is no number.</param>
/// <param name="Reference">The bank's reference.</param>
/// <param name="LooksLikeMoney">A line without money that may be the rest of one that was cut off.</param>
/// <param name="Time">Its time of day, for the order of lines.</param>
internal readonly record struct WrittenLine(
    LinePlace Place, DateOnly? Day, string Memo, decimal? Amount, bool IsSideKnown, decimal? Balance, bool IsBalanceDamaged, string? Reference, bool LooksLikeMoney,
    TimeOnly? Time = null);
