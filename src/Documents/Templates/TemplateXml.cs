using System.IO.Compression;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace EduCoop.Documents.Templates;

/// <summary>The parts of a template's package.</summary>
internal static class TemplateXml
{
    internal const string Main = "word/document.xml";
    private static readonly DateTimeOffset FixedTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    internal static XDocument Read(ZipArchiveEntry entry)
    {
        using var content = entry.Open();
        using var reader = XmlReader.Create(content, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
        return XDocument.Load(reader, LoadOptions.PreserveWhitespace);
    }

    /// <summary>A part with Word's own fields written as marks.</summary>
    internal static XDocument ReadMarks(ZipArchiveEntry entry) => WordFields.ToMarks(Read(entry));

    /// <summary>The same package with its main part changed; the same input gives the same bytes.</summary>
    internal static byte[] Rewrite(byte[] package, Func<ZipArchiveEntry, XDocument> read, Action<XDocument> change)
    {
        using var source = new ZipArchive(new MemoryStream(package, writable: false), ZipArchiveMode.Read);
        using var file = new MemoryStream();
        using (var target = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var entry in source.Entries)
            {
                var made = target.CreateEntry(entry.FullName, CompressionLevel.Optimal);
                made.LastWriteTime = FixedTime;
                using var to = made.Open();
                if (entry.FullName == Main)
                {
                    var main = read(entry);
                    change(main);
                    using var xml = XmlWriter.Create(to, new XmlWriterSettings { Encoding = new UTF8Encoding(false) });
                    main.Save(xml);
                }
                else
                {
                    using var from = entry.Open();
                    from.CopyTo(to);
                }
            }
        }

        return file.ToArray();
    }

    /// <summary>The table whose rows a row stands for: it holds exactly one begin and, after it, the end of the same table.</summary>
    internal static string? Repeated(XElement row)
    {
        var marks = row.Descendants(TemplateMarks.Word + "p").SelectMany(paragraph => TemplateMarks.Of(TemplateMarks.TextOf(paragraph))).Where(mark => mark.Kind != ' ').ToList();
        return marks is [{ Kind: '#' } first, { Kind: '/' } last] && first.Name == last.Name ? first.Name : null;
    }
}
