using EduCoop.Documents.Structure;
using EduCoop.Documents.Text;

namespace EduCoop.Documents.Tasks;

/// <summary>Finds where the name of a unit, or of several, begins and ends, and parts a list of them without breaking names that hold commas.</summary>
internal sealed partial class UnitPhrase(PlanText document)
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
}
