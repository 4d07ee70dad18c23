using System.Xml.Linq;
using EduCoop.Documents.Writing;

namespace EduCoop.Documents.Templates;

/// <summary>What a template is filled with.</summary>
/// <param name="Values">Single values by name; where a paragraph holds nothing else each line becomes a paragraph, elsewhere line ends become line breaks.</param>
/// <param name="Tables">Rows by table, each by column.</param>
public sealed record TemplateValues(IReadOnlyDictionary<string, string> Values, IReadOnlyDictionary<string, IReadOnlyList<IReadOnlyDictionary<string, string>>> Tables);

/// <summary>Fills a template that <see cref="TemplateCheck"/> let pass. The same template and values give the same bytes.</summary>
public static class TemplateWriter
{
    private static readonly XNamespace Word = TemplateMarks.Word;

    /// <summary>The filled file.</summary>
    /// <param name="template">The whole template.</param>
    /// <param name="values">What stands in the place of its fields; what is not there stays empty.</param>
    public static byte[] Fill(byte[] template, TemplateValues values)
    {
        ArgumentNullException.ThrowIfNull(template);
        ArgumentNullException.ThrowIfNull(values);
        return TemplateXml.Rewrite(template, TemplateXml.ReadMarks, main => FillMain(main, values));
    }

    private static void FillMain(XDocument main, TemplateValues values)
    {
        foreach (var row in main.Descendants(Word + "tr").Where(row => TemplateXml.Repeated(row) is not null).ToList())
        {
            Repeat(row, TemplateXml.Repeated(row)!, values);
        }

        foreach (var paragraph in main.Descendants(Word + "p").ToList())
        {
            string Value(string name) => Clean(values.Values.GetValueOrDefault(name, ""));
            if (Alone(paragraph) is { } alone)
            {
                FillAlone(paragraph, Value(alone.Name));
            }
            else
            {
                TemplateMarks.Fill(paragraph, mark => Value(mark.Name));
            }
        }

        foreach (var piece in main.Descendants(Word + "t").Where(piece => piece.Value.Contains('\n', StringComparison.Ordinal)).ToList())
        {
            Break(piece);
        }
    }

    // A picture, a box or the end of a section that stands in the paragraph is more than the name: it must neither come twice nor go.
    private static TemplateMark? Alone(XElement paragraph) =>
        TemplateMarks.TextOf(paragraph).Trim() is var text && TemplateMarks.Of(text) is [{ Kind: ' ' } mark] && mark.Length == text.Length
        && !paragraph.Descendants().Any(element => element.Name.LocalName is "drawing" or "pict" or "object" or "sectPr") ? mark : null;

    // Bases and recipients are paragraphs each; a line of the head that an office does not have leaves no gap.
    private static void FillAlone(XElement paragraph, string value)
    {
        if (value.Length == 0 && paragraph.ElementsAfterSelf(Word + "p").Any())
        {
            paragraph.Remove();
            return;
        }

        var lines = value.Split('\n');
        foreach (var line in lines[..^1])
        {
            var copy = new XElement(paragraph);
            // Word's ids of paragraphs are unique.
            copy.Attributes().Where(attribute => attribute.Name.LocalName is "paraId" or "textId").Remove();
            TemplateMarks.Fill(copy, _ => line);
            paragraph.AddBeforeSelf(copy);
        }

        TemplateMarks.Fill(paragraph, _ => lines[^1]);
        TemplateRules.Fit(paragraph);
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
