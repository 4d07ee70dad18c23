using EduCoop.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;

namespace EduCoop.Twinning.Sheets;

/// <summary>What becomes of a row of an imported sheet.</summary>
public enum RowOutcome
{
    /// <summary>Something new.</summary>
    New,

    /// <summary>Something that is there, with other content.</summary>
    Changed,

    /// <summary>Something that is there already as the row says.</summary>
    Same,

    /// <summary>Not taken; nothing of the sheet is.</summary>
    Refused,
}

/// <summary>A row of the sheet and what becomes of it.</summary>
/// <param name="Row">Its number as the spreadsheet shows it.</param>
/// <param name="SchoolName">The school that it speaks of, as found or as written.</param>
/// <param name="Outcome">What becomes of it.</param>
/// <param name="Column">Heading of the cell that is wrong.</param>
/// <param name="Code">Stable code of the refusal.</param>
/// <param name="Title">Vietnamese: what is refused.</param>
/// <param name="Detail">Vietnamese: how to mend it.</param>
public sealed record ImportedRow(int Row, string? SchoolName, RowOutcome Outcome, string? Column = null, string? Code = null, string? Title = null, string? Detail = null);

/// <summary>What a sheet would do, or has done.</summary>
/// <param name="Applied">True when it is written; a sheet with a refused row never is.</param>
/// <param name="New">Rows that are new.</param>
/// <param name="Changed">Rows that change what is there.</param>
/// <param name="Same">Rows that are there already.</param>
/// <param name="Refused">Rows that are refused.</param>
/// <param name="Rows">Every row, in the sheet's order.</param>
public sealed record SheetImported(bool Applied, int New, int Changed, int Same, int Refused, IReadOnlyList<ImportedRow> Rows)
{
    internal static readonly Refusal RowsRefused = new("rows_refused", "Có hàng chưa đúng; chưa ghi hàng nào.", "Sửa các hàng nêu trong rows rồi gửi lại cả tệp.");

    internal static SheetImported Of(IReadOnlyList<ImportedRow> rows)
    {
        int Count(RowOutcome outcome) => rows.Count(row => row.Outcome == outcome);
        return new(false, Count(RowOutcome.New), Count(RowOutcome.Changed), Count(RowOutcome.Same), Count(RowOutcome.Refused), rows);
    }

    /// <summary>The answer to a sheet that may not be written: its refused rows, at most 200 of them.</summary>
    internal ProblemHttpResult RefuseAll() => RowsRefused.ToProblem(("rows", Rows.Where(row => row.Outcome == RowOutcome.Refused).Take(200).ToList()), ("refused", Refused));
}
