namespace EduCoop.Banking.Statements;

/// <summary>What a column holds.</summary>
public enum ColumnRole
{
    /// <summary>Nothing that is used.</summary>
    Ignored,

    /// <summary>The statement's day, perhaps with a time or the bank's number in the same cell.</summary>
    Day,

    /// <summary>The time of day, for the order of lines.</summary>
    Time,

    /// <summary>Another day; used where the first is empty.</summary>
    OtherDay,

    /// <summary>What the line says.</summary>
    Memo,

    /// <summary>The other party's name; goes behind the memo.</summary>
    Party,

    /// <summary>Money that left.</summary>
    Debit,

    /// <summary>Money that came.</summary>
    Credit,

    /// <summary>Money with or without a sign, in one column.</summary>
    Amount,

    /// <summary>Says of <see cref="Amount"/> whether it left or came: C, D, Có, Nợ, +, −.</summary>
    Side,

    /// <summary>The running balance.</summary>
    Balance,

    /// <summary>The bank's reference.</summary>
    Reference,

    /// <summary>The currency.</summary>
    Currency,
}

/// <summary>Which part of a day written in numbers comes first.</summary>
public enum DayOrder
{
    /// <summary>31/12/2026.</summary>
    DayMonthYear,

    /// <summary>12/31/2026.</summary>
    MonthDayYear,

    /// <summary>2026-12-31.</summary>
    YearMonthDay,
}

/// <summary>How the columns of a bank's file are understood. Detected from headings and data, or said by a person and remembered for the account.</summary>
/// <param name="Layout">The bank whose layout it is (<c>vietcombank</c>, …), or <c>columns</c>.</param>
/// <param name="Columns">The role of each column, from the left.</param>
/// <param name="Headings">What stands above each column; empty where nothing does.</param>
/// <param name="DayOrder">How days are written.</param>
/// <param name="DecimalMark">What stands before decimals: "," or "."; null where no number has any.</param>
/// <param name="Year">The year of days without one, as a person said it.</param>
public sealed record ColumnMapping(
    string Layout, IReadOnlyList<ColumnRole> Columns, IReadOnlyList<string> Headings, DayOrder DayOrder = DayOrder.DayMonthYear, string? DecimalMark = null, int? Year = null)
{
    /// <summary>Is there a day, and money?</summary>
    public bool IsComplete =>
        Columns.Contains(ColumnRole.Day) && (Columns.Contains(ColumnRole.Amount) || Columns.Contains(ColumnRole.Debit) || Columns.Contains(ColumnRole.Credit));

    internal int IndexOf(ColumnRole role)
    {
        for (var i = 0; i < Columns.Count; i++)
        {
            if (Columns[i] == role)
            {
                return i;
            }
        }

        return -1;
    }
}
