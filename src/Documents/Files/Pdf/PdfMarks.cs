using System.Text.RegularExpressions;

namespace EduCoop.Documents.Files.Pdf;

/// <summary>Signs by which lines of an official document are told apart.</summary>
internal static partial class PdfMarks
{
    private const double NarrowestGutter = 7;

    /// <summary>A bullet or a number that begins a paragraph.</summary>
    internal static bool BeginsItem(string line) => Item().IsMatch(line);

    internal static bool IsCapacityOrRecipients(string line) => Capacity().IsMatch(line) || line.Contains("Nơi nhận", StringComparison.OrdinalIgnoreCase);

    internal static bool IsAppendix(string line) => line.TrimStart().StartsWith("phụ lục", StringComparison.OrdinalIgnoreCase);

    /// <summary>A column without ink in the middle of a block, when there is text on both sides of it.</summary>
    internal static double? Gutter(List<PdfLine> block)
    {
        var words = block.SelectMany(line => line.Words).OrderBy(word => word.Left).ToList();
        if (words.Count < 2)
        {
            return null;
        }

        var (left, right) = (words[0].Left, words.Max(word => word.Right));
        var (reach, best, place) = (words[0].Right, NarrowestGutter, (double?)null);
        foreach (var word in words)
        {
            var middle = (reach + word.Left) / 2;
            if (word.Left - reach > best && middle > left + (0.2 * (right - left)) && middle < left + (0.75 * (right - left)))
            {
                (best, place) = (word.Left - reach, middle);
            }

            reach = Math.Max(reach, word.Right);
        }

        return place;
    }

    [GeneratedRegex(@"^\s*(?:[-–+•*]\s|[IVX]{1,5}[.)]\s|\d{1,2}(?:\.\d{1,2}){0,4}[.)]?\s+\p{Lu}|\d{1,2}[.)]\s|[a-zđ][.)]\s|(?:Phần|Chương|Mục|Điều)\s+[\dIVX])", RegexOptions.CultureInvariant)]
    private static partial Regex Item();

    [GeneratedRegex(@"\b(?:TM|KT|TL|TUQ|Q)\.\s*\p{Lu}", RegexOptions.CultureInvariant)]
    private static partial Regex Capacity();
}
