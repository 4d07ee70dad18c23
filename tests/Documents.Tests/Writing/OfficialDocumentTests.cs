using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using EduCoop.Documents.Writing;

namespace EduCoop.Documents.Tests.Writing;

/// <summary>The .docx against Decree 30/2020, annex I, read back with a library that did not write it.</summary>
public sealed class OfficialDocumentTests
{
    private static readonly OfficialDocument Full = SomeDocument.Plan() with { Appendices = [SomeDocument.Tasks(30), SomeDocument.Tasks(3, ["STT", "Nội dung"])] };

    [Fact]
    public void The_file_is_valid_for_every_version_of_Office()
    {
        using var file = Open(Full);
        var errors = new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Office2019).Validate(file).Select(error => $"{error.Path?.XPath}: {error.Description}");
        Assert.Empty(errors);
    }

    [Fact]
    public void The_page_is_A4_with_the_margins_of_the_decree()
    {
        using var file = Open(Full);
        var sections = file.MainDocumentPart!.Document.Descendants<SectionProperties>().ToList();
        Assert.Equal(3, sections.Count);
        Assert.Equal((11906u, 16838u), Size(sections[0]));
        Assert.All(sections, section =>
        {
            var margins = section.GetFirstChild<PageMargin>()!;
            Assert.InRange(Millimetres(margins.Top!), 20, 25);
            Assert.InRange(Millimetres(margins.Bottom!), 20, 25);
            Assert.InRange(Millimetres((int)margins.Left!.Value), 30, 35);
            Assert.InRange(Millimetres((int)margins.Right!.Value), 15, 20);
        });
    }

    [Fact]
    public void A_wide_appendix_lies_across_and_a_narrow_one_stands()
    {
        using var file = Open(Full);
        var sections = file.MainDocumentPart!.Document.Descendants<SectionProperties>().ToList();
        Assert.Equal((16838u, 11906u), Size(sections[1]));
        Assert.Equal(PageOrientationValues.Landscape, sections[1].GetFirstChild<PageSize>()!.Orient!.Value);
        Assert.Equal((11906u, 16838u), Size(sections[2]));
        Assert.All(sections.Skip(1), section => Assert.Equal(1, section.GetFirstChild<PageNumberType>()!.Start!.Value));
    }

    [Fact]
    public void The_first_page_of_each_section_shows_no_number()
    {
        using var file = Open(Full);
        var main = file.MainDocumentPart!;
        Assert.All(main.Document.Descendants<SectionProperties>(), section =>
        {
            Assert.NotNull(section.GetFirstChild<TitlePage>());
            Assert.DoesNotContain("PAGE", Header(section, HeaderFooterValues.First), StringComparison.Ordinal);
            Assert.Contains("PAGE", Header(section, HeaderFooterValues.Default), StringComparison.Ordinal);
        });

        string Header(SectionProperties section, HeaderFooterValues kind) =>
            ((HeaderPart)main.GetPartById(section.Elements<HeaderReference>().Single(header => header.Type! == kind).Id!)).Header.InnerText;
    }

    [Fact]
    public void Every_run_names_its_font_and_is_black()
    {
        using var file = Open(Full);
        var runs = file.MainDocumentPart!.Document.Descendants<Run>().Concat(file.MainDocumentPart.HeaderParts.SelectMany(part => part.Header.Descendants<Run>())).ToList();
        Assert.True(runs.Count > 100);
        Assert.All(runs, run =>
        {
            Assert.Equal("Times New Roman", run.RunProperties!.RunFonts!.Ascii!.Value);
            Assert.Equal("Times New Roman", run.RunProperties.RunFonts.HighAnsi!.Value);
            Assert.Equal("000000", run.RunProperties.Color!.Val!.Value);
            Assert.InRange(int.Parse(run.RunProperties.FontSize!.Val!.Value!), 22, 28);
        });
    }

    [Fact]
    public void The_head_says_who_what_number_where_and_when()
    {
        using var file = Open(Full);
        var paragraphs = Paragraphs(file);
        Assert.Equal("UBND THÀNH PHỐ HÀ NỘI", paragraphs[0].InnerText);
        Assert.False(IsBold(paragraphs[0]));
        Assert.True(IsBold(Find(file, "ỦY BAN NHÂN DÂN PHƯỜNG\u00a0ĐỐNG\u00a0ĐA")));
        Assert.Equal("26", Find(file, "Số: 05/KH-UBND").Descendants<Run>().First().RunProperties!.FontSize!.Val!.Value);
        Assert.True(IsBold(Find(file, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")));
        Assert.True(IsBold(Find(file, "Độc lập - Tự do - Hạnh phúc")));
        Assert.NotNull(Find(file, "Đống Đa, ngày 07 tháng 3 năm 2026").Descendants<Run>().First().RunProperties!.Italic);
        Assert.True(IsBold(Find(file, "KẾ HOẠCH")));
        // Rules: below the issuer, below the motto, below the subject.
        Assert.Equal(3, paragraphs.Count(paragraph => paragraph.ParagraphProperties?.ParagraphBorders?.BottomBorder is not null));
    }

    [Fact]
    public void A_draft_leaves_room_for_number_and_day()
    {
        using var file = Open(SomeDocument.Plan() with { Number = "/KH-UBND", Date = null, Year = 2026 });
        Find(file, "Số:         /KH-UBND");
        Find(file, "Đống Đa, ngày      tháng      năm 2026");
    }

    [Fact]
    public void A_Party_document_has_the_Partys_head()
    {
        using var file = Open(SomeDocument.Plan() with { IsParty = true, Number = "5-KH/ĐU" });
        Find(file, "ĐẢNG CỘNG SẢN VIỆT NAM");
        Find(file, "Số 05-KH/ĐU");
        Assert.DoesNotContain("CỘNG HÒA", file.MainDocumentPart!.Document.InnerText, StringComparison.Ordinal);
    }

    [Fact]
    public void Bases_are_italic_and_end_as_the_decree_asks()
    {
        using var file = Open(Full);
        Assert.NotNull(Find(file, "Luật Giáo dục số 43/2019/QH14;").Descendants<Run>().First().RunProperties!.Italic);
        Find(file, "Kế hoạch số 318/KH-SGDĐT ngày 20 tháng 3 năm 2026.");
    }

    [Fact]
    public void The_letter_đ_follows_d_and_the_body_has_its_end_mark()
    {
        using var file = Open(Full);
        foreach (var item in new[] { "a) Một", "b) Hai", "c) Ba", "d) Bốn", "đ) Năm", "e) Sáu", "Trên đây là kế hoạch của phường./." })
        {
            Find(file, item);
        }
    }

    [Fact]
    public void The_signature_keeps_its_order_and_the_recipients_their_form()
    {
        using var file = Open(Full);
        var texts = Paragraphs(file).Select(paragraph => paragraph.InnerText).ToList();
        var place = texts.IndexOf("TM. ỦY BAN NHÂN DÂN");
        Assert.Equal(["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"], texts.Skip(place).Take(3));
        Assert.True(IsBold(Find(file, "Nguyễn Văn Mẫu")));
        var heading = Find(file, "Nơi nhận:").Descendants<Run>().First().RunProperties!;
        Assert.Equal("24", heading.FontSize!.Val!.Value);
        Assert.True(heading.Bold is not null && heading.Italic is not null);
        Assert.Equal(["- Sở Giáo dục và Đào tạo;", "- Các trường trên địa bàn;", "- Lưu: VT, VHXH."], texts.Skip(texts.IndexOf("Nơi nhận:") + 1).Take(3));
    }

    [Fact]
    public void Appendices_are_numbered_only_when_there_are_several()
    {
        using var several = Open(Full);
        Find(several, "Phụ lục I");
        Find(several, "Phụ lục II");
        using var one = Open(SomeDocument.Plan() with { Appendices = [SomeDocument.Tasks(2)] });
        Find(one, "Phụ lục");
        Find(one, "(Kèm theo Kế hoạch số 05/KH-UBND ngày 07 tháng 3 năm 2026 của Ủy ban nhân dân phường Đống Đa)");
    }

    [Fact]
    public void What_XML_cannot_hold_is_replaced_and_letters_are_composed()
    {
        using var file = Open(SomeDocument.Plan(0) with { Subject = "Chủ đề\u0000\u001b \ud83d <b>&amp;</b>\ud800" });
        Find(file, "Chủ đề\uFFFD\uFFFD \uFFFD <b>&amp;</b>\uFFFD");
    }

    [Fact]
    public void The_same_document_gives_the_same_bytes() =>
        Assert.Equal(OfficialDocumentWriter.ToBytes(Full), OfficialDocumentWriter.ToBytes(Full));

    [OfficeFact]
    public async Task LibreOffice_shows_it_as_the_decree_asks()
    {
        var pdf = await Office.ConvertAsync(OfficialDocumentWriter.ToBytes(Full), "docx", "pdf");
        var text = await Office.RunAsync("pdftotext", ["-layout", pdf, "-"]);
        var pages = text.Split('\f', StringSplitOptions.RemoveEmptyEntries);
        // Body 3 pages, the wide appendix 2, the narrow one 1.
        var firstLines = pages.Select(page => page.Split('\n').First(line => line.Trim().Length > 0).Trim()).ToList();
        Assert.StartsWith("UBND THÀNH PHỐ HÀ NỘI", firstLines[0], StringComparison.Ordinal);
        Assert.Equal("2", firstLines[1]);
        Assert.Contains("Phụ lục I", firstLines);
        Assert.Contains("Phụ lục II", firstLines);
        Assert.Equal("2", firstLines[firstLines.IndexOf("Phụ lục I") + 1]);
        // The national heading stands on one line, the motto below it.
        Assert.Contains("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", text, StringComparison.Ordinal);
        // Nobody signs an empty page.
        Assert.Contains("./.", pages.Single(page => page.Contains("Nguyễn Văn Mẫu", StringComparison.Ordinal)), StringComparison.Ordinal);
        // The heading of a table comes again on its next page.
        Assert.InRange(pages.Count(page => page.Contains(SomeDocument.Wide[3], StringComparison.Ordinal)), 2, 4);
        Assert.DoesNotContain(pages, page => page.Trim().Length < 3);
    }

    private static WordprocessingDocument Open(OfficialDocument document) =>
        WordprocessingDocument.Open(new MemoryStream(OfficialDocumentWriter.ToBytes(document)), isEditable: false);

    private static List<Paragraph> Paragraphs(WordprocessingDocument file) => file.MainDocumentPart!.Document.Descendants<Paragraph>().ToList();

    private static Paragraph Find(WordprocessingDocument file, string text) =>
        Paragraphs(file).FirstOrDefault(paragraph => paragraph.InnerText == text)
        ?? throw new Xunit.Sdk.XunitException($"No paragraph '{text}' in: {string.Join(" | ", Paragraphs(file).Select(paragraph => paragraph.InnerText).Take(40))}");

    private static bool IsBold(Paragraph paragraph) => paragraph.Descendants<Run>().First().RunProperties!.Bold is not null;

    private static (uint, uint) Size(SectionProperties section) => (section.GetFirstChild<PageSize>()!.Width!.Value, section.GetFirstChild<PageSize>()!.Height!.Value);

    private static double Millimetres(int twips) => twips * 25.4 / 1440;
}
