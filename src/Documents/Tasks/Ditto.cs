using System.Buffers;
using EduCoop.Documents.Text;

namespace EduCoop.Documents.Tasks;

/// <summary>Cells that say "as above" ("nt", "-nt-", "như trên", a ditto mark): what the last cell of the column says counts for them.</summary>
internal sealed class Ditto(PlanText document)
{
    private static readonly SearchValues<char> Quotes = SearchValues.Create("\"“”″〃'/");
    private static readonly string[] Words = Folding.List("nt", "n.t", "như trên", "như mục trên", "như dòng trên", "tương tự", "tương tự như trên");
    private readonly Dictionary<Column, TextSpan> said = [];

    /// <summary>Forgets the columns of the table before.</summary>
    internal void Begin() => said.Clear();

    /// <summary>Puts what is meant in the place of every mark of the row; a mark below nothing is an empty cell.</summary>
    internal void Resolve(TableRow row)
    {
        foreach (var column in row.Columns)
        {
            if (column is Column.Number or Column.Content || row[column].IsEmpty)
            {
                continue;
            }

            if (IsMark(row[column]))
            {
                row.Put(column, said.GetValueOrDefault(column, TextSpan.Empty));
            }
            else
            {
                said[column] = row[column];
            }
        }
    }

    private bool IsMark(TextSpan cell)
    {
        if (cell.Length > 24)
        {
            return false;
        }

        var inner = document.Shadow[cell.Start..cell.End].Trim(' ', '.', ',', ';', ':', '*', '(', ')', '-', '"', '\'', '/');
        return inner.Length == 0 ? document.Slice(cell).ContainsAny(Quotes) : Array.Exists(Words, word => word == inner);
    }
}
