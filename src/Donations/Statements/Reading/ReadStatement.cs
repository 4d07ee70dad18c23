namespace EduCoop.Donations.Statements.Reading;

/// <summary>One line of a statement, with its place in the file.</summary>
/// <param name="LineNumber">1 is the first line of the file.</param>
/// <param name="ByteOffset">Where the line begins in the unpacked file.</param>
/// <param name="ByteCount">Its length there.</param>
/// <param name="Day">The statement's day.</param>
/// <param name="AmountVnd">Positive: credit, negative: debit.</param>
/// <param name="BalanceVnd">The bank's running balance after this line, where the file has one.</param>
/// <param name="Memo">What the line says, joined from its columns, NFC.</param>
/// <param name="Reference">The bank's reference, where there is one.</param>
/// <param name="Recovered">True when the amount or the balance was damaged and was found from the lines around.</param>
internal sealed record ReadLine(
    int LineNumber, long ByteOffset, int ByteCount, DateOnly Day, long AmountVnd, long? BalanceVnd, string Memo, string? Reference, bool Recovered);

/// <summary>A line whose damaged amount was found from the running balance.</summary>
/// <param name="Line">Line in the file.</param>
/// <param name="AmountVnd">What was found; negative for a debit.</param>
/// <param name="Reason">Vietnamese: what was damaged and how it was found.</param>
public sealed record RecoveredLine(int Line, long AmountVnd, string Reason);

/// <summary>A line that says nothing of money, set aside for people to look at.</summary>
/// <param name="Line">Line in the file.</param>
/// <param name="Reason">Vietnamese: why.</param>
public sealed record QuarantinedLine(int Line, string Reason);

/// <summary>Why a whole statement is refused; nothing of it is posted.</summary>
/// <param name="Code">Stable name in snake_case.</param>
/// <param name="Title">Vietnamese, one sentence.</param>
/// <param name="Detail">Vietnamese: where it is wrong and how to mend it.</param>
/// <param name="Line">Line in the file, where one is meant.</param>
public sealed record StatementRefusal(string Code, string Title, string Detail, int? Line = null);

/// <summary>A statement that was read to its end and ties to its own balances.</summary>
internal sealed record ReadStatement(
    string Layout,
    string? AccountNumber,
    long OpeningVnd,
    long ClosingVnd,
    IReadOnlyList<ReadLine> Lines,
    IReadOnlyList<RecoveredLine> Recovered,
    IReadOnlyList<QuarantinedLine> Quarantined)
{
    internal long CreditsVnd { get; } = Lines.Sum(line => Math.Max(line.AmountVnd, 0));

    internal long DebitsVnd { get; } = Lines.Sum(line => Math.Max(-line.AmountVnd, 0));
}

/// <summary>Thrown while reading: the file cannot be taken. Caught where the job ends; it is the answer, not a fault.</summary>
internal sealed class StatementRefusedException(StatementRefusal refusal) : Exception(refusal.Code)
{
    internal StatementRefusal Refusal { get; } = refusal;
}
