using System.Text.RegularExpressions;
using EduCoop.Documents.Plans;
using EduCoop.Documents.Structure;
using EduCoop.Documents.Text;

namespace EduCoop.Documents.Indicators;

/// <summary>Purpose, requirements and objectives in words, one entry a paragraph.</summary>
internal static partial class ObjectiveReader
{
    internal static void Add(PlanText document, Section section, bool heads, Paragraph paragraph, List<PlanObjective> objectives)
    {
        if (objectives.Count >= 1_000 || Kind(document, section) is not { } kind)
        {
            return;
        }

        var body = heads ? AfterTitle(document, section, paragraph) : paragraph.Whole.CutTrimmed(paragraph.BodyStart, paragraph.Text.Length, " ;");
        if (body is { Text.Length: > 3 } piece)
        {
            objectives.Add(new(section.Path.Length == 0 ? null : section.Path, piece.Text, piece.Span) { Kind = kind });
        }
    }

    /// <summary>"1. Mục tiêu chung: Hỗ trợ …": the text after the heading on its own line.</summary>
    private static Piece? AfterTitle(PlanText document, Section section, Paragraph paragraph)
    {
        var text = paragraph.Text;
        if (Inline().Match(text) is { Success: true } inline && text.Length > inline.Length + 3)
        {
            return paragraph.Whole.CutTrimmed(inline.Length, text.Length, " ;");
        }

        // A numbered sentence under a heading of the kind is an entry itself.
        return section.Parent is { } parent && Kind(document, parent) is not null && Title(document, section) is { } title && Named(title) is null && text.Length > 40
            ? paragraph.Whole.CutTrimmed(paragraph.BodyStart, text.Length, " ;")
            : null;
    }

    private static string? Kind(PlanText document, Section section)
    {
        for (var at = section; at is { Level: > 0 }; at = at.Parent)
        {
            if (Title(document, at) is { } title && Named(title) is { } kind)
            {
                return kind;
            }
        }

        return null;
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
