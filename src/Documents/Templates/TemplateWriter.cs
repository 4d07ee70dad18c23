using System.IO.Compression;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using EduCoop.Documents.Writing;

namespace EduCoop.Documents.Templates;

/// <summary>What a template is filled with.</summary>
/// <param name="Values">Single values by name; line ends become line breaks.</param>
/// <param name="Tables">Rows by table, each by column.</param>
public sealed record TemplateValues(IReadOnlyDictionary<string, string> Values, IReadOnlyDictionary<string, IReadOnlyList<IReadOnlyDictionary<string, string>>> Tables);

/// <summary>Fills a template that <see cref="TemplateCheck"/> let pass. The same template and values give the same bytes.</summary>
public static class TemplateWriter
{
    private static readonly DateTimeOffset FixedTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly XNamespace Word = TemplateMarks.Word;

    /// <summary>The filled file.</summary>
    /// <param name="template">The whole template.</param>
    /// <param name="values">What stands in the place of its fields; what is not there stays empty.</param>
    public static byte[] Fill(byte[] template, TemplateValues values)
    {
        ArgumentNullException.ThrowIfNull(template);
        ArgumentNullException.ThrowIfNull(values);
        using var source = new ZipArchive(new MemoryStream(template, writable: false), ZipArchiveMode.Read);
        using var file = new MemoryStream();
        using (var target = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var entry in source.Entries)
            {
                var made = target.CreateEntry(entry.FullName, CompressionLevel.Optimal);
                made.LastWriteTime = FixedTime;
                using var to = made.Open();
                if (entry.FullName == TemplateXml.Main)
                {
                    WriteMain(TemplateXml.ReadMarks(entry), values, to);
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

    private static void WriteMain(XDocument main, TemplateValues values, Stream target)
    {
        foreach (var row in main.Descendants(Word + "tr").Where(row => TemplateXml.Repeated(row) is not null).ToList())
        {
            Repeat(row, TemplateXml.Repeated(row)!, values);
        }

        foreach (var paragraph in main.Descendants(Word + "p").ToList())
        {
            TemplateMarks.Fill(paragraph, mark => Clean(values.Values.GetValueOrDefault(mark.Name, "")));
        }

        foreach (var piece in main.Descendants(Word + "t").Where(piece => piece.Value.Contains('\n', StringComparison.Ordinal)).ToList())
        {
            Break(piece);
        }

        using var xml = XmlWriter.Create(target, new XmlWriterSettings { Encoding = new UTF8Encoding(false) });
        main.Save(xml);
    }

    private static void Repeat(XElement row, string table, TemplateValues values)
    {
        foreach (var filled in values.Tables.GetValueOrDefault(table) ?? [])
        {
            var copy = new XElement(row);
            foreach (var paragraph in copy.Descendants(Word + "p").ToList())
            {
                TemplateMarks.Fill(paragraph, mark => mark.Kind != ' ' ? "" : mark.Name.StartsWith(table + ".", StringComparison.Ordinal) ? Clean(filled.GetValueOrDefault(mark.Name[(table.Length + 1)..], "")) : null);
            }

            row.AddBeforeSelf(copy);
        }

        row.Remove();
    }

    private static void Break(XElement piece)
    {
        var lines = piece.Value.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (i > 0)
            {
                piece.AddBeforeSelf(new XElement(Word + "br"));
            }

            piece.AddBeforeSelf(new XElement(Word + "t", new XAttribute(XNamespace.Xml + "space", "preserve"), lines[i]));
        }

        piece.Remove();
    }

    // What people typed must not be read as a mark in the second pass.
    private static string Clean(string value) => PlainText.Clean(value).ReplaceLineEndings("\n").Replace("{{", "{ {", StringComparison.Ordinal);
}
