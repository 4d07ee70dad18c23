using System.Buffers;
using System.Text.RegularExpressions;
using EduCoop.Documents.Text;

namespace EduCoop.Documents.Contradictions;

/// <summary>Slips of typing and recognition, and names that the document spells in two ways. Everything is only proposed.</summary>
internal static partial class SpellingReader
{
    private const int Most = 100;

    private static readonly Dictionary<string, Slip> Slips = Resource.Rows("slips.tsv").Select(row => new Slip(row[0], row[1], Words(row, 2), Words(row, 3))).ToDictionary(slip => slip.Wrong);

    private static readonly SearchValues<string> Wrong = SearchValues.Create([.. Slips.Keys], StringComparison.OrdinalIgnoreCase);

    private sealed record Slip(string Wrong, string Right, string[] NotBefore, string[] NotAfter);

    internal static IEnumerable<Finding> Read(PlanText document) => Known(document).Concat(Names(document)).Take(Most);

    private static string[] Words(string[] row, int column) => column < row.Length ? row[column].Split(';', StringSplitOptions.RemoveEmptyEntries) : [];

    /// <summary>One finding for a slip, at its first place, with how often it occurs.</summary>
    private static IEnumerable<Finding> Known(PlanText document)
    {
        var found = new Dictionary<string, (int Count, string Written, TextSpan Span)>();
        foreach (var paragraph in document.Paragraphs)
        {
            var text = paragraph.Text;
            for (var at = 0; at < text.Length && text.AsSpan(at).IndexOfAny(Wrong) is >= 0 and var next; at++)
            {
                at += next;
                foreach (var slip in Slips.Values.Where(slip => string.Compare(text, at, slip.Wrong, 0, slip.Wrong.Length, StringComparison.OrdinalIgnoreCase) == 0 && Stands(text, at, slip)))
                {
                    found[slip.Wrong] = found.TryGetValue(slip.Wrong, out var known)
                        ? known with { Count = known.Count + 1 }
                        : (1, text.Substring(at, slip.Wrong.Length), paragraph.Whole.Span(at, at + slip.Wrong.Length));
                }
            }
        }

        return found.OrderBy(one => one.Value.Span.Start).Select(one => new Finding(
            "ocr_slip",
            $"“{one.Value.Written}”{(one.Value.Count > 1 ? $" ({one.Value.Count} lần)" : "")} có thể là “{Slips[one.Key].Right}” bị nhận dạng hoặc gõ sai.",
            one.Value.Span,
            Slips[one.Key].Right));
    }

    /// <summary>As words of their own, and not part of a phrase in which they are right ("đầu tư thực hiện").</summary>
    private static bool Stands(string text, int at, Slip slip)
    {
        var end = at + slip.Wrong.Length;
        return (at == 0 || !char.IsLetter(text[at - 1])) && (end == text.Length || !char.IsLetter(text[end]))
            && !Array.Exists(slip.NotBefore, word => text.AsSpan(end).TrimStart().StartsWith(word, StringComparison.OrdinalIgnoreCase))
            && !Array.Exists(slip.NotAfter, word => text.AsSpan(0, at).TrimEnd().EndsWith(word, StringComparison.OrdinalIgnoreCase));
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
