using EduCoop.Documents.Structure;
using EduCoop.Documents.Text;

namespace EduCoop.Documents.Tasks;

/// <summary>What every reader of tasks needs: the document, its outline, and the blocks of each section.</summary>
internal sealed class TaskContext
{
    private readonly Dictionary<Section, List<Block>> blocks = [];
    private readonly Dictionary<Section, bool> rows = [];
    private readonly HashSet<Section> labelled = [];

    internal TaskContext(PlanText document, Outline outline)
    {
        Document = document;
        Outline = outline;
        Units = new(document);
        Assignments = new(document, Units);
        foreach (var block in outline.Blocks)
        {
            PlanStart = Headings.BeginsPlan(document, block) && block.Section == outline.Root ? block.Span.Start : PlanStart;
            if (block is { Opens: true, Section: { } own })
            {
                blocks[own] = [];
                if (own.Title.End < block.Content.End && After(own.Title.End, block.Content) is { IsEmpty: false } left)
                {
                    blocks[own].Add(new() { Index = block.Index, Marker = new(MarkerKind.None, "", left.Start), Span = left, Content = left, Line = block.Line, Section = own, Label = Labels.At(document.Text, document.Shadow, left.Start, left.End) });
                }
            }
            else if (block.Section is { } section && blocks.TryGetValue(section, out var list))
            {
                list.Add(block);
            }
        }

        foreach (var block in outline.Blocks.Where(block => block is { Label: { Colon: true, Field: LabelField.Lead or LabelField.Container } }))
        {
            for (var at = block.Section; at is not null && labelled.Add(at); at = at.Parent)
            {
            }
        }

        foreach (var section in outline.Sections)
        {
            Lift(section);
        }
    }

    /// <summary>Labels below the last point of a list, when no other point has any, are of the heading above the list: "a) …", "b) …", "Chủ trì: …".</summary>
    private void Lift(Section section)
    {
        if (section.Children is not [.., var last] || section.Children.Count < 2 || last.Kind is not (MarkerKind.Letter or MarkerKind.Parenthesis or MarkerKind.ArabicBracket) || !blocks.TryGetValue(section, out var above) || !blocks.TryGetValue(last, out var below))
        {
            return;
        }

        var first = below.FindIndex(IsRole);
        if (first < 0 || above.Exists(IsRole) || section.Children.Take(section.Children.Count - 1).Any(child => Of(child).Any(IsRole) || child.Children.Count > 0))
        {
            return;
        }

        above.AddRange(below.Skip(first));
        below.RemoveRange(first, below.Count - first);
    }

    private static bool IsRole(Block block) => block is { Marker.Kind: MarkerKind.None, Label: { Colon: true, Field: LabelField.Lead or LabelField.Coordinating or LabelField.Container } };

    /// <summary>Where "KẾ HOẠCH" stands in capitals for the last time: what a decision says before it is about the plan, not in it.</summary>
    internal int PlanStart { get; }

    internal PlanText Document { get; }

    internal Outline Outline { get; }

    internal UnitPhrase Units { get; }

    internal AssignmentReader Assignments { get; }

    /// <summary>The blocks directly below a section's heading, with what its own paragraph says after the heading.</summary>
    internal IReadOnlyList<Block> Of(Section section) => blocks.TryGetValue(section, out var list) ? list : [];

    /// <summary>
    /// Does the section, or one above it, stand in a row of headings that mostly name a unit each? Such a row says who answers for what, whatever
    /// its chapter is called: an instruction or an official letter has no chapter at all.
    /// </summary>
    internal bool ByUnits(Section section)
    {
        for (var at = section; at.Parent is { } parent; at = parent)
        {
            if (at.Kind is not MarkerKind.Roman && RowOfUnits(parent))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Do the headings below mostly name a unit each?</summary>
    internal bool RowOfUnits(Section parent)
    {
        if (rows.TryGetValue(parent, out var known))
        {
            return known;
        }

        var units = parent.Children.Count(child => child.Kind != MarkerKind.Roman && (UnitOf(child.Title) is not null || Assignments.Read(child.Title, null) is { } spoken && (spoken.Explicit || spoken.Lead is not null)));
        return rows[parent] = units >= 2 && units * 2 > parent.Children.Count;
    }

    /// <summary>The unit of a heading among the work to be done that has numbered points below it ("2.1. Đối với Sở A", "a) …"): each point is a task of that unit. Where labels below it say who leads, they are believed and not the heading: "1. Thư viện" is a subject then.</summary>
    internal TextSpan? UnitOver(Section section)
    {
        for (var at = section; at.Parent is { Parent: not null } parent; at = parent)
        {
            if (UnitOf(parent.Title) is { } unit && at.Kind is MarkerKind.Letter or MarkerKind.Arabic or MarkerKind.Dotted or MarkerKind.Parenthesis && !labelled.Contains(parent) && !SectionRoles.NamesChapter(Document, parent.Title))
            {
                return SectionRoles.Of(this, section) is SectionRole.Work or SectionRole.Unknown ? unit : null;
            }
        }

        return null;
    }

    internal string Shadow(TextSpan span) => Document.Shadow[span.Start..span.End];

    private TextSpan After(int at, TextSpan content)
    {
        while (at < content.End && (char.IsWhiteSpace(Document.Text[at]) || Document.Text[at] is '*' or '_' or ':' or '.' or ';' or ',' or '-' or '–' or '+'))
        {
            at++;
        }

        return new(at, content.End);
    }

    /// <summary>The unit a heading names and nothing else: "Sở Nội vụ", "Đề nghị Ủy ban Mặt trận Tổ quốc tỉnh"; <paramref name="bound"/>: also "Sở Nội vụ có trách nhiệm".</summary>
    internal TextSpan? UnitOf(TextSpan heading, bool bound = true)
    {
        var clean = Headings.Clean(Document.Text, heading);
        var bracket = Document.Text.IndexOf('(', clean.Start, clean.Length);
        clean = bracket > clean.Start ? Headings.Clean(Document.Text, new(clean.Start, bracket)) : clean;
        var unit = Headings.Clean(Document.Text, new(Assignments.AfterGiving(clean.Start, clean.End), clean.End));
        return unit.Length > 1 && char.IsUpper(Document.Text[unit.Start]) | unit.Start > clean.Start ? Units.IsWhole(unit) ? unit : bound ? Bound(unit) : null : null;
    }

    /// <summary>"Sở Nội vụ có trách nhiệm:" over a list names the unit and that it is bound, and nothing else.</summary>
    private TextSpan? Bound(TextSpan heading)
    {
        if (Units.Read(heading.Start, heading.End) is not { } unit || unit.End >= heading.End)
        {
            return null;
        }

        var rest = Marker.SkipMarks(Document.Text, unit.End, heading.End);
        return Folding.MatchAny(Document.Shadow, rest, Binding, heading.End) == heading.End ? unit : null;
    }

    private static readonly string[] Binding = Folding.List(
        "có trách nhiệm", "chịu trách nhiệm", "có nhiệm vụ", "có trách nhiệm sau", "có trách nhiệm như sau", "có trách nhiệm thực hiện", "có trách nhiệm thực hiện các nhiệm vụ sau", "có trách nhiệm thực hiện các nội dung sau", "thực hiện các nhiệm vụ sau", "thực hiện các nội dung sau",
        "thực hiện các nhiệm vụ", "thực hiện nhiệm vụ", "thực hiện", "chủ trì", "chủ trì thực hiện", "chủ trì triển khai", "là cơ quan thường trực", "là cơ quan chủ trì", "là đơn vị chủ trì", "là cơ quan đầu mối", "là đơn vị đầu mối", "làm đầu mối", "tập trung thực hiện", "tập trung thực hiện các nhiệm vụ sau");

    /// <summary>Up to the first full stop, or to a semicolon when the sentence is long: what a person would call the task.</summary>
    internal TextSpan Short(TextSpan paragraph)
    {
        const int Comfortable = 90;
        var end = Assignments.SentenceEnd(paragraph.Start, paragraph.End);
        var semicolon = Document.Text.IndexOf(';', paragraph.Start, Math.Max(0, end - paragraph.Start));
        if (semicolon > paragraph.Start + Comfortable / 2 && end - paragraph.Start > Comfortable)
        {
            end = semicolon;
        }

        return new(paragraph.Start, Math.Max(end, paragraph.Start));
    }
}
