using System.Globalization;
using System.Xml.Linq;
using EduCoop.Documents.Writing;
using EduCoop.Documents.Writing.Word;

namespace EduCoop.Documents.Templates;

/// <summary>A rule below the issuer or the subject is a third to a half as long as the words above it (Decree 30/2020, annex I, part I, II.2 and II.5): where a template's words change, so does its rule.</summary>
internal static class TemplateRules
{
    private static readonly XNamespace Word = TemplateMarks.Word;

    /// <summary>Fits the rule that follows a paragraph: an empty paragraph with a border below and an indent on either side. Any other line that an office has drawn stays as it is.</summary>
    internal static void Fit(XElement paragraph)
    {
        if (paragraph.ElementsAfterSelf().FirstOrDefault() is { } rule && rule.Name == Word + "p" && TemplateMarks.TextOf(rule).Length == 0
            && rule.Element(Word + "pPr") is { } look && look.Element(Word + "pBdr")?.Element(Word + "bottom") is not null
            && look.Element(Word + "ind") is { } indents && Number(indents, "left") > 0 && Number(indents, "right") > 0 && Room(paragraph) is > 0 and var room
            && TemplateMarks.Pieces(paragraph) is [var first, ..] && first.Parent!.Element(Word + "rPr") is { } letters)
        {
            var text = TemplateMarks.TextOf(paragraph);
            var shown = letters.Element(Word + "caps") is null ? text : text.ToUpperInvariant();
            var widest = TimesWidth.WidestLine(shown, Number(letters.Element(Word + "sz"), "val") / 2.0, letters.Element(Word + "b") is not null, room);
            var indent = ((room - (int)(widest * Masthead.RuleShare)) / 2).ToString(CultureInfo.InvariantCulture);
            indents.SetAttributeValue(Word + "left", indent);
            indents.SetAttributeValue(Word + "right", indent);
        }
    }

    // The width of the cell, or of the page's text.
    private static int Room(XElement paragraph)
    {
        if (paragraph.Parent?.Name == Word + "tc")
        {
            return Number(paragraph.Parent.Element(Word + "tcPr")?.Element(Word + "tcW"), "w");
        }

        var section = paragraph.ElementsAfterSelf().Select(next => next.Name == Word + "sectPr" ? next : next.Element(Word + "pPr")?.Element(Word + "sectPr")).FirstOrDefault(found => found is not null);
        return Number(section?.Element(Word + "pgSz"), "w") - Number(section?.Element(Word + "pgMar"), "left") - Number(section?.Element(Word + "pgMar"), "right");
    }

    private static int Number(XElement? element, string name) =>
        int.TryParse(element?.Attribute(Word + name)?.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
