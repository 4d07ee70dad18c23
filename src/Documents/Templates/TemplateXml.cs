using System.IO.Compression;
using System.Xml;
using System.Xml.Linq;

namespace EduCoop.Documents.Templates;

/// <summary>The parts of a template's package.</summary>
internal static class TemplateXml
{
    internal const string Main = "word/document.xml";

    internal static XDocument Read(ZipArchiveEntry entry)
    {
        using var content = entry.Open();
        using var reader = XmlReader.Create(content, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
        return XDocument.Load(reader, LoadOptions.PreserveWhitespace);
    }

    /// <summary>A part with Word's own fields written as marks.</summary>
    internal static XDocument ReadMarks(ZipArchiveEntry entry) => WordFields.ToMarks(Read(entry));

    /// <summary>The table whose rows a row stands for: it holds exactly one begin and, after it, the end of the same table.</summary>
    internal static string? Repeated(XElement row)
    {
        var marks = row.Descendants(TemplateMarks.Word + "p").SelectMany(paragraph => TemplateMarks.Of(TemplateMarks.TextOf(paragraph))).Where(mark => mark.Kind != ' ').ToList();
        return marks is [{ Kind: '#' } first, { Kind: '/' } last] && first.Name == last.Name ? first.Name : null;
    }
}
