using EduCoop.Documents.Checking.Facts;
using EduCoop.Documents.Writing;

namespace EduCoop.Documents.Checking.Rules;

/// <summary>How long a rule is against the words above it.</summary>
internal static class RuleLength
{
    // Words are measured by the widths of Times New Roman, programs draw to a hair.
    private const double Tolerance = 0.04;

    /// <summary>The rule's length as a share of the line above; null when either cannot be measured.</summary>
    internal static double? Share(LineFacts? rule, IReadOnlyList<LineFacts> words)
    {
        if (rule?.Rule is not > 0 || words.Count == 0)
        {
            return rule is not null && words.Contains(rule) && rule.IsAll(run => run.IsUnderlined) ? 1 : null;
        }

        // Of several lines the longest counts, and of one that is wider than its block the longest part.
        var longest = words.Max(line =>
        {
            var runs = line.Shown.ToArray();
            var width = runs.Sum(run => TimesWidth.Twips(run.Text.Trim(), run.Size, run.IsBold));
            return line.Room <= 0 || width <= line.Room ? width
                : runs is [var only] ? TimesWidth.WidestLine(only.Text, only.Size, only.IsBold, line.Room) : line.Room;
        });
        return longest == 0 ? null : (double)rule.Rule.Value / longest;
    }

    internal static IEnumerable<Breach> Outside(LineFacts? rule, IReadOnlyList<LineFacts> words, double from, double to) =>
        Share(rule, words) is { } share && (share < from - Tolerance || share > to + Tolerance) ? [Breach.At(words[^1], $"{Component.Number(Math.Round(share, 2))}")] : [];
}
