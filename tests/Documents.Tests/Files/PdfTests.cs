using System.Text;
using EduCoop.Documents.Files;
using EduCoop.Documents.Plans;
using EduCoop.Documents.Tests.Writing;
using EduCoop.Documents.Text;
using static EduCoop.Documents.Tests.Files.WordSample;

namespace EduCoop.Documents.Tests.Files;

/// <summary>PDFs made by LibreOffice from documents of our own, read back with poppler.</summary>
public sealed class PdfTests
{
    private const string Center = "<w:jc w:val=\"center\"/>";
    private const string Body = "<w:spacing w:before=\"120\"/><w:ind w:firstLine=\"567\"/><w:jc w:val=\"both\"/>";
    private const string Borders = "<w:tblPr><w:tblW w:w=\"9600\" w:type=\"dxa\"/><w:tblBorders><w:top w:val=\"single\"/><w:insideH w:val=\"single\"/><w:insideV w:val=\"single\"/><w:bottom w:val=\"single\"/></w:tblBorders><w:tblLayout w:type=\"fixed\"/></w:tblPr><w:tblGrid><w:gridCol w:w=\"700\"/><w:gridCol w:w=\"3700\"/><w:gridCol w:w=\"1700\"/><w:gridCol w:w=\"1800\"/><w:gridCol w:w=\"1700\"/></w:tblGrid>";

    private static readonly (string Title, string Lead, string With, string When)[] Tasks =
        [.. Enumerable.Range(1, 24).Select(i => (
            $"Rà soát, bổ sung cơ sở vật chất cho nhóm trường số {i} trên địa bàn, gắn với kế hoạch sửa chữa hằng năm và nguồn vốn được giao{(i % 3 == 0 ? "; báo cáo kết quả theo từng học kỳ cho cơ quan quản lý trực tiếp" : "")}.",
            i % 2 == 0 ? "Phòng Văn hóa - Xã hội" : "Phòng Kinh tế",
            i % 4 == 0 ? "Các trường học; Công an phường" : "Văn phòng",
            i % 5 == 0 ? "Trước ngày 15/12 hằng năm" : "Quý II/2026"))];

    [OfficeFact]
    public async Task A_plan_printed_to_PDF_reads_as_its_docx()
    {
        var word = Plan();
        var pdf = await File.ReadAllBytesAsync(await Office.ConvertAsync(word, "docx", "pdf"));
        var opened = (await DocumentFiles.OpenAsync(pdf, "ke-hoach.pdf")).Text!;
        var (fromWord, fromPdf) = (PlanReader.Read((await DocumentFiles.OpenAsync(word, "ke-hoach.docx")).Text!), PlanReader.Read(opened));

        Assert.Equal(SourceFormat.Pdf, opened.Format);
        Assert.Equal(fromWord.DocumentNumber, fromPdf.DocumentNumber);
        Assert.Equal("45/KH-UBND", fromPdf.DocumentNumber);
        Assert.Equal(new DateOnly(2026, 3, 7), fromPdf.DocumentDate);
        Assert.Equal(fromWord.LegalBasisCount, fromPdf.LegalBasisCount);
        Assert.Contains("Căn cứ Nghị quyết số 12-NQ/TU ngày 14/5/2025 của Tỉnh ủy về tủ sách, phòng đọc và giờ kể chuyện của học sinh vùng cao những năm tới;\n\n", opened.Text, StringComparison.Ordinal);
        Assert.Contains("Nơi nhận:\n- Thường trực Đảng ủy;\n- Lưu: VT.\n\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nTrần Thị Mẫu", opened.Text, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"(?m)^\d+$", opened.Text);
    }

    [OfficeFact]
    public async Task A_table_over_three_pages_comes_back_row_by_row()
    {
        var pdf = await File.ReadAllBytesAsync(await Office.ConvertAsync(Plan(), "docx", "pdf"));
        var opened = (await DocumentFiles.OpenAsync(pdf, "ke-hoach.pdf")).Text!;
        var table = opened.Tables.MaxBy(one => one.Rows.Count)!;
        var rows = table.Rows.Select(row => row.Cells.Select(cell => opened[cell.Span]).ToArray()).ToList();

        Assert.Equal(["TT", "Nội dung nhiệm vụ", "Đơn vị chủ trì", "Đơn vị phối hợp", "Thời gian hoàn thành"], rows[0]);
        Assert.Equal(Tasks.Select((task, i) => ($"{i + 1}", task.Title, task.Lead, task.With, task.When)), rows.Skip(1).Select(row => (row[0], row[1], row[2], row[3], row[4])));
    }

    [OfficeFact]
    public async Task A_PDF_without_text_a_locked_and_a_damaged_one_are_refused_each_in_its_words()
    {
        var pdf = await File.ReadAllBytesAsync(await Office.ConvertAsync(Plan(), "docx", "pdf"));
        var scan = await DocumentFiles.OpenAsync(Encoding.Latin1.GetBytes(Blank()), "quet.pdf");
        var damaged = await DocumentFiles.OpenAsync(pdf[..300], "hong.pdf");

        Assert.Equal("scanned", scan.Refusal?.Code);
        Assert.Contains("OCR", scan.Refusal!.Detail, StringComparison.Ordinal);
        Assert.Equal("file_damaged", damaged.Refusal?.Code);
        Assert.NotNull((await DocumentFiles.OpenAsync(pdf, "sai-duoi.docx")).Text?.Findings.Single(finding => finding.Code == "file_name_differs"));
    }

    [OfficeFact]
    public async Task The_tool_ends_when_it_asks_for_too_much_time_or_memory()
    {
        var pdf = await File.ReadAllBytesAsync(await Office.ConvertAsync(Plan(), "docx", "pdf"));

        Assert.Equal("pdf_too_slow", (await DocumentFiles.OpenAsync(pdf, "a.pdf", DocumentLimits.Default with { PdfTime = TimeSpan.FromMilliseconds(1) })).Refusal?.Code);
        Assert.NotNull((await DocumentFiles.OpenAsync(pdf, "a.pdf", DocumentLimits.Default with { PdfMegabytes = 4 })).Refusal);
        Assert.Equal("file_too_large", (await DocumentFiles.OpenAsync(pdf, "a.pdf", DocumentLimits.Default with { MaxCharacters = 500 })).Refusal?.Code);
    }

    [OfficeFact]
    public async Task What_a_killed_process_left_of_a_file_goes_with_the_next_reading()
    {
        var left = Directory.CreateTempSubdirectory("educoop-read-").FullName;
        await File.WriteAllTextAsync(Path.Combine(left, "plan.pdf"), "Tên một nhà tài trợ");
        Directory.SetLastWriteTimeUtc(left, DateTime.UtcNow.AddHours(-2));
        var fresh = Directory.CreateTempSubdirectory("educoop-read-").FullName;

        await DocumentFiles.OpenAsync(Encoding.Latin1.GetBytes(Blank()), "quet.pdf");

        Assert.False(Directory.Exists(left));
        // A run that may still be under way keeps its folder.
        Assert.True(Directory.Exists(fresh));
        Directory.Delete(fresh);
    }

    private static byte[] Plan()
    {
        string Td(string text, int width) => Cell(P(text), $"<w:tcW w:w=\"{width}\" w:type=\"dxa\"/><w:vAlign w:val=\"center\"/>");
        var head = Row(Td("TT", 700), Td("Nội dung nhiệm vụ", 3700), Td("Đơn vị chủ trì", 1700), Td("Đơn vị phối hợp", 1800), Td("Thời gian hoàn thành", 1700));
        var rows = Tasks.Select((task, i) => Row(Td($"{i + 1}", 700), Td(task.Title, 3700), Td(task.Lead, 1700), Td(task.With, 1800), Td(task.When, 1700)).Replace("<w:tr>", "<w:tr><w:trPr><w:cantSplit/></w:trPr>", StringComparison.Ordinal));
        return Of(
            Table("<w:tblPr><w:tblW w:w=\"9600\" w:type=\"dxa\"/></w:tblPr>", Row(Cell(P("ỦY BAN NHÂN DÂN", Center) + P("PHƯỜNG MẪU", Center), "<w:tcW w:w=\"4000\" w:type=\"dxa\"/>"), Cell(P("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", Center) + P("Độc lập - Tự do - Hạnh phúc", Center), "<w:tcW w:w=\"5600\" w:type=\"dxa\"/>")), Row(Cell(P("Số: 45/KH-UBND", Center)), Cell(P("Mẫu, ngày 07 tháng 3 năm 2026", Center)))),
            P("KẾ HOẠCH", Center),
            P("Hợp tác giáo dục giữa các trường học trên địa bàn giai đoạn 2026 - 2030", Center),
            P("Căn cứ Nghị quyết số 12-NQ/TU ngày 14/5/2025 của Tỉnh ủy về tủ sách, phòng đọc và giờ kể chuyện của học sinh vùng cao những năm tới;", Body),
            P("Căn cứ Kế hoạch số 17-KH/ĐU ngày 21/02/2026 của Đảng ủy phường Mẫu về việc mở phòng đọc buổi tối cho học sinh và người lớn;", Body),
            P("I. MỤC ĐÍCH", Body), P("Tăng cường hợp tác, chia sẻ kinh nghiệm quản lý giữa các trường, gắn trách nhiệm của người đứng đầu với kết quả thực hiện từng nhiệm vụ được giao trong năm.", Body),
            P("II. NHIỆM VỤ", Body), P("Theo Phụ lục kèm theo Kế hoạch này.", Body),
            Table("<w:tblPr><w:tblW w:w=\"9600\" w:type=\"dxa\"/></w:tblPr>", Row(Cell(P("Nơi nhận:") + P("- Thường trực Đảng ủy;") + P("- Lưu: VT."), "<w:tcW w:w=\"4800\" w:type=\"dxa\"/>"), Cell(P("TM. ỦY BAN NHÂN DÂN", Center) + P("CHỦ TỊCH", Center) + P("") + P("Trần Thị Mẫu", Center), "<w:tcW w:w=\"4800\" w:type=\"dxa\"/>"))),
            P("Phụ lục", "<w:pageBreakBefore/>" + Center), P("DANH MỤC NHIỆM VỤ", Center),
            Table([Borders, head.Replace("<w:tr>", "<w:tr><w:trPr><w:tblHeader/></w:trPr>", StringComparison.Ordinal), .. rows]));
    }

    // One empty page, as a scanner without text recognition makes it.
    private static string Blank() => "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\nxref\n0 4\n0000000000 65535 f \n0000000009 00000 n \n0000000054 00000 n \n0000000105 00000 n \ntrailer<</Size 4/Root 1 0 R>>\nstartxref\n171\n%%EOF\n";
}
