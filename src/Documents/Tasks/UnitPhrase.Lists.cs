using EduCoop.Documents.Structure;
using EduCoop.Documents.Text;

namespace EduCoop.Documents.Tasks;

/// <content>Parting a list of names.</content>
internal sealed partial class UnitPhrase
{
    /// <summary>Parts a list: at semicolons, and at commas and "và" where the next unit begins.</summary>
    internal List<TextSpan> Split(TextSpan list)
    {
        var parts = new List<TextSpan>();
        var start = SkipBullet(list.Start, list.End);
        var listed = Marker.Read(text, shadow, list.Start, list.End).IsBullet;
        var depth = 0;
        for (var at = start; at < list.End; at++)
        {
            depth += text[at] == '(' ? 1 : text[at] == ')' ? -1 : 0;
            if (depth <= 0 && (Separator(new(start, at), at, list.End) is > 0 and var next || (listed && Bullet(at, list.End) is > 0 and var bullet && (next = bullet) > 0)))
            {
                Add(parts, new(start, at));
                start = next;
                at = next - 1;
            }
        }

        Add(parts, new(start, list.End));
        return parts;
    }

    /// <summary>"- Sở A - Sở B": lines of a cell that became one; in a list that begins with a bullet, before a name.</summary>
    private int Bullet(int at, int limit) =>
        text[at] == ' ' && at + 3 < limit && text[at + 1] is '-' or '–' or '+' && text[at + 2] == ' ' && (char.IsUpper(text[at + 3]) && Folding.MatchAny(shadow, at + 3, UnitWords.Next, limit) > 0 || Folding.MatchAny(shadow, at + 3, UnitWords.Many, limit) > 0) ? at + 3 : 0;

    /// <summary>The start of the next unit, when one ends here; else 0.</summary>
    private int Separator(TextSpan sofar, int at, int limit)
    {
        if ((shadow[at] == ';' || (text[at] == '\n' && BreaksLine(sofar, at, limit)) ? 1 : CellBreaks.At(text, at)) is > 0 and var mark)
        {
            return SkipBullet(at + mark, limit);
        }

        if (shadow[at] == ',' && at + 1 < limit)
        {
            var next = SkipBlanks(at + 1, limit);
            next = Folding.Match(shadow, next, "và", limit) is > 0 and var and ? SkipBlanks(and, limit) : next;
            // "CN,CM,NV" holds together; "Xã hội,Thanh tra Chính phủ" only lost its blank.
            return (next > at + 1 || (next + 2 < limit && char.IsLower(text[next + 1]))) && BeginsNext(sofar, next, limit) ? next : 0;
        }

        if (shadow[at] == ' ' && Folding.Match(shadow, at + 1, "và", limit) is > 0 and var after)
        {
            var next = SkipBlanks(after, limit);
            if (IsOffice(sofar, next, limit))
            {
                return 0;
            }

            return Folding.MatchAny(shadow, next, UnitWords.Many, limit) > 0 || (char.IsUpper(text[Math.Min(next, limit - 1)]) && Folding.MatchAny(shadow, next, UnitWords.Next, limit) > 0 && Named(sofar)) ? next : 0;
        }

        return 0;
    }

    /// <summary>"Văn phòng HĐND và UBND" is one office that serves both.</summary>
    private bool IsOffice(TextSpan sofar, int next, int limit) =>
        Folding.MatchAny(shadow, sofar.Start, Offices, sofar.End) > 0 && Folding.MatchAny(shadow, next, Served, limit) > 0
        && Array.Exists(Councils, council => shadow.AsSpan(sofar.Start, sofar.Length).TrimEnd(' ').EndsWith(council, StringComparison.Ordinal));

    private static readonly string[] Offices = Folding.List("văn phòng", "vp");
    private static readonly string[] Councils = Folding.List("hđnd", "hội đồng nhân dân", "đbqh", "đại biểu quốc hội");
    private static readonly string[] Served = Folding.List("ubnd", "ủy ban nhân dân", "hđnd", "hội đồng nhân dân");

    /// <summary>"Phòng Giáo dục thường xuyên và Đại học": after one word the name is not complete yet.</summary>
    private bool Named(TextSpan sofar)
    {
        var first = Folding.MatchAny(shadow, sofar.Start, UnitWords.Bodies, sofar.End);
        return first < 0 || shadow.AsSpan(first, Math.Max(0, sofar.End - first)).Trim().Length > 1;
    }

    private bool BeginsNext(TextSpan sofar, int next, int limit)
    {
        if (next >= limit)
        {
            return false;
        }

        if (Folding.MatchAny(shadow, next, UnitWords.Many, limit) > 0)
        {
            return true;
        }

        if (char.IsUpper(text[next]))
        {
            return Folding.MatchAny(shadow, next, UnitWords.Next, limit) > 0 || IsAbbreviation(next, limit);
        }

        // Small letters: "các sở, ban, ngành" is one; "Công an xã, tổ dân phố" are two.
        var many = Folding.MatchAny(shadow, sofar.Start, UnitWords.Many, sofar.End) > 0 || Folding.MatchAny(shadow, sofar.Start, UnitWords.Bare, sofar.End) > 0;
        return !many && Folding.MatchAny(shadow, next, UnitWords.Continuing, limit) < 0
            && (Folding.MatchAny(shadow, next, UnitWords.Bare, limit) > 0 || Folding.MatchAny(shadow, next, UnitWords.Bodies, limit) > 0);
    }

    private bool IsAbbreviation(int at, int limit)
    {
        var (end, upper) = (at, 0);
        for (; end < limit && (char.IsLetterOrDigit(text[end]) || text[end] is '.' or '-' or '&'); end++)
        {
            upper += char.IsUpper(text[end]) ? 1 : 0;
        }

        return upper >= 2 && upper * 2 > end - at;
    }

    /// <summary>A line break parts units only when the next line begins one and this one is complete.</summary>
    private bool BreaksLine(TextSpan sofar, int at, int limit)
    {
        var next = SkipBullet(at + 1, limit);
        var last = Headings.Clean(text, sofar);
        return next < limit && !last.IsEmpty && text[sofar.Trim(text).End - 1] is not ',' && (char.IsUpper(text[next]) && Begins(next, limit)) && PreviousIs(last.End, last.Start, Joining) == 0;
    }

    private int SkipBullet(int at, int limit) => Marker.Read(text, shadow, at, limit) is { IsBullet: true } bullet ? bullet.End : SkipBlanks(at, limit);

    private int SkipBlanks(int at, int limit)
    {
        while (at < limit && (shadow[at] == ' ' || text[at] is '*' or '_'))
        {
            at++;
        }

        return at;
    }

    private void Add(List<TextSpan> parts, TextSpan part)
    {
        var clean = Trim(part);
        if (!clean.IsEmpty)
        {
            parts.Add(clean);
        }
    }

    private TextSpan Trim(TextSpan span)
    {
        var clean = Headings.Clean(text, span);
        // A "và" or "-" left over at the ends is no part of a name.
        if (Folding.Match(shadow, clean.Start, "và", clean.End) is > 0 and var after && after < clean.End)
        {
            clean = Headings.Clean(text, new(after, clean.End));
        }

        while (clean.Length > 2 && (text[clean.End - 1] is '-' or '–' or '/' or '(' ? 1 : PreviousIs(clean.End, clean.Start, Joining)) is > 0 and var cut)
        {
            clean = Headings.Clean(text, new(clean.Start, clean.End - cut));
        }

        return clean;
    }
}
