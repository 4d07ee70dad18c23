using EduCoop.Documents.Files.Pdf;
using EduCoop.Documents.Files.Word;
using EduCoop.Documents.Text;

namespace EduCoop.Documents.Files;

/// <summary>Takes the text out of a file. What a file is, its first bytes say; its name only tells plain text from Markdown.</summary>
public static class DocumentFiles
{
    /// <summary>Opens a file: its text, or a refusal that says how to mend it. Time and memory are bounded by the limits.</summary>
    /// <param name="bytes">The whole file.</param>
    /// <param name="fileName">Its name, for messages and to know Markdown.</param>
    /// <param name="limits">How much it may ask for.</param>
    /// <param name="cancellation">Ends the work early.</param>
    public static async Task<OpenedDocument> OpenAsync(byte[] bytes, string fileName, DocumentLimits? limits = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        ArgumentNullException.ThrowIfNull(fileName);
        cancellation.ThrowIfCancellationRequested();
        limits ??= DocumentLimits.Default;
        if (bytes.Length == 0)
        {
            return OpenedDocument.Refused("file_empty", $"Tệp {fileName} rỗng.", "Chọn đúng tệp kế hoạch (.docx, .pdf có chữ, .txt hoặc .md) rồi gửi lại.");
        }

        if (bytes.Length > limits.MaxBytes)
        {
            return OpenedDocument.Refused("file_too_large", $"Tệp {fileName} lớn hơn {limits.MaxBytes / 1024 / 1024} MB.", "Bỏ ảnh trong tệp hoặc chỉ gửi phần kế hoạch và phụ lục.");
        }

        try
        {
            return FileKind.IsZip(bytes) ? Said(WordText.Open(bytes, fileName, limits, cancellation), fileName, ".docx", ".docm")
                : FileKind.IsPdf(bytes) ? Said(await PdfText.OpenAsync(bytes, fileName, limits, cancellation), fileName, ".pdf")
                : FileKind.Refuse(bytes, fileName) ?? Plain(bytes, fileName, limits);
        }
        catch (DocumentRefusedException refused)
        {
            return new(null, refused.Refusal);
        }
    }

    private static OpenedDocument Plain(byte[] bytes, string fileName, DocumentLimits limits)
    {
        var format = fileName.EndsWith(".md", StringComparison.OrdinalIgnoreCase) ? SourceFormat.Markdown : SourceFormat.PlainText;
        var opened = PlainText.Open(bytes, fileName, format);
        return opened.Text is { Text.Length: var length } && length > limits.MaxCharacters
            ? OpenedDocument.Refused("file_too_large", $"Tệp {fileName} có quá nhiều chữ.", $"Một văn bản được có nhiều nhất {limits.MaxCharacters} ký tự; hãy tách kế hoạch và phụ lục thành nhiều tệp.")
            : opened.Text is not null ? Said(opened.Text, fileName, ".txt", ".md", ".text", "") : opened;
    }

    // A wrong ending is no reason to refuse, but worth a word; texts of old fonts may hide in any format.
    private static OpenedDocument Said(PlanText text, string fileName, params ReadOnlySpan<string> endings)
    {
        if (LegacyEncoding.Refuse(text.Text, fileName) is { } refused)
        {
            return refused;
        }

        var ending = Path.GetExtension(fileName);
        foreach (var usual in endings)
        {
            if (string.Equals(ending, usual, StringComparison.OrdinalIgnoreCase))
            {
                return new(text, null);
            }
        }

        return endings.Contains("") && ending is not (".docx" or ".doc" or ".pdf")
            ? new(text, null)
            : new(PlanText.From(text.Text, text.Format, [new("file_name_differs", $"Tên tệp có đuôi “{ending}” nhưng nội dung là {Kind(text.Format)}; đã đọc theo nội dung."), .. text.Findings]), null);
    }

    private static string Kind(SourceFormat format) => format switch
    {
        SourceFormat.Word => "văn bản Word (.docx)",
        SourceFormat.Pdf => "PDF",
        _ => "văn bản thuần",
    };
}
