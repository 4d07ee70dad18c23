using EduCoop.Documents.Text;

namespace EduCoop.Documents.Structure;

/// <summary>What opens and closes the parts of a plan, and how much of a numbered paragraph is its heading.</summary>
internal static class Headings
{
    /// <summary>A heading before a colon is not longer than this.</summary>
    private const int LongestHeading = 160;

    private static readonly string[] Ends = Folding.List("nơi nhận");
    private static readonly string[] Plans = Folding.List("kế hoạch", "chương trình", "đề án", "chương trình hành động", "kế hoạch hành động");

    internal static bool IsAppendix(PlanText document, Block block)
    {
        var end = Folding.Match(document.Shadow, block.Content.Start, "phụ lục", block.Content.End);
        if (block.Marker.Kind != MarkerKind.None)
        {
            return false;
        }

        if (end < 0)
        {
            return Folding.MatchAny(document.Shadow, block.Content.Start, Lists, block.Content.End) is > 0 and var named && document.Text.AsSpan(block.Content.Start, named - block.Content.Start).IndexOfAnyInRange('a', 'z') < 0;
        }

        // In capitals, or alone on its line with a number: "Phụ lục kèm theo Kế hoạch …" inside a sentence is a mention.
        var rest = document.Text.AsSpan(end, block.Content.End - end).Trim();
        return document.Text.AsSpan(block.Content.Start, 7).IndexOfAnyInRange('a', 'z') < 0 || rest.Length <= 6;
    }

    /// <summary>In capitals these head a table behind the plan.</summary>
    private static readonly string[] Lists = Folding.List("danh mục", "bảng phân công", "bảng tổng hợp", "biểu tổng hợp", "bảng kế hoạch", "khung kế hoạch");

    internal static bool EndsPlan(PlanText document, Block block) =>
        block.Marker.Kind == MarkerKind.None && Folding.MatchAny(document.Shadow, block.Content.Start, Ends, block.Content.End) is > 0 and var end
        && (end == block.Content.End || document.Shadow[end] is ':' or '*' or ' ' or '.') && block.Content.Length < 40 + (document.Shadow[Math.Min(end, document.Shadow.Length - 1)] == ':' ? 4000 : 0);

    /// <summary>"TM. ỦY BAN NHÂN DÂN", "GIÁM ĐỐC": a capacity in capitals and nothing else closes the text, also where no recipients are listed. Before the first section it names who decides.</summary>
    internal static bool IsSignature(PlanText document, Block block)
    {
        var content = block.Content;
        return block.Marker.Kind is MarkerKind.None or MarkerKind.Capital && content.Length is > 3 and < 160 && char.IsUpper(document.Text[content.Start])
            && Folding.MatchAny(document.Shadow, block.Span.Start, Capacities, content.End) > 0 && !document.Slice(content).ContainsAnyInRange('a', 'z');
    }

    private static readonly string[] Capacities = Folding.List("tm", "t/m", "kt", "k/t", "tl", "tuq", "chủ tịch", "phó chủ tịch", "giám đốc", "phó giám đốc", "hiệu trưởng", "phó hiệu trưởng", "trưởng phòng", "phó trưởng phòng", "bí thư", "phó bí thư", "bộ trưởng", "thứ trưởng", "cục trưởng", "chánh văn phòng", "trưởng ban", "phó trưởng ban", "q. chủ tịch", "viện trưởng", "vụ trưởng");

    /// <summary>"KẾ HOẠCH" alone on its line: after the decision that issues it the plan itself begins.</summary>
    internal static bool BeginsPlan(PlanText document, Block block) =>
        block.Marker.Kind == MarkerKind.None && Folding.MatchAny(document.Shadow, block.Content.Start, Plans, block.Content.End) is > 0 and var end
        && document.Text.AsSpan(block.Content.Start, end - block.Content.Start).IndexOfAnyInRange('a', 'z') < 0;

    /// <summary>A numbered point that is a label of a task, not a section of its own.</summary>
    internal static bool IsLabel(Block block)
    {
        if (block.Label is not { } label)
        {
            return false;
        }

        if (block.IsLabelPoint)
        {
            return true;
        }

        var hasValue = label.Value < block.Content.End;
        return block.Marker.Kind switch
        {
            MarkerKind.Letter or MarkerKind.Parenthesis or MarkerKind.ArabicBracket => label.Field != LabelField.Other || (label.Colon && hasValue),
            MarkerKind.Arabic or MarkerKind.Dotted => label.Colon && hasValue && label.Field is LabelField.Lead or LabelField.Coordinating or LabelField.Product or LabelField.Advising,
            _ => false,
        };
    }

    /// <summary>The heading: the whole paragraph, or what stands before a colon when more follows.</summary>
    internal static TextSpan Title(PlanText document, Block block)
    {
        // "Sửa phòng đọc (Chủ trì: …)", "Rà soát …. Đơn vị chủ trì: …": the labels are no part of the heading.
        var content = new TextSpan(block.Content.Start, BeforeBracket(document, block.Content.Start, Tasks.LabelScanner.First(document, block.Content)));
        var cut = content.End;
        for (var at = content.Start + 1; at < Math.Min(content.End, content.Start + LongestHeading); at++)
        {
            if (document.Shadow[at] == ':' && Marker.SkipMarks(document.Text, at + 1, content.End) is var next && next > at + 1 && next < content.End)
            {
                // "Tháng 11/2023: Hội thảo …": a time before the colon is no heading.
                cut = at - content.Start < 40 && Tasks.TimePhrases.IsTime(document.Shadow.AsSpan(content.Start, at - content.Start)) ? cut : at;
                break;
            }
        }

        // "Tổng kết - Chủ trì: …": the dash belongs to the label.
        var title = Clean(document.Text, new(content.Start, cut));
        return title.Length > 2 && title.End < block.Content.End && document.Text[title.End - 1] is '-' or '–' or '+' ? Clean(document.Text, new(title.Start, title.End - 1)) : title;
    }

    /// <summary>"Rà soát quy hoạch (Sở A chủ trì; thời gian: …)": a label inside a bracket takes the whole bracket with it.</summary>
    private static int BeforeBracket(PlanText document, int start, int label)
    {
        var depth = 0;
        for (var at = label - 1; at > start; at--)
        {
            depth += document.Text[at] == ')' ? 1 : document.Text[at] == '(' ? -1 : 0;
            if (depth < 0)
            {
                return at;
            }
        }

        return label;
    }

    /// <summary>Without white-space, emphasis and a closing colon or dot at the ends.</summary>
    internal static TextSpan Clean(string text, TextSpan span)
    {
        var (start, end) = (span.Start, span.End);
        while (start < end && (char.IsWhiteSpace(text[start]) || text[start] is '*' or '_'))
        {
            start++;
        }

        while (end > start && (char.IsWhiteSpace(text[end - 1]) || text[end - 1] is '*' or '_' or ':' or ';' or '.' or ',' or '('))
        {
            end--;
        }

        return new(start, end);
    }
}
