using EduCoop.Documents.Text;

namespace EduCoop.Documents.Structure;

/// <summary>Reads the tree of sections out of the numbering: a style seen before closes what lies below it, a new style opens a level.</summary>
public static class OutlineReader
{
    /// <summary>Deeper than any real document; a hostile one gains nothing.</summary>
    private const int MaximumDepth = 12;

    public static Outline Read(PlanText document)
    {
        ArgumentNullException.ThrowIfNull(document);
        var blocks = BlockReader.Read(document);
        LabelPoints.Mark(blocks);
        var root = new Section { Number = "", Path = "", Level = 0, Title = TextSpan.Empty, Heading = TextSpan.Empty, Body = new(0, document.Text.Length) };
        var state = new State(document, root);
        foreach (var block in blocks)
        {
            state.Take(block);
        }

        state.Close(0, document.Text.Length);
        return new(root, state.Findings) { Blocks = blocks };
    }

    private sealed class State(PlanText document, Section root)
    {
        private readonly List<Section> open = [root];
        private bool closing;

        internal List<Finding> Findings { get; } = [];

        internal void Take(Block block)
        {
            if (Headings.IsAppendix(document, block))
            {
                Close(1, block.Span.Start);
                closing = false;
                Open(block, MarkerKind.Appendix, "PL", 1);
            }
            else if (Headings.EndsPlan(document, block) || (root.Children.Count > 0 && Headings.IsSignature(document, block)))
            {
                Close(1, block.Span.Start);
                closing = true;
            }
            else if (Headings.BeginsPlan(document, block))
            {
                Close(1, block.Span.Start);
                closing = false;
            }
            else if (block.Marker.IsNumber && !closing && !Headings.IsLabel(block))
            {
                var depth = DepthOf(block);
                Close(depth, block.Span.Start);
                Note(block);
                Open(block, block.Marker.Kind, block.Marker.Number, depth);
            }

            block.Section = open[^1];
        }

        internal void Close(int depth, int at)
        {
            while (open.Count > Math.Max(depth, 1))
            {
                open[^1].Body = new(open[^1].Heading.End, Math.Max(at, open[^1].Heading.End));
                open.RemoveAt(open.Count - 1);
            }
        }

        private void Open(Block block, MarkerKind kind, string number, int depth)
        {
            var parent = open[^1];
            var title = Headings.Title(document, block);
            var section = new Section
            {
                Number = number,
                Path = PathOf(parent, kind, number),
                Level = depth,
                Kind = kind,
                Title = title,
                Heading = new(block.Span.Start, Math.Max(title.End, block.Content.Start)),
                Parent = parent,
            };
            parent.Children.Add(section);
            open.Add(section);
            block.Opens = true;
        }

        private int DepthOf(Block block)
        {
            var marker = block.Marker;
            if (marker.Kind is MarkerKind.Part or MarkerKind.Capital or MarkerKind.Roman)
            {
                // The great divisions stand in this order, whichever of them a document uses.
                return 1 + open.Skip(1).TakeWhile(section => section.Kind == MarkerKind.Appendix || (section.Kind is MarkerKind.Part or MarkerKind.Capital && section.Kind < marker.Kind) || (section.Kind == MarkerKind.Capital && marker.Kind == MarkerKind.Roman)).Count();
            }

            if (marker.Kind == MarkerKind.Dotted)
            {
                return DepthOfDecimal(marker.Number);
            }

            if (marker.Kind == MarkerKind.Article)
            {
                // A decision that holds its plan in one article goes on with the next: it closes "III." above it.
                return 1 + open.Skip(1).TakeWhile(section => section.Kind is MarkerKind.Appendix or MarkerKind.Part).Count();
            }

            var same = open.FindLastIndex(section => section.Kind == marker.Kind);
            if (same > 0)
            {
                return same;
            }

            // "1." after "1.1" without an own "1." above: the decimals were children of a level that is not written.
            var decimals = marker.Kind == MarkerKind.Arabic ? open.FindIndex(section => section.Kind == MarkerKind.Dotted) : -1;
            return decimals > 0 ? decimals : Math.Min(open.Count, MaximumDepth);
        }

        private int DepthOfDecimal(string number)
        {
            for (var at = open.Count - 1; at > 0; at--)
            {
                var above = open[at];
                if (above.Kind is MarkerKind.Arabic or MarkerKind.Dotted && number.Length > above.Number.Length && number.StartsWith(above.Number + ".", StringComparison.Ordinal))
                {
                    return Math.Min(at + 1, MaximumDepth);
                }
            }

            var parts = number.Count(letter => letter == '.');
            var same = open.FindIndex(section => section.Kind is MarkerKind.Arabic or MarkerKind.Dotted && section.Number.Count(letter => letter == '.') >= parts);
            var great = open.FindLastIndex(section => section.Kind is not (MarkerKind.Letter or MarkerKind.Parenthesis or MarkerKind.ArabicBracket or MarkerKind.Arabic or MarkerKind.Dotted));
            return same > 0 ? same : Math.Min(Math.Max(great, 0) + 1, MaximumDepth);
        }

        private static string PathOf(Section parent, MarkerKind kind, string number)
        {
            if (kind == MarkerKind.Dotted)
            {
                // The number already says the way from the nearest section that is not a number itself.
                while (parent.Kind is MarkerKind.Arabic or MarkerKind.Dotted)
                {
                    parent = parent.Parent!;
                }
            }

            return parent.Path.Length == 0 ? number : $"{parent.Path}.{number}";
        }

        /// <summary>Numbering that jumps is kept as it is and said.</summary>
        private void Note(Block block)
        {
            var before = open[^1].Children.FindLast(section => section.Kind == block.Marker.Kind);
            if (before is not null && Numbering.Jumps(before.Number, block.Marker.Number) is { } missing)
            {
                var path = PathOf(open[^1], block.Marker.Kind, block.Marker.Number);
                Findings.Add(new("numbering_jump", $"Đánh số nhảy từ {before.Number} đến {block.Marker.Number}: không thấy mục {missing}.", new TextSpan(block.Span.Start, block.Content.Start), missing, path));
            }
        }
    }
}
