using EduCoop.Documents.Text;

namespace EduCoop.Documents.Structure;

/// <summary>Headings and labelled points that lost the line break before them: "… hằng năm.1.2. Về …", "(…)*4.2.1. Phối hợp …**a) Nội dung công việc*".</summary>
internal static class Glue
{
    private static readonly string[] Openings = Folding.List("nơi nhận:", "phụ lục");

    /// <summary>The places inside a line where something new begins.</summary>
    internal static List<int> Cuts(string text, string shadow, TextSpan line)
    {
        var cuts = new List<int>();
        for (var at = line.Start + 2; at < line.End - 2; at++)
        {
            if (IsCut(text, shadow, line, at))
            {
                cuts.Add(at);
                at = Math.Max(at, Marker.SkipMarks(text, at, line.End));
            }
        }

        return cuts;
    }

    private static bool IsCut(string text, string shadow, TextSpan line, int at)
    {
        var letter = text[at];
        if (letter == '*')
        {
            return text[at - 1] != '*' && !char.IsWhiteSpace(text[at - 1]) && Begins(text, shadow, Marker.SkipMarks(text, at, line.End), line.End);
        }

        if (text[at - 1] == '*' || !(char.IsLetterOrDigit(letter) || letter is '-' or '–' or '+' or '•'))
        {
            return false;
        }

        var before = at - 1;
        while (before > line.Start && text[before] == ' ')
        {
            before--;
        }

        var closed = text[before] is '.' or ';' or ':' or ')' or '”' or '"';
        var glued = before == at - 1 && (closed || (char.IsLower(text[before]) && char.IsAsciiDigit(letter)));
        return glued ? Begins(text, shadow, at, line.End)
            : closed && text[before] != ')' && (char.IsAsciiDigit(letter) ? Deep(text, shadow, at, line.End) : Labelled(text, shadow, at, line.End));
    }

    /// <summary>A number of two or more parts before a capital letter, or a lettered point with a label.</summary>
    private static bool Begins(string text, string shadow, int at, int limit) => Deep(text, shadow, at, limit) || Labelled(text, shadow, at, limit);

    private static bool Deep(string text, string shadow, int at, int limit)
    {
        if (at >= limit || !char.IsAsciiDigit(text[at]) || char.IsAsciiDigit(text[at - 1]) || (text[at - 1] == '.' && at > 1 && char.IsAsciiDigit(text[at - 2])))
        {
            return false;
        }

        var marker = Marker.Read(text, shadow, at, limit);
        return marker.Kind == MarkerKind.Dotted && marker.End < limit && char.IsUpper(text[marker.End]) && text.AsSpan(at, marker.End - at).TrimEnd([' ', '*']).EndsWith(".");
    }

    private static bool Labelled(string text, string shadow, int at, int limit)
    {
        if (at >= limit)
        {
            return false;
        }

        if (Folding.MatchAny(shadow, at, Openings, limit) > 0 && char.IsUpper(text[at]))
        {
            return true;
        }

        var marker = Marker.Read(text, shadow, at, limit);
        return marker.Kind is MarkerKind.Letter or MarkerKind.Dash or MarkerKind.Plus or MarkerKind.Dot
            && marker.End < limit && char.IsUpper(text[marker.End]) && Labels.At(text, shadow, marker.End, limit) is not null;
    }
}
