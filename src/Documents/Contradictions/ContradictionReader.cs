using EduCoop.Documents.Plans;
using EduCoop.Documents.Structure;
using EduCoop.Documents.Text;

namespace EduCoop.Documents.Contradictions;

/// <summary>Where the document disagrees with itself or its parent. Both sides stay, each with its place; what is proposed is a proposal.</summary>
public static class ContradictionReader
{
    public static PlanDraft Read(PlanText document, Outline outline, PlanDraft draft)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(draft);
        var comparison = AppendixComparison.Compare(draft);
        return draft with
        {
            BodyVsAppendix = comparison,
            Contradictions =
            [
                .. comparison.Where(one => one.Material).Select(Told),
                .. IndicatorComparison.Within(draft.Indicators).Select(difference => Told(difference, "trong văn bản này")),
                .. CitationComparison.Dates(draft.Citations),
            ],
            Findings =
            [
                .. draft.Findings,
                .. NearlySame(draft),
                .. CitationComparison.Slips(draft.Citations),
                .. ListCounts.Read(document),
                .. Early(draft),
                .. SpellingReader.Read(document),
            ],
        };
    }

    /// <summary>Where a plan asks something else of an indicator than the plan it carries out.</summary>
    public static IReadOnlyList<Contradiction> AgainstParent(PlanDraft parent, PlanDraft plan)
    {
        ArgumentNullException.ThrowIfNull(parent);
        ArgumentNullException.ThrowIfNull(plan);
        return [.. IndicatorComparison.Between(parent.Indicators, plan.Indicators).Select(difference => Told(difference, "giữa kế hoạch cấp trên và kế hoạch này"))];
    }

    private static Contradiction Told(BodyVsAppendix one)
    {
        var where = one.Section ?? string.Join(", ", one.BodyLeads.Keys);
        var body = one.Body ?? string.Join("; ", one.BodyLeads.Select(lead => $"{lead.Key}: {lead.Value}"));
        var what = one.Field switch { "lead" => "đơn vị chủ trì", "coordinating" => "đơn vị phối hợp", _ => "thời gian" };
        return new()
        {
            Kind = $"body_appendix_{one.Field}",
            Field = one.Field,
            A = where,
            B = $"PL.{one.Row}",
            ValueA = body,
            ValueB = one.Appendix,
            Row = one.Row,
            SpanA = one.BodySpan,
            SpanB = one.AppendixSpan,
            Class = one.Class,
            Message = $"Mục {where} và dòng {one.Row} của phụ lục ghi khác nhau về {what}: “{body}” và “{one.Appendix}”.",
            Proposal = one.Field == "deadline" ? "Giữ cả hai và hỏi đơn vị soạn thảo: mốc của phụ lục có thể là hạn của sản phẩm đầu tiên." : "Giữ cả hai và hỏi đơn vị soạn thảo.",
        };
    }

    private static Contradiction Told(IndicatorComparison.Difference difference, string where)
    {
        var (a, b) = (difference.A, difference.B);
        return new()
        {
            Kind = difference.Kind,
            Field = "indicator",
            A = $"{a.Section}: {a.Text}",
            B = $"{b.Section}: {b.Text}",
            ValueA = $"{a.Comparator} {a.Value}",
            ValueB = $"{b.Comparator} {b.Value}",
            SpanA = a.Spans.TryGetValue("text", out var spanA) ? spanA : null,
            SpanB = b.Spans.TryGetValue("text", out var spanB) ? spanB : null,
            Message = $"Hai chỉ tiêu cùng nội dung {where} ghi khác nhau: {a.Section} “{a.Text}” và {b.Section} “{b.Text}”.",
            Proposal = "Giữ cả hai và hỏi đơn vị soạn thảo mức nào là chỉ tiêu giao.",
        };
    }

    private static IEnumerable<Finding> NearlySame(PlanDraft draft) =>
        IndicatorComparison.NearlySame(draft.Indicators).Select(pair => new Finding(
            "near_duplicate_indicators",
            $"Chỉ tiêu {pair.A.Section} và {pair.B.Section} gần như nhau: có thể là một chỉ tiêu ghi hai lần.",
            pair.B.Spans.TryGetValue("text", out var span) ? span : null,
            pair.A.Text,
            pair.B.Section));

    /// <summary>Deadlines that end before the document was issued.</summary>
    private static IEnumerable<Finding> Early(PlanDraft draft)
    {
        if (Issued(draft) is not { } issued)
        {
            yield break;
        }

        foreach (var task in draft.Tasks)
        {
            foreach (var due in task.DeadlineRules.Select(rule => rule.Due ?? rule.DueExclusive).Where(due => due < issued))
            {
                yield return new(
                    "deadline_before_issue",
                    $"Thời hạn “{task.DeadlineText}” của mục {task.Section} đã qua trước ngày ban hành ({Days.Written(issued)}).",
                    task.Spans.TryGetValue("deadlineText", out var span) ? span : null,
                    null,
                    task.Section);
                break;
            }
        }
    }

    /// <summary>The day of issue; of a draft without a day the first of its month, or of its year.</summary>
    private static DateOnly? Issued(PlanDraft draft) =>
        draft.DocumentDate ?? (draft.DocumentDateParts is { Year: { } year } parts ? new DateOnly(year, parts.Month ?? 1, 1) : null);
}
