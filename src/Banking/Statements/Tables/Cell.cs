using System.Globalization;

namespace EduCoop.Banking.Statements.Tables;

/// <summary>A cell of a row: its text, and in a workbook the number that it really holds.</summary>
internal readonly record struct Cell(string Text, decimal? Number = null)
{
    internal bool IsEmpty => Number is null && string.IsNullOrWhiteSpace(Text);

    /// <summary>A number is shown as it is stored.</summary>
    internal static Cell Of(decimal number) => new(number.ToString(CultureInfo.InvariantCulture), number);
}

/// <summary>A row of a table with its place.</summary>
internal readonly record struct Row(LinePlace Place, IReadOnlyList<Cell> Cells)
{
    internal Cell At(int column) => column >= 0 && column < Cells.Count ? Cells[column] : default(Cell) with { Text = "" };

    internal bool IsEmpty
    {
        get
        {
            foreach (var cell in Cells)
            {
                if (!cell.IsEmpty)
                {
                    return false;
                }
            }

            return true;
        }
    }
}
