using System.Text.RegularExpressions;
using EduCoop.Documents.Plans;
using EduCoop.Documents.Text;

namespace EduCoop.Documents.Header;

/// <summary>Appendices: label, title, extent, and how many rows their tables show.</summary>
internal static partial class AppendixReader
{
    internal static List<PlanAppendix> Read(PlanText document)
    {
        var starts = document.Paragraphs.Where(paragraph => Heading().IsMatch(paragraph.Text)).Take(100).ToList();
        var appendices = new List<PlanAppendix>();
        for (var index = 0; index < starts.Count; index++)
        {
            var heading = Heading().Match(starts[index].Text);
            var span = new TextSpan(starts[index].Span.Start, index + 1 < starts.Count ? starts[index + 1].Span.Start : document.Text.Length);
            var rows = document.Tables.Where(table => span.Contains(table.Span)).SelectMany(table => table.Rows).Count(row => row.Cells.Any(cell => !cell.Span.IsEmpty));
            appendices.Add(new(heading.Groups["label"].Value.Trim(), Title(document, starts[index], heading), span, rows));
        }

        return appendices;
    }

    /// <summary>What follows the label on its line, or the next paragraph.</summary>
    private static string? Title(PlanText document, Paragraph start, Match heading)
    {
        var own = start.Text[(heading.Index + heading.Length)..];
        if (own.IndexOf("(Kèm", StringComparison.OrdinalIgnoreCase) is >= 0 and var attached)
        {
            own = own[..attached];
        }

        own = own.Trim(' ', ':', '.', '-', '–');
        if (own.Length > 2)
        {
            return own;
        }

        var next = document.Paragraphs.SkipWhile(paragraph => paragraph.Span.Start <= start.Span.Start).FirstOrDefault();
        return next is null || next.Text.StartsWith('(') || next.Text.Length > 400 ? null : next.Text;
    }

    [GeneratedRegex(@"^(?<label>(?:PHỤ LỤC|Phụ lục)(?:\s(?:[IVX]{1,5}|\d{1,2}|[A-H])(?![\p{L}\d/]))?)(?=\s*(?:$|[:.(\-–]|\p{Lu}))")]
    private static partial Regex Heading();
}
