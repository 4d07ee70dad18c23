using EduCoop.Documents.Structure;
using EduCoop.Documents.Text;

namespace EduCoop.Documents.Tasks;

/// <summary>Finds where the name of a unit, or of several, begins and ends, and parts a list of them without breaking names that hold commas.</summary>
internal sealed class UnitPhrase(PlanText document)
{
    /// <summary>No name of a unit, and no list of them, is longer.</summary>
    private const int Longest = 400;

    private readonly string text = document.Text;
    private readonly string shadow = document.Shadow;

    /// <summary>Does a unit's name begin here?</summary>
    internal bool Begins(int at, int limit)
    {
        if (at >= limit || Folding.MatchAny(shadow, at, UnitWords.Never, limit) > 0)
        {
            return false;
        }

        if (Folding.Match(shadow, at, Organisation, limit) > 0)
        {
            return Folding.MatchAny(shadow, at, UnitWords.Organised, limit) > 0;
        }

        return IsGroup(at, limit) || Named(at, limit)
            || IsPerson(at, limit) || Folding.MatchAny(shadow, at, UnitWords.Bare, limit) > 0;
    }

    /// <summary>"Các đơn vị", "tất cả các trường": many, and of units.</summary>
    private bool IsGroup(int at, int limit) =>
        Folding.MatchAny(shadow, at, UnitWords.Many, limit) is > 0 and var end && SkipBlanks(end, limit) is var noun
        && Folding.MatchAny(shadow, noun, UnitWords.Never, limit) < 0
        && (Folding.MatchAny(shadow, noun, UnitWords.Grouped, limit) > 0 || Folding.MatchAny(shadow, noun, UnitWords.Bodies, limit) > 0 || Folding.MatchAny(shadow, noun, UnitWords.Persons, limit) > 0);

    /// <summary>"Giám đốc Sở", "Lãnh đạo Ban …": a person of a unit; "Lãnh đạo việc …" is a verb.</summary>
    private bool IsPerson(int at, int limit) =>
        (Folding.MatchAny(shadow, at, UnitWords.Courtesies, limit) is > 0 and var name && SkipBlanks(name, limit) is var called && called < limit && char.IsUpper(text[called]))
        || Folding.MatchAny(shadow, at, UnitWords.Persons, limit) is > 0 and var end
        && (!shadow.AsSpan(at).StartsWith(Leader, StringComparison.Ordinal) || (SkipBlanks(end, limit) is var next && next < limit && (char.IsUpper(text[next]) || Folding.MatchAny(shadow, next, UnitWords.Many, limit) > 0 || Folding.MatchAny(shadow, next, UnitWords.Grouped, limit) > 0)));

    private static readonly string Leader = Folding.Fold("lãnh đạo");

    /// <summary>Short words are names only in capitals: "CA phường", "P.VHXH".</summary>
    private bool Named(int at, int limit) =>
        Folding.MatchAny(shadow, at, UnitWords.Bodies, limit) is > 0 and var end && (end - at > 2 || char.IsUpper(text[end - 1]) || text[end - 1] > 'z');

    /// <summary>One body or person, not a group: "Sở Nội vụ", not "các đơn vị liên quan".</summary>
    internal bool IsOne(TextSpan unit) =>
        Folding.MatchAny(shadow, unit.Start, UnitWords.Many, unit.End) < 0
        && (Folding.MatchAny(shadow, unit.Start, UnitWords.Bodies, unit.End) > 0 || Folding.MatchAny(shadow, unit.Start, UnitWords.Persons, unit.End) > 0)
        && !shadow.AsSpan(unit.Start, unit.Length).Contains(" liên quan", StringComparison.Ordinal)
        && !shadow.AsSpan(unit.Start, unit.Length).Contains(" các ", StringComparison.Ordinal);

    /// <summary>The names that begin here, up to the verb or the mark that ends them; null when no unit begins here.</summary>
    internal TextSpan? Read(int start, int limit, bool overSemicolons = true)
    {
        if (!Begins(start, limit))
        {
            return null;
        }

        limit = Math.Min(limit, start + Longest);
        var depth = 0;
        for (var at = start + 1; at < limit; at++)
        {
            depth += text[at] == '(' ? 1 : text[at] == ')' ? -1 : 0;
            if (depth < 0 || (depth == 0 && Stops(at, limit, start, overSemicolons)))
            {
                return Trim(new(start, at));
            }
        }

        return Trim(new(start, limit));
    }

    /// <summary>Is this whole piece the name of a unit or of several?</summary>
    internal bool IsWhole(TextSpan span)
    {
        var clean = Headings.Clean(text, span);
        return clean.Length is > 1 and < Longest && Read(clean.Start, clean.End) is { } read && read.End >= clean.End;
    }

    private bool Stops(int at, int limit, int start, bool overSemicolons)
    {
        switch (shadow[at])
        {
            case ':':
                return true;
            case ';':
                return !overSemicolons || !Begins(SkipBlanks(at + 1, limit), limit);
            case '.':
                // "P.VHXH", "TP. Hà Nội", "Q.1" go on; a sentence ends before a blank and a capital letter.
                return at + 1 >= limit || (char.IsWhiteSpace(text[at + 1]) && at - start > 3 && !char.IsUpper(text[at - 1]));
            default:
                // "… Cao đẳng" / "Phối hợp với …": where a heading and its text ran together the verb begins with a capital letter.
                return Folding.StartsWord(shadow, at) && (char.IsLower(text[at]) ? IsPredicate(at, limit, start) : Folding.MatchAny(shadow, at, text.AsSpan(start, at - start).TrimEnd(' ').EndsWith("\n") ? UnitWords.Beginning : UnitWords.Roles, limit) > 0 && !FollowsHead(at - 1, start));
        }
    }

    private bool IsPredicate(int at, int limit, int start)
    {
        if (Folding.MatchAny(shadow, at, UnitWords.Predicates, limit) is not (> 0 and var end))
        {
            // "Đảng đoàn … lãnh đạo …": of bodies of the Party it is a verb, elsewhere part of a name ("đồng chí lãnh đạo Sở").
            return Folding.Match(shadow, at, Leader, limit) > 0 && Folding.MatchAny(shadow, start, UnitWords.OfTheParty, at) > 0;
        }

        var before = at;
        while (before > start && shadow[before - 1] == ' ')
        {
            before--;
        }

        // "Trung tâm giáo dục thường xuyên" is a name.
        if (shadow.AsSpan(at).StartsWith(Usually, StringComparison.Ordinal) && shadow.AsSpan(start, before - start).EndsWith(Teaching, StringComparison.Ordinal))
        {
            return false;
        }

        // "cơ quan, tổ chức có liên quan", "các tổ chức chính trị": here the word is a noun.
        var word = shadow[at..end];
        if (word == Organisation && (text[before - 1] == ',' || PreviousIs(before, start, Joining) > 0 || PreviousIs(before, start, UnitWords.Many) > 0))
        {
            return false;
        }

        return text[before - 1] == ',' || !FollowsHead(before, start) || Folding.MatchAny(shadow, at, UnitWords.NeverNames, limit) > 0;
    }

    private static readonly string Usually = Folding.Fold("thường xuyên");
    private static readonly string Teaching = Folding.Fold("giáo dục");
    private static readonly string Organisation = Folding.Fold("tổ chức");

    /// <summary>Right after the first word of a name the verb belongs to it: "Viện nghiên cứu …", not "Văn phòng Sở làm …".</summary>
    private bool FollowsHead(int before, int start)
    {
        var length = PreviousIs(before, start, UnitWords.NameGoesOn);
        var head = before - length;
        while (length > 0 && head > start && shadow[head - 1] == ' ')
        {
            head--;
        }

        return length > 0 && (head == start || text[head - 1] is ',' or ';' || PreviousIs(head, start, Joining) > 0 || PreviousIs(head, start, UnitWords.Many) > 0);
    }

    private static readonly string[] Joining = Folding.List("và", "hoặc", "cùng", "của");

    /// <summary>The length of the word of this list that ends here, or 0.</summary>
    private int PreviousIs(int end, int start, string[] words)
    {
        foreach (var word in words)
        {
            var at = end - word.Length;
            if (at >= start && Folding.StartsWord(shadow, at) && Folding.Match(shadow, at, word, end) == end)
            {
                return word.Length;
            }
        }

        return 0;
    }

    /// <summary>Parts a list: at semicolons, and at commas and "và" where the next unit begins.</summary>
    internal List<TextSpan> Split(TextSpan list)
    {
        var parts = new List<TextSpan>();
        var start = SkipBullet(list.Start, list.End);
        var depth = 0;
        for (var at = start; at < list.End; at++)
        {
            depth += text[at] == '(' ? 1 : text[at] == ')' ? -1 : 0;
            if (depth <= 0 && Separator(new(start, at), at, list.End) is > 0 and var next)
            {
                Add(parts, new(start, at));
                start = next;
                at = next - 1;
            }
        }

        Add(parts, new(start, list.End));
        return parts;
    }

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
            return Folding.MatchAny(shadow, next, UnitWords.Many, limit) > 0 || (char.IsUpper(text[Math.Min(next, limit - 1)]) && Folding.MatchAny(shadow, next, UnitWords.Next, limit) > 0 && Named(sofar)) ? next : 0;
        }

        return 0;
    }

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
