namespace EduCoop.Documents.Text;

/// <summary>
/// A document's text as decoded, byte for byte, with its lines and tables. Immutable; every reader works on spans into <see cref="Text"/>.
/// </summary>
public sealed class PlanText
{
    private PlanText(string text, SourceFormat format, IReadOnlyList<Finding> findings)
    {
        Text = text;
        Format = format;
        Findings = findings;
        Lines = TextLines.Split(text);
        Tables = TextTables.Find(text, Lines);
    }

    public string Text { get; }

    public SourceFormat Format { get; }

    /// <summary>The text folded for looking up words, place for place (<see cref="Folding"/>).</summary>
    internal string Shadow => field ??= Folding.Fold(Text);

    /// <summary>Where its paragraphs end.</summary>
    internal Wrapping Wrapping => field ??= Wrapping.Of(Text, Lines);

    /// <summary>All lines, the last one also when it is empty.</summary>
    public IReadOnlyList<TextLine> Lines { get; }

    /// <summary>The tables in order of appearance; they never overlap.</summary>
    public IReadOnlyList<TextTable> Tables { get; }

    /// <summary>What was noticed while the text was taken out of its file.</summary>
    public IReadOnlyList<Finding> Findings { get; }

    /// <summary>The paragraphs in order: lines that belong together, cleaned.</summary>
    public IReadOnlyList<Paragraph> Paragraphs => field ??= TextParagraphs.Of(this);

    /// <summary>The tree of lines and tables; its leaves in order are <see cref="Text"/>.</summary>
    public TextNode Root => field ??= TextTree.Build(this);

    public static PlanText From(string text, SourceFormat format = SourceFormat.PlainText, IReadOnlyList<Finding>? findings = null) => new(text, format, findings ?? []);

    public string this[TextSpan span] => Text[span.Start..span.End];

    public ReadOnlySpan<char> Slice(TextSpan span) => Text.AsSpan(span.Start, span.Length);

    /// <summary>The number of the line that holds a position.</summary>
    public int LineAt(int position)
    {
        var (low, high) = (0, Lines.Count - 1);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            if (Lines[middle].Full.Start <= position)
            {
                low = middle;
            }
            else
            {
                high = middle - 1;
            }
        }

        return low;
    }
}
