using EduCoop.Documents.Plans;
using EduCoop.Documents.Structure;
using EduCoop.Documents.Text;

namespace EduCoop.Documents.Tasks;

/// <summary>Tasks in the rows of tables: heads in many wordings, groups, heads repeated on every page, merged cells that pass their value down.</summary>
internal sealed class TableTasks
{
    private readonly TaskContext context;
    private readonly PlanText document;
    private readonly RowTasks rows;
    private readonly Ditto ditto;
    private readonly HashSet<string> paths = new(StringComparer.Ordinal);
    private Column[]? columns;
    private string prefix = "";
    private string group = "";
    private int count;
    private TaskDraft? last;
    private string lastNumber = "";
    private int sub;

    private TableTasks(TaskContext context)
    {
        this.context = context;
        document = context.Document;
        rows = new(context);
        ditto = new(document);
    }

    internal List<TaskDraft> Tasks { get; } = [];

    internal List<TaskGroup> Groups { get; } = [];

    internal static TableTasks Read(TaskContext context)
    {
        var reader = new TableTasks(context);
        foreach (var table in context.Document.Tables)
        {
            reader.Table(table);
        }

        return reader;
    }

    private void Table(TextTable table)
    {
        var body = 0;
        var head = table.Rows.Count > 0 ? Head(table, ref body) : null;
        if (head is not null)
        {
            var begins = columns is null || !GoesOn(table, body);
            columns = head;
            if (begins)
            {
                Begin(table);
            }
        }
        else if (columns is null || table.Rows[0].Cells.Count != columns.Length || !TableRow.IsNumber(document, table.Rows[0].Cells[0].Span))
        {
            // Another table than the one before: its rows are not tasks.
            columns = null;
            return;
        }

        var marks = new MarkedPeriods(document, table, body);
        for (var i = body; i < table.Rows.Count; i++)
        {
            var next = i + 1 < table.Rows.Count ? table.Rows[i + 1] : null;
            if (TableHeads.Read(document, table.Rows[i]) is { } again)
            {
                columns = again;
            }
            else if (!TableHeads.IsCounting(document, table.Rows[i]))
            {
                var before = Tasks.Count;
                Row(TableRow.Read(context, table.Rows[i], columns!), next is null ? null : TableRow.Read(context, next, columns!));
                foreach (var task in Tasks.Skip(before))
                {
                    task.Deadline ??= marks.Last(table.Rows[i]);
                }
            }
        }
    }

    /// <summary>The head is one of the first rows; a title or an empty row may stand above it.</summary>
    private Column[]? Head(TextTable table, ref int body)
    {
        for (var i = 0; i < Math.Min(3, table.Rows.Count); i++)
        {
            if (TableHeads.Read(document, table.Rows[i]) is not { } head)
            {
                continue;
            }

            body = i + 1;
            while (body < table.Rows.Count && TableHeads.IsCounting(document, table.Rows[body]))
            {
                body++;
            }

            if (body < table.Rows.Count && TableHeads.ReadSecond(document, table.Rows[body], head) is { } second)
            {
                (head, body) = (second, body + 1);
            }

            return head;
        }

        return null;
    }

    /// <summary>A head repeated after a page break: the numbers go on.</summary>
    private bool GoesOn(TextTable table, int body) =>
        body < table.Rows.Count && table.Rows[body].Cells.Count > 0 && last is not null && NumberOf(table.Rows[body].Cells[0].Span) is { } number && Numbering.Value(number) is > 1;

    private void Begin(TextTable table)
    {
        var section = context.Outline.At(table.Span.Start);
        prefix = section.Kind == MarkerKind.Appendix || section.Path.Length == 0 ? "PL" : section.Path;
        for (var copy = 2; !paths.Add(prefix); copy++)
        {
            prefix = $"PL{copy}";
        }

        ditto.Begin();
        (group, count, last, lastNumber, sub) = ("", 0, null, "", 0);
    }

    private void Row(TableRow row, TableRow? next)
    {
        ditto.Resolve(row);
        var number = NumberOf(row[Column.Number]);
        var content = row[Column.Content];
        if (content.IsEmpty)
        {
            if (number is null && last is not null)
            {
                rows.GoOn(last, row);
            }

            return;
        }

        if (row.OnlyContent && IsGroup(row, number, next))
        {
            Group(number, content);
            return;
        }

        // Where no column holds numbers every row is a task of its own.
        var inherits = number is null && last is not null && columns!.Contains(Column.Number);
        count += inherits ? 0 : 1;
        sub = inherits ? sub + 1 : 1;
        lastNumber = inherits ? lastNumber : Numbered(number, content);
        var path = group.Length > 0 && !lastNumber.StartsWith(group + ".", StringComparison.Ordinal) ? $"{prefix}.{group}.{lastNumber}" : $"{prefix}.{lastNumber}";
        foreach (var task in rows.Read(row, inherits || !row.Full || row.TimeFirst ? last : null, inherits))
        {
            task.Section = sub > 1 ? $"{path}-{sub}" : path;
            task.Row = int.TryParse(lastNumber, out var value) ? value : null;
            Tasks.Add(task);
            last = task;
            sub++;
        }

        sub--;
    }

    private string Numbered(string? number, TextSpan content) =>
        number ?? (Marker.Read(document.Text, document.Shadow, content.Start, content.End) is { IsNumber: true } own ? own.Number : count.ToString(System.Globalization.CultureInfo.InvariantCulture));

    private static bool IsGroup(TableRow row, string? number, TableRow? next) =>
        number is null || !char.IsAsciiDigit(number[0]) || next is null || !next.OnlyContent || !row.Full;

    private void Group(string? number, TextSpan content)
    {
        var clean = Headings.Clean(document.Text, content);
        var marker = Marker.Read(document.Text, document.Shadow, clean.Start, clean.End);
        number ??= marker.IsNumber ? marker.Number : null;
        // "1" below "I" is a group of a group; a new great number begins anew.
        var great = number is null || !char.IsAsciiDigit(number[0]);
        group = number is null ? group : great ? number : group.Length > 0 && !char.IsAsciiDigit(group[0]) ? $"{group.Split('.')[0]}.{number}" : number;
        (last, sub) = (null, 0);
        if (!clean.IsEmpty)
        {
            Groups.Add(new(group.Length > 0 ? $"{prefix}.{group}" : prefix, Values.Of(document, clean), clean));
        }
    }

    private string? NumberOf(TextSpan cell)
    {
        var number = document.Slice(cell).Trim("* .)(\r\n\t-+").ToString();
        return number.Length is > 0 and <= 8 && TableRow.IsNumber(document, cell) ? number : null;
    }
}
