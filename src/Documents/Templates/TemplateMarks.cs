using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace EduCoop.Documents.Templates;

/// <summary>A mark in a template: {{name}}, {{table.column}}, or the begin {{#table}} and end {{/table}} of rows that come again.</summary>
/// <param name="Kind">'#', '/' or a blank.</param>
/// <param name="Name">Between the braces.</param>
/// <param name="Start">Where in the paragraph's text.</param>
/// <param name="Length">With the braces.</param>
internal sealed record TemplateMark(char Kind, string Name, int Start, int Length);

/// <summary>Finds marks in paragraphs as people type them: Word cuts a word into pieces at will, so a paragraph is looked at as a whole.</summary>
internal static partial class TemplateMarks
{
    internal static readonly XNamespace Word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    /// <summary>The paragraph's own pieces of text, without those of text boxes in it.</summary>
    internal static IReadOnlyList<XElement> Pieces(XElement paragraph) =>
        [.. paragraph.Descendants(Word + "t").Where(piece => piece.Ancestors(Word + "p").First() == paragraph)];

    internal static string TextOf(XElement paragraph) => string.Concat(Pieces(paragraph).Select(piece => piece.Value));

    internal static IReadOnlyList<TemplateMark> Of(string text) =>
        [.. Form().Matches(text).Select(found => new TemplateMark(found.Groups[1].Value is [var kind] ? kind : ' ', found.Groups[2].Value, found.Index, found.Length))];

    /// <summary>Braces that are no mark: one is missing, or what stands between them is no name.</summary>
    internal static bool IsBroken(string text) => Form().Replace(text, "") is var rest && (rest.Contains("{{", StringComparison.Ordinal) || rest.Contains("}}", StringComparison.Ordinal));

    /// <summary>Puts values in the place of marks; the first piece of a mark keeps its look.</summary>
    internal static void Fill(XElement paragraph, Func<TemplateMark, string?> value)
    {
        foreach (var mark in Of(TextOf(paragraph)).Reverse())
        {
            if (value(mark) is { } text)
            {
                Replace(Pieces(paragraph), mark, text);
            }
        }
    }

    private static void Replace(IReadOnlyList<XElement> pieces, TemplateMark mark, string text)
    {
        var (at, end, isFirst) = (0, mark.Start + mark.Length, true);
        foreach (var piece in pieces)
        {
            var (from, to) = (at, at + piece.Value.Length);
            at = to;
            if (to <= mark.Start || from >= end)
            {
                continue;
            }

            var before = piece.Value[..Math.Max(0, mark.Start - from)];
            var after = end < to ? piece.Value[(end - from)..] : "";
            piece.Value = before + (isFirst ? text : "") + after;
            piece.SetAttributeValue(XNamespace.Xml + "space", "preserve");
            isFirst = false;
        }
    }

    [GeneratedRegex(@"\{\{\s*([#/]?)\s*([a-z][a-z0-9_]{0,39}(?:\.[a-z][a-z0-9_]{0,39})?)\s*\}\}", RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex Form();
}
