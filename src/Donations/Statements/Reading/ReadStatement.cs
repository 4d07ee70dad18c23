using EduCoop.Banking.Statements;

namespace EduCoop.Donations.Statements.Reading;

/// <summary>One line of a statement, with its place in the file.</summary>
/// <param name="LineNumber">1 is the first line of the file.</param>
/// <param name="ByteOffset">Where the line begins in the unpacked file; -1 in a workbook, whose rows lie in a part of their own.</param>
/// <param name="ByteCount">Its length there.</param>
/// <param name="Day">The statement's day.</param>
/// <param name="AmountVnd">Positive: credit, negative: debit.</param>
/// <param name="BalanceVnd">The bank's running balance after this line: written, or counted from the opening balance of a statement that ties.</param>
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

/// <summary>A file that was read to its end, all its pages as one statement of one account in đồng.</summary>
internal sealed record ReadStatement(
    string Layout,
    string? AccountNumber,
    long? OpeningVnd,
    long? ClosingVnd,
    IReadOnlyList<ReadLine> Lines,
    IReadOnlyList<RecoveredLine> Recovered,
    IReadOnlyList<QuarantinedLine> Quarantined)
{
    internal long CreditsVnd { get; } = Lines.Sum(line => Math.Max(line.AmountVnd, 0));

    internal long DebitsVnd { get; } = Lines.Sum(line => Math.Max(-line.AmountVnd, 0));

    /// <summary>How the columns were understood; null for formats without columns.</summary>
    internal ColumnMapping? Mapping { get; init; }

    /// <summary>What the bank's closing balance has more than opening, credits and debits give; 0 where it ties or no balance is written.</summary>
    internal long DifferenceVnd => OpeningVnd is { } opening && ClosingVnd is { } closing ? closing - (opening + CreditsVnd - DebitsVnd) : 0;

    /// <summary>Why the statement cannot be taken as it is; a person may sign for it.</summary>
    internal StatementRefusal? Objection { get; init; }
}
