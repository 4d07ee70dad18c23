using System.Globalization;
using System.Xml;

namespace EduCoop.Documents.Writing.Word;

/// <summary>Writes WordprocessingML from front to back. Elements must come in the order of the schema, so each is written in one place only.</summary>
internal sealed class WordXml(XmlWriter xml)
{
    internal const string Namespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    internal const string Font = "Times New Roman";

    internal void Start(string name) => xml.WriteStartElement("w", name, Namespace);

    internal void End() => xml.WriteEndElement();

    internal void Attribute(string name, string value) => xml.WriteAttributeString("w", name, Namespace, value);

    internal void Attribute(string name, int value) => Attribute(name, value.ToString(CultureInfo.InvariantCulture));

    /// <summary>Names another part of the package.</summary>
    internal void Relation(string id) => xml.WriteAttributeString("r", "id", Package.Relations, id);

    /// <summary>An element without content.</summary>
    internal void Empty(string name, params ReadOnlySpan<(string Name, object Value)> attributes)
    {
        Start(name);
        foreach (var (attribute, value) in attributes)
        {
            Attribute(attribute, Convert.ToString(value, CultureInfo.InvariantCulture)!);
        }

        End();
    }

    internal void Paragraph(string text, Look look)
    {
        Start("p");
        ParagraphProperties(look);
        if (text.Length > 0)
        {
            Run(text, look);
        }

        End();
    }

    /// <summary>A paragraph whose pieces differ in weight.</summary>
    internal void Paragraph(IReadOnlyList<(string Text, bool IsBold)> pieces, Look look)
    {
        Start("p");
        ParagraphProperties(look);
        foreach (var (text, isBold) in pieces)
        {
            Run(text, look with { IsBold = isBold });
        }

        End();
    }

    /// <summary>A paragraph that holds a square picture.</summary>
    /// <param name="place">Which picture of the file, from 1.</param>
    /// <param name="size">Each side in English Metric Units (360,000 to a centimetre).</param>
    /// <param name="description">What readers who cannot see it are told.</param>
    /// <param name="look">The paragraph's.</param>
    internal void Picture(int place, long size, string description, Look look)
    {
        Start("p");
        ParagraphProperties(look);
        Start("r");
        RunProperties(look);
        Start("drawing");
        PictureXml.Write(xml, Package.Picture(place), place, size, PlainText.Clean(description));
        End();
        End();
        End();
    }

    /// <summary>A paragraph that holds the number of its page.</summary>
    internal void PageNumber(Look look)
    {
        Start("p");
        ParagraphProperties(look);
        Field(look, "begin");
        Start("r");
        RunProperties(look);
        Start("instrText");
        xml.WriteAttributeString("xml", "space", null, "preserve");
        xml.WriteString(" PAGE ");
        End();
        End();
        Field(look, "separate");
        Run("2", look);
        Field(look, "end");
        End();
    }

    private void Field(Look look, string kind)
    {
        Start("r");
        RunProperties(look);
        Empty("fldChar", ("fldCharType", kind));
        End();
    }

    private void Run(string text, Look look)
    {
        Start("r");
        RunProperties(look);
        var lines = PlainText.Clean(text).ReplaceLineEndings("\n").Split('\n');
        for (var line = 0; line < lines.Length; line++)
        {
            if (line > 0)
            {
                Empty("br");
            }

            Pieces(lines[line]);
        }

        End();
    }

    private void Pieces(string line)
    {
        var pieces = line.Split('\t');
        for (var piece = 0; piece < pieces.Length; piece++)
        {
            if (piece > 0)
            {
                Empty("tab");
            }

            Start("t");
            xml.WriteAttributeString("xml", "space", null, "preserve");
            xml.WriteString(pieces[piece]);
            End();
        }
    }

    /// <summary>An all but invisible paragraph that carries the properties of the section it ends.</summary>
    internal void SectionEnd(Action section)
    {
        Start("p");
        ParagraphProperties(new Look { Size = 1 }, section);
        End();
    }

    private void ParagraphProperties(Look look, Action? section = null)
    {
        Start("pPr");
        if (look.KeepsWithNext)
        {
            Empty("keepNext");
        }

        if (look.HasRule)
        {
            Start("pBdr");
            Empty("bottom", ("val", "single"), ("sz", 6), ("space", 1), ("color", "000000"));
            End();
        }

        Empty("spacing", ("before", look.Before), ("after", look.After), ("line", look.Line), ("lineRule", "auto"));
        Empty("ind", ("left", look.Left), ("right", look.Right), ("firstLine", look.FirstLine));
        Empty("jc", ("val", look.Align));
        if (look.Outline > 0)
        {
            Empty("outlineLvl", ("val", look.Outline - 1));
        }

        // The paragraph's mark has a font too: an empty line would else be as high as the program's own default.
        RunProperties(look);
        section?.Invoke();
        End();
    }

    // On every run: a program without our styles, or one that copies the text elsewhere, still shows what the decree asks for.
    private void RunProperties(Look look)
    {
        Start("rPr");
        Empty("rFonts", ("ascii", Font), ("hAnsi", Font), ("eastAsia", Font), ("cs", Font));
        if (look.IsBold)
        {
            Empty("b");
            Empty("bCs");
        }

        if (look.IsItalic)
        {
            Empty("i");
            Empty("iCs");
        }

        Empty("color", ("val", "000000"));
        var halfPoints = (int)(look.Size * 2);
        Empty("sz", ("val", halfPoints));
        Empty("szCs", ("val", halfPoints));
        Empty("lang", ("val", "vi-VN"));
        End();
    }
}
