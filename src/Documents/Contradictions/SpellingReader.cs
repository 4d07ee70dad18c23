using System.Text.RegularExpressions;
using EduCoop.Documents.Text;

namespace EduCoop.Documents.Contradictions;

/// <summary>Slips of typing and recognition, and names that the document spells in two ways. Everything is only proposed.</summary>
internal static partial class SpellingReader
{
    private const int Most = 100;

    private static readonly (string Wrong, string Right, Regex Expression)[] Slips =
        [.. Resource.Rows("slips.tsv").Select(row => (row[0], row[1], Build(row[0], row.Length > 2 ? row[2] : "")))];

    internal static IEnumerable<Finding> Read(PlanText document) => Known(document).Concat(Names(document)).Take(Most);

    private static Regex Build(string wrong, string follows) =>
        new($@"(?<![\p{{L}}]){Regex.Escape(wrong).Replace(@"\ ", @"\s+", StringComparison.Ordinal)}(?![\p{{L}}]){(follows.Length > 0 ? $"(?={follows})" : "")}", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static IEnumerable<Finding> Known(PlanText document)
    {
        foreach (var (wrong, right, expression) in Slips)
        {
            // A plain search first: most documents hold none of them, and it is many times faster.
            if (document.Text.AsSpan().IndexOf(wrong.AsSpan(0, wrong.IndexOf(' ', StringComparison.Ordinal) is > 0 and var blank ? blank : wrong.Length), StringComparison.OrdinalIgnoreCase) < 0)
            {
                continue;
            }

            foreach (var match in expression.EnumerateMatches(document.Text))
            {
                var span = new TextSpan(match.Index, match.Index + match.Length);
                yield return new("ocr_slip", $"“{CleanText.Of(document.Text, span).Text}” có thể là “{right}” bị nhận dạng hoặc gõ sai.", span, right);
            }
        }
    }

    /// <summary>"Đông Đa" four times, "Đống Đa" five times: names of places after their kind, equal without marks, different with them.</summary>
    private static IEnumerable<Finding> Names(PlanText document)
    {
        var found = new List<(string Kind, string Name, TextSpan Span)>();
        foreach (var paragraph in document.Paragraphs)
        {
            foreach (Match match in Place().Matches(paragraph.Text))
            {
                if (found.Count < 3_000)
                {
                    found.Add((match.Groups["kind"].Value.ToUpperInvariant(), match.Groups["name"].Value, paragraph.Whole.Span(match.Groups["name"])));
                }
            }
        }

        foreach (var group in found.Where(one => one.Name.Contains(' ', StringComparison.Ordinal)).GroupBy(one => Letters.Fold(one.Name)))
        {
            var spellings = group.Where(one => one.Name.Any(char.IsLower)).GroupBy(one => Letters.Key(one.Name)).OrderByDescending(spelling => spelling.Count()).ThenBy(spelling => spelling.First().Span.Start).ToList();
            foreach (var other in spellings.Skip(1))
            {
                var (usual, rare) = (spellings[0].First().Name, other.First());
                yield return new(
                    "name_spelled_two_ways",
                    $"Tên “{rare.Name}” ({other.Count()} lần) và “{usual}” ({spellings[0].Count()} lần) có thể là một: kiểm tra cách viết đúng.",
                    rare.Span,
                    usual);
            }
        }
    }

    [GeneratedRegex(@"(?<kind>[Pp]hường|[Xx]ã|[Tt]hành phố|[Tt]ỉnh|[Hh]uyện|[Qq]uận|[Tt]hị xã|[Đđ]ặc khu)\s(?<name>\p{Lu}\p{L}*(?:\s\p{Lu}\p{L}*){1,3})")]
    private static partial Regex Place();
}
