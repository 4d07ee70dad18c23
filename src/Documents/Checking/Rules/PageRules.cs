using EduCoop.Documents.Checking.Facts;

namespace EduCoop.Documents.Checking.Rules;

/// <summary>The sheet, its margins and its number: annex I, part I, I.1–3 and 7.</summary>
internal static class PageRules
{
    private const string Source = "NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, mục I.";
    private const double TwipsPerMillimetre = 1440 / 25.4;

    // Programs round to a twentieth of a point and to tenths of an inch.
    private const double Tolerance = 0.3;

    // So many letters do not fit on one page; below that a document may well have only the page that shows no number.
    private const int LettersOfOnePage = 3500;
    private static readonly Component Number = new("page-number", "số trang", "page number", Source + "7", anatomy => anatomy.Facts.Sections.SelectMany(section => section.Numbers));

    internal static readonly IReadOnlyList<FormatRule> All =
    [
        Page("page-size", "1", "Khổ giấy không phải A4.", "The sheet is not A4.", "210 × 297 mm", section =>
            IsNear(Math.Min(section.Width, section.Height), 210) && IsNear(Math.Max(section.Width, section.Height), 297) ? null : $"{Millimetres(section.Width)} × {Millimetres(section.Height)} mm"),
        new("page-upright", Source + "2", "Trang nằm ngang mà không có bảng, biểu.", "A page lies across without holding a table.", "đứng / upright")
        {
            HoldsForParty = true,
            Find = anatomy =>
            {
                var withTables = anatomy.Facts.Lines.Where(line => line.IsData).Select(line => line.Section).ToHashSet();
                return anatomy.Facts.Sections.Where(section => section.IsAcross && !withTables.Contains(section.Index)).Select(section => new Breach(null, section.Index, "nằm ngang / landscape"));
            },
        },
        Margin("top", "trên", "top", 20, 25, section => section.Top),
        Margin("bottom", "dưới", "bottom", 20, 25, section => section.Bottom),
        Margin("left", "trái", "left", 30, 35, section => section.Left),
        Margin("right", "phải", "right", 15, 20, section => section.Right),
        new("page-number-missing", Source + "7", "Văn bản nhiều trang không đánh số trang.", "A document of several pages has no page numbers.", "") { HoldsForParty = true, Find = Unnumbered },
        Page("page-number-place", "7", "Số trang không ở lề trên.", "The page number is not in the top margin.", "lề trên / top margin", section => section.IsNumberedBelow ? "lề dưới / bottom margin" : null),
        Number.Centred() with { HoldsForParty = true },
        Number.Sized(13, 14) with { HoldsForParty = true },
        Number.Upright() with { HoldsForParty = true },
        Page("page-number-first", "7", "Trang thứ nhất hiển thị số trang.", "The first page shows its number.", "không hiển thị / hidden", section => section.FirstIsNumbered && section.Index == 0 ? "1" : null),
        Page("page-number-arabic", "7", "Số trang không phải chữ số Ả Rập.", "The page number is not in Arabic numerals.", "1, 2, 3 …", section => section.Format is "decimal" or "numberInDash" ? null : section.Format),
        Page("page-number-start", "7", "Số trang không bắt đầu từ 1.", "Pages are not counted from 1.", "1", section => section.Index == 0 && section.Start is { } start and not 1 ? $"{start}" : null),
    ];

    private static FormatRule Page(string id, string item, string vietnamese, string english, string allowed, Func<SectionFacts, string?> measure) => new(id, Source + item, vietnamese, english, allowed)
    {
        HoldsForParty = true,
        Find = anatomy => from section in anatomy.Facts.Sections let found = measure(section) where found is not null select new Breach(null, section.Index, found),
    };

    private static FormatRule Margin(string id, string vietnamese, string english, int from, int to, Func<SectionFacts, int> margin) => Page(
        $"margin-{id}", "3", $"Lề {vietnamese} không đúng.", $"The {english} margin is wrong.", $"{from}–{to} mm",
        section => margin(section) / TwipsPerMillimetre is var found && found >= from - Tolerance && found <= to + Tolerance ? null : $"{Component.Number(Math.Round(found, 1))} mm");

    private static IEnumerable<Breach> Unnumbered(Anatomy anatomy)
    {
        var isLong = anatomy.Facts.Pages is { } pages ? pages > 1 : anatomy.Facts.Sections.Count > 1 || anatomy.Facts.Lines.Sum(line => line.Raw.Length) > LettersOfOnePage;
        return isLong && anatomy.Facts.Sections.Where(section => section.Numbers.Count == 0 && !section.IsNumberedBelow).Take(1).ToList() is [var bare] ? [new Breach(null, bare.Index, Breach.Missing)] : [];
    }

    private static bool IsNear(int twips, double millimetres) => Math.Abs((twips / TwipsPerMillimetre) - millimetres) <= 1;

    private static string Millimetres(int twips) => Component.Number(Math.Round(twips / TwipsPerMillimetre, 1));
}
