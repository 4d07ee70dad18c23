using EduCoop.Documents.Text;

namespace EduCoop.Documents.Structure;

/// <summary>A numbered section of a document, or the document itself at the root.</summary>
public sealed class Section
{
    /// <summary>Its own number as written without dot or bracket: "III", "1", "1.1", "a"; empty at the root.</summary>
    public required string Number { get; init; }

    /// <summary>The whole way: "III.1.1"; empty at the root.</summary>
    public required string Path { get; init; }

    /// <summary>0 at the root, 1 for I, II, III …</summary>
    public required int Level { get; init; }

    /// <summary>The style of its number.</summary>
    public MarkerKind Kind { get; init; }

    /// <summary>The heading's text after the number, without emphasis marks.</summary>
    public required TextSpan Title { get; init; }

    /// <summary>Number and title as they stand in the text.</summary>
    public required TextSpan Heading { get; init; }

    /// <summary>Everything after the heading, up to the next section of the same or a higher level.</summary>
    public TextSpan Body { get; internal set; }

    public Section? Parent { get; init; }

    public List<Section> Children { get; } = [];

    /// <summary>This section and all below, in order of the text.</summary>
    public IEnumerable<Section> All()
    {
        var open = new Stack<Section>();
        open.Push(this);
        while (open.TryPop(out var section))
        {
            yield return section;
            for (var child = section.Children.Count - 1; child >= 0; child--)
            {
                open.Push(section.Children[child]);
            }
        }
    }
}
