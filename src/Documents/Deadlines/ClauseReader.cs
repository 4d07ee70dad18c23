using EduCoop.Documents.Text;

namespace EduCoop.Documents.Deadlines;

/// <summary>Goes through a phrase from left to right and notes what each clause says. A semicolon or the end of a sentence begins a new clause.</summary>
internal sealed partial class ClauseReader
{
    // Between "từ", "đến", "trước" and their time only these may stand.
    private static readonly string[] Joining =
    [
        "ngày", "tháng", "năm", "quý", "hết", "thời", "điểm", "hạn", "vào", "khoảng", "mốc", "là", "kể", "cả", "dự", "kiến", "muộn", "nhất", "trong", "giờ", "phút", "h", "tuần", "thứ", "của", ":", "các",
    ];

    private readonly Phrase phrase;
    private readonly List<List<ClausePart>> clauses = [[]];
    private int at;
    private Role role;
    private int roleAt = -1;
    private bool rolePending;
    private bool atStart;
    private bool atEnd;
    private bool finish;
    private int externalEnd = -1;

    private ClauseReader(Phrase phrase) => this.phrase = phrase;

    internal static List<List<ClausePart>> Read(Phrase phrase)
    {
        var reader = new ClauseReader(phrase);
        while (reader.at < phrase.Count)
        {
            reader.Step();
        }

        return reader.clauses;
    }

    private List<ClausePart> Clause => clauses[^1];

    private void Step()
    {
        var citation = DocumentNumbers.Skip(phrase, at);
        if (citation > at && !rolePending)
        {
            at = citation;
        }
        else if (NewClause() || Frequency() || Flag() || Offset() || Happening() || Outside() || Time() || RoleWord())
        {
            return;
        }
        else
        {
            Filler();
        }
    }

    private void Filler()
    {
        if (phrase.IsAny(at, "hoàn", "xong", "kết") && (phrase.Is(at, "xong") || phrase.IsAny(at + 1, "thành", "thúc", "tất", "thiện")))
        {
            finish = true;
        }

        // A vision is no deadline: "đến năm 2030, tầm nhìn đến năm 2045".
        if (phrase.Match(at, "tầm nhìn") > 0)
        {
            var vision = at + 2 + phrase.MatchAny(at + 2, "đến", "tới", "đến hết");
            at = (MomentReader.Read(phrase, vision, expected: true)?.End ?? vision) - 1;
        }

        if (rolePending && !phrase.IsAny(at, Joining) && !phrase[at].IsNumber)
        {
            ResetRole();
        }

        at++;
    }

    private bool NewClause()
    {
        var ends = phrase.IsAny(at, ";", "\n") || (phrase.Is(at, ".") && !(phrase[at - 1].IsNumber && phrase[at + 1].IsNumber));
        var length = ends ? 1 : phrase.MatchAny(at, "đồng thời", "sau đó");
        if (length == 0)
        {
            return false;
        }

        at += length;
        if (Clause.Count > 0)
        {
            clauses.Add([]);
        }

        (finish, externalEnd) = (false, -1);
        ResetRole();
        return true;
    }

    private bool Frequency()
    {
        if (RecurrenceReader.Read(phrase, at) is not { } found)
        {
            return false;
        }

        foreach (var value in found.Values)
        {
            Clause.Add(new RecurrencePart(value, phrase.Span(at, found.End)));
        }

        if (atStart && found.Values is [Recurrences.SchoolYear])
        {
            var year = new Moment(MomentUnit.SchoolYear, phrase.Span(at, found.End)) { AtStart = true };
            Clause.Add(new TimePart(new([year], false, found.End), Role.From, false, year.Span));
        }

        ResetRole();

        at = found.End;
        return true;
    }

    private bool Flag()
    {
        if (phrase.MatchAny(at, "thường xuyên", "liên tục", "xuyên suốt", "quanh năm", "trong suốt", "suốt") is > 0 and var always)
        {
            Clause.Add(new ContinuousPart(phrase.Span(at, at + always)));
            at += always;
            return true;
        }

        if (phrase.MatchAny(
            at, "các năm tiếp theo", "những năm tiếp theo", "các năm sau", "những năm sau", "các năm kế tiếp", "các năm tiếp sau", "những năm kế tiếp", "các năm học tiếp theo", "những năm học tiếp theo",
            "năm tiếp theo", "các giai đoạn tiếp theo", "trở đi", "trở về sau", "các năm còn lại") is > 0 and var on)
        {
            Clause.Add(new OpenEndedPart(phrase.Span(at, at + on)));
            at += on;
            return true;
        }

        if (phrase.MatchAny(at, "dự kiến", "ước tính", "tạm tính") is > 0 and var maybe)
        {
            Clause.Add(new EstimatedPart(phrase.Span(at, at + maybe)));
            at += maybe;
            return true;
        }

        // "Định kỳ" alone: how often is not said.
        if (phrase.Match(at, "định kỳ") > 0)
        {
            Clause.Add(new RecurrencePart(Recurrences.Unspecified, phrase.Span(at, at + 2)));
            at += 2;
            return true;
        }

        return false;
    }

    private bool Time()
    {
        // A number alone is a time at the start, after a word that asks for one, or right after another time.
        var expected = rolePending || at == 0 || phrase.IsAny(at - 1, "(", ":", ";", "đến", "tới");
        if (MomentReader.Read(phrase, at, expected) is not { } time || (InsideCitation(time) && !rolePending))
        {
            return false;
        }

        if (time.Items.All(moment => moment is { Unit: MomentUnit.Day, Month: null, Place: null }) && !rolePending && !phrase.Is(at, "ngày"))
        {
            return false;
        }

        // "từ năm 2026 đến năm 2030" is the whole stretch.
        var chosen = role == Role.From && (time.Range || time.Items is [{ Unit: MomentUnit.Period }]) ? Role.Within : role;
        time = atStart || atEnd ? time with { Items = [.. time.Items.Select(moment => moment with { AtStart = atStart, AtEnd = atEnd })] } : time;
        // "cuối năm 2026" and "hoàn thành ngày 30/6" say the end only.
        chosen = chosen == Role.Within && (atEnd || (finish && time is { Range: false, Items: [{ Unit: MomentUnit.Day }] })) ? Role.Until : chosen;
        Clause.Add(new TimePart(time, chosen, finish, phrase.Span(roleAt >= 0 ? roleAt : at, time.End)));
        at = time.End;
        finish = false;
        ResetRole();
        return true;
    }

    // Within "theo Kế hoạch số 45 ngày 29/01/2026 của …" or "theo Luật Giáo dục năm 2019" a date belongs to the document.
    private bool InsideCitation(Moments time) =>
        at < externalEnd && (time.Items.Any(moment => moment.Unit == MomentUnit.Day) || (time.Items is [{ Unit: MomentUnit.Year }] && !phrase.IsAny(at - 1, "trong", "hoạch", "vào")));

    private bool RoleWord()
    {
        var (found, length) = Words();
        if (length == 0)
        {
            return false;
        }

        (role, roleAt, rolePending) = (found, rolePending && roleAt >= 0 && found == role ? roleAt : at, true);
        at += length;
        return true;
    }

    private (Role Role, int Length) Words()
    {
        if (phrase.MatchAny(at, "trước khi", "từ khi", "từ đó", "đến khi", "từ nguồn", "từ ngân sách", "từ các", "từ việc", "từ kinh phí", "hết sức") > 0)
        {
            return default;
        }

        if (phrase.MatchAny(at, "chậm nhất là trước", "chậm nhất trước", "không muộn hơn", "trước thời điểm", "trước", "không quá trước") is > 0 and var before)
        {
            // "không muộn hơn ngày 30" still allows the 30th.
            return (phrase.Is(at, "không") && phrase.Is(at + 1, "muộn") ? Role.Until : Role.Before, before);
        }

        if (phrase.MatchAny(
            at, "chậm nhất là đến", "chậm nhất đến", "chậm nhất vào", "chậm nhất là", "chậm nhất", "muộn nhất là", "muộn nhất", "không chậm quá", "không quá", "đến hết", "tới hết", "cho đến hết", "cho đến",
            "đến", "tới", "hết", "kết thúc", "hạn cuối", "hạn cuối cùng", "hạn chót", "thời hạn", "thời hạn hoàn thành", "xong") is > 0 and var until && !phrase.Is(at, "thời") && !phrase.Is(at, "xong"))
        {
            return (Role.Until, until);
        }

        if (phrase.MatchAny(at, "bắt đầu từ", "kể từ", "áp dụng từ", "ngay từ", "từ", "bắt đầu", "sau") is > 0 and var from && !(phrase.Is(at, "sau") && phrase.IsAny(at - 1, "năm", "về")))
        {
            return (phrase.Is(at, "sau") ? Role.After : Role.From, from);
        }

        if (phrase.Is(at, "cuối") || phrase.Is(at, "đầu") || phrase.Is(at, "giữa"))
        {
            (atEnd, atStart) = (phrase.Is(at, "cuối"), phrase.Is(at, "đầu"));
            return (rolePending ? role : Role.Within, 1);
        }

        if (phrase.MatchAny(at, "trong", "vào", "năm học", "nội trong") is > 0 and var within && !phrase.Is(at, "năm"))
        {
            // "hoàn thành mục tiêu vào năm 2028" gives the end; "thực hiện vào tháng 9" the whole month.
            return (phrase.Is(at, "vào") && finish ? Role.Until : rolePending && role == Role.Until ? Role.Until : Role.Within, within);
        }

        return default;
    }

    private void ResetRole() => (role, roleAt, rolePending, atStart, atEnd) = (Role.Within, -1, false, false, false);
}
