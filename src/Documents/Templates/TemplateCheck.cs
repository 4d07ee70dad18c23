using System.IO.Compression;
using System.Xml.Linq;
using EduCoop.Documents.Files;
using EduCoop.Documents.Files.Word;

namespace EduCoop.Documents.Templates;

/// <summary>What may stand in a template.</summary>
/// <param name="Fields">Names of single values.</param>
/// <param name="Tables">Names of tables, each with its columns.</param>
public sealed record TemplateFields(IReadOnlySet<string> Fields, IReadOnlyDictionary<string, IReadOnlySet<string>> Tables);

/// <summary>Something in a template that does not hold.</summary>
/// <param name="Code">Stable, snake_case.</param>
/// <param name="Paragraph">Which paragraph of the body, from 1; null when it is about the file.</param>
/// <param name="Quote">Its first words, or the part of the file.</param>
/// <param name="Message">Vietnamese: what is wrong and how to mend it.</param>
public sealed record TemplateFault(string Code, int? Paragraph, string? Quote, string Message);

/// <summary>Looks a Word file over that an office wants to use as a template: every field known, every repetition closed inside one table, nothing that runs or fetches.</summary>
public static class TemplateCheck
{
    private const int MostFaults = 50;
    private const int MostBytes = 2 * 1024 * 1024;
    private const int QuoteLength = 60;
    private static readonly XNamespace Word = TemplateMarks.Word;
    private static readonly string[] Beside = ["word/header", "word/footer", "word/footnotes", "word/endnotes", "word/comments"];

    /// <summary>Every fault with its place; none when it can be used.</summary>
    /// <param name="bytes">The whole file.</param>
    /// <param name="fileName">Its name.</param>
    /// <param name="known">What may stand in it.</param>
    public static IReadOnlyList<TemplateFault> Check(byte[] bytes, string fileName, TemplateFields known)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        ArgumentNullException.ThrowIfNull(known);
        try
        {
            if (bytes.Length > MostBytes)
            {
                throw new DocumentRefusedException("file_too_large", $"Tệp {fileName} lớn hơn {MostBytes / 1024 / 1024} MB.", "Bỏ bớt ảnh trong mẫu.");
            }

            if (!FileKind.IsZip(bytes))
            {
                throw new DocumentRefusedException("not_a_document", $"Tệp {fileName} không phải văn bản Word (.docx).", "Mở mẫu bằng Word, lưu lại dạng .docx.");
            }

            PackageGuard.Check(bytes, fileName, DocumentLimits.Default, CancellationToken.None);
            return [.. Find(bytes, known).Take(MostFaults)];
        }
        catch (DocumentRefusedException refused)
        {
            return [new(refused.Refusal.Code, null, null, $"{refused.Refusal.Title} {refused.Refusal.Detail}")];
        }
    }

    private static IEnumerable<TemplateFault> Find(byte[] bytes, TemplateFields known)
    {
        using var archive = new ZipArchive(new MemoryStream(bytes, writable: false), ZipArchiveMode.Read);
        foreach (var entry in archive.Entries)
        {
            if (Unsafe(entry) is { } fault)
            {
                yield return fault;
            }
            else if (IsBeside(entry.FullName) && TemplateXml.ReadMarks(entry).Descendants(Word + "p").FirstOrDefault(one => TemplateMarks.Of(TemplateMarks.TextOf(one)).Count > 0) is { } stray)
            {
                yield return new("field_outside_body", null, Quoted(stray), "Trường nằm ở đầu trang, chân trang hoặc chú thích: chuyển vào phần thân văn bản.");
            }
        }

        var paragraphs = TemplateXml.ReadMarks(archive.GetEntry(TemplateXml.Main)!).Descendants(Word + "p").ToList();
        for (var i = 0; i < paragraphs.Count; i++)
        {
            foreach (var (code, message) in OfParagraph(paragraphs[i], known))
            {
                yield return new(code, i + 1, Quoted(paragraphs[i]), message);
            }
        }
    }

    private static TemplateFault? Unsafe(ZipArchiveEntry entry)
    {
        var name = entry.FullName;
        if (name.Contains("vbaProject", StringComparison.OrdinalIgnoreCase) || name.Contains("activeX", StringComparison.OrdinalIgnoreCase))
        {
            return new("template_macro", null, name, "Mẫu có macro hoặc điều khiển ActiveX: lưu lại thành .docx không có macro.");
        }

        if (name.StartsWith("word/embeddings/", StringComparison.OrdinalIgnoreCase) || name.Contains("afchunk", StringComparison.OrdinalIgnoreCase))
        {
            return new("template_embedded", null, name, "Mẫu có tệp nhúng: xóa đối tượng nhúng, dán lại thành ảnh hoặc chữ.");
        }

        var link = name.EndsWith(".rels", StringComparison.OrdinalIgnoreCase) ? TemplateXml.Read(entry).Root!.Elements().FirstOrDefault(IsFetched) : null;
        return link is null ? null
            : ((string?)link.Attribute("Type"))?.Contains("/mailMerge", StringComparison.Ordinal) == true
            ? new("template_mail_merge", null, name, "Mẫu còn nối với danh sách của Word: mở thẻ Mailings, chọn Start Mail Merge, Normal Word Document, lưu lại. Các trường «…» vẫn còn và dùng được.")
            : new("template_external", null, (string?)link.Attribute("Target"), "Mẫu lấy nội dung từ nơi khác (mẫu gắn kèm, ảnh hoặc tệp liên kết): ngắt liên kết và chèn thẳng vào mẫu.");
    }

    // A link that people click is nothing that is fetched.
    private static bool IsFetched(XElement relation) =>
        (string?)relation.Attribute("TargetMode") == "External" && ((string?)relation.Attribute("Type"))?.EndsWith("/hyperlink", StringComparison.Ordinal) != true;

    private static bool IsBeside(string name) =>
        name.EndsWith(".xml", StringComparison.Ordinal) && Beside.Any(start => name.StartsWith(start, StringComparison.Ordinal));

    private static IEnumerable<(string Code, string Message)> OfParagraph(XElement paragraph, TemplateFields known)
    {
        var text = TemplateMarks.TextOf(paragraph);
        if (TemplateMarks.IsBroken(text))
        {
            yield return ("field_broken", "Dấu {{ hoặc }} không thành cặp, hoặc tên trường có dấu, chữ hoa, khoảng trắng: viết dạng {{ten_truong}}.");
        }

        var row = paragraph.Ancestors(Word + "tr").FirstOrDefault();
        var open = row is null ? null : TemplateXml.Repeated(row);
        foreach (var mark in TemplateMarks.Of(text))
        {
            if (OfMark(mark, row, open, known) is { } fault)
            {
                yield return fault;
            }
        }
    }

    private static (string Code, string Message)? OfMark(TemplateMark mark, XElement? row, string? open, TemplateFields known)
    {
        var parts = mark.Name.Split('.');
        if (mark.Kind != ' ')
        {
            return !known.Tables.ContainsKey(mark.Name) ? ("table_unknown", $"Không có bảng {mark.Name} trong biểu. Các bảng: {Listed(known.Tables.Keys)}.")
                : row is null ? ("repetition_outside_table", $"Dấu lặp {mark.Name} phải nằm trong một hàng của bảng Word.")
                : open != mark.Name ? ("repetition_open", $"Hàng lặp {mark.Name} chưa đóng: hàng cần cả {{{{#{mark.Name}}}}} ở đầu và {{{{/{mark.Name}}}}} ở cuối, và không lặp bảng khác.")
                : null;
        }

        if (parts.Length == 1)
        {
            return known.Fields.Contains(mark.Name) ? null : ("field_unknown", $"Không có trường {mark.Name}. Các trường: {Listed(known.Fields)}.");
        }

        return !known.Tables.TryGetValue(parts[0], out var columns) ? ("table_unknown", $"Không có bảng {parts[0]} trong biểu. Các bảng: {Listed(known.Tables.Keys)}.")
            : !columns.Contains(parts[1]) ? ("field_unknown", $"Bảng {parts[0]} không có cột {parts[1]}. Các cột: {Listed(columns)}.")
            : open != parts[0] ? ("column_outside_repetition", $"Cột {mark.Name} phải nằm trong hàng lặp {{{{#{parts[0]}}}}} … {{{{/{parts[0]}}}}}.")
            : null;
    }

    private static string Listed(IEnumerable<string> names) => string.Join(", ", names.Order(StringComparer.Ordinal).Take(40));

    private static string Quoted(XElement paragraph) => TemplateMarks.TextOf(paragraph) is { Length: > QuoteLength } text ? text[..(QuoteLength - 1)] + "…" : TemplateMarks.TextOf(paragraph);
}
