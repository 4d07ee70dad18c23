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
        while (section.Children.FindLast(child => child.Heading.Start <= position) is { } child && position < Math.Max(child.Body.End, child.Heading.End))
        {
            section = child;
        }

        return section;
    }
}
