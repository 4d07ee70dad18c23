using System.IO.Compression;
using System.Text;

namespace EduCoop.Documents.Tests.Files;

/// <summary>A .docx put together part by part, so that a test sees the very XML that Word would have written, or never would.</summary>
internal sealed class WordSample
{
    private const string Main = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\" xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\" xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" xmlns:v=\"urn:schemas-microsoft-com:vml\"";
    private const string Types = "application/vnd.openxmlformats-officedocument.wordprocessingml.";
    private readonly Dictionary<string, (string Xml, string Kind)> parts = [];

    /// <summary>Body XML.</summary>
    internal required string Body { get; init; }

    internal string Links { get; init; } = "";

    internal Dictionary<string, byte[]> Extra { get; } = [];

    internal static byte[] Of(params ReadOnlySpan<string> blocks) => new WordSample { Body = string.Concat(blocks) }.Bytes();

    internal static string P(string text, string properties = "") => $"<w:p>{(properties.Length > 0 ? $"<w:pPr>{properties}</w:pPr>" : "")}{R(text)}</w:p>";

    internal static string R(string text, string properties = "") => $"<w:r>{(properties.Length > 0 ? $"<w:rPr>{properties}</w:rPr>" : "")}<w:t xml:space=\"preserve\">{text}</w:t></w:r>";

    internal static string Number(int id, int level) => $"<w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{id}\"/></w:numPr>";

    internal static string Table(params ReadOnlySpan<string> rows) => $"<w:tbl>{string.Concat(rows)}</w:tbl>";

    internal static string Row(params ReadOnlySpan<string> cells) => $"<w:tr>{string.Concat(cells)}</w:tr>";

    internal static string Cell(string content, string properties = "") => $"<w:tc>{(properties.Length > 0 ? $"<w:tcPr>{properties}</w:tcPr>" : "")}{(content.StartsWith('<') ? content : P(content))}</w:tc>";

    internal WordSample With(string kind, string xml)
    {
        parts[kind] = (xml, kind);
        return this;
    }

    internal byte[] Bytes()
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(zip, "[Content_Types].xml", $"""
                <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="bin" ContentType="application/octet-stream"/><Override PartName="/word/document.xml" ContentType="{Types}document.main+xml"/>{string.Concat(parts.Values.Select(part => $"<Override PartName=\"/word/{part.Kind}.xml\" ContentType=\"{Types}{part.Kind}+xml\"/>"))}</Types>
                """);
            Add(zip, "_rels/.rels", """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>""");
            Add(zip, "word/document.xml", $"<w:document {Main}><w:body>{Body}</w:body></w:document>");
            Add(zip, "word/_rels/document.xml.rels", $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{string.Concat(parts.Values.Select((part, i) => $"<Relationship Id=\"rPart{i}\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{part.Kind}\" Target=\"{part.Kind}.xml\"/>"))}{Links}</Relationships>");
            foreach (var part in parts.Values)
            {
                var root = part.Kind switch { "header" => "hdr", "footer" => "ftr", _ => part.Kind };
                Add(zip, $"word/{part.Kind}.xml", $"<w:{root} {Main}>{part.Xml}</w:{root}>");
            }

            foreach (var (name, bytes) in Extra)
            {
                using var stream = zip.CreateEntry(name).Open();
                stream.Write(bytes);
            }
        }

        return file.ToArray();
    }

    private static void Add(ZipArchive zip, string name, string xml)
    {
        using var stream = zip.CreateEntry(name, CompressionLevel.Optimal).Open();
        stream.Write(Encoding.UTF8.GetBytes(xml));
    }
}
