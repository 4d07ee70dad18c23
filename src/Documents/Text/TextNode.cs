namespace EduCoop.Documents.Text;

/// <summary>What a piece of the tree is.</summary>
public enum TextNodeKind
{
    Document,
    Line,
    Table,
    Row,
    Cell,
    /// <summary>Bars, line breaks and other characters between cells.</summary>
    Separator,
}

/// <summary>A piece of the text and its parts. A node's children cover it without a gap, so the leaves in order are the text.</summary>
public sealed record TextNode(TextNodeKind Kind, TextSpan Span, IReadOnlyList<TextNode> Children)
{
    public static TextNode Leaf(TextNodeKind kind, TextSpan span) => new(kind, span, []);

    /// <summary>The leaves in order.</summary>
    public IEnumerable<TextNode> Leaves()
    {
        // A stack of our own: a hostile document may nest deep.
        var open = new Stack<TextNode>();
        open.Push(this);
        while (open.TryPop(out var node))
        {
            if (node.Children.Count == 0)
            {
                yield return node;
                continue;
            }

            for (var child = node.Children.Count - 1; child >= 0; child--)
            {
                open.Push(node.Children[child]);
            }
        }
    }
}
