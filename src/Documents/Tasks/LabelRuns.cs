using EduCoop.Documents.Structure;
using EduCoop.Documents.Text;

namespace EduCoop.Documents.Tasks;

/// <summary>
/// Reads the blocks of one section as what is to be done followed by its labels. Where content follows labels and labels come again,
/// a new task begins.
/// </summary>
internal sealed class LabelRuns
{
    private readonly TaskContext context;
    private readonly List<TaskDraft> runs = [];
    private TaskDraft current;
    private LabelField? pending;
    private MarkerKind pendingMarker;
    private bool pendingEmpty;

    private LabelRuns(TaskContext context)
    {
        this.context = context;
        current = New();
    }

    /// <summary>The tasks with labels; content without any label is left out when there are several, kept when there is nothing else.</summary>
    internal static List<TaskDraft> Read(TaskContext context, IEnumerable<Block> blocks)
    {
        var reader = new LabelRuns(context);
        foreach (var block in blocks)
        {
            reader.Take(block);
        }

        reader.runs.Add(reader.current);
        return reader.runs;
    }

    private static TaskDraft New() => new() { Section = "", Kind = "structured" };

    private void Take(Block block)
    {
        foreach (var part in LabelScanner.Scan(context.Document, block.Content))
        {
            if (part.Label is { } label)
            {
                Labelled(label.Field, part.Value, block);
            }
            else
            {
                Plain(part.Value, block);
            }
        }
    }

    private void Plain(TextSpan value, Block block)
    {
        if (pending is { } field && (pendingEmpty || Deeper(block.Marker.Kind)))
        {
            if (Set(field, value))
            {
                // A list of products goes on; who and when are said once.
                pendingEmpty = field is LabelField.Product or LabelField.Content or LabelField.Container or LabelField.Other || (field is LabelField.Coordinating or LabelField.Advising && block.Marker.IsBullet);
                return;
            }
        }

        pending = null;
        if (current.HasLabels && current.Deadline is not null | current.Lead is not null)
        {
            Next();
        }

        current.Content.Add(value);
    }

    private void Labelled(LabelField field, TextSpan value, Block block)
    {
        // "Thời gian: …" may stand before "Nội dung: …" of the same task.
        if (field == LabelField.Content && current.HasLabels && (current.HasRole || current.Content.Count > 0))
        {
            Next();
        }

        (pending, pendingMarker, pendingEmpty) = (field, block.Marker.Kind, value.IsEmpty);
        if (!value.IsEmpty && !Set(field, value))
        {
            pending = null;
            current.Content.Add(value);
        }
    }

    private void Next()
    {
        runs.Add(current);
        current = New();
    }

    /// <summary>A bullet below the label's own bullet belongs to its value.</summary>
    private bool Deeper(MarkerKind kind) => kind switch
    {
        MarkerKind.Plus or MarkerKind.Dot => pendingMarker is not (MarkerKind.Plus or MarkerKind.Dot),
        MarkerKind.Dash => pendingMarker is not (MarkerKind.Dash or MarkerKind.Plus or MarkerKind.Dot or MarkerKind.None),
        _ => false,
    };

    private bool Set(LabelField field, TextSpan value)
    {
        switch (field)
        {
            case LabelField.Lead:
                return SetLead(value);
            case LabelField.Coordinating:
                current.Coordinating.AddRange(context.Units.Split(value));
                return true;
            case LabelField.Advising:
                current.Advising.AddRange(context.Units.Split(value));
                return true;
            case LabelField.Product:
                current.Products.Add(value);
                return true;
            case LabelField.Deadline:
                return SetDeadline(value);
            case LabelField.Content:
                current.Content.Add(value);
                return true;
            case LabelField.Funding:
                current.Funding ??= value;
                return true;
            case LabelField.Container:
                return SetContained(value);
            default:
                return true;
        }
    }

    private bool SetLead(TextSpan value)
    {
        if (context.Assignments.Read(value, null) is { Explicit: true, Lead: { } lead } assignment && lead.Start == value.Start)
        {
            return Assign(assignment, value);
        }

        if (MarkedRoles.Read(context, value) is { } marked)
        {
            return Assign(marked, value);
        }

        // "Thực hiện: 100 % các trường …" is no unit.
        if (value.Length > 400 || !context.Units.Begins(value.Start, value.End) && !char.IsUpper(context.Document.Text[value.Start]))
        {
            return false;
        }

        if (current.Lead is { } before)
        {
            if (Same(before, value))
            {
                return true;
            }

            if (current.Content.Count == 0 || current.Deadline is null)
            {
                current.Doubt("Văn bản nêu hai đơn vị chủ trì khác nhau cho cùng một nhiệm vụ.");
                current.Lead = null;
                return true;
            }

            Next();
        }

        current.Lead = value;
        return true;
    }

    private bool Same(TextSpan a, TextSpan b) =>
        string.Equals(Values.Of(context.Document, Headings.Clean(context.Document.Text, a)), Values.Of(context.Document, Headings.Clean(context.Document.Text, b)), StringComparison.OrdinalIgnoreCase);

    private bool SetDeadline(TextSpan value)
    {
        if (value.Length > 300)
        {
            return false;
        }

        current.Deadline ??= value;
        return true;
    }

    /// <summary>"Phân công thực hiện: Sở A chủ trì, phối hợp với Sở B" or only a unit; whoever "chủ trì, phối hợp" are together is not said.</summary>
    private bool SetContained(TextSpan value)
    {
        if ((MarkedRoles.Read(context, value) ?? context.Assignments.Read(value, null)) is { Explicit: true } assignment)
        {
            return Assign(assignment, value);
        }

        if (!context.Units.IsWhole(value))
        {
            return false;
        }

        var named = context.Units.Split(value);
        if (current.Lead is null && named.Count == 1)
        {
            current.Lead = value;
        }
        else if (current.Lead is null)
        {
            current.Lead = context.Document.Slice(value).Contains(';') ? null : value;
            current.Doubt("Nhiều đơn vị cùng thực hiện: kiểm tra lại đơn vị chủ trì.");
        }

        return true;
    }

    private bool Assign(Assignment assignment, TextSpan value)
    {
        if (assignment.Lead is null && assignment.Coordinating.Count == 0)
        {
            return false;
        }

        current.Lead ??= assignment.Lead;
        current.Coordinating.AddRange(assignment.Coordinating);
        current.Doubt(assignment.Doubt);
        if (assignment.Action.Length > 3 && assignment.Action.End <= value.End)
        {
            current.Content.Add(assignment.Action);
        }

        return true;
    }
}
