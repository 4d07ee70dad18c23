using System.Xml.Linq;
using EduCoop.Documents.Writing;

namespace EduCoop.Documents.Templates;

/// <summary>Makes the template from which an office begins: an official document as the writer lays it out, in which some paragraphs are exchanged for marks. So it has every rule, size and place of the decree.</summary>
public static class TemplateDraft
{
    private static readonly XNamespace Word = TemplateMarks.Word;
    private static readonly HashSet<string> BeforeCapitals = ["rStyle", "rFonts", "b", "bCs", "i", "iCs"];

    /// <summary>The file; the same document and marks give the same bytes.</summary>
    /// <param name="document">What stands in the places of the marks: words of about the length that the real ones will have.</param>
    /// <param name="marks">By the whole text of a paragraph, what stands there instead. What was written in capitals is shown in capitals.</param>
    /// <exception cref="ArgumentException">The document has no such paragraph.</exception>
    public static byte[] From(OfficialDocument document, IReadOnlyDictionary<string, string> marks)
    {
        ArgumentNullException.ThrowIfNull(marks);
        return TemplateXml.Rewrite(OfficialDocumentWriter.ToBytes(document), TemplateXml.Read, main =>
        {
            var open = marks.Keys.ToHashSet(StringComparer.Ordinal);
            foreach (var paragraph in main.Descendants(Word + "p"))
            {
                var text = TemplateMarks.TextOf(paragraph);
                if (marks.TryGetValue(text, out var mark))
                {
                    Exchange(TemplateMarks.Pieces(paragraph), mark, isCapital: text.Any(char.IsLetter) && !text.Any(char.IsLower));
                    open.Remove(text);
                }
            }

            if (open.Count > 0)
            {
                throw new ArgumentException($"No paragraph says “{string.Join("”, “", open)}”.", nameof(marks));
            }
        });
    }

    private static void Exchange(IReadOnlyList<XElement> pieces, string mark, bool isCapital)
    {
        foreach (var piece in pieces)
        {
            piece.Value = piece == pieces[0] ? mark : "";
        }

        if (isCapital && pieces[0].Parent!.Element(Word + "rPr") is { } look)
        {
            // The schema fixes the order of properties.
            var before = look.Elements().LastOrDefault(property => BeforeCapitals.Contains(property.Name.LocalName));
            var capitals = new XElement(Word + "caps");
            if (before is null)
            {
                look.AddFirst(capitals);
            }
            else
            {
                before.AddAfterSelf(capitals);
            }
        }
    }
}
