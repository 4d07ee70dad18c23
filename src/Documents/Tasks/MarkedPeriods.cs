using EduCoop.Documents.Text;

namespace EduCoop.Documents.Tasks;

/// <summary>Columns of periods, "Quý I | Quý II | …", whose cells only hold a mark: a task is to be done by the last period marked.</summary>
internal sealed class MarkedPeriods
{
    private readonly PlanText document;
    private readonly List<(int Column, TextSpan Period)> periods = [];

    /// <summary>Looks for the periods in the rows above <paramref name="body"/> and in the first below: a second row of heads may still stand there.</summary>
    internal MarkedPeriods(PlanText document, TextTable table, int body)
    {
        this.document = document;
        for (var i = 0; i <= body && i < table.Rows.Count && periods.Count < 2; i++)
        {
            var cells = table.Rows[i].Cells;
            periods.Clear();
            periods.AddRange(Enumerable.Range(0, cells.Count).Where(at => TimePhrases.Alone(document, cells[at].Span) is not null).Select(at => (at, cells[at].Span)));
        }

        if (periods.Count < 2)
        {
            periods.Clear();
        }
    }

    /// <summary>The head of the last column the row marks; null when it marks none.</summary>
    internal TextSpan? Last(TextRow row)
    {
        TextSpan? last = null;
        foreach (var (column, period) in periods)
        {
            last = column < row.Cells.Count && document.Slice(row.Cells[column].Span).Trim("* ") is "x" or "X" or "✓" or "√" ? period : last;
        }

        return last;
    }
}
