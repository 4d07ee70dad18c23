using System.Xml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace EduCoop.Documents.Files.Word;

/// <summary>Opens a .docx that has been measured first; what cannot be opened leaves as a refusal.</summary>
internal static class WordPackage
{
    /// <summary>Reads something out of the main part.</summary>
    /// <param name="bytes">The whole file.</param>
    /// <param name="fileName">Its name, for the refusal.</param>
    /// <param name="limits">How much it may ask for.</param>
    /// <param name="read">What is read; the package is closed afterwards.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <exception cref="DocumentRefusedException">It is no sound .docx, or asks for too much.</exception>
    internal static T Read<T>(byte[] bytes, string fileName, DocumentLimits limits, Func<MainDocumentPart, Body, T> read, CancellationToken cancellation)
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
            return package.MainDocumentPart is { Document.Body: { } body } main
                ? read(main, body)
                : throw PackageGuard.Damaged(fileName, "Tệp không có phần nội dung.");
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
