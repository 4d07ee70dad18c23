using EduCoop.Documents.Checking.Facts;

namespace EduCoop.Documents.Checking.Rules;

/// <summary>Type and subject, or what a letter is about and to whom it goes: annex I, part I, II.5 and II.9.</summary>
internal static class TitleRules
{
    private const string Source = "NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, mục II.5.b";
    private const string SourceOfAddressee = "NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, mục II.9.d";
    private static readonly Component Title = new("title", "tên loại văn bản", "type of document", Source, anatomy => [anatomy.Title]);
    private static readonly Component Subject = new("subject", "trích yếu nội dung", "subject", Source, anatomy => anatomy.Subject);
    private static readonly Component About = new("letter-subject", "trích yếu của công văn", "subject of the letter", Source, anatomy => anatomy.About);
    private static readonly Component Addressee = new("addressee", "phần “Kính gửi”", "“Kính gửi” (addressee)", SourceOfAddressee, anatomy => [anatomy.Addressee, .. anatomy.Addressees]);

    internal static readonly IReadOnlyList<FormatRule> All =
    [
        Title.Present(anatomy => !anatomy.IsLetter),
        Title.Capitals(),
        Title.Sized(13, 14),
        Title.Bold(),
        Title.Upright(),
        Title.Centred(),
        Subject.Present(anatomy => anatomy.Title is not null),
        Subject.SmallLetters(),
        Subject.Sized(13, 14),
        Subject.Bold(),
        Subject.Upright(),
        Subject.Centred(),
        Subject.Rule("rule", "Dưới {0} không có đường kẻ ngang.", "There is no rule below the {0}.", "nét liền / solid", anatomy => anatomy is { Subject: [.., var last], SubjectRule: null } ? [Breach.At(last, Breach.Missing)] : []),
        Subject.Rule(
            "rule-length", "Đường kẻ dưới {0} không dài từ 1/3 đến 1/2 dòng chữ.", "The rule below the {0} is not 1/3 to 1/2 as long as its words.", "0.33–0.5",
            anatomy => RuleLength.Outside(anatomy.SubjectRule, anatomy.Subject, 1 / 3.0, 0.5)),
        About.Present(anatomy => anatomy is { IsLetter: true, Title: null }),
        About.Words("words", "Trích yếu của công văn không bắt đầu bằng “V/v”.", "The subject of a letter does not begin with “V/v”.", "V/v …", _ => true) with
        {
            Find = anatomy => anatomy.About is [var first, ..] && !first.Text.StartsWith("V/v ", StringComparison.Ordinal) ? [Breach.At(first, first.Text.Length > 20 ? first.Text[..20] : first.Text)] : [],
        },
        About.Sized(12, 13),
        About.Regular(),
        About.Upright(),
        About.Centred(),
        About.Rule("gap", "{0} không cách dòng 6 pt với số và ký hiệu.", "The {0} is not 6 pt below number and symbol.", "6 pt", anatomy =>
            anatomy is { About: [var first, ..], Number: { } number } && Math.Max(number.After, first.Before) is var gap && gap < 110 ? [Breach.At(first, Component.Points(gap / 20.0))] : []),
        Addressee.Present(anatomy => anatomy.IsLetter),
        Addressee.Sized(13, 14),
        Addressee.Upright(),
        Addressee.Rule("colon", "Sau “Kính gửi” không có dấu hai chấm (:).", "There is no colon after “Kính gửi”.", "Kính gửi:", anatomy =>
            anatomy.Addressee is { } line && !line.Text.StartsWith("Kính gửi:", StringComparison.Ordinal) ? [Breach.At(line, line.Text.Length > 20 ? line.Text[..20] : line.Text)] : []),
        Addressee.Rule("list", "Mỗi nơi nhận dưới “Kính gửi” phải kết thúc bằng “;”, nơi cuối cùng bằng “.”.", "Each addressee ends with “;”, the last with “.”.", "- …; - ….", anatomy =>
            anatomy.Addressees.Where((line, i) => !line.Text.EndsWith(i == anatomy.Addressees.Count - 1 ? '.' : ';')).Select(line => Breach.At(line, Ending(line)))),
    ];

    private static string Ending(LineFacts line) => "…" + line.Text[Math.Max(0, line.Text.Length - 8)..];
}
