using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace EduCoop.Documents.Checking.Facts;

/// <summary>
/// What a paragraph or a run looks like in the end (ECMA-376 part 1, 17.7.2): its own properties, then those of its character style, its paragraph style,
/// its table's style, each with what they are based on, and the defaults of the document. Looked up by local names, so that one walk serves every kind of properties.
/// </summary>
internal sealed class Looks
{
    private const int StyleDepth = 20;
    private readonly Dictionary<string, Style> styles = new(StringComparer.Ordinal);
    private readonly OpenXmlElement? defaultRun;
    private readonly OpenXmlElement? defaultParagraph;
    private readonly string? defaultStyle;
    private readonly string majorFont;
    private readonly string minorFont;

    internal Looks(MainDocumentPart main)
    {
        var all = main.StyleDefinitionsPart?.Styles;
        foreach (var style in all?.Elements<Style>() ?? [])
        {
            styles.TryAdd(style.StyleId?.Value ?? "", style);
        }

        defaultRun = all?.DocDefaults?.RunPropertiesDefault?.RunPropertiesBaseStyle;
        defaultParagraph = all?.DocDefaults?.ParagraphPropertiesDefault?.ParagraphPropertiesBaseStyle;
        defaultStyle = styles.Values.FirstOrDefault(style => style.Type?.Value == StyleValues.Paragraph && style.Default?.Value == true)?.StyleId?.Value;
        var fonts = main.ThemePart?.Theme?.ThemeElements?.FontScheme;
        majorFont = fonts?.MajorFont?.LatinFont?.Typeface?.Value ?? "";
        minorFont = fonts?.MinorFont?.LatinFont?.Typeface?.Value ?? "";
    }

    /// <summary>Sources of a run's look, the nearest first.</summary>
    internal List<OpenXmlElement> OfRun(OpenXmlElement? own, Paragraph paragraph, string? tableStyle)
    {
        var sources = new List<OpenXmlElement>();
        Add(sources, own);
        Styles(sources, Value(own?.Elements().FirstOrDefault(one => one.LocalName == "rStyle")), style => style.StyleRunProperties);
        Styles(sources, paragraph.ParagraphProperties?.ParagraphStyleId?.Val?.Value ?? defaultStyle, style => style.StyleRunProperties);
        Styles(sources, tableStyle, style => style.StyleRunProperties);
        Add(sources, defaultRun);
        return sources;
    }

    /// <summary>Sources of a paragraph's look, the nearest first.</summary>
    internal List<OpenXmlElement> OfParagraph(Paragraph paragraph, string? tableStyle)
    {
        var sources = new List<OpenXmlElement>();
        Add(sources, paragraph.ParagraphProperties);
        Styles(sources, paragraph.ParagraphProperties?.ParagraphStyleId?.Val?.Value ?? defaultStyle, style => style.StyleParagraphProperties);
        Styles(sources, tableStyle, style => style.StyleParagraphProperties);
        Add(sources, defaultParagraph);
        return sources;
    }

    /// <summary>Does a style of a table, or one it is based on, draw lines?</summary>
    internal bool HasLines(string? tableStyle)
    {
        var sources = new List<OpenXmlElement>();
        Styles(sources, tableStyle, style => style.StyleTableProperties);
        return sources.Any(source => source.Elements<TableBorders>().Any(HasLines));
    }

    internal static bool HasLines(OpenXmlElement borders) =>
        borders.Elements().Any(side => Attribute(side, "val") is { } kind && kind is not ("none" or "nil"));

    /// <summary>The nearest attribute of the property, each attribute by itself: indents and spacing are merged so.</summary>
    internal static string? Find(List<OpenXmlElement> sources, string property, string attribute)
    {
        foreach (var source in sources)
        {
            foreach (var element in source.Elements())
            {
                if (element.LocalName == property && Attribute(element, attribute) is { } value)
                {
                    return value;
                }
            }
        }

        return null;
    }

    internal static int Number(List<OpenXmlElement> sources, string property, string attribute, int otherwise = 0) =>
        double.TryParse(Find(sources, property, attribute), NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && Math.Abs(value) < 1_000_000 ? (int)value : otherwise;

    /// <summary>A property that is on by being there, unless it says otherwise.</summary>
    internal static bool IsOn(List<OpenXmlElement> sources, string property)
    {
        foreach (var source in sources)
        {
            if (source.Elements().FirstOrDefault(element => element.LocalName == property) is { } found)
            {
                return Value(found) is not ("0" or "false" or "off" or "none");
            }
        }

        return false;
    }

    /// <summary>The fonts of Latin and of other letters; a theme's by its name.</summary>
    internal string Fonts(List<OpenXmlElement> sources)
    {
        var latin = Font(sources, "ascii");
        var others = Font(sources, "hAnsi");
        return latin == others ? latin : $"{latin}, {others}";
    }

    private string Font(List<OpenXmlElement> sources, string kind)
    {
        foreach (var source in sources)
        {
            if (source.Elements().FirstOrDefault(element => element.LocalName == "rFonts") is not { } fonts)
            {
                continue;
            }

            // A theme's font goes before a name beside it (17.3.2.26).
            if (Attribute(fonts, kind + "Theme") is { } theme)
            {
                return theme.StartsWith("major", StringComparison.Ordinal) ? majorFont : minorFont;
            }

            if (Attribute(fonts, kind) is { } name)
            {
                return name;
            }
        }

        return "Times New Roman";
    }

    internal static string? Value(OpenXmlElement? element) => element is null ? null : Attribute(element, "val");

    internal static string? Attribute(OpenXmlElement element, string name)
    {
        foreach (var attribute in element.GetAttributes())
        {
            if (attribute.LocalName == name)
            {
                return attribute.Value;
            }
        }

        return null;
    }

    private void Styles(List<OpenXmlElement> sources, string? id, Func<Style, OpenXmlElement?> part)
    {
        for (var depth = 0; id is not null && depth < StyleDepth && styles.TryGetValue(id, out var style); depth++)
        {
            Add(sources, part(style));
            id = style.BasedOn?.Val?.Value;
        }
    }

    private static void Add(List<OpenXmlElement> sources, OpenXmlElement? source)
    {
        if (source is not null)
        {
            sources.Add(source);
        }
    }
}
