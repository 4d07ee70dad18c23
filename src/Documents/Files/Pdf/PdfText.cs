using EduCoop.Documents.Text;

namespace EduCoop.Documents.Files.Pdf;

/// <summary>A PDF as text: page numbers and running lines dropped, paragraphs joined over lines and pages, letterhead and signature read column by column, tables as rows between bars.</summary>
internal static class PdfText
{
    private const int FewLetters = 20;

    internal static async Task<PlanText> OpenAsync(byte[] bytes, string fileName, DocumentLimits limits, CancellationToken cancellation)
    {
        var pages = PdfPage.Read(await PdfTool.WordsAsync(bytes, fileName, limits, cancellation));
        var empty = pages.Select((page, index) => (Number: index + 1, Letters: page.Lines.Sum(line => line.Words.Sum(word => word.Text.Count(char.IsLetter))))).Where(page => page.Letters < FewLetters).ToList();
        if (empty.Count == pages.Count)
        {
            throw new DocumentRefusedException(
                "scanned",
                $"Tệp {fileName} là bản chụp (scan), không có chữ để đọc.",
                "Gửi bản Word gốc (.docx) hoặc PDF xuất từ Word; nếu chỉ có bản giấy, nhận dạng chữ (OCR), kiểm tra lại rồi gửi.");
        }

        var findings = new List<Finding>();
        if (empty.Count > 0)
        {
            findings.Add(new("pages_without_text", $"Trang {string.Join(", ", empty.Select(page => page.Number))} không có chữ (ảnh chụp hoặc trang trắng); nội dung ở đó chưa được đọc."));
        }

        var text = new PdfLayout(RunningLines.Remove(pages)).Write();
        return text.Length > limits.MaxCharacters
            ? throw new DocumentRefusedException("file_too_large", $"Tệp {fileName} có quá nhiều chữ.", "Chỉ gửi phần kế hoạch và phụ lục.")
            : PlanText.From(text, SourceFormat.Pdf, [.. PlainText.Notes(text), .. findings]);
    }
}
