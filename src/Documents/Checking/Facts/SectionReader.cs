using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace EduCoop.Documents.Checking.Facts;

/// <summary>The pages of each section, with the headers they have or inherit.</summary>
/// <param name="main">The part that holds the headers.</param>
/// <param name="lines">Measures the paragraphs of a header.</param>
internal sealed class SectionReader(MainDocumentPart main, Func<OpenXmlElement, List<LineFacts>> lines)
{
    // What a page is where the file says nothing (17.6.13, 17.6.11).
    private const int DefaultWidth = 12240;
    private const int DefaultHeight = 15840;
    private const int DefaultMargin = 1440;
    private readonly Dictionary<string, OpenXmlElement> inherited = new(StringComparer.Ordinal);

    internal List<SectionFacts> Read(List<SectionProperties> sections)
    {
        if (sections.Count == 0)
        {
            return [Of(new SectionProperties(), 0)];
        }

        return [.. sections.Select(Of)];
    }

    private SectionFacts Of(SectionProperties section, int index)
    {
        foreach (var reference in section.Elements<HeaderReference>())
        {
            Keep("header", reference.Type?.Value ?? HeaderFooterValues.Default, reference.Id?.Value);
        }

        foreach (var reference in section.Elements<FooterReference>())
        {
            Keep("footer", reference.Type?.Value ?? HeaderFooterValues.Default, reference.Id?.Value);
        }

        var (size, margins, numbers) = (section.GetFirstChild<PageSize>(), section.GetFirstChild<PageMargin>(), section.GetFirstChild<PageNumberType>());
        var hidesFirst = section.GetFirstChild<TitlePage>() is { } title && title.Val?.Value != false;
        var gutter = (int)(margins?.Gutter?.Value ?? 0);
        return new SectionFacts(
            index, (int)(size?.Width?.Value ?? DefaultWidth), (int)(size?.Height?.Value ?? DefaultHeight), Math.Abs(margins?.Top?.Value ?? DefaultMargin), Math.Abs(margins?.Bottom?.Value ?? DefaultMargin),
            (int)(margins?.Left?.Value ?? DefaultMargin) + gutter, (int)(margins?.Right?.Value ?? DefaultMargin), hidesFirst, numbers?.Start?.Value, Looks.Attribute(numbers ?? new PageNumberType(), "fmt") ?? "decimal")
        {
            Numbers = Numbered("header", "default") is { } usual ? lines(usual) : [],
            FirstIsNumbered = !hidesFirst ? Numbered("header", "default") is not null : (Numbered("header", "first") ?? Numbered("footer", "first")) is not null,
            IsNumberedBelow = Numbered("footer", "default") is not null,
        };
    }

    private void Keep(string kind, HeaderFooterValues type, string? id)
    {
        OpenXmlElement? root = id is not null && main.TryGetPartById(id, out var part) ? part switch { HeaderPart header => header.Header, FooterPart footer => footer.Footer, _ => null } : null;
        if (root is not null)
        {
            inherited[$"{kind} {(type == HeaderFooterValues.First ? "first" : type == HeaderFooterValues.Even ? "even" : "default")}"] = root;
        }
    }

    private OpenXmlElement? Numbered(string kind, string type) =>
        inherited.TryGetValue($"{kind} {type}", out var root) && HasNumber(root) ? root : null;

    internal static bool HasNumber(OpenXmlElement root) =>
        root.Descendants<FieldCode>().Any(code => IsPage(code.Text)) || root.Descendants<SimpleField>().Any(field => IsPage(field.Instruction?.Value));

    private static bool IsPage(string? code) => code?.TrimStart().Split(' ', 2)[0].Equals("PAGE", StringComparison.OrdinalIgnoreCase) == true;
}
