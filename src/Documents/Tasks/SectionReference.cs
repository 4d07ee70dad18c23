using System.Globalization;
using EduCoop.Documents.Structure;
using EduCoop.Documents.Text;

namespace EduCoop.Documents.Tasks;

/// <summary>The sections of the body a row of an appendix stands for: "1.4.1.", "6.1 → 6.3.3.", "7.1 - 7.4".</summary>
internal readonly record struct SectionReference(string From, string To, int End)
{
    internal static SectionReference? Read(PlanText document, TextSpan content)
    {
        var text = document.Text;
        var (first, at) = Number(text, Marker.SkipMarks(text, content.Start, content.End), content.End);
        if (first is null)
        {
            return null;
        }

        var after = Marker.SkipMarks(text, at, content.End);
        if (after < content.End && (text[after] is '→' or '-' or '–' || Folding.Match(document.Shadow, after, "đến", content.End) > 0))
        {
            var second = Marker.SkipMarks(text, text[after] is '→' or '-' or '–' ? after + 1 : after + 3, content.End);
            if (Number(text, second, content.End) is ({ } last, var end))
            {
                return new(first, last, Marker.SkipMarks(text, end, content.End));
            }
        }

        return new(first, first, after);
    }

    /// <summary>The paths of the body's tasks this stands for.</summary>
    internal IEnumerable<string> Among(IEnumerable<string> paths)
    {
        var (from, to) = (Parts(From), Parts(To));
        foreach (var path in paths)
        {
            // A reference leaves the chapter out: "1.4.1" means "III.1.4.1".
            var dot = path.IndexOf('.', StringComparison.Ordinal);
            var own = dot > 0 && !char.IsAsciiDigit(path[0]) ? Parts(path[(dot + 1)..]) : [];
            if (own.Length > 0 && Compare(own, from) >= 0 && (Compare(own, to) <= 0 || own.AsSpan().StartsWith(to)))
            {
                yield return path;
            }
        }
    }

    private static (string? Number, int End) Number(string text, int at, int limit)
    {
        var end = at;
        while (end < limit && (char.IsAsciiDigit(text[end]) || (text[end] == '.' && end + 1 < limit && char.IsAsciiDigit(text[end + 1]))))
        {
            end++;
        }

        var number = text[at..end];
        return end - at is > 2 and < 16 && number.Contains('.', StringComparison.Ordinal) ? (number, end < limit && text[end] == '.' ? end + 1 : end) : (null, at);
    }

    private static int[] Parts(string path)
    {
        var parts = path.Split('.', '-');
        var numbers = new int[parts.Length];
        for (var i = 0; i < parts.Length; i++)
        {
            if (!int.TryParse(parts[i], NumberStyles.None, CultureInfo.InvariantCulture, out numbers[i]))
            {
                return [];
            }
        }

        return numbers;
    }

    private static int Compare(int[] a, int[] b) => a.AsSpan().SequenceCompareTo(b);
}
