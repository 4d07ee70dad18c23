using EduCoop.Documents.Text;

namespace EduCoop.Documents.Structure;

/// <summary>The sections of a document.</summary>
public sealed class Outline
{
    internal Outline(Section root, IReadOnlyList<Finding> findings) => (Root, Findings) = (root, findings);

    public Section Root { get; }

    /// <summary>Paragraphs, bullets and numbered points in order, outside tables.</summary>
    internal IReadOnlyList<Block> Blocks { get; init; } = [];

    /// <summary>Jumps in the numbering and the like.</summary>
    public IReadOnlyList<Finding> Findings { get; }

    /// <summary>All sections in order of the text, without the root.</summary>
    public IEnumerable<Section> Sections => Root.All().Skip(1);

    /// <summary>The innermost section that holds a position.</summary>
    public Section At(int position)
    {
        var section = Root;
        while (Before(section.Children, position) is { } child && position < Math.Max(child.Body.End, child.Heading.End))
        {
            section = child;
        }

        return section;
    }

    // Asked for every paragraph, and a hostile document has thousands of sections side by side: halves, not steps.
    private static Section? Before(List<Section> sections, int position)
    {
        var (low, high) = (0, sections.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = sections[middle].Heading.Start <= position ? (middle + 1, high) : (low, middle);
        }

        return low == 0 ? null : sections[low - 1];
    }
}
