using System.Xml;
using DocumentFormat.OpenXml.Packaging;
using EduCoop.Documents.Text;

namespace EduCoop.Documents.Files.Word;

/// <summary>A .docx as text: paragraphs with their automatic numbers, tables as rows between bars, text boxes, headers, footnotes; changes as accepted.</summary>
internal static class WordText
{
    internal static PlanText Open(byte[] bytes, string fileName, DocumentLimits limits, CancellationToken cancellation)
    {
        PackageGuard.Check(bytes, fileName, limits, cancellation);
        try
        {
            // A copy, because links that are no addresses are mended in it.
            using var copy = new MemoryStream();
            copy.Write(bytes);
            copy.Position = 0;
            var settings = new OpenSettings
            {
                AutoSave = false,
                RelationshipErrorHandlerFactory = _ => new BrokenLinks(),
            };
            using var package = WordprocessingDocument.Open(copy, isEditable: true, settings);
            if (package.MainDocumentPart is not { Document.Body: { } body } main)
            {
                throw PackageGuard.Damaged(fileName, "Tệp không có phần nội dung.");
            }

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
        }
        catch (Exception fault) when (fault is OpenXmlPackageException or XmlException or IOException or UriFormatException or FormatException or InvalidOperationException or ArgumentException or NotSupportedException)
        {
            throw PackageGuard.Damaged(fileName, "Cấu trúc bên trong không đọc được.");
        }
    }

    /// <summary>A link whose address is none does not keep anyone from reading the plan.</summary>
    private sealed class BrokenLinks : RelationshipErrorHandler
    {
        public override string Rewrite(Uri partUri, string? id, string? uri) => "about:blank";
    }
}
