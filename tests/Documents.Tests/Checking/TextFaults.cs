using DocumentFormat.OpenXml.Wordprocessing;
using Words = DocumentFormat.OpenXml.Wordprocessing.Text;
using static EduCoop.Documents.Tests.Checking.Specimens;

namespace EduCoop.Documents.Tests.Checking;

/// <summary>Faults of the text, its structure, the signature, the recipients and the appendices.</summary>
internal static class TextFaults
{
    private const string Basis = "Căn cứ Luật Giáo dục";
    private const string LastBasis = "Theo đề nghị";

    internal static IEnumerable<Fault> All =>
    [
        .. Fault.Looks("basis", Plan, Basis, "italic regular", 12, 15),
        new("basis-own-line", Plan, (file, _) => file.Replace(Basis, ";", "; Căn cứ Nghị định số 30/2020/NĐ-CP;")),
        new("basis-semicolon", Plan, (file, chance) => file.Replace(Basis, ";", new[] { ",", ".", "" }[chance.Next(3)])),
        new("basis-last-period", Plan, (file, chance) => file.Replace(LastBasis, ".", new[] { ";", "", "," }[chance.Next(3)])),
        new("body-size", Plan, (file, chance) => file.Size(Any(chance), new[] { 11, 12, 12.5, 15 }[chance.Next(4)])),
        new("body-justified", Plan, (file, chance) => file.Align(Any(chance), new[] { "left", "right", "center" }[chance.Next(3)])),
        new("body-indent", Plan, (file, chance) => file.Find(Any(chance)).ParagraphProperties!.Indentation!.FirstLine = new[] { "0", "284", "426", "851" }[chance.Next(4)]),
        new("body-gap", Plan, (file, chance) => file.Spacing(Any(chance), spacing => spacing.After = $"{chance.Next(0, 100)}")),
        new("body-line-least", Plan, (file, chance) => file.Spacing(Any(chance), spacing => spacing.Line = $"{chance.Next(150, 220)}")),
        new("body-line-most", Plan, (file, chance) => file.Spacing(Any(chance), spacing => spacing.Line = $"{chance.Next(380, 500)}")),
        new("body-upright", Plan, (file, _) => Enumerable.Range(1, 30).ToList().ForEach(i => file.Italic($"Lời thứ {i}:", true))),
        new("body-small-letters", Plan, (file, chance) => file.Write(Any(chance), "CÁC TRƯỜNG TRÊN ĐỊA BÀN CÙNG TRAO ĐỔI KINH NGHIỆM DẠY VÀ HỌC, MỖI HỌC KỲ MỘT LẦN.")),
        new("body-end", Plan, (file, chance) => file.Replace("Trên đây", "./.", new[] { ".", "", "/." }[chance.Next(3)])),
        .. Structure, .. Signature, .. Recipients, .. Appendices,
    ];

    private static IEnumerable<Fault> Structure =>
    [
        .. Fault.Looks("chapter", Decision, "Chương I", "bold centred"),
        new("chapter-small-letters", Decision, (file, _) => file.Write("Chương II", "CHƯƠNG II")),
        new("chapter-roman", Decision, (file, chance) => file.Write("Chương II", $"Chương {new[] { "2", "thứ hai" }[chance.Next(2)]}")),
        new("chapter-order", Decision, (file, chance) => file.Write("Chương II", $"Chương {new[] { "III", "IV" }[chance.Next(2)]}")),
        .. Fault.Looks("chapter-title", Decision, "QUY ĐỊNH CHUNG", "capitals bold centred"),
        .. Fault.Looks("section", Decision, "Mục 2", "bold centred"),
        new("section-arabic", Decision, (file, _) => file.Write("Mục 2", "Mục II")),
        new("section-order", Decision, (file, chance) => file.Write("Mục 2", $"Mục {chance.Next(3, 9)}")),
        .. Fault.Looks("section-title", Decision, "TRÁCH NHIỆM CỦA TRƯỜNG", "capitals bold centred"),
        new("article-arabic", Decision, (file, _) => file.Replace("Điều 2.", "Điều 2.", "Điều II."), "article-order"),
        new("article-period", Decision, (file, chance) => file.Replace("Điều 2.", "Điều 2.", $"Điều 2{new[] { "", ":" }[chance.Next(2)]}")),
        new("article-bold", Decision, (file, _) => file.Bold("Điều 4.", false)),
        new("article-order", Decision, (file, chance) => file.Replace("Điều 4.", "4.", $"{chance.Next(5, 20)}.")),
        new("clause-period", Decision, (file, _) => file.Replace("2. Hằng năm", "2. ", "2) ")),
        new("clause-order", Decision, (file, chance) => file.Replace("2. Hằng năm", "2. ", $"{chance.Next(3, 12)}. ")),
        new("point-bracket", Decision, (file, _) => file.Replace("b) Sinh hoạt", "b) ", "b. ")),
        new("point-letter", Decision, (file, chance) => file.Replace("e) Giao lưu", "e) ", $"{new[] { "f", "j", "w", "z" }[chance.Next(4)]}) ")),
        new("point-order", Decision, (file, chance) => file.Replace("đ) Ngày hội", "đ) ", $"{new[] { "e", "g", "h" }[chance.Next(3)]}) ")),
        new("roman-order", Plan, (file, chance) => file.Replace("II. TỔ CHỨC", "II. ", $"{new[] { "III", "IV", "V" }[chance.Next(3)]}. ")),
    ];

    private static IEnumerable<Fault> Signature =>
    [
        new("signature-missing", Plan, (file, _) => Empty(file, "TM. ỦY BAN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Nguyễn Văn Mẫu")),
        .. Fault.Looks("signature", Plan, "TM. ỦY BAN", "bold upright centred", 12, 15),
        new("signature-capitals", Plan, (file, chance) => file.Write("PHÓ CHỦ TỊCH", new[] { "Phó Chủ tịch", "PHÓ Chủ tịch" }[chance.Next(2)])),
        new("signature-abbreviation", Plan, (file, chance) => file.Replace("TM. ỦY BAN", "TM. ", new[] { "TM ", "TM.", "T/M ", "THAY MẶT " }[chance.Next(4)])),
        new("signature-abbreviation", Plan, (file, chance) => file.Replace("KT. CHỦ TỊCH", "KT. ", new[] { "KT.", "KT ", "KT: " }[chance.Next(3)])),
        new("signature-order", Plan, (file, _) => Swap(file, "TM. ỦY BAN", "KT. CHỦ TỊCH")),
        new("signature-order", Plan, (file, _) => Swap(file, "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")),
        new("signature-deputy", Plan, (file, _) => file.Write("PHÓ CHỦ TỊCH", "CHỦ TỊCH")),
        new("signature-deputy", Plan, (file, _) => file.Find("KT. CHỦ TỊCH").Remove()),
        .. Fault.Looks("signatory", Plan, "Nguyễn Văn Mẫu", "small-letters bold upright centred", 12, 15),
        new("signatory-degree", Plan, (file, chance) => file.Write("Nguyễn Văn Mẫu", new[] { "ThS. ", "TS. ", "PGS.TS. ", "Ông ", "Thạc sĩ ", "NGƯT. " }[chance.Next(6)] + "Nguyễn Văn Mẫu")),
    ];

    private static IEnumerable<Fault> Recipients =>
    [
        new("recipients-heading-missing", Plan, (file, _) => Empty(file, "Nơi nhận:", "- Sở Giáo dục", "- Các trường", "- Lưu:")),
        new("recipients-heading-words", Plan, (file, chance) => file.Write("Nơi nhận:", new[] { "Nơi nhận", "NƠI NHẬN:", "Nơi Nhận:" }[chance.Next(3)])),
        .. Fault.Looks("recipients-heading", Plan, "Nơi nhận:", "bold italic", 11, 13, 14),
        new("recipients-heading-left", Plan, (file, chance) => file.Align("Nơi nhận:", new[] { "center", "right" }[chance.Next(2)])),
        new("recipients-missing", Plan, (file, _) => Empty(file, "- Sở Giáo dục", "- Các trường", "- Lưu:")),
        .. Fault.Looks("recipients", Plan, "- Các trường trên", "regular upright", 10, 12, 13),
        new("recipients-dash", Plan, (file, chance) => file.Replace("- Các trường trên", "- ", new[] { "+ ", "", "-" }[chance.Next(3)])),
        new("recipients-semicolon", Plan, (file, chance) => file.Replace("- Các trường trên", ";", new[] { ".", ",", "" }[chance.Next(3)])),
        new("recipients-archive", Plan, (file, chance) => file.Write("- Lưu:", new[] { "- Lưu VT, VHXH.", "- Lưu: VHXH.", "- Lưu trữ: VT." }[chance.Next(3)])),
        new("recipients-last-period", Plan, (file, chance) => file.Replace("- Lưu:", ".", new[] { ";", "" }[chance.Next(2)])),
    ];

    private static IEnumerable<Fault> Appendices =>
    [
        new("appendix-mentioned", Plan, (file, _) => file.Write("Nhiệm vụ của từng", "Nhiệm vụ của từng đơn vị do phường phân công.")),
        new("appendix-roman", Plan, (file, chance) => file.Write("Phụ lục II", new[] { "Phụ lục 2", "Phụ lục" }[chance.Next(2)])),
        new("appendix-order", Plan, (file, chance) => file.Write("Phụ lục II", $"Phụ lục {new[] { "III", "I", "IV" }[chance.Next(3)]}")),
        new("appendix-small-letters", Plan, (file, _) => file.Write("Phụ lục II", "PHỤ LỤC II")),
        .. Fault.Looks("appendix", Plan, "Phụ lục I", "bold upright centred", 12, 13, 15),
        .. Fault.Looks("appendix-title", Plan, "PHÂN CÔNG NHIỆM VỤ", "capitals bold upright centred", 12, 15),
        new("appendix-reference-missing", Plan, (file, _) => file.Find("(Kèm theo").Remove()),
        .. Fault.Looks("appendix-reference", Plan, "(Kèm theo", "italic centred", 12, 15),
        new("appendix-page-numbers", Plan, (file, chance) => file.Sections[chance.Next(1, 3)].RemoveAllChildren<PageNumberType>()),
    ];

    private static string Any(Random chance) => $"Lời thứ {chance.Next(1, 30)}:";

    private static void Empty(Spoiler file, params string[] starts)
    {
        foreach (var start in starts)
        {
            file.Find(start).RemoveAllChildren<Run>();
        }
    }

    private static void Swap(Spoiler file, string first, string second)
    {
        var (one, other) = (file.Find(first).Descendants<Words>().Single(), file.Find(second).Descendants<Words>().Single());
        (one.Text, other.Text) = (other.Text, one.Text);
    }
}
