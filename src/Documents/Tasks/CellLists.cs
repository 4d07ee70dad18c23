using EduCoop.Documents.Structure;
using EduCoop.Documents.Text;

namespace EduCoop.Documents.Tasks;

/// <summary>A cell that is a list from its first letter: "a) … b) …", "- … - …". Each point is a task of its own; marks below a sentence only say more of it.</summary>
internal static class CellLists
{
    /// <summary>"- In" or "a) …" of fewer letters names no work.</summary>
    private const int Fewest = 8;

    /// <summary>The points with their marks; fewer than two when the cell is no list.</summary>
    internal static List<TextSpan> Read(PlanText document, TextSpan cell)
    {
        var first = Marker.Read(document.Text, document.Shadow, cell.Start, cell.End);
        if (!first.IsBullet && !(first.Kind is MarkerKind.Letter or MarkerKind.Parenthesis && first.Number == "a"))
        {
            return [];
        }

        var points = new List<TextSpan>();
        var (start, number) = (cell.Start, first.Number);
        for (var at = first.End; at < cell.End; at++)
        {
            var mark = document.Text[at] == '\n' ? 1 : CellBreaks.At(document.Text, at);
            var ended = mark > 0 || (char.IsWhiteSpace(document.Text[at]) && document.Text[at - 1] is '.' or ';');
            if (!ended || Next(document, new(at + Math.Max(mark, 1), cell.End), first, number) is not { } next)
            {
                continue;
            }

            points.Add(new TextSpan(start, at).Trim(document.Text));
            (start, number) = (at + Math.Max(mark, 1), next.Number);
            at = next.End - 1;
        }

        points.Add(new TextSpan(start, cell.End).Trim(document.Text));
        return points.TrueForAll(point => point.Length >= Fewest) ? points : [];
    }

    /// <summary>The mark of the next point: the same bullet before a capital letter, or the letter after the last one.</summary>
    private static Marker? Next(PlanText document, TextSpan rest, Marker first, string number)
    {
        var marker = Marker.Read(document.Text, document.Shadow, rest.Start, rest.End);
        var begins = marker.Kind == first.Kind && marker.End < rest.End && char.IsUpper(document.Text[marker.End]);
        return begins && (first.IsBullet || Numbering.Value(marker.Number) == Numbering.Value(number) + 1) ? marker : null;
    }
}
