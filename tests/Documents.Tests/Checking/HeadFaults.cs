using DocumentFormat.OpenXml.Wordprocessing;
using static EduCoop.Documents.Tests.Checking.Specimens;

namespace EduCoop.Documents.Tests.Checking;

/// <summary>Faults of the page and of everything above the text.</summary>
internal static class HeadFaults
{
    private const string Nation = "CỘNG HÒA";
    private const string Motto = "Độc lập";
    private const string Parent = "UBND THÀNH PHỐ";
    private const string Issuer = "ỦY BAN NHÂN DÂN PHƯỜNG";
    private const string Number = "Số:";
    private const string Date = "Đống Đa, ngày";
    private const string Title = "KẾ HOẠCH";
    private const string Subject = "Phối hợp, giúp đỡ";
    private const int Left = 3560;
    private const int Right = 9178 - Left;
    private const double Twips = 1440 / 25.4;

    internal static IEnumerable<Fault> All =>
    [
        .. Page, .. Letters,
        new("nation-missing", Plan, (file, _) => file.Find(Nation).Remove()),
        new("nation-words", Plan, (file, _) => file.Write(Nation, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT  NAM")),
        new("nation-side", Plan, (file, _) => Swap(file)),
        .. Fault.Looks("nation", Plan, Nation, "bold upright centred", 11, 11.5, 13.5, 14),
        new("nation-capitals", Plan, (file, _) => file.Write(Nation, "Cộng hòa xã hội chủ nghĩa Việt Nam")),
        new("nation-spacing", Plan, (file, chance) => file.Spacing(Nation, spacing => spacing.Line = $"{chance.Next(300, 480)}")),
        new("motto-missing", Plan, (file, _) => file.Find(Motto).Remove()),
        new("motto-words", Plan, (file, _) => file.Write(Motto, "Độc lập - Tự chủ - Hạnh phúc")),
        new("motto-hyphens", Plan, (file, chance) => file.Write(Motto, new[] { "Độc lập-Tự do-Hạnh phúc", "Độc lập – Tự do – Hạnh phúc", "Độc lập -Tự do - Hạnh phúc" }[chance.Next(3)])),
        new("motto-first-letters", Plan, (file, chance) => file.Write(Motto, new[] { "Độc Lập - Tự Do - Hạnh Phúc", "Độc lập - tự do - hạnh phúc" }[chance.Next(2)])),
        new("motto-rule", Plan, (file, _) => file.RuleAfter(Motto).Remove()),
        new("motto-rule-length", Plan, (file, chance) => file.Stretch(Motto, Right, new[] { 0.4, 0.6, 0.8, 1.3 }[chance.Next(4)])),
        .. Fault.Looks("motto", Plan, Motto, "bold upright centred", 12, 12.5),
        new("motto-size", Plan, (file, chance) => file.Size(Motto, chance.Next(15, 20)), "motto-rule-length"),
        .. Fault.Looks("parent-body", Plan, Parent, "capitals regular upright centred", 11, 14),
        .. Fault.Looks("issuer", Plan, Issuer, "capitals bold upright centred", 10, 11.5, 14),
        new("issuer-missing", Plan, (file, _) =>
        {
            file.Find(Issuer).Remove();
            file.Find(Parent).Remove();
        }),
        new("issuer-rule", Plan, (file, _) => file.RuleAfter(Issuer).Remove()),
        new("issuer-rule-length", Plan, (file, chance) => file.Stretch(Issuer, Left, new[] { 0.3, 0.6, 1.5, 2.2 }[chance.Next(4)])),
        new("issuer-spacing", Plan, (file, chance) => file.Spacing(Issuer, spacing => spacing.Line = $"{chance.Next(288, 480)}")),
        new("number-missing", Plan, (file, _) => file.Find(Number).Descendants<Run>().Single().Remove()),
        new("number-word", Plan, (file, chance) => file.Write(Number, new[] { "Số 05/KH-UBND", "SỐ: 05/KH-UBND", "số: 05/KH-UBND" }[chance.Next(3)])),
        new("number-digits", Plan, (file, _) => file.Write(Number, "Số: XV/KH-UBND")),
        new("number-zero", Plan, (file, chance) => file.Write(Number, $"Số: {chance.Next(1, 10)}/KH-UBND")),
        new("number-slash", Plan, (file, _) => file.Write(Number, "Số: 15-KH-UBND")),
        new("number-spaces", Plan, (file, chance) => file.Write(Number, new[] { "Số: 15 /KH-UBND", "Số: 15/ KH-UBND", "Số: 15/KH - UBND" }[chance.Next(3)])),
        new("number-groups", Plan, (file, chance) => file.Write(Number, new[] { "Số: 15/KH–UBND", "Số: 15/KH/UBND", "Số: 15/KH" }[chance.Next(3)])),
        new("number-capitals", Plan, (file, chance) => file.Write(Number, new[] { "Số: 15/KH-Ubnd", "Số: 15/KH-ubnd" }[chance.Next(2)])),
        new("number-type", Plan, (file, chance) => file.Write(Number, $"Số: 15/{new[] { "QĐ", "BC", "TTr", "CV" }[chance.Next(4)]}-UBND")),
        .. Fault.Looks("number", Plan, Number, "regular upright centred", 12, 12.5, 14),
        new("date-missing", Plan, (file, _) => file.Find(Date).Descendants<Run>().Single().Remove()),
        new("date-comma", Plan, (file, _) => file.Write(Date, "Đống Đa ngày 07 tháng 3 năm 2026")),
        new("date-place", Plan, (file, chance) => file.Write(Date, new[] { "đống Đa, ngày 07 tháng 3 năm 2026", ", ngày 07 tháng 3 năm 2026" }[chance.Next(2)])),
        new("date-words", Plan, (file, chance) => file.Write(Date, new[] { "Đống Đa, ngày 07/3/2026", "Đống Đa, ngày 07 tháng ba năm 2026", "Đống Đa, 07/03/2026", "Đống Đa, ngày 07 tháng 3 năm 26" }[chance.Next(4)])),
        new("date-day-zero", Plan, (file, chance) => file.Replace(Date, "07", $"{chance.Next(1, 10)}")),
        new("date-month-zero", Plan, (file, chance) => file.Replace(Date, "tháng 3", $"tháng {chance.Next(1, 3)}")),
        new("date-month-plain", Plan, (file, chance) => file.Replace(Date, "tháng 3", $"tháng 0{chance.Next(3, 10)}")),
        new("date-real", Plan, (file, chance) => file.Write(Date, new[] { "Đống Đa, ngày 31 tháng 4 năm 2026", "Đống Đa, ngày 29 tháng 02 năm 2026", "Đống Đa, ngày 15 tháng 13 năm 2026" }[chance.Next(3)])),
        .. Fault.Looks("date", Plan, Date, "italic regular centred", 12, 15),
        new("title-missing", Plan, (file, _) => EmptyAll(file), "appendix-mentioned"),
        .. Fault.Looks("title", Plan, Title, "capitals bold upright centred", 12, 15, 16),
        new("subject-missing", Plan, (file, _) =>
        {
            file.RuleAfter(Subject).Remove();
            file.Find(Subject).Remove();
        }),
        new("subject-rule", Plan, (file, _) => file.RuleAfter(Subject).Remove()),
        new("subject-rule-length", Plan, (file, chance) => file.Stretch(Subject, 9178, new[] { 0.5, 0.7, 1.5, 2 }[chance.Next(4)])),
        .. Fault.Looks("subject", Plan, Subject, "small-letters bold upright centred", 12, 15),
        new("letter-subject-missing", Letter, (file, _) => file.Find("V/v").Remove(), "title-missing"),
        new("letter-subject-words", Letter, (file, chance) => file.Write("V/v", new[] { "Về việc kết nghĩa", "v/v kết nghĩa", "V/V kết nghĩa" }[chance.Next(3)])),
        new("letter-subject-gap", Letter, (file, chance) => file.Spacing("V/v", spacing => spacing.Before = $"{chance.Next(0, 40)}")),
        .. Fault.Looks("letter-subject", Letter, "V/v", "regular upright centred", 11, 14),
        new("addressee-missing", Letter, (file, _) =>
        {
            file.Find("Kính gửi").Remove();
            file.Find("- Ủy ban nhân dân các xã").Remove();
            file.Find("- Các trường trung học").Remove();
        }),
        new("addressee-colon", Letter, (file, _) => file.Write("Kính gửi", "Kính gửi")),
        new("addressee-list", Letter, (file, chance) => file.Write("- Các trường trung học", $"- Các trường trung học phổ thông{new[] { ";", "", "," }[chance.Next(3)]}")),
        .. Fault.Looks("addressee", Letter, "Kính gửi", "upright", 12, 15),
    ];

    private static IEnumerable<Fault> Page =>
    [
        new("page-size", Plan, (file, chance) => file.Page((size, _) => (size.Width, size.Height) = chance.Next(2) == 0 ? (12240u, 15840u) : (8391u, 11906u))),
        new("page-upright", Plan, (file, _) => file.Page((size, _) => (size.Width, size.Height) = (16838, 11906)), "subject-rule-length"),
        new("margin-top", Plan, (file, chance) => file.Page((_, margin) => margin.Top = (int)(Outside(chance, 20, 25) * Twips))),
        new("margin-bottom", Plan, (file, chance) => file.Page((_, margin) => margin.Bottom = (int)(Outside(chance, 20, 25) * Twips))),
        new("margin-left", Plan, (file, chance) => file.Page((_, margin) => margin.Left = (uint)(Outside(chance, 30, 35) * Twips)), "subject-rule-length"),
        new("margin-right", Plan, (file, chance) => file.Page((_, margin) => margin.Right = (uint)(Outside(chance, 15, 20) * Twips)), "subject-rule-length"),
        new("page-number-missing", Plan, (file, _) => file.Sections.ToList().ForEach(section => section.RemoveAllChildren<HeaderReference>())),
        new("page-number-place", Plan, (file, _) => Below(file)),
        new("page-number-centred", Plan, (file, chance) => Spoiler.Align(file.PageNumber, chance.Next(2) == 0 ? "right" : "left")),
        new("page-number-size", Plan, (file, chance) => NumberRuns(file, run => run.FontSize!.Val = new[] { "20", "24", "30" }[chance.Next(3)])),
        new("page-number-upright", Plan, (file, _) => NumberRuns(file, run => run.Italic = new Italic())),
        new("page-number-first", Plan, (file, _) => file.Sections[0].RemoveAllChildren<TitlePage>()),
        new("page-number-arabic", Plan, (file, _) => file.Sections[0].InsertBefore(new PageNumberType { Format = NumberFormatValues.LowerRoman }, file.Sections[0].GetFirstChild<TitlePage>())),
        new("page-number-start", Plan, (file, chance) => file.Sections[0].InsertBefore(new PageNumberType { Start = chance.Next(2, 9) }, file.Sections[0].GetFirstChild<TitlePage>())),
    ];

    private static IEnumerable<Fault> Letters =>
    [
        new("font-name", Plan, (file, chance) => file.Runs(Any(chance), run => run.RunFonts = new RunFonts { Ascii = "Arial", HighAnsi = "Arial" })),
        new("font-name", Plan, (file, chance) => file.Runs(Any(chance), run => run.RunFonts!.HighAnsi = "Calibri")),
        new("font-colour", Plan, (file, chance) => file.Runs(Any(chance), run => run.Color!.Val = new[] { "FF0000", "0000FF", "333333" }[chance.Next(3)])),
        new("letters-composed", Plan, (file, _) => file.Write("Lời thứ 9:", "Lời thứ 9: các trường trên địa bàn.".Normalize(System.Text.NormalizationForm.FormD))),
        new("letters-unicode", Plan, (file, chance) => file.Replace("Lời thứ 8:", "trường", new[] { "tr\uFFFDờng", "tr\uF0B7ờng" }[chance.Next(2)])),
    ];

    private static string Any(Random chance) => $"Lời thứ {chance.Next(1, 31)}:";

    // At least a millimetre outside, as far as an office would go wrong.
    private static double Outside(Random chance, double from, double to) => chance.Next(2) == 0 ? from - 1 - (chance.NextDouble() * 9) : to + 1 + (chance.NextDouble() * 9);

    private static void NumberRuns(Spoiler file, Action<RunProperties> change)
    {
        foreach (var run in file.PageNumber.Elements<Run>())
        {
            change(run.RunProperties!);
        }
    }

    private static void Below(Spoiler file)
    {
        var footer = file.Main.AddNewPart<DocumentFormat.OpenXml.Packaging.FooterPart>();
        footer.Footer = new Footer(file.PageNumber.CloneNode(true));
        footer.Footer.Save();
        foreach (var section in file.Sections)
        {
            section.RemoveAllChildren<HeaderReference>();
            section.InsertAt(new FooterReference { Type = HeaderFooterValues.Default, Id = file.Main.GetIdOfPart(footer) }, 0);
        }
    }

    private static void Swap(Spoiler file)
    {
        foreach (var row in file.Body.Descendants<Table>().First().Elements<TableRow>())
        {
            var first = row.Elements<TableCell>().First();
            first.Remove();
            row.Append(first);
        }
    }

    // Nothing stands between the head and the signature any more.
    private static void EmptyAll(Spoiler file)
    {
        var tables = file.Body.Elements<Table>().ToList();
        foreach (var block in tables[0].ElementsAfter().TakeWhile(block => block != tables[1]).ToList())
        {
            block.Remove();
        }
    }
}
