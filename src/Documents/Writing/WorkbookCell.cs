namespace EduCoop.Documents.Writing;

/// <summary>What a cell holds.</summary>
public enum CellKind
{
    /// <summary>Nothing.</summary>
    Empty,

    /// <summary>Words; never a formula, whatever they begin with.</summary>
    Text,

    /// <summary>A number.</summary>
    Number,

    /// <summary>A day, shown as dd/MM/yyyy.</summary>
    Day,
}

/// <summary>One cell with its type, so that a spreadsheet can sort and add what it is given.</summary>
/// <param name="Kind">What it holds.</param>
/// <param name="Text">The words.</param>
/// <param name="Number">The number, or the day's number in the sheet's calendar.</param>
public readonly record struct WorkbookCell(CellKind Kind, string? Text, decimal Number)
{
    // Day 1 is 1900-01-01, and the calendar counts a 29 February 1900 that never was.
    private static readonly int DayZero = new DateOnly(1899, 12, 30).DayNumber;

    /// <summary>Words.</summary>
    /// <param name="text">The words; null leaves the cell empty.</param>
    public static WorkbookCell Of(string? text) => string.IsNullOrEmpty(text) ? default : new(CellKind.Text, text, 0);

    /// <summary>A number.</summary>
    /// <param name="number">The number; null leaves the cell empty.</param>
    public static WorkbookCell Of(decimal? number) => number is { } known ? new(CellKind.Number, null, known) : default;

    /// <summary>A day.</summary>
    /// <param name="day">The day; null leaves the cell empty. Days before March 1900 are written as words: spreadsheets count them wrongly.</param>
    public static WorkbookCell Of(DateOnly? day) => day switch
    {
        null => default,
        { } known when known < new DateOnly(1900, 3, 1) => Of(VietnameseDates.InDigits(known)),
        { } known => new(CellKind.Day, null, known.DayNumber - DayZero),
    };
}

/// <summary>A column of a sheet.</summary>
/// <param name="Heading">Vietnamese heading.</param>
/// <param name="Width">Width in letters.</param>
public sealed record WorkbookColumn(string Heading, double Width = 16);
