using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;

namespace EduCoop.Documents.Writing.Word;

/// <summary>The parts of the file around the text. The same document gives the same bytes: entries carry a fixed time.</summary>
internal static class Package
{
    internal const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    internal const string NumberedHeader = "rHeader";
    internal const string EmptyHeader = "rFirst";
    private const string VerificationPicture = "rVerification";
    internal static readonly DateTimeOffset FixedTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private const string ContentTypes = """
        <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
        <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/><Override PartName="/word/header1.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"/><Override PartName="/word/header2.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"/></Types>
        """;

    private const string RootRelations = """
        <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
        <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rDocument" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>
        """;

    private const string DocumentRelations = """
        <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
        <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rStyles" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/><Relationship Id="rHeader" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/header" Target="header1.xml"/><Relationship Id="rFirst" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/header" Target="header2.xml"/></Relationships>
        """;

    private const string PictureType = "<Default Extension=\"png\" ContentType=\"image/png\"/>";

    private const string Styles = """
        <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
        <w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="Times New Roman" w:cs="Times New Roman"/><w:sz w:val="28"/><w:szCs w:val="28"/><w:lang w:val="vi-VN"/></w:rPr></w:rPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style></w:styles>
        """;

    /// <summary>The relation of a picture, from 1.</summary>
    internal static string Picture(int place) => place == 1 ? VerificationPicture : string.Create(CultureInfo.InvariantCulture, $"{VerificationPicture}{place}");

    internal static void Write(Stream target, IReadOnlyList<byte[]> pictures, Action<WordXml> body)
    {
        using var zip = new ZipArchive(target, ZipArchiveMode.Create, leaveOpen: true);
        Text(zip, "[Content_Types].xml", pictures.Count == 0 ? ContentTypes : ContentTypes.Insert(ContentTypes.IndexOf("<Override", StringComparison.Ordinal), PictureType));
        Text(zip, "_rels/.rels", RootRelations);
        var relations = string.Concat(pictures.Select((_, i) => $"<Relationship Id=\"{Picture(i + 1)}\" Type=\"{Relations}/image\" Target=\"{FileOf(i + 1)}\"/>"));
        Text(zip, "word/_rels/document.xml.rels", DocumentRelations.Insert(DocumentRelations.IndexOf("</Relationships>", StringComparison.Ordinal), relations));
        for (var i = 0; i < pictures.Count; i++)
        {
            using var entry = Open(zip, $"word/{FileOf(i + 1)}");
            entry.Write(pictures[i]);
        }

        Text(zip, "word/styles.xml", Styles);
        var size = Look.Centred with { Size = 13 };
        Part(zip, "word/header1.xml", "hdr", word => word.PageNumber(size));
        Part(zip, "word/header2.xml", "hdr", word => word.Paragraph("", size));
        Part(zip, "word/document.xml", "document", word =>
        {
            word.Start("body");
            body(word);
            word.End();
        });
    }

    private static string FileOf(int picture) => picture == 1 ? "media/code.png" : string.Create(CultureInfo.InvariantCulture, $"media/code{picture}.png");

    private static void Text(ZipArchive zip, string name, string text)
    {
        using var entry = Open(zip, name);
        entry.Write(Encoding.UTF8.GetBytes(text));
    }

    private static void Part(ZipArchive zip, string name, string root, Action<WordXml> content)
    {
        using var entry = Open(zip, name);
        using var xml = XmlWriter.Create(entry, new XmlWriterSettings { Encoding = new UTF8Encoding(false) });
        xml.WriteStartDocument(standalone: true);
        xml.WriteStartElement("w", root, WordXml.Namespace);
        xml.WriteAttributeString("xmlns", "r", null, Relations);
        content(new WordXml(xml));
        xml.WriteEndElement();
        xml.WriteEndDocument();
    }

    private static Stream Open(ZipArchive zip, string name)
    {
        var entry = zip.CreateEntry(name, CompressionLevel.Optimal);
        entry.LastWriteTime = FixedTime;
        return entry.Open();
    }
}
