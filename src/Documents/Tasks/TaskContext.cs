using EduCoop.Documents.Structure;
using EduCoop.Documents.Text;

namespace EduCoop.Documents.Tasks;

/// <summary>What every reader of tasks needs: the document, its outline, and the blocks of each section.</summary>
internal sealed class TaskContext
{
    private readonly Dictionary<Section, List<Block>> blocks = [];

    internal TaskContext(PlanText document, Outline outline)
    {
        Document = document;
        Outline = outline;
        Units = new(document);
        Assignments = new(document, Units);
        foreach (var block in outline.Blocks)
        {
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
    }

    internal PlanText Document { get; }

    internal Outline Outline { get; }

    internal UnitPhrase Units { get; }

    internal AssignmentReader Assignments { get; }

    /// <summary>The blocks directly below a section's heading, with what its own paragraph says after the heading.</summary>
    internal IReadOnlyList<Block> Of(Section section) => blocks.TryGetValue(section, out var list) ? list : [];

    internal string Shadow(TextSpan span) => Document.Shadow[span.Start..span.End];

    private TextSpan After(int at, TextSpan content)
    {
        while (at < content.End && (char.IsWhiteSpace(Document.Text[at]) || Document.Text[at] is '*' or '_' or ':' or '.' or ';' or ','))
        {
            at++;
        }

        return new(at, content.End);
    }

    /// <summary>The unit a heading names and nothing else: "Sở Nội vụ", "Đề nghị Ủy ban Mặt trận Tổ quốc tỉnh".</summary>
    internal TextSpan? UnitOf(TextSpan heading)
    {
        var clean = Headings.Clean(Document.Text, heading);
        var bracket = Document.Text.IndexOf('(', clean.Start, clean.Length);
        clean = bracket > clean.Start ? Headings.Clean(Document.Text, new(clean.Start, bracket)) : clean;
        var unit = Headings.Clean(Document.Text, new(Assignments.AfterGiving(clean.Start, clean.End), clean.End));
        return unit.Length > 1 && char.IsUpper(Document.Text[unit.Start]) | unit.Start > clean.Start && Units.IsWhole(unit) ? unit : null;
    }

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
