using System.IO.Compression;
using System.Xml;

namespace EduCoop.Documents.Files.Word;

/// <summary>
/// Looks through a .docx before anything is built from it: number and size of the parts as they really unpack, how tightly they are packed,
/// how deep their XML nests, no document type definitions. What passes can be opened within bounded memory.
/// </summary>
internal static class PackageGuard
{
    private const string Main = "word/document.xml";

    internal static void Check(byte[] bytes, string fileName, DocumentLimits limits, CancellationToken cancellation)
    {
        try
        {
            using var archive = new ZipArchive(new MemoryStream(bytes, writable: false), ZipArchiveMode.Read);
            if (archive.Entries.Count > limits.MaxEntries)
            {
                throw Bomb(fileName, $"Tệp có {archive.Entries.Count} phần bên trong, nhiều hơn {limits.MaxEntries}.");
            }

            if (archive.Entries.All(entry => entry.FullName is not Main))
            {
                throw OtherPackage(archive, fileName);
            }

            var buffer = new byte[64 * 1024];
            long total = 0;
            foreach (var entry in archive.Entries)
            {
                cancellation.ThrowIfCancellationRequested();
                total += Measure(entry, buffer, fileName, limits, limits.MaxUnpackedBytes - total);
                if (entry.FullName.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) || entry.FullName.EndsWith(".rels", StringComparison.OrdinalIgnoreCase))
                {
                    CheckXml(entry, fileName, limits);
                }
            }
        }
        catch (InvalidDataException)
        {
            throw Damaged(fileName, "Phần nén của tệp không giải được.");
        }
    }

    // The directory of a zip may lie about sizes, so the bytes are counted as they come.
    private static long Measure(ZipArchiveEntry entry, byte[] buffer, string fileName, DocumentLimits limits, long left)
    {
        var most = entry.FullName.StartsWith("word/media/", StringComparison.OrdinalIgnoreCase) ? left : Math.Min(left, limits.MaxPartBytes);
        using var content = entry.Open();
        long size = 0;
        for (int read; (read = content.Read(buffer)) > 0;)
        {
            size += read;
            if (size > most)
            {
                throw Bomb(fileName, $"Phần {Short(entry.FullName)} giải nén ra quá lớn.");
            }

            if (size > limits.RatioFrom && size > (entry.CompressedLength + 1) * limits.MaxRatio)
            {
                throw Bomb(fileName, $"Phần {Short(entry.FullName)} giải nén ra lớn gấp hơn {limits.MaxRatio} lần.");
            }
        }

        return size;
    }

    private static void CheckXml(ZipArchiveEntry entry, string fileName, DocumentLimits limits)
    {
        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = limits.MaxPartBytes, CheckCharacters = true };
        try
        {
            using var content = entry.Open();
            using var reader = XmlReader.Create(content, settings);
            while (reader.Read())
            {
                if (reader.Depth > limits.MaxDepth)
                {
                    throw Bomb(fileName, $"Phần {Short(entry.FullName)} lồng sâu hơn {limits.MaxDepth} lớp.");
                }
            }
        }
        catch (XmlException fault)
        {
            throw Damaged(fileName, $"Phần {Short(entry.FullName)} không đúng XML (dòng {fault.LineNumber}, cột {fault.LinePosition}).");
        }
    }

    private static DocumentRefusedException OtherPackage(ZipArchive archive, string fileName)
    {
        bool Holds(string start) => archive.Entries.Any(entry => entry.FullName.StartsWith(start, StringComparison.OrdinalIgnoreCase));
        var what = Holds("xl/") ? "là bảng tính Excel" : Holds("ppt/") ? "là bài trình chiếu" : Holds("content.xml") ? "là tài liệu OpenDocument" : "là tệp nén, không phải văn bản Word";
        return new("not_a_document", $"Tệp {fileName} {what}.", "Mở tệp bằng phần mềm soạn thảo và lưu lại dạng Word (.docx), hoặc giải nén rồi gửi từng văn bản.");
    }

    internal static DocumentRefusedException Damaged(string fileName, string where) =>
        new("file_damaged", $"Tệp {fileName} bị hỏng hoặc không phải .docx đúng chuẩn.", $"{where} Mở tệp bằng Word hoặc LibreOffice, lưu lại dạng .docx rồi gửi lại.");

    private static DocumentRefusedException Bomb(string fileName, string why) =>
        new("file_expands", $"Tệp {fileName} không được mở vì không an toàn.", $"{why} Một kế hoạch thật không như vậy; hãy lưu lại văn bản thành tệp .docx mới rồi gửi lại.");

    private static string Short(string name) => name.Length > 60 ? name[..60] : name;
}
