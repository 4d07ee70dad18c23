using EduCoop.Documents.Text;

namespace EduCoop.Documents.Files.Word;

/// <summary>A .docx as text: paragraphs with their automatic numbers, tables as rows between bars, text boxes, headers, footnotes; changes as accepted.</summary>
internal static class WordText
{
    internal static PlanText Open(byte[] bytes, string fileName, DocumentLimits limits, CancellationToken cancellation) =>
        WordPackage.Read(
            bytes, fileName, limits,
            (main, body) =>
            {
                var writer = new BodyWriter(main, limits, fileName, cancellation);
                writer.Write(body);
                var text = writer.Finish();
                if (!text.Any(char.IsLetter))
                {
                    throw new DocumentRefusedException(
                        "document_without_text",
                        $"Tệp {fileName} không có chữ, có thể chỉ chứa ảnh chụp.",
                        "Gửi bản Word gốc còn chữ, hoặc nhận dạng chữ (OCR), kiểm tra lại rồi gửi.");
                }

                return PlanText.From(text, SourceFormat.Word, [.. PlainText.Notes(text), .. writer.Findings]);
            },
            cancellation);
}
