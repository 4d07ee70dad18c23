using System.Text.RegularExpressions;
using EduCoop.Documents.Plans;
using EduCoop.Documents.Structure;
using EduCoop.Documents.Text;

namespace EduCoop.Documents.Indicators;

/// <summary>Purpose, requirements and objectives in words, one entry a paragraph.</summary>
internal sealed partial class ObjectiveReader(PlanText document)
{
    /// <summary>Asked for every paragraph and every heading above it.</summary>
    private readonly Dictionary<Section, string?> kinds = [];

    internal void Add(Section section, bool heads, Paragraph paragraph, List<PlanObjective> objectives)
    {
        if (objectives.Count >= 1_000 || Kind(section) is not { } kind)
        {
            return;
        }

        var body = heads ? AfterTitle(section, paragraph) : paragraph.Whole.CutTrimmed(paragraph.BodyStart, paragraph.Text.Length, " ;");
        if (body is { Text.Length: > 3 } piece)
        {
            objectives.Add(new(section.Path.Length == 0 ? null : section.Path, piece.Text, piece.Span) { Kind = kind });
        }
    }

    /// <summary>"1. Mục tiêu chung: Hỗ trợ …": the text after the heading on its own line.</summary>
    private Piece? AfterTitle(Section section, Paragraph paragraph)
    {
        var text = paragraph.Text;
        if (Inline().Match(text) is { Success: true } inline && text.Length > inline.Length + 3)
        {
            return paragraph.Whole.CutTrimmed(inline.Length, text.Length, " ;");
        }

        // A numbered sentence under a heading of the kind is an entry itself.
        return section.Parent is { } parent && Kind(parent) is not null && Title(document, section) is { } title && Named(title) is null && text.Length > 40
            ? paragraph.Whole.CutTrimmed(paragraph.BodyStart, text.Length, " ;")
            : null;
    }

    private string? Kind(Section section)
    {
        if (kinds.TryGetValue(section, out var known))
        {
            return known;
        }

        return kinds[section] = section.Level == 0 ? null : Named(Title(document, section)) ?? (section.Parent is { } parent ? Kind(parent) : null);
    }

    private static string? Named(string title) =>
        !Heading().IsMatch(title) ? null
        : Purpose().IsMatch(title) ? (Requirement().IsMatch(title) ? "purpose_and_requirements" : "purpose")
        : Requirement().IsMatch(title) ? "requirement"
        : General().IsMatch(title) ? "general_objective"
        : Vision().IsMatch(title) ? "vision"
        : "objective";

    private static string Title(PlanText document, Section section) =>
        CleanText.Of(document.Text, new(section.Title.Start, Math.Min(section.Title.End, section.Title.Start + 160))).Text;

    [GeneratedRegex(@"^(?:Về\s)?(?:mục đích|yêu cầu|mục tiêu|chỉ tiêu|tầm nhìn|quan điểm|định hướng đến)", RegexOptions.IgnoreCase)]
    private static partial Regex Heading();

    [GeneratedRegex(@"mục đích", RegexOptions.IgnoreCase)]
    private static partial Regex Purpose();

    [GeneratedRegex(@"yêu cầu", RegexOptions.IgnoreCase)]
    private static partial Regex Requirement();

    [GeneratedRegex(@"mục tiêu (?:chung|tổng quát)", RegexOptions.IgnoreCase)]
    private static partial Regex General();

    [GeneratedRegex(@"tầm nhìn|định hướng", RegexOptions.IgnoreCase)]
    private static partial Regex Vision();

    [GeneratedRegex(@"^[^\p{L}]*[\p{L}\d.)]{0,8}\s?(?:[Mm]ục đích|[Yy]êu cầu|[Mm]ục tiêu(?: chung| tổng quát| cụ thể)?(?: đến năm \d{4})?|[Cc]hỉ tiêu(?: cụ thể)?)\s?:\s")]
    private static partial Regex Inline();
}
