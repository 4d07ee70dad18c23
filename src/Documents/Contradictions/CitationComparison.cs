using EduCoop.Documents.Citations;
using EduCoop.Documents.Plans;
using EduCoop.Documents.Text;

namespace EduCoop.Documents.Contradictions;

/// <summary>Citations that do not fit together: one number with two days, and a symbol that differs by a letter from one cited more often.</summary>
internal static class CitationComparison
{
    private const int MostLetters = 1;

    internal static IEnumerable<Contradiction> Dates(IReadOnlyList<Citation> citations)
    {
        foreach (var group in citations.Where(one => one.Number is not null && one.Date is not null).GroupBy(one => one.Number!, StringComparer.OrdinalIgnoreCase))
        {
            var days = group.GroupBy(one => one.Date!.Value).OrderByDescending(day => day.Count()).ToList();
            foreach (var other in days.Skip(1))
            {
                var (a, b) = (days[0].First(), other.First());
                yield return new()
                {
                    Kind = "citation_date",
                    Field = "date",
                    A = group.Key,
                    B = group.Key,
                    ValueA = Days.Written(a.Date),
                    ValueB = Days.Written(b.Date),
                    SpanA = a.Span,
                    SpanB = b.Span,
                    Message = $"Văn bản số {group.Key} được dẫn với hai ngày ban hành: {Days.Written(a.Date)} và {Days.Written(b.Date)}. Kiểm tra xem là hai văn bản khác nhau hay ghi nhầm ngày.",
                };
            }
        }
    }

    /// <summary>"71-NQ/TU" once beside "71-NQ/TW" many times, of the same day or without one.</summary>
    internal static IEnumerable<Finding> Slips(IReadOnlyList<Citation> citations)
    {
        var counts = citations.Where(one => one.Number is not null).GroupBy(one => one.Number!, StringComparer.OrdinalIgnoreCase).ToList();
        foreach (var rare in counts.Where(group => group.Count() == 1))
        {
            var one = rare.First();
            var usual = counts.FirstOrDefault(group => group.Count() >= 2 && OneLetterApart(group.Key, rare.Key) && (one.Date is null || group.Any(other => other.Date == one.Date)));
            if (usual is not null)
            {
                yield return new("citation_slip", $"Số hiệu {rare.Key} chỉ gặp một lần, trong khi {usual.Key} được dẫn {usual.Count()} lần: có thể ghi nhầm ký hiệu.", one.Span, usual.Key, one.Section);
            }
        }
    }

    /// <summary>The same digits, and symbols that differ in one letter.</summary>
    internal static bool OneLetterApart(string left, string right)
    {
        if (left.Length != right.Length || string.Equals(left, right, StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        var apart = 0;
        for (var at = 0; at < left.Length; at++)
        {
            if (char.ToUpperInvariant(left[at]) != char.ToUpperInvariant(right[at]))
            {
                apart += char.IsDigit(left[at]) || char.IsDigit(right[at]) ? MostLetters + 1 : 1;
            }
        }

        return apart <= MostLetters;
    }
}
