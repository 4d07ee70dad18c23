using EduCoop.Documents.Structure;
using EduCoop.Documents.Text;

namespace EduCoop.Documents.Tasks;

/// <summary>The grammar of assignments: "Giao A chủ trì, phối hợp với B …", "A: Phối hợp với B …", "(Giao A tham mưu)".</summary>
internal sealed class AssignmentReader(PlanText document, UnitPhrase units)
{
    internal const string NoSingleLead = "Văn bản chỉ nêu đơn vị phối hợp, không nêu rõ một đơn vị chủ trì.";

    internal const string Joint = "Văn bản nêu một đơn vị phối hợp với đơn vị khác: cần chọn đơn vị chủ trì.";
    internal const string TwoLevels = "Văn bản giao một cơ quan chỉ đạo, một đơn vị khác chủ trì: cần chọn đơn vị chủ trì.";

    private static readonly string[] Leading = Folding.List("chủ trì", "đồng chủ trì", "là cơ quan chủ trì", "là đơn vị chủ trì", "làm đầu mối chủ trì");
    private static readonly string[] Together = Folding.List("phối hợp chặt chẽ với", "phối hợp chặt chẽ cùng", "phối hợp với", "phối hợp cùng", "phối hợp cùng với", "phối hợp đồng bộ với", "tích cực phối hợp với", "chủ động phối hợp với", "thường xuyên phối hợp với");
    private static readonly string[] Bound = Folding.List("có trách nhiệm", "chịu trách nhiệm", "có nhiệm vụ", "là cơ quan thường trực", "là đầu mối", "làm đầu mối", "là cơ quan đầu mối", "là đơn vị đầu mối");
    private static readonly string[] Directing = Folding.List("phân công", "yêu cầu");
    private static readonly string[] Advising = Folding.List("tham mưu", "tham mưu, giúp", "là đầu mối", "làm đầu mối");
    private static readonly string[] Joiners = Folding.List("và", "và chủ động", "cùng");
    private readonly string text = document.Text;
    private readonly string shadow = document.Shadow;

    /// <summary>Reads a sentence. <paramref name="self"/> is the unit of the heading above, when there is one.</summary>
    internal Assignment? Read(TextSpan sentence, TextSpan? self)
    {
        var at = AfterBy(Skip(sentence.Start, sentence.End), sentence.End);
        // "Phân công giáo viên …" below a unit's name is what that unit does.
        var (given, subjectAt) = self is not null && Folding.MatchAny(shadow, at, Directing, sentence.End) > 0 ? (false, at) : Given(at, sentence.End);
        if (units.Read(subjectAt, sentence.End) is { } subject && OwnSubject(subject, sentence, given, self))
        {
            return FromSubject(subject, sentence, given);
        }

        return self is { } unit ? FromHeading(unit, at, sentence) : null;
    }

    /// <summary>"do Sở A chủ trì …": the place of the name; elsewhere the place itself.</summary>
    internal int AfterBy(int at, int limit) =>
        Folding.Match(shadow, at, By, limit) is > 0 and var by && Skip(by, limit) is var name && units.Begins(name, limit) ? name : at;

    /// <summary>A name at the start is the subject when a verb follows; "Các hoạt động …" or a name that fills the sentence is not.</summary>
    private bool OwnSubject(TextSpan subject, TextSpan sentence, bool given, TextSpan? self)
    {
        var after = Skip(subject.End, sentence.End);
        var whole = after >= sentence.End;
        return subject.Length > 2 && (given || !whole || self is null) && (whole ? given : Folding.MatchAny(shadow, AfterBetween(after, sentence.End), UnitWords.Predicates, sentence.End) > 0 || Folding.MatchAny(shadow, after, Commanding, sentence.End) > 0 || shadow[after] == ':' || Between(after, sentence.End) > 0);
    }

    private Assignment FromSubject(TextSpan subject, TextSpan sentence, bool given)
    {
        var at = AfterBetween(Skip(subject.End, sentence.End), sentence.End);
        if (Folding.MatchAny(shadow, at, Leading, sentence.End) is > 0 and var led)
        {
            var (others, end) = Others(led, sentence.End);
            return new(subject, others, Action(end, sentence), true);
        }

        if (With(at, sentence.End) is > 0 and var joined)
        {
            // "A phối hợp với B …" in one sentence: one does the work, the other is named like one that leads it. Only "A: phối hợp với B" is A's part in B's work.
            var relative = Relative(subject, joined, sentence, true);
            return relative.Lead is not null && shadow.AsSpan(subject.End, at - subject.End).IndexOf(':') < 0 ? relative with { Lead = null, Doubt = Joint } : relative;
        }

        if (Commanded(at, sentence.End) is { } below)
        {
            // A committee of the Party only directs: whom it directs to lead is the one that does.
            var (helpers, rest) = Others(Folding.MatchAny(shadow, Skip(below.End, sentence.End), Leading, sentence.End), sentence.End);
            return units.IsOne(below) && Folding.MatchAny(shadow, subject.Start, UnitWords.OfTheParty, subject.End) > 0
                ? new(below, helpers, Action(rest, sentence), true)
                : new(null, [], Action(at, sentence), true, TwoLevels);
        }

        return new(subject, Inside(at, sentence.End), Action(at, sentence), given || (units.IsOne(subject) && Folding.MatchAny(shadow, Skip(subject.End, sentence.End), Bound, sentence.End) > 0));
    }

    /// <summary>"Đảng ủy … chỉ đạo Phòng A chủ trì …": one directs and another leads.</summary>
    private TextSpan? Commanded(int at, int limit) =>
        Folding.MatchAny(shadow, at, Commanding, limit) is > 0 and var end && units.Read(Skip(end, limit), limit) is { } below && Folding.MatchAny(shadow, Skip(below.End, limit), Leading, limit) > 0 ? below : null;

    private static readonly string[] Commanding = Folding.List("lãnh đạo", "chỉ đạo", "lãnh đạo, chỉ đạo");

    private Assignment FromHeading(TextSpan self, int at, TextSpan sentence)
    {
        if (Folding.MatchAny(shadow, at, Leading, sentence.End) is > 0 and var led)
        {
            var beside = Others(led, sentence.End).Units;
            return new(self, beside.Count > 0 ? beside : Inside(led, sentence.End), new(at, sentence.End), true);
        }

        if (With(at, sentence.End) is > 0 and var joined)
        {
            return Relative(self, joined, sentence, false) with { Action = new(at, sentence.End) };
        }

        return new(self, Inside(at, sentence.End), new(at, sentence.End), Folding.MatchAny(shadow, at, Advising, sentence.End) > 0);
    }

    /// <summary>"Phối hợp với X …" in Y's paragraph: X leads when it is one body; a group leads nothing by itself.</summary>
    private Assignment Relative(TextSpan self, int at, TextSpan sentence, bool explicitly)
    {
        var start = Skip(at, sentence.End);
        if (units.Read(start, sentence.End, overSemicolons: false) is not { } list)
        {
            return new(null, [self], Action(at, sentence), explicitly, NoSingleLead);
        }

        var leads = units.Split(list).Where(units.IsOne).ToList();
        return leads.Count == 1
            ? new(leads[0], units.Split(self), Action(list.End, sentence), explicitly)
            : new(null, [self], Action(list.End, sentence), explicitly, NoSingleLead);
    }

    /// <summary>After "chủ trì": ", phối hợp với B, C và các đơn vị liên quan".</summary>
    private (List<TextSpan> Units, int End) Others(int at, int limit)
    {
        var start = SkipComma(at, limit);
        start = Folding.MatchAny(shadow, start, Joiners, limit) is > 0 and var joined ? Skip(joined, limit) : start;
        var with = With(start, limit);
        if (with <= 0)
        {
            return Beside(at, limit) ?? ([], at);
        }

        var list = units.Read(Skip(with, limit), limit);
        return list is { } found ? (units.Split(found), found.End) : ([], with);
    }

    /// <summary>Behind "phối hợp với", or "phối hợp" before a name: the "với" is often left out.</summary>
    private int With(int at, int limit) =>
        Folding.MatchAny(shadow, at, Together, limit) is > 0 and var with ? with
        : Folding.MatchAny(shadow, at, Beginning, limit) is > 0 and var end && Skip(end, limit) is var name && name < limit && (char.IsUpper(text[name]) || Folding.MatchAny(shadow, name, UnitWords.Many, limit) > 0) && units.Begins(name, limit) ? end
        : -1;

    private static readonly string[] Beginning = Folding.List("phối hợp", "phối hợp chặt chẽ", "chủ động phối hợp");

    /// <summary>"A chủ trì; B, C phối hợp": the helpers before their verb.</summary>
    private (List<TextSpan> Units, int End)? Beside(int at, int limit)
    {
        at = Skip(at, limit);
        at = at < limit && text[at] is ';' or ',' ? Skip(at + 1, limit) : limit;
        return at < limit && units.Read(at, limit) is { } list && Folding.MatchAny(shadow, Skip(list.End, limit), Helping, limit) is > 0 and var end && Skip(end, limit) is var after
            && (after >= limit || text[after] is '.' or ';' or ')' or ',' || (Folding.MatchAny(shadow, after, UnitWords.Predicates, limit) > 0 && Folding.MatchAny(shadow, after, Joined, limit) < 0))
            ? (units.Split(list), end) : null;
    }

    private static readonly string By = Folding.Fold("do");
    private static readonly string[] Helping = Folding.List("phối hợp", "cùng phối hợp", "phối hợp thực hiện", "là đơn vị phối hợp", "là cơ quan phối hợp", "tham gia phối hợp");
    private static readonly string[] Joined = Folding.List("với", "cùng");

    /// <summary>"…; phối hợp với B …" as a clause of its own. Inside "chỉ đạo X phối hợp với B" it is X who works with B.</summary>
    private List<TextSpan> Inside(int at, int limit)
    {
        for (var i = at; i < limit; i++)
        {
            if (text[i] is not (';' or ',') || With(Skip(i + 1, limit), limit) is not (> 0 and var with))
            {
                continue;
            }

            return units.Read(Skip(with, limit), limit, overSemicolons: false) is { } list ? units.Split(list) : [];
        }

        return [];
    }

    /// <summary>"(Giao A chủ trì, phối hợp với B)": an assignment in brackets, or a last sentence, inside a paragraph.</summary>
    internal (Assignment Found, TextSpan Before)? ReadInside(TextSpan paragraph)
    {
        for (var at = paragraph.Start; at < paragraph.End - 4; at++)
        {
            var bracket = text[at] == '(';
            var by = !bracket && text[at] == ' ' ? Folding.Match(shadow, at + 1, By, paragraph.End) : -1;
            var dash = text[at] is '-' or '–' or ':' && char.IsWhiteSpace(text[at + 1]) && (text[at] == ':' || (at > paragraph.Start && text[at - 1] == ' '));
            if (!bracket && by < 0 && !dash && !(text[at] is '.' or ';' && char.IsWhiteSpace(text[at + 1])))
            {
                continue;
            }

            var start = Skip(by > 0 ? by : at + 1, paragraph.End);
            start = bracket ? AfterBy(start, paragraph.End) : start;
            var end = bracket ? Close(at, paragraph.End) : SentenceEnd(start, paragraph.End);
            if (end <= start)
            {
                continue;
            }

            var opened = at;
            at = bracket ? end - 1 : at;
            var inner = new TextSpan(start, end);
            if (bracket && Carried(inner) is { } carrier)
            {
                return (new(carrier, [], TextSpan.Empty, true), new(paragraph.Start, opened));
            }

            var (given, subject) = Given(start, end);
            if (((given && by < 0 && !dash) || Leads(subject, end) || (text[at] == '.' && Binds(subject, end))) && Read(inner, null) is { Explicit: true } found
                && (by < 0 || TimePhrases.IsBare(document, found.Action))) // "hội nghị do A chủ trì được …" only tells of A.
            {
                return (found, new(paragraph.Start, opened));
            }
        }

        return null;
    }

    /// <summary>"(Văn phòng Sở tham mưu)": one body and that it does it, nothing else.</summary>
    private TextSpan? Carried(TextSpan inner) =>
        units.Read(inner.Start, inner.End) is { } unit && units.IsOne(unit) && units.Split(unit).Count == 1 && Headings.Clean(text, inner).End is var end
        && Skip(unit.End, end) is var verb && (Folding.MatchAny(shadow, verb, Carrying, end) == end || (verb >= end && EndsSentence(unit.Start - 1))) ? unit : null;

    /// <summary>"… được bồi dưỡng. (Phòng A)": a name alone in brackets behind a whole sentence says who; inside a sentence it explains a word.</summary>
    private bool EndsSentence(int open) =>
        open > 2 && text[open] == '(' && text.AsSpan(0, open).TrimEnd() is [.., '.' or ';'];

    private static readonly string[] Carrying = Folding.List("tham mưu", "thực hiện", "phụ trách", "chuẩn bị", "tham mưu thực hiện", "chịu trách nhiệm", "đảm nhiệm", "triển khai", "tổ chức thực hiện");

    private bool Binds(int at, int limit) =>
        units.Read(at, limit) is { } subject && units.IsOne(subject) && Folding.MatchAny(shadow, Skip(subject.End, limit), Bound, limit) > 0;

    private bool Leads(int at, int limit) =>
        units.Read(at, limit) is { } subject && Folding.MatchAny(shadow, AfterBetween(Skip(subject.End, limit), limit), Leading, limit) > 0;

    private int Close(int open, int limit)
    {
        var depth = 0;
        for (var at = open; at < limit; at++)
        {
            depth += text[at] == '(' ? 1 : text[at] == ')' ? -1 : 0;
            if (depth == 0)
            {
                return at;
            }
        }

        return limit;
    }

    internal int SentenceEnd(int at, int limit)
    {
        for (; at < limit; at++)
        {
            if (text[at] == '.' && (at + 1 >= limit || (char.IsWhiteSpace(text[at + 1]) && !(at > 0 && char.IsUpper(text[at - 1])))))
            {
                return at;
            }
        }

        return limit;
    }

    private (bool Given, int At) Given(int at, int limit) =>
        Folding.MatchAny(shadow, at, UnitWords.Giving, limit) is > 0 and var end ? (true, Skip(end, limit)) : (false, at);

    /// <summary>The place after "Đề nghị", "Giao" and "Đối với" before a unit's name.</summary>
    internal int AfterGiving(int at, int limit) =>
        Folding.MatchAny(shadow, at, Addressing, limit) is > 0 and var end ? Skip(end, limit) : Given(at, limit).At;

    private static readonly string[] Addressing = Folding.List("đối với", "trách nhiệm của", "nhiệm vụ của");

    private int Between(int at, int limit) => Folding.MatchAny(shadow, at, UnitWords.Between, limit);

    private int AfterBetween(int at, int limit)
    {
        for (var rounds = 0; rounds < 4; rounds++)
        {
            if (at < limit && shadow[at] is ',' or ':')
            {
                at = Skip(at + 1, limit);
            }
            else if (Between(at, limit) is > 0 and var end)
            {
                at = Skip(end, limit);
            }
            else
            {
                break;
            }
        }

        return at;
    }

    private TextSpan Action(int at, TextSpan sentence) => new(Math.Min(AfterBetween(Skip(at, sentence.End), sentence.End), sentence.End), sentence.End);

    private int SkipComma(int at, int limit)
    {
        at = Skip(at, limit);
        return at < limit && text[at] == ',' ? Skip(at + 1, limit) : at;
    }

    private int Skip(int at, int limit) => Math.Min(Marker.SkipMarks(text, at, limit), limit);
}
