using System.Globalization;
using System.Text;

namespace EduCoop.Banking.Statements.Tables;

/// <summary>What words in a heading mean (headings.tsv) and what the banks whose layouts are known write there (layouts.tsv).</summary>
internal static class HeadingWords
{
    private static readonly Lazy<(string Words, ColumnRole Role, int Rank)[]> Words = new(() =>
        [.. ReadTable("headings.tsv").Select(row => ($" {row[2]} ", Enum.Parse<ColumnRole>(row[0]), int.Parse(row[1], CultureInfo.InvariantCulture)))]);

    private static readonly Lazy<KnownLayout[]> Known = new(() =>
        [.. ReadTable("layouts.tsv").Select(row => new KnownLayout(
            row[0], row[1].Split(','), row[2].Split(';').Select(pair => pair.Split('=')).ToLookup(pair => pair[1], pair => Enum.Parse<ColumnRole>(pair[0]), StringComparer.Ordinal)))]);

    /// <summary>A bank's layout.</summary>
    /// <param name="Bank">Its name in a mapping.</param>
    /// <param name="Names">Words by which the bank names itself.</param>
    /// <param name="Headings">Headings as it writes them, normalized.</param>
    internal sealed record KnownLayout(string Bank, string[] Names, ILookup<string, ColumnRole> Headings);

    internal static IReadOnlyList<KnownLayout> Layouts => Known.Value;

    /// <summary>Folded, with single spaces for everything that is no letter or digit.</summary>
    internal static string Normalize(string heading)
    {
        var normal = new StringBuilder();
        foreach (var letter in StatementFiles.Fold(heading))
        {
            if (char.IsAsciiLetterOrDigit(letter))
            {
                normal.Append(letter);
            }
            else if (normal.Length > 0 && normal[^1] != ' ')
            {
                normal.Append(' ');
            }
        }

        return normal.ToString().TrimEnd();
    }

    /// <returns>The role that the longest known words give, and its rank against other columns of the same role; null for unknown words.</returns>
    internal static (ColumnRole Role, int Rank)? RoleOf(string normalHeading)
    {
        if (normalHeading.Length is 0 or > 80)
        {
            return null;
        }

        var padded = $" {normalHeading} ";
        (string Words, ColumnRole Role, int Rank)? best = null;
        foreach (var known in Words.Value)
        {
            if (padded.Contains(known.Words, StringComparison.Ordinal)
                && (best is not { } other || known.Words.Length > other.Words.Length || (known.Words.Length == other.Words.Length && known.Rank > other.Rank)))
            {
                best = known;
            }
        }

        return best is { } found ? (found.Role, found.Rank) : null;
    }

    private static IEnumerable<string[]> ReadTable(string name)
    {
        using var stream = typeof(HeadingWords).Assembly.GetManifestResourceStream($"EduCoop.Banking.Statements.Tables.{name}")!;
        using var reader = new StreamReader(stream);
        reader.ReadLine();
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0)
            {
                yield return line.Split('\t');
            }
        }
    }
}
