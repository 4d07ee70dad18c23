namespace EduCoop.Banking.Statements;

/// <summary>Where a line stands in the unpacked file.</summary>
/// <param name="Line">1 is the first line of the file (in a workbook: the first row of the sheet).</param>
/// <param name="ByteOffset">Where it begins, in bytes; in XML where the entry's element begins; -1 in a workbook, whose rows lie in a part of their own: <see cref="Tables.WorkbookRows"/> finds them.</param>
/// <param name="ByteCount">Its length there; 0 with an offset of -1.</param>
public readonly record struct LinePlace(int Line, long ByteOffset, int ByteCount);

/// <summary>One booked line of an account.</summary>
/// <param name="Place">Where it stands.</param>
/// <param name="Day">The day of booking; the value date where the file has no other.</param>
/// <param name="Amount">Exactly as many decimals as the bank wrote. Positive: credit, negative: debit. Zero, with either sign, only where a format with marks writes it.</param>
/// <param name="Balance">The bank's running balance after this line, where the file has one.</param>
/// <param name="Memo">What the line says, joined from its parts by spaces, NFC.</param>
/// <param name="Reference">The bank's reference, where there is one.</param>
/// <param name="Recovery">Vietnamese: what was damaged and how it was found from the running balance; null for a sound line.</param>
public readonly record struct StatementEntry(
    LinePlace Place, DateOnly Day, decimal Amount, decimal? Balance, string Memo, string? Reference, string? Recovery = null)
{
    /// <summary>Was the amount or the balance damaged and found from the lines around?</summary>
    public bool IsRecovered => Recovery is not null;
}

/// <summary>A line that was not taken: it says nothing of money, or its money cannot be told.</summary>
/// <param name="Line">Line in the file.</param>
/// <param name="Reason">Vietnamese: why.</param>
public sealed record QuarantinedLine(int Line, string Reason);

/// <summary>Where a statement contradicts itself: money is missing, was altered, or cannot be read. Reported, never mended by guessing.</summary>
/// <param name="Code">Stable name in snake_case: <c>does_not_tie</c>, <c>line_unreadable</c>, <c>cut_off</c>, <c>totals_differ</c>.</param>
/// <param name="Title">Vietnamese, one sentence.</param>
/// <param name="Detail">Vietnamese: where it is wrong and how to mend it.</param>
/// <param name="Line">Line in the file, where one is meant.</param>
public sealed record StatementFlaw(string Code, string Title, string Detail, int? Line = null);

/// <summary>Number and sum of the credits or of the debits.</summary>
/// <param name="Count">How many lines.</param>
/// <param name="Sum">Not negative.</param>
public readonly record struct SideTotal(int Count, decimal Sum);

/// <summary>What a statement of one account comes to.</summary>
/// <param name="Layout">Stable name of the layout that read it, for example <c>camt.053.001.08</c>, <c>mt940</c>, <c>agribank_pipes</c>, <c>vietcombank</c>, <c>columns</c>.</param>
/// <param name="Account">The account's number as written, without spaces; null when no paper names it.</param>
/// <param name="Currency">ISO 4217; null when the file does not say.</param>
/// <param name="Opening">The bank's balance before the first line.</param>
/// <param name="Closing">The bank's balance after the last line.</param>
/// <param name="Credits">Lines that brought money.</param>
/// <param name="Debits">Lines that took money.</param>
public sealed record StatementTotals(
    string Layout, string? Account, string? Currency, decimal? Opening, decimal? Closing, SideTotal Credits, SideTotal Debits)
{
    /// <summary>Does opening + credits − debits give closing? Null where the file has no such balances.</summary>
    public bool? Ties => Opening is { } opening && Closing is { } closing ? opening + Credits.Sum - Debits.Sum == closing : null;

    /// <summary>Number of booked lines.</summary>
    public int EntryCount => Credits.Count + Debits.Count;

    /// <summary>The year was not in the file: it was taken as the last one in which no line lies in the future.</summary>
    public bool IsYearAssumed { get; init; }

    /// <summary>How the columns were understood; null for formats without columns.</summary>
    public ColumnMapping? Mapping { get; init; }
}

/// <summary>
/// Takes a file's statements piece by piece while it is being read, so that a file may be larger than the memory.
/// Calls come as <c>Begin, (Entry | SetAside | Flawed)*, End</c> for each statement, in the order of the file.
/// </summary>
public interface IStatementSink
{
    /// <summary>A statement begins.</summary>
    void Begin();

    /// <summary>A booked line, oldest first where the file shows its order.</summary>
    void Entry(StatementEntry entry);

    /// <summary>A line that was not taken.</summary>
    void SetAside(QuarantinedLine line);

    /// <summary>The statement contradicts itself.</summary>
    void Flawed(StatementFlaw flaw);

    /// <summary>The statement is read to its end.</summary>
    void End(StatementTotals totals);
}

/// <summary>A statement held whole, for files that fit.</summary>
/// <param name="Totals">What it comes to.</param>
/// <param name="Entries">Its booked lines, oldest first where the file shows their order.</param>
/// <param name="Quarantined">Lines that were not taken.</param>
/// <param name="Flaws">Where it contradicts itself, in the order of the file.</param>
public sealed record BankStatement(
    StatementTotals Totals, IReadOnlyList<StatementEntry> Entries, IReadOnlyList<QuarantinedLine> Quarantined, IReadOnlyList<StatementFlaw> Flaws);
