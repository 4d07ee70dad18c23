using System.Text.RegularExpressions;
using EduCoop.Documents.Text;

namespace EduCoop.Documents.Contradictions;

/// <summary>"gồm 5 nhiệm vụ sau:" before four items.</summary>
internal static partial class ListCounts
{
    private const int MostItems = 300;
    private static readonly string[] Numerals = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười"];

    internal static IEnumerable<Finding> Read(PlanText document)
    {
        var paragraphs = document.Paragraphs;
        for (var index = 0; index < paragraphs.Count; index++)
        {
            if (Announces().Match(paragraphs[index].Text) is not { Success: true } match || Number(match.Groups["n"].Value) is not { } announced)
            {
                continue;
            }

            var style = index + 1 < paragraphs.Count ? Style(paragraphs[index + 1]) : "";
            var items = style.Length == 0 ? 0 : paragraphs.Skip(index + 1).Take(MostItems).TakeWhile(paragraph => Style(paragraph) is var own && (own == style || Below(style, own))).Count(paragraph => Style(paragraph) == style);
            if (items > 1 && items != announced)
            {
                yield return new(
                    "list_count",
                    $"Câu nêu {announced} {match.Groups["what"].Value} nhưng sau đó liệt kê {items}.",
                    paragraphs[index].Whole.Span(match.Groups["n"].Index, match.Groups["what"].Index + match.Groups["what"].Length));
            }
        }
    }

    private static string Style(Paragraph paragraph) => paragraph.Marker.Length == 0 ? "" : paragraph.IsBullet ? paragraph.Marker : char.IsDigit(paragraph.Marker[0]) ? $"n{paragraph.Marker.Count(letter => letter == '.')}" : char.IsLower(paragraph.Marker[0]) ? "a" : "I";

    /// <summary>Deeper marks and plain paragraphs inside a list belong to its items.</summary>
    private static bool Below(string style, string own) => own.Length > 0 && own != "I" && "-+".Contains(own[0], StringComparison.Ordinal) && own != style && style != "+";

    private static int? Number(string written) =>
        int.TryParse(written, out var number) ? number : Array.IndexOf(Numerals, written.ToLowerInvariant()) is > 0 and var word ? word : null;

    [GeneratedRegex(@"\b(?:gồm|có|thực hiện|tập trung vào|triển khai|sau đây)\s(?:có\s)?(?<n>\d{1,2}|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)\s(?<what>nhiệm vụ|nhóm nhiệm vụ|nội dung|giải pháp|nhóm giải pháp|mục tiêu|chỉ tiêu|dự án|đề án|yêu cầu|hoạt động)(?:\s[^:.;]{0,60})?:$", RegexOptions.IgnoreCase)]
    private static partial Regex Announces();
}
