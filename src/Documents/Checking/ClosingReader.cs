using EduCoop.Documents.Checking.Facts;

namespace EduCoop.Documents.Checking;

/// <summary>The end of a document: signatures on the right, recipients on the left.</summary>
internal static class ClosingReader
{
    private static readonly string[] Authority = ["TM.", "KT.", "TL.", "TUQ.", "Q.", "TM ", "KT ", "TL ", "TUQ "];

    /// <summary>The first paragraph of the closing; null when there is none.</summary>
    internal static LineFacts? Start(IReadOnlyList<LineFacts> main, int headTable)
    {
        var heading = main.LastOrDefault(IsHeading);
        if (heading?.Cell is { IsRuled: false } cell)
        {
            return main.First(line => line.Cell?.Table == cell.Table);
        }

        // Minutes: both signatures side by side, the recipients below them.
        var blocks = main.LastOrDefault(line => line.Cell is { IsRuled: false } own && own.Table != headTable && !line.IsEmpty && (heading is null || line.Number < heading.Number));
        return blocks?.Cell is { } last ? main.First(line => line.Cell?.Table == last.Table) : heading;
    }

    internal static Anatomy Add(Anatomy anatomy, IReadOnlyList<LineFacts> main, LineFacts? start)
    {
        if (start is null)
        {
            return anatomy;
        }

        var closing = main.SkipWhile(line => !ReferenceEquals(line, start)).ToList();
        var heading = closing.Find(IsHeading);
        var recipients = heading is null ? []
            : heading.Cell is { } cell ? closing.Where(line => line.Cell == cell && line.Number > heading.Number && !line.IsEmpty).ToList()
            : closing.SkipWhile(line => !ReferenceEquals(line, heading)).Skip(1).TakeWhile(line => line.Cell is null && line.Text.StartsWith('-')).ToList();
        var signatures = closing.Where(line => line.Cell is { IsRuled: false } && line.Cell != heading?.Cell)
            .GroupBy(line => line.Cell!.Column).Select(group => Of([.. group])).Where(signature => signature.Capacity.Count > 0 || signature.Name is not null).ToList();
        return anatomy with { RecipientsHeading = heading, Recipients = recipients, Signatures = signatures };
    }

    private static bool IsHeading(LineFacts line) => !line.IsData && line.Text.TrimEnd(':', ' ', '.').Equals("Nơi nhận", StringComparison.OrdinalIgnoreCase);

    // Room for the signature parts the name from the office; without room the last line that is no office is the name.
    private static SignatureFacts Of(List<LineFacts> lines)
    {
        var first = lines.FindIndex(line => !line.IsEmpty);
        var gap = first < 0 ? -1 : lines.FindIndex(first, line => line.IsEmpty);
        var capacity = lines.Take(gap < 0 ? lines.Count : gap).Where(line => !line.IsEmpty).ToList();
        var name = gap < 0 ? null : lines.Skip(gap).LastOrDefault(line => !line.IsEmpty);
        if (first > 0 && name is null && capacity.Count == 1)
        {
            return new([], capacity[0]);
        }

        if (gap < 0 && capacity.Count > 1 && !capacity[^1].IsCapitals && !Authority.Any(word => capacity[^1].Text.StartsWith(word, StringComparison.Ordinal)))
        {
            (name, capacity) = (capacity[^1], capacity[..^1]);
        }

        return new(capacity, name);
    }
}
