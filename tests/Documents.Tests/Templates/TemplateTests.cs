using System.IO.Compression;
using System.Text;
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

    [Fact]
    public void What_runs_or_fetches_is_refused()
    {
        Assert.Equal("template_macro", Assert.Single(TemplateCheck.Check(Docx(Fine, ("word/vbaProject.bin", "x")), "mau.docx", Known)).Code);
        Assert.Equal("template_embedded", Assert.Single(TemplateCheck.Check(Docx(Fine, ("word/embeddings/oleObject1.bin", "x")), "mau.docx", Known)).Code);
        Assert.Equal("template_external", Assert.Single(TemplateCheck.Check(Docx(Fine, ("word/_rels/settings.xml.rels", Relation("attachedTemplate"))), "mau.docx", Known)).Code);
        Assert.Empty(TemplateCheck.Check(Docx(Fine, ("word/_rels/settings.xml.rels", Relation("hyperlink"))), "mau.docx", Known));
        Assert.Equal("field_outside_body", Assert.Single(TemplateCheck.Check(Docx(Fine, ("word/header1.xml", Part("hdr", "<w:p><w:r><w:t>{{don_vi}}</w:t></w:r></w:p>"))), "mau.docx", Known)).Code);
        Assert.Equal("not_a_document", Assert.Single(TemplateCheck.Check("%PDF-1.4"u8.ToArray(), "mau.pdf", Known)).Code);
        Assert.Equal("file_too_large", Assert.Single(TemplateCheck.Check(new byte[(2 * 1024 * 1024) + 1], "mau.docx", Known)).Code);
        Assert.Equal("file_damaged", Assert.Single(TemplateCheck.Check(Docx("<w:p>", raw: true), "mau.docx", Known)).Code);
    }

    [Fact]
    public void Our_own_documents_are_templates_too() => Assert.Empty(TemplateCheck.Check(OfficialDocumentWriter.ToBytes(Documents.Tests.Writing.SomeDocument.Plan(3)), "mau.docx", Known));

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
