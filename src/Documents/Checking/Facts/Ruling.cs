using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using EduCoop.Documents.Writing;

namespace EduCoop.Documents.Checking.Facts;

/// <summary>The four ways in which offices draw a rule below a line: a border of the paragraph, a drawn line, underscores, underlined letters.</summary>
internal static class Ruling
{
    private const int EmuPerTwip = 635;

    /// <summary>Length in twentieths of a point; null without a rule, 0 where it has one that cannot be measured.</summary>
    internal static int? Of(Paragraph paragraph, List<OpenXmlElement> sources, string text, double size, int room, int left, int right)
    {
        if (HasBorder(sources))
        {
            return Math.Max(0, room - left - right);
        }

        if (Drawn(paragraph) is { } drawn)
        {
            return drawn;
        }

        var underscores = text.Trim();
        return underscores.Length >= 3 && underscores.All(letter => letter == '_') ? TimesWidth.Twips(underscores, size) : null;
    }

    private static bool HasBorder(List<OpenXmlElement> sources) =>
        sources.SelectMany(source => source.Elements()).FirstOrDefault(element => element.LocalName == "pBdr") is { } borders
        && borders.Elements().Any(side => side.LocalName == "bottom" && Looks.Value(side) is not (null or "none" or "nil"));

    // A drawn line is a shape of hardly any height; of VML's the length stands in words that are not read.
    private static int? Drawn(Paragraph paragraph)
    {
        foreach (var element in paragraph.Descendants())
        {
            if (element.LocalName == "extent" && element.NamespaceUri.EndsWith("wordprocessingDrawing", StringComparison.Ordinal)
                && Emu(element, "cx") is { } width && Emu(element, "cy") is { } height && width > 100_000 && height < width / 20)
            {
                return (int)Math.Min(width / EmuPerTwip, 1_000_000);
            }

            if (element.LocalName == "line" && element.NamespaceUri == "urn:schemas-microsoft-com:vml")
            {
                return 0;
            }
        }

        return null;
    }

    private static long? Emu(OpenXmlElement element, string name) =>
        long.TryParse(Looks.Attribute(element, name), NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : null;
}
