using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using EduCoop.Documents.Writing;

namespace EduCoop.Documents.Tests.Writing;

/// <summary>Minutes and receipts: two signatures side by side, a code to look the document up, a closing note.</summary>
public sealed class MinutesTests
{
    // The smallest picture there is: one transparent pixel.
    private static readonly byte[] Png = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==");

    private static readonly OfficialDocument Minutes = SomeDocument.Plan(2) with
    {
        TypeName = "Biên bản",
        OtherSide = new SignatureBlock(["Đại diện bên giao"], "Trần Thị Giao"),
        Signature = new SignatureBlock(["Đại diện bên nhận"], "Lê Văn Nhận"),
        Verification = new VerificationCode(Png, "Tra cứu: https://educoop.example.vn/tra-cuu/1"),
        ClosingNote = "Giấy này không thay thế chứng từ kế toán.",
        Appendices = [SomeDocument.Tasks(3)],
    };

    [Fact]
    public void The_file_with_a_picture_is_valid_for_every_version_of_Office()
    {
        using var file = WordprocessingDocument.Open(new MemoryStream(OfficialDocumentWriter.ToBytes(Minutes)), isEditable: false);
        Assert.Empty(new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Office2019).Validate(file).Select(error => $"{error.Path?.XPath}: {error.Description}"));
        var picture = Assert.Single(file.MainDocumentPart!.ImageParts);
        using var bytes = new MemoryStream();
        picture.GetStream().CopyTo(bytes);
        Assert.Equal(Png, bytes.ToArray());
    }

    [Fact]
    public void Both_sides_sign_beside_each_other_and_the_note_stands_last()
    {
        using var file = WordprocessingDocument.Open(new MemoryStream(OfficialDocumentWriter.ToBytes(Minutes with { Appendices = [] })), isEditable: false);
        var row = file.MainDocumentPart!.Document.Descendants<DocumentFormat.OpenXml.Wordprocessing.TableRow>().Last();
        Assert.Equal(["ĐẠI DIỆN BÊN GIAOTrần Thị Giao", "ĐẠI DIỆN BÊN NHẬNLê Văn Nhận"], row.Elements<TableCell>().Select(cell => cell.InnerText));
        var texts = file.MainDocumentPart.Document.Descendants<Paragraph>().Select(paragraph => paragraph.InnerText).Where(text => text.Length > 0).ToList();
        Assert.Equal("Giấy này không thay thế chứng từ kế toán.", texts[^1]);
        Assert.Equal("Tra cứu: https://educoop.example.vn/tra-cuu/1", texts[^2]);
        Assert.True(texts.IndexOf("Nơi nhận:") > texts.IndexOf("Lê Văn Nhận"));
    }

    [OfficeFact]
    public async Task LibreOffice_shows_both_signatures_and_the_note()
    {
        var pdf = await Office.ConvertAsync(OfficialDocumentWriter.ToBytes(Minutes), "docx", "pdf");
        var text = await Office.RunAsync("pdftotext", ["-layout", pdf, "-"]);
        Assert.Contains(text.Split('\n'), line => line.Contains("Trần Thị Giao", StringComparison.Ordinal) && line.Contains("Lê Văn Nhận", StringComparison.Ordinal));
        Assert.Contains("không thay thế chứng từ kế toán", text, StringComparison.Ordinal);
    }
}
