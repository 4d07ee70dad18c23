using EduCoop.Documents.Text;

namespace EduCoop.Documents.Deadlines;

/// <content>Dates that are not in the phrase: set by another body or plan, or counted from an event.</content>
internal sealed partial class ClauseReader
{
    // After a comma or "và" these begin something new, so that the name of a body or an event ends before them.
    private static readonly string[] Starters =
    [
        "thực", "duy", "triển", "cập", "tổ", "hoàn", "tiếp", "báo", "hằng", "thường", "định", "từ", "trước", "chậm", "muộn", "trong", "dự", "đến", "đồng", "giai", "quý", "tháng", "xong", "khi", "ngay", "theo", "mỗi", "gửi",
    ];

    // "theo" before these names no body: "theo giai đoạn", "theo dõi", "theo từng năm".
    private static readonly string[] NotOutside =
        ["dõi", "giai", "năm", "quý", "tháng", "tuần", "ngày", "từng", "định", "học", "đó", "hướng", "thứ", "mẫu", "chuyên", "nhóm", "hình", "phương", "cụm", "thời"];

    // After "trước" and "sau" these lead to a time; any other word to something that happens: "trước khai giảng", "sau kỳ thi".
    private static readonly string[] LeadToTime =
        ["ngày", "tháng", "năm", "quý", "học", "hk", "giai", "hè", "nửa", "mùng", "mồng", "t", "q", "đầu", "cuối", "thời", "giờ", "thứ", "hết", "một", "hai", "ba", "sáu", "mắt", "tiên", "đó", "đây", "này", "hạn", "và", "khoảng", "từ", "nhiệm", "kỳ"];

    private bool Outside()
    {
        var length = phrase.MatchAny(at, "theo", "tùy theo", "tuỳ theo", "tùy thuộc", "tuỳ thuộc", "phụ thuộc", "căn cứ", "trên cơ sở", "phù hợp với lộ trình", "phù hợp lộ trình", "bám sát", "khi có yêu cầu", "theo yêu cầu");
        if (length == 0 || phrase.Is(at, "khi") || at < externalEnd || phrase.IsAny(at - 1, "tiếp", "kèm", "kế"))
        {
            return false;
        }

        var schedule = phrase.MatchAny(at + length, "hướng dẫn", "thời gian quy định", "thời hạn quy định", "thời điểm") > 0;
        if (phrase.Is(at, "theo") && phrase.IsAny(at + 1, NotOutside) && !schedule)
        {
            return false;
        }

        externalEnd = ClauseEnd(at + length);
        Clause.Add(new ExternalPart(phrase.Is(at + length, "yêu") || phrase.Match(at, "theo yêu cầu") > 0 || phrase.Match(at, "theo đề nghị") > 0, phrase.Span(at, externalEnd)));
        at += length;
        return true;
    }

    private bool Happening()
    {
        if (at < externalEnd)
        {
            return false;
        }

        var start = at;
        var length = phrase.MatchAny(
            at, "ngay sau khi", "ngay khi", "sau khi", "trước khi", "khi", "kể từ khi", "từ khi", "đột xuất", "ngay sau", "sau hội nghị", "sau kỳ thi", "vào dịp", "nhân dịp", "dịp");
        if (length == 0 && phrase.IsAny(at, "trước", "sau") && phrase[at + 1] is { IsNumber: false, Word: { } next } && char.IsLetter(next[0]) && !phrase.IsAny(at - 1, "năm", "về", "tiếp") && !LeadToTime.Contains(next))
        {
            length = 2;
        }

        var atOnce = length == 0 && phrase.Is(at, "ngay") && !phrase.IsAny(at + 1, "từ", "trong", "tại", "ở", "cả", "trước", "thẳng");
        if (length == 0 && !atOnce && !CountedFromDay(at, out length))
        {
            return false;
        }

        if (phrase.IsAny(at, "vào", "nhân", "dịp") && MomentReader.Read(phrase, at + length, expected: true) is not null)
        {
            return false;
        }

        var end = ClauseEnd(at + Math.Max(1, length), untilNext: true);
        // "báo cáo ngay": what is to be done at once belongs to the event.
        start = atOnce && Clause.Count == 0 ? ClauseStart(at) : start;
        Clause.Add(new EventPart(null, FromIssue(phrase, at, end), phrase.Span(start, end)));
        at = end;
        ResetRole();
        return true;
    }

    // "kể từ ngày ban hành": no date follows.
    private bool CountedFromDay(int from, out int length)
    {
        length = phrase.MatchAny(from, "kể từ ngày", "tính từ ngày", "từ ngày", "sau ngày", "kể từ thời điểm", "từ thời điểm");
        if (length > 0 && MomentReader.Read(phrase, from + length - 1, expected: true) is null && MomentReader.Read(phrase, from + length, expected: true) is null)
        {
            return true;
        }

        length = 0;
        return false;
    }

    // "sau 30 ngày kể từ ngày ban hành", "trong vòng 05 ngày làm việc sau khi nhận được văn bản".
    private bool Offset()
    {
        var before = phrase.MatchAny(
            at, "trong vòng", "trong thời hạn", "trong thời gian", "trong", "sau", "chậm nhất sau", "chậm nhất là sau", "chậm nhất là", "chậm nhất", "không quá", "muộn nhất", "muộn nhất sau", "thời hạn", "hạn");
        var number = phrase[at + before];
        if (!number.IsNumber || number.Digits > 3 || number.Number == 0 || UnitAt(at + before + 1) is not { } unit || at < externalEnd)
        {
            return false;
        }

        var next = phrase.Is(unit.End, ",") ? unit.End + 1 : unit.End;
        var counted = phrase.MatchAny(next, "kể từ", "tính từ", "sau khi", "từ ngày", "từ khi", "sau ngày", "sau", "khi", "trước khi", "trước ngày") > 0;
        if (before == 0 && !counted)
        {
            return false;
        }

        var end = counted ? ClauseEnd(next + 1, untilNext: true) : unit.End;
        var within = !phrase.Is(at, "sau") && before > 0;
        Clause.Add(new EventPart(new(number.Number, unit.Name, within), counted && FromIssue(phrase, next, end), phrase.Span(at, end)));
        at = end;
        ResetRole();
        return true;
    }

    private (string Name, int End)? UnitAt(int index) => phrase[index].Word switch
    {
        "ngày" when phrase.Match(index + 1, "làm việc") > 0 => ("working_day", index + 3),
        "ngày" => ("day", index + 1),
        "tuần" => ("week", index + 1),
        "tháng" when !phrase.IsAny(index + 1, "đầu", "cuối", "/", "một") => ("month", index + 1),
        "năm" when !phrase.IsAny(index + 1, "học", "/", "một") && !phrase[index + 1].IsNumber => ("year", index + 1),
        "giờ" => ("hour", index + 1),
        _ => null,
    };

    // Is the event that this very document is issued?
    private static bool FromIssue(Phrase phrase, int from, int end)
    {
        var index = from;
        while (index < end && phrase.IsAny(index, "ngay", "sau", "khi", "kể", "tính", "từ", "ngày", "kế", "hoạch", "này", "được", "văn", "bản", "có", "quyết", "định", "thời", "điểm", "chương", "trình", "đề", "án"))
        {
            index++;
        }

        var words = phrase.MatchAny(index, "ký ban hành", "ban hành", "ký", "hiệu lực", "hiệu lực thi hành");
        var rest = index + words;
        rest += phrase.MatchAny(rest, "kế hoạch này", "kế hoạch", "văn bản này", "chương trình này", "đề án này", "này");
        return words > 0 && rest >= end;
    }

    private int ClauseStart(int index)
    {
        var start = index;
        while (start > 0 && !phrase.IsAny(start - 1, ";", ",", "(", ")", "."))
        {
            start--;
        }

        return start;
    }

    private int ClauseEnd(int index, bool untilNext = false)
    {
        while (index < phrase.Count && !phrase.IsAny(index, ";", "(", ")", "\n"))
        {
            if ((phrase.IsAny(index, ",", "và") && (phrase.IsAny(index + 1, Starters) || (phrase.IsAny(index + 1, "đồng", "sau") && phrase.IsAny(index + 2, "thời", "đó")))) || (phrase.Is(index, "đồng") && phrase.Is(index + 1, "thời")))
            {
                break;
            }

            // "từ ngày ký đến hết ngày 31/12/2030": the end is a date of its own.
            if (untilNext && phrase.IsAny(index, "đến", "tới") && phrase.IsAny(index + 1, "hết", "ngày", "năm", "cuối", "tháng", "quý"))
            {
                break;
            }

            if (phrase.Is(index, ".") && (index + 1 == phrase.Count || phrase[index + 1].Capital))
            {
                break;
            }

            index++;
        }

        while (index > 0 && phrase.IsAny(index - 1, ",", "và", "."))
        {
            index--;
        }

        return index;
    }
}
