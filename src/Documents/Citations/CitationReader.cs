using System.Text.RegularExpressions;
using EduCoop.Documents.Header;
using EduCoop.Documents.Structure;
using EduCoop.Documents.Text;

namespace EduCoop.Documents.Citations;

/// <summary>Every document that the text names, with the role it plays; one entry per place.</summary>
internal static partial class CitationReader
{
    private const int Most = 2_000;

    internal static List<Citation> Read(PlanText document, Outline outline, HeaderZone zone, IReadOnlyList<Citation> bases, IReadOnlyList<Citation> through)
    {
        var citations = new List<Citation>(bases);
        citations.AddRange(through);
        var known = bases.Concat(through).Select(one => one.Span).ToHashSet();
        if (zone.Title is { } title)
        {
            citations.AddRange(CitationScanner.Find(CleanText.Of(document.Text, title)).Select(mention => mention.Citation with { Role = CitationRoles.Parent }));
        }

        foreach (var paragraph in document.Paragraphs.Where(paragraph => paragraph.Span.Start >= zone.Preamble.Start))
        {
            if (citations.Count > Most)
            {
                break;
            }

            var issues = paragraph.Span.Start < zone.Preamble.End ? Issues().Match(paragraph.Text) : Match.Empty;
            foreach (var mention in CitationScanner.Find(paragraph.Whole).Where(mention => known.Add(mention.Citation.Span)))
            {
                var role = issues.Success && mention.Start > issues.Index ? CitationRoles.Parent
                    : Attached().IsMatch(paragraph.Text.AsSpan(Math.Max(0, mention.Start - 40), Math.Min(40, mention.Start))) ? CitationRoles.Attachment
                    : CitationRoles.Body;
                var section = outline.At(mention.Citation.Span.Start).Path;
                citations.Add(mention.Citation with { Role = role, Section = section.Length == 0 ? null : section });
            }
        }

        return citations;
    }

    /// <summary>The plans and programmes it implements: named in the title or the issuing sentence, then those among the bases; without repetition.</summary>
    internal static IEnumerable<string> Parents(IReadOnlyList<Citation> citations, IReadOnlyList<Citation> bases) =>
        citations.Where(one => one.Role == CitationRoles.Parent && one.Number is not null).OrderBy(one => IsPlan(one) ? 0 : 1)
            .Concat(bases.Where(IsPlan))
            .Concat(bases.Count > 0 && !bases.Any(IsPlan) ? bases.Where(one => one.Number is not null && ToCarryOut().IsMatch(one.Type ?? "")) : [])
            .Select(one => one.Label)
            .Distinct(StringComparer.OrdinalIgnoreCase);

    private static bool IsPlan(Citation citation) => PlanSymbol().IsMatch(citation.Number ?? citation.Template ?? "");

    [GeneratedRegex(@"(?:^|[/\-])(?:KH|CTr|CTR|CTHĐ|KHHĐ|KHPH|KHLT)(?:[-/]|$)")]
    private static partial Regex PlanSymbol();

    [GeneratedRegex(@"^(?:Nghị quyết|Quyết định|Chỉ thị|Chương trình|Kế hoạch|Kết luận|Đề án)", RegexOptions.IgnoreCase)]
    private static partial Regex ToCarryOut();

    [GeneratedRegex(@"\b(?:xây dựng|ban hành|lập)\s(?:\p{L}+\s){0,2}?[Kk]ế hoạch\b")]
    private static partial Regex Issues();

    [GeneratedRegex(@"[Kk]èm theo\s")]
    private static partial Regex Attached();
}
