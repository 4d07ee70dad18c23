using System.Buffers;
using EduCoop.Documents.Structure;
using EduCoop.Documents.Text;

namespace EduCoop.Documents.Tasks;

/// <summary>Makes tasks of a table's row: one, or several when the cells hold a paragraph for each.</summary>
internal sealed class RowTasks(TaskContext context)
{
    /// <summary>A dash or a tick says nothing in words.</summary>
    private static readonly SearchValues<char> Marks = SearchValues.Create("-–./ xX✓√");

    private readonly PlanText document = context.Document;

    /// <summary>The tasks of a row. What merged cells took away comes from <paramref name="above"/>.</summary>
    internal List<TaskDraft> Read(TableRow row, TaskDraft? above, bool sub)
    {
        var listed = CellLists.Read(document, row[Column.Content]);
        var contents = listed.Count > 1 ? listed : Paragraphs(row[Column.Content]);
        var leads = Lines(row[Column.Lead]);
        var others = Lines(row[Column.Coordinating]);
        if (contents.Count < 2 || leads.Count != contents.Count || !leads.TrueForAll(lead => context.Units.Begins(lead.Start, lead.End)))
        {
            if (listed.Count > 1)
            {
                // One unit, one product and one time for every point of the cell.
                return [.. listed.Select(content => One(row, content, row[Column.Lead], row[Column.Coordinating], above, sub))];
            }

            return [One(row, row[Column.Content], row[Column.Lead], row[Column.Coordinating], above, sub)];
        }

        return [.. contents.Select((content, i) => One(row, content, leads[i], others.Count == contents.Count ? others[i] : row[Column.Coordinating], above, sub))];
    }

    /// <summary>A row that only goes on with the one before, after a page break.</summary>
    internal void GoOn(TaskDraft task, TableRow row)
    {
        task.Lead ??= Filled(row[Column.Lead]);
        task.Deadline ??= Filled(row[Column.Deadline]);
        if (Filled(row[Column.Coordinating]) is { } others)
        {
            task.Coordinating.AddRange(context.Units.Split(others));
        }

        if (Filled(row[Column.Product]) is { } product)
        {
            task.Products.Add(product);
        }
    }

    private TaskDraft One(TableRow row, TextSpan content, TextSpan lead, TextSpan others, TaskDraft? above, bool sub)
    {
        var task = new TaskDraft { Section = "", Kind = "appendix", Title = WithoutNumber(content) };
        task.Content.Add(content);
        Lead(task, lead, row[Column.Both]);
        task.Coordinating.AddRange(others.IsEmpty ? [] : context.Units.Split(others));
        if (Filled(row[Column.Advising]) is { } advising)
        {
            task.Advising.AddRange(context.Units.Split(advising));
        }

        task.Products.AddRange(Products(row[Column.Product]));
        task.Deadline ??= Filled(row[Column.Deadline]);
        task.Funding = Filled(row[Column.Funding]);
        if (above is not null)
        {
            Inherit(task, above, row, sub);
        }

        return task;
    }

    /// <summary>A cell that is missing was merged with the one above; one that is there and empty was left empty, except where the number was merged too.</summary>
    private static void Inherit(TaskDraft task, TaskDraft above, TableRow row, bool sub)
    {
        bool Taken(Column column, bool empty) => empty && (!row.Has(column) || (sub && row[column].IsEmpty));
        if (Taken(Column.Lead, task.Lead is null) && !row.Has(Column.Both) && sub)
        {
            (task.Lead, task.Inherits) = (above.Lead, above.Lead is not null);
        }

        if (Taken(Column.Coordinating, task.Coordinating.Count == 0) && sub)
        {
            task.Coordinating.AddRange(above.Coordinating);
            task.Inherits |= above.Coordinating.Count > 0;
        }

        if (Taken(Column.Deadline, task.Deadline is null) || (row.TimeFirst && task.Deadline is null))
        {
            (task.Deadline, task.Inherits) = (above.Deadline, task.Inherits || above.Deadline is not null);
        }

        if (Taken(Column.Product, task.Products.Count == 0))
        {
            task.Products.AddRange(above.Products);
            task.Inherits |= above.Products.Count > 0;
        }

        if (Taken(Column.Funding, task.Funding is null))
        {
            task.Funding = above.Funding;
        }
    }

    private void Lead(TaskDraft task, TextSpan lead, TextSpan both)
    {
        var cell = lead.IsEmpty ? both : lead;
        if (cell.IsEmpty)
        {
            return;
        }

        var parts = LabelScanner.Scan(document, cell);
        if (parts.Exists(part => part.Label is not null))
        {
            foreach (var part in parts.Where(part => !part.Value.IsEmpty))
            {
                if (part.Label is { Field: LabelField.Coordinating })
                {
                    task.Coordinating.AddRange(context.Units.Split(part.Value));
                }
                else if (part.Label is { Field: LabelField.Lead or LabelField.Container })
                {
                    task.Lead ??= part.Value;
                }
            }

            return;
        }

        if ((MarkedRoles.Read(context, cell) ?? context.Assignments.Read(cell, null)) is { Explicit: true } spoken)
        {
            task.Lead = spoken.Lead;
            task.Coordinating.AddRange(spoken.Coordinating);
            task.Doubt(spoken.Doubt);
            return;
        }

        if (lead.IsEmpty && context.Units.Split(both).Count > 1)
        {
            task.Doubt("Cột ghi chung đơn vị chủ trì và phối hợp: văn bản không phân biệt.");
            return;
        }

        task.Lead = Marker.Read(document.Text, document.Shadow, cell.Start, cell.End) is { IsBullet: true } bullet ? new(bullet.End, cell.End) : cell;
    }

    private TextSpan? Filled(TextSpan cell) => Headings.Clean(document.Text, cell) is { IsEmpty: false } clean && document.Slice(clean).IndexOfAnyExcept(Marks) >= 0 ? cell : null;

    private List<TextSpan> Products(TextSpan cell) => Filled(cell) is { } filled ? [filled] : [];

    /// <summary>The paragraphs of a cell: a line that ends a sentence before one that begins with a capital letter or a bullet.</summary>
    private List<TextSpan> Paragraphs(TextSpan cell) => Parts(cell, (before, next) => document.Text[before.End - 1] is '.' or ';' && char.IsUpper(document.Text[next.Start]));

    private List<TextSpan> Lines(TextSpan cell) => Parts(cell, (before, next) => document.Text[before.End - 1] is not ',' && char.IsUpper(document.Text[next.Start]) && context.Units.Begins(next.Start, next.End));

    private List<TextSpan> Parts(TextSpan cell, Func<TextSpan, TextSpan, bool> breaks)
    {
        var parts = new List<TextSpan>();
        var start = cell.Start;
        for (var at = cell.Start; at < cell.End; at++)
        {
            var mark = document.Text[at] == '\n' ? 1 : CellBreaks.At(document.Text, at);
            if (mark == 0)
            {
                continue;
            }

            var (before, next) = (new TextSpan(start, at).Trim(document.Text), new TextSpan(at + mark, cell.End).Trim(document.Text));
            if (!before.IsEmpty && !next.IsEmpty && breaks(before, next))
            {
                parts.Add(before);
                start = next.Start;
            }
        }

        if (start < cell.End)
        {
            parts.Add(new TextSpan(start, cell.End).Trim(document.Text));
        }

        return parts;
    }

    /// <summary>"1.4.1. Thực hiện …", "6.1 → 6.3.3. Giáo dục …": the title without the sections it refers to.</summary>
    private TextSpan WithoutNumber(TextSpan content)
    {
        var reference = SectionReference.Read(document, content);
        return reference is { } found ? new(found.End, content.End) : Marker.Read(document.Text, document.Shadow, content.Start, content.End) is { Kind: not MarkerKind.None } marker ? new(marker.End, content.End) : content;
    }
}
