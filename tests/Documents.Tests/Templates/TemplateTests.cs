using System.IO.Compression;
using System.Text;
using System.Xml.Linq;
using EduCoop.Documents.Files;
using EduCoop.Documents.Templates;
using EduCoop.Documents.Writing;

namespace EduCoop.Documents.Tests.Templates;

/// <summary>Word files of offices: filled where Word has cut the marks into pieces, refused with place and reason where they are broken.</summary>
public sealed class TemplateTests
{
    private const string Fine = "<w:p><w:r><w:t>Kính gửi {{noi_</w:t></w:r><w:r><w:b/><w:t>nhan}} của</w:t></w:r><w:r><w:t> {{don_vi}}</w:t></w:r></w:p>";
    private const string Row = "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>{{#sach}}{{sach.ten}}</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>{{sach.so}}{{/sach}}</w:t></w:r></w:p></w:tc></w:tr></w:tbl>";

    private static readonly TemplateFields Known = new(
        new HashSet<string> { "noi_nhan", "don_vi" }, new Dictionary<string, IReadOnlySet<string>> { ["sach"] = new HashSet<string> { "ten", "so" }, ["bao"] = new HashSet<string> { "ten" } });

    private static readonly TemplateValues Values = new(
        new Dictionary<string, string> { ["noi_nhan"] = "Sở Mẫu", ["don_vi"] = "Trường A\nCơ sở 2" },
        new Dictionary<string, IReadOnlyList<IReadOnlyDictionary<string, string>>> { ["sach"] = [new Dictionary<string, string> { ["ten"] = "Toán {{don_vi}}", ["so"] = "30" }, new Dictionary<string, string> { ["ten"] = "Văn", ["so"] = "20" }] });

    [Fact]
    public async Task Marks_are_filled_and_rows_come_again()
    {
        var template = Docx(Fine + Row);
        Assert.Empty(TemplateCheck.Check(template, "mau.docx", Known));
        var made = TemplateWriter.Fill(template, Values);
        Assert.Equal(made, TemplateWriter.Fill(template, Values));
        var text = (await DocumentFiles.OpenAsync(made, "mau.docx")).Text!.Text;
        Assert.Contains("Kính gửi Sở Mẫu của Trường A", text, StringComparison.Ordinal);
        Assert.Contains("Văn", text, StringComparison.Ordinal);
        // What people typed is never a mark.
        Assert.Contains("Toán { {don_vi}}", text, StringComparison.Ordinal);
        Assert.DoesNotContain("{{sach", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_alone_in_its_paragraph_becomes_a_paragraph_a_line_and_none_when_empty()
    {
        var filled = TemplateWriter.Fill(Docx("<w:p><w:r><w:t>{{noi_nhan}}</w:t></w:r></w:p><w:p><w:r><w:t>{{don_vi}}</w:t></w:r></w:p><w:p><w:r><w:t>Hết {{don_vi}}</w:t></w:r></w:p>"),
            Values with { Values = new Dictionary<string, string> { ["don_vi"] = "Trường A\nCơ sở 2" } });
        using var zip = new ZipArchive(new MemoryStream(filled));
        var body = XDocument.Load(zip.GetEntry("word/document.xml")!.Open()).Descendants().Where(element => element.Name.LocalName == "p").Select(paragraph => string.Concat(paragraph.Descendants().Select(piece => piece.Name.LocalName == "br" ? "|" : piece.Name.LocalName == "t" ? piece.Value : ""))).ToList();
        Assert.Equal(["Trường A", "Cơ sở 2", "Hết Trường A|Cơ sở 2"], body);
    }

    [Fact]
    public void A_picture_beside_a_name_stays_once_whatever_the_name_says()
    {
        var template = Docx("<w:p><w:r><w:drawing/><w:t>{{noi_nhan}}</w:t></w:r></w:p><w:p><w:r><w:drawing/><w:t>{{don_vi}}</w:t></w:r></w:p><w:p/>");
        var filled = TemplateWriter.Fill(template, Values with { Values = new Dictionary<string, string> { ["don_vi"] = "Trường A\nCơ sở 2" } });
        using var zip = new ZipArchive(new MemoryStream(filled));
        Assert.Equal(2, XDocument.Load(zip.GetEntry("word/document.xml")!.Open()).Descendants().Count(element => element.Name.LocalName == "drawing"));
    }

    [Theory]
    [InlineData("<w:p><w:r><w:t>{{khong_co}}</w:t></w:r></w:p>", "field_unknown")]
    [InlineData("<w:p><w:r><w:t>{{don_vi}</w:t></w:r></w:p>", "field_broken")]
    [InlineData("<w:p><w:r><w:t>{{Đơn vị}}</w:t></w:r></w:p>", "field_broken")]
    [InlineData("<w:p><w:r><w:t>{{#sach}}</w:t></w:r></w:p>", "repetition_outside_table")]
    [InlineData("<w:p><w:r><w:t>{{sach.ten}}</w:t></w:r></w:p>", "column_outside_repetition")]
    [InlineData("<w:tbl><w:tr><w:tc><w:p><w:r><w:t>{{#sach}}{{sach.ten}}</w:t></w:r></w:p></w:tc></w:tr></w:tbl>", "repetition_open")]
    [InlineData("<w:tbl><w:tr><w:tc><w:p><w:r><w:t>{{#sach}}{{bao.ten}}{{/sach}}</w:t></w:r></w:p></w:tc></w:tr></w:tbl>", "column_outside_repetition")]
    [InlineData("<w:tbl><w:tr><w:tc><w:p><w:r><w:t>{{#sach}}{{sach.gia}}{{/sach}}</w:t></w:r></w:p></w:tc></w:tr></w:tbl>", "field_unknown")]
    [InlineData("<w:tbl><w:tr><w:tc><w:p><w:r><w:t>{{#kho}}{{/kho}}</w:t></w:r></w:p></w:tc></w:tr></w:tbl>", "table_unknown")]
    public void A_broken_template_is_refused_with_its_place(string body, string code)
    {
        var fault = TemplateCheck.Check(Docx("<w:p/>" + body), "mau.docx", Known)[0];
        Assert.Equal((code, 2), (fault.Code, fault.Paragraph!.Value));
    }

    // As Word writes them: a merge field in pieces or in one, with what it showed last; a control around words, around paragraphs, around a row and in its cells.
    private const string Merged = """
        <w:p><w:r><w:t xml:space="preserve">Kính gửi </w:t></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> MERGEFIELD  Noi_</w:instrText></w:r><w:r><w:instrText>Nhan \* MERGEFORMAT </w:instrText></w:r>
        <w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>«Noi_Nhan»</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:t xml:space="preserve"> của </w:t></w:r>
        <w:fldSimple w:instr=" MERGEFIELD don_vi "><w:r><w:t>«don_vi»</w:t></w:r></w:fldSimple><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>
        """;

    private const string MergedRow = """
        <w:tbl><w:tr><w:tc><w:p><w:fldSimple w:instr="MERGEFIELD TableStart:sach"><w:r><w:t>«TableStart:sach»</w:t></w:r></w:fldSimple><w:fldSimple w:instr="MERGEFIELD &quot;sach.ten&quot;"><w:r><w:t>«ten»</w:t></w:r></w:fldSimple></w:p></w:tc>
        <w:tc><w:p><w:fldSimple w:instr="MERGEFIELD sach.so"><w:r><w:t>«so»</w:t></w:r></w:fldSimple><w:fldSimple w:instr="MERGEFIELD TableEnd:sach"><w:r><w:t>«TableEnd:sach»</w:t></w:r></w:fldSimple></w:p></w:tc></w:tr></w:tbl>
        """;

    private const string Controlled = """
        <w:p><w:r><w:t xml:space="preserve">Kính gửi </w:t></w:r><w:sdt><w:sdtPr><w:tag w:val="noi_nhan"/></w:sdtPr><w:sdtContent><w:r><w:rPr><w:rStyle w:val="PlaceholderText"/></w:rPr><w:t>Bấm để nhập</w:t></w:r></w:sdtContent></w:sdt><w:r><w:t xml:space="preserve"> của</w:t></w:r></w:p>
        <w:sdt><w:sdtPr><w:alias w:val="Đơn vị"/><w:tag w:val="Don_Vi"/></w:sdtPr><w:sdtContent><w:p><w:r><w:t>Đơn vị</w:t></w:r></w:p><w:p/></w:sdtContent></w:sdt>
        <w:sdt><w:sdtPr><w:tag w:val="goog_rdk_0"/></w:sdtPr><w:sdtContent><w:p><w:r><w:t>Giữ nguyên</w:t></w:r></w:p></w:sdtContent></w:sdt>
        """;

    private const string ControlledRow = """
        <w:tbl><w:sdt><w:sdtPr><w:tag w:val="sach"/></w:sdtPr><w:sdtContent><w:tr><w:sdt><w:sdtPr><w:tag w:val="sach.ten"/></w:sdtPr><w:sdtContent><w:tc><w:p><w:pPr><w:jc w:val="left"/></w:pPr><w:r><w:t>tên</w:t></w:r></w:p></w:tc></w:sdtContent></w:sdt>
        <w:tc><w:p><w:sdt><w:sdtPr><w:tag w:val="sach.so"/></w:sdtPr><w:sdtContent><w:r><w:t>số</w:t></w:r></w:sdtContent></w:sdt></w:p></w:tc></w:tr></w:sdtContent></w:sdt></w:tbl>
        """;

    [Theory]
    [InlineData(Merged + MergedRow)]
    [InlineData(Controlled + ControlledRow + "<w:p/>")]
    public async Task Merge_fields_and_content_controls_are_fields_too(string body)
    {
        var template = Docx(body);
        Assert.Empty(TemplateCheck.Check(template, "mau.docx", Known));
        var made = TemplateWriter.Fill(template, Values);
        var text = (await DocumentFiles.OpenAsync(made, "mau.docx")).Text!.Text;
        Assert.Matches("Kính gửi Sở Mẫu của\\s+Trường A", text);
        Assert.Contains("Văn", text, StringComparison.Ordinal);
        Assert.Contains("20", text, StringComparison.Ordinal);
        Assert.DoesNotContain("«", text, StringComparison.Ordinal);
        Assert.DoesNotContain("{{", text.Replace("{ {don_vi}}", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Equal(body == Merged + MergedRow, MainOf(made).Contains(" PAGE ", StringComparison.Ordinal));
        Assert.Equal(body != Merged + MergedRow, text.Contains("Giữ nguyên", StringComparison.Ordinal));
        Assert.DoesNotContain("PlaceholderText", MainOf(made), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<w:p><w:fldSimple w:instr=\"MERGEFIELD Ho_Ten\"><w:r><w:t>«Ho_Ten»</w:t></w:r></w:fldSimple></w:p>", "field_unknown")]
    [InlineData("<w:p><w:fldSimple w:instr=\"MERGEFIELD &quot;Họ tên&quot;\"><w:r><w:t>«Họ tên»</w:t></w:r></w:fldSimple></w:p>", "field_broken")]
    [InlineData("<w:p><w:sdt><w:sdtPr><w:tag w:val=\"ho_ten\"/></w:sdtPr><w:sdtContent><w:r><w:t>x</w:t></w:r></w:sdtContent></w:sdt></w:p>", "field_unknown")]
    [InlineData("<w:p><w:fldSimple w:instr=\"MERGEFIELD TableStart:sach\"><w:r><w:t>x</w:t></w:r></w:fldSimple></w:p>", "repetition_outside_table")]
    [InlineData("<w:tbl><w:sdt><w:sdtPr><w:tag w:val=\"kho\"/></w:sdtPr><w:sdtContent><w:tr><w:tc><w:p/></w:tc></w:tr></w:sdtContent></w:sdt></w:tbl>", "table_unknown")]
    public void A_field_of_Word_that_is_not_known_is_refused_with_its_place(string body, string code)
    {
        var fault = TemplateCheck.Check(Docx("<w:p/>" + body), "mau.docx", Known)[0];
        Assert.Equal((code, 2), (fault.Code, fault.Paragraph!.Value));
    }

    [Fact]
    public void What_runs_or_fetches_is_refused()
    {
        Assert.Equal("template_macro", Assert.Single(TemplateCheck.Check(Docx(Fine, ("word/vbaProject.bin", "x")), "mau.docx", Known)).Code);
        Assert.Equal("template_embedded", Assert.Single(TemplateCheck.Check(Docx(Fine, ("word/embeddings/oleObject1.bin", "x")), "mau.docx", Known)).Code);
        Assert.Equal("template_external", Assert.Single(TemplateCheck.Check(Docx(Fine, ("word/_rels/settings.xml.rels", Relation("attachedTemplate"))), "mau.docx", Known)).Code);
        Assert.Equal("template_mail_merge", Assert.Single(TemplateCheck.Check(Docx(Fine, ("word/_rels/settings.xml.rels", Relation("mailMergeSource"))), "mau.docx", Known)).Code);
        Assert.Empty(TemplateCheck.Check(Docx(Fine, ("word/_rels/settings.xml.rels", Relation("hyperlink"))), "mau.docx", Known));
        Assert.Equal("field_outside_body", Assert.Single(TemplateCheck.Check(Docx(Fine, ("word/header1.xml", Part("hdr", "<w:p><w:r><w:t>{{don_vi}}</w:t></w:r></w:p>"))), "mau.docx", Known)).Code);
        Assert.Equal("not_a_document", Assert.Single(TemplateCheck.Check("%PDF-1.4"u8.ToArray(), "mau.pdf", Known)).Code);
        Assert.Equal("file_too_large", Assert.Single(TemplateCheck.Check(new byte[(2 * 1024 * 1024) + 1], "mau.docx", Known)).Code);
        Assert.Equal("file_damaged", Assert.Single(TemplateCheck.Check(Docx("<w:p>", raw: true), "mau.docx", Known)).Code);
    }

    [Fact]
    public void Our_own_documents_are_templates_too() => Assert.Empty(TemplateCheck.Check(OfficialDocumentWriter.ToBytes(Documents.Tests.Writing.SomeDocument.Plan(3)), "mau.docx", Known));

    private static string MainOf(byte[] docx)
    {
        using var zip = new ZipArchive(new MemoryStream(docx));
        using var reader = new StreamReader(zip.GetEntry("word/document.xml")!.Open());
        return reader.ReadToEnd();
    }

    private static string Relation(string type) =>
        $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{type}\" Target=\"http://example.org/a.dotm\" TargetMode=\"External\"/></Relationships>";

    private static string Part(string root, string content) => $"<w:{root} xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">{content}</w:{root}>";

    private static byte[] Docx(string body, params (string Name, string Text)[] more) => Docx(body, raw: false, more);

    private static byte[] Docx(string body, bool raw, params (string Name, string Text)[] more)
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in new[]
                     {
                         ("[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>"),
                         ("_rels/.rels", "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"word/document.xml\"/></Relationships>"),
                         ("word/document.xml", raw ? body : Part("document", $"<w:body>{body}</w:body>")),
                     }.Concat(more))
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(Encoding.UTF8.GetBytes(text));
            }
        }

        return file.ToArray();
    }
}
