using System.Text.RegularExpressions;
using EduCoop.Documents.Checking.Facts;
using EduCoop.Documents.Contradictions;

namespace EduCoop.Documents.Checking;

/// <summary>The two blocks above the title: who issues it under which number, and the national heading with place and date.</summary>
internal static partial class HeadReader
{
    // What is longer is a sentence that names it; looking for its words in one would cost time by its square.
    private const int LongestMotto = 200;
    private static readonly string[] Heads = [.. Resource.Rows("heads.tsv", typeof(HeadReader)).Select(row => row[0] + " ")];

    /// <summary>What was found.</summary>
    /// <param name="Anatomy">With the head's components.</param>
    /// <param name="Table">The table that holds the blocks; -1 without one.</param>
    /// <param name="Last">The last paragraph of the head.</param>
    internal sealed record Found(Anatomy Anatomy, int Table, LineFacts? Last);

    internal static Found Read(DocumentFacts facts, IReadOnlyList<LineFacts> main)
    {
        var first = AnatomyReader.Head(main).ToList();
        var nation = first.Find(line => Nation().IsMatch(line.Text));
        var number = first.Find(line => Number().IsMatch(line.Text));
        var party = first.Find(line => line.Text.StartsWith("ĐẢNG CỘNG SẢN", StringComparison.OrdinalIgnoreCase));
        var table = (number ?? nation ?? party)?.Cell is { IsRuled: false } cell ? cell.Table : -1;
        var head = table >= 0 ? [.. main.Where(line => line.Cell?.Table == table)] : main.TakeWhile(line => !ReferenceEquals(line, first.LastOrDefault())).ToList();
        var left = head.Where(line => IsLeft(line, number, nation)).ToList();
        var right = table < 0 ? head : [.. head.Where(line => !IsLeft(line, number, nation))];
        var motto = right.Find(line => line.Text.Length <= LongestMotto && Motto().IsMatch(line.Text));
        var date = right.FindLast(line => !line.IsEmpty && Date().IsMatch(line.Text) && !ReferenceEquals(line, number));
        var names = left.TakeWhile(line => !ReferenceEquals(line, number)).ToList();
        var (parent, issuer) = Split([.. names.Where(line => line.Shown.Any())]);
        var about = number is null ? [] : left.SkipWhile(line => !ReferenceEquals(line, number)).Skip(1).Where(line => !line.IsEmpty).ToList();
        about = [.. about.SkipWhile(line => !About().IsMatch(line.Text))];
        var anatomy = new Anatomy
        {
            Facts = facts,
            IsParty = party is not null && nation is null,
            Nation = nation,
            Motto = motto,
            MottoRule = RuleAfter(right, motto, date),
            Parent = parent,
            Issuer = issuer,
            IssuerRule = RuleAfter(names, issuer.Count > 0 ? issuer[^1] : null, number),
            Number = number,
            Date = date,
            About = about,
        };
        LineFacts?[] found = [number, nation, motto, date, anatomy.MottoRule, anatomy.IssuerRule, .. issuer, .. about];
        return new(anatomy, table, table >= 0 ? head[^1] : found.OfType<LineFacts>().MaxBy(line => line.Number));
    }

    // Without a table both blocks stand below each other; the names are then what stands before the number.
    private static bool IsLeft(LineFacts line, LineFacts? number, LineFacts? nation) =>
        line.Cell is null ? nation is null || line.Number < nation.Number || (number is not null && ReferenceEquals(line, number))
        : number?.Cell is { } its ? line.Cell.Column == its.Column
        : nation?.Cell is { } other ? line.Cell.Column != other.Column
        : line.Cell.Column == 0;

    private static (IReadOnlyList<LineFacts> Parent, IReadOnlyList<LineFacts> Issuer) Split(List<LineFacts> names)
    {
        var head = names.FindLastIndex(line => Heads.Any(word => line.Text.StartsWith(word, StringComparison.OrdinalIgnoreCase)));
        if (head <= 0)
        {
            var bold = names.Count;
            while (bold > 0 && names[bold - 1].IsAll(run => run.IsBold))
            {
                bold--;
            }

            head = bold < names.Count ? bold : Math.Max(0, names.Count - 1);
        }

        return (names[..head], names[head..]);
    }

    // A rule is the line itself, or an empty one after it and before the next component.
    private static LineFacts? RuleAfter(IReadOnlyList<LineFacts> block, LineFacts? line, LineFacts? next)
    {
        if (line is null)
        {
            return null;
        }

        if (line.Rule is not null || (line.Shown.Any() && line.IsAll(run => run.IsUnderlined)))
        {
            return line;
        }

        return block.SkipWhile(one => !ReferenceEquals(one, line)).Skip(1).TakeWhile(one => one.IsEmpty && !ReferenceEquals(one, next)).FirstOrDefault(one => one.Rule is not null);
    }

    [GeneratedRegex(@"\Acộng\s+h(?:òa|oà)\s+.*việt\s+nam|chủ\s+nghĩa\s+việt\s+nam\z", RegexOptions.IgnoreCase)]
    private static partial Regex Nation();

    [GeneratedRegex(@"độc\s+lập.*hạnh\s+phúc", RegexOptions.IgnoreCase)]
    private static partial Regex Motto();

    [GeneratedRegex(@"\Asố\b", RegexOptions.IgnoreCase)]
    private static partial Regex Number();

    [GeneratedRegex(@"\bngày\b|\btháng\b|[0-9]{1,2}/[0-9]{1,2}/[0-9]{4}", RegexOptions.IgnoreCase)]
    private static partial Regex Date();

    [GeneratedRegex(@"\A(?:v\s*/\s*v|về việc)\b", RegexOptions.IgnoreCase)]
    private static partial Regex About();
}
