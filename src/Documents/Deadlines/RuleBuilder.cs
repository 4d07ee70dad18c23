using System.Globalization;
using EduCoop.Documents.Text;

namespace EduCoop.Documents.Deadlines;

/// <summary>Makes rules of one clause.</summary>
internal sealed class RuleBuilder(Phrase phrase, DeadlineContext context)
{
    private readonly List<DeadlineRule> rules = [];
    private DeadlineRule rule = new();
    private bool bounded;
    private bool finished;

    internal List<DeadlineRule> Build(List<ClausePart> parts)
    {
        parts = MissingYears.Fill(parts);
        foreach (var part in parts)
        {
            switch (part)
            {
                case TimePart time: Add(time); break;
                case RecurrencePart recurrence: Add(recurrence); break;
                case ContinuousPart:
                    NextWhen(finished || rule.Recurrence is not (null or Recurrences.Yearly or Recurrences.SchoolYear or Recurrences.Unspecified));
                    rule = rule with { Continuous = true };
                    break;
                case OpenEndedPart: AddOpenEnd(); break;
                case EstimatedPart: rule = rule with { Estimated = true }; break;
                case ExternalPart outside:
                    NextWhen(rule.External is not null);
                    rule = rule with { External = Words(outside.Span), Kind = outside.OnRequest ? DeadlineKinds.OnRequest : DeadlineKinds.External };
                    break;
                case EventPart happening: Add(happening); break;
                default: throw new InvalidOperationException($"No rule for {part.GetType().Name}.");
            }

            rule = rule with { Span = rule.Span.Union(part.Span) };
        }

        Next();
        return ShareRecurrence();
    }

    private void Add(TimePart part)
    {
        var items = part.Time.Items;
        if (items.Count > 1 && !part.Time.Range && !Contiguous(items))
        {
            foreach (var item in items)
            {
                AddMoment(item, item, part);
                rule = rule with { Span = rule.Span.Union(item.Span) };
            }
        }
        else
        {
            AddMoment(items[0], items[^1], part);
        }
    }

    private void AddMoment(Moment first, Moment last, TimePart part)
    {
        var (start, end) = (first.Interval(context.School), last.Interval(context.School));
        if (start is null || end is null)
        {
            AddAnchor(first, last, part.Role);
            return;
        }

        switch (part.Role)
        {
            case Role.From or Role.After:
                NextWhen(rule.From is not null || rule.Due is not null || rule.DueExclusive is not null);
                rule = rule with { From = part.Role == Role.From ? start.Value.From : end.Value.Due.AddDays(1) };
                break;
            case Role.Until:
                NextWhen(rule.DueExclusive is not null || (rule.Due is not null && rule.Due != rule.From && !Extends(end.Value.Due)));
                rule = rule with { Due = end.Value.Due };
                break;
            case Role.Before:
                NextWhen(rule.Due is not null || rule.DueExclusive is not null);
                rule = rule with { DueExclusive = start.Value.From };
                break;
            default:
                AddStretch(start.Value.From, end.Value.Due, first);
                break;
        }

        bounded = part.Role == Role.Within && first.Unit != MomentUnit.Period;
        finished = part.Finish;
        rule = rule with { Kind = rule.External is null ? KindOf(first, last) : rule.Kind };
    }

    // "Quý I đến Quý III": the stretch that was there ends later.
    private bool Extends(DateOnly due) => rule.From is not null && bounded && due > rule.Due;

    private void AddStretch(DateOnly from, DateOnly due, Moment first)
    {
        // "đầu năm 2027" says when it may begin, not when it ends.
        if (first.AtStart)
        {
            NextWhen(rule.From is not null || rule.Due is not null);
            rule = rule with { From = from, Notes = [.. rule.Notes, "“Đầu” kỳ không nói ngày cuối; cần hỏi thời hạn."] };
            return;
        }

        // "Năm 2026 (Quý II)": the nearer word counts.
        if (rule.Kind == DeadlineKinds.Year && bounded && first.Unit != MomentUnit.Year && from >= rule.From && due <= rule.Due)
        {
            rule = rule with { From = from, Due = due };
            return;
        }

        // "Từ Quý II/2026 … giai đoạn 2026 - 2030": it begins as said and ends with the period.
        NextWhen(rule.Due is not null || rule.DueExclusive is not null || (rule.From is { } begun && due < begun));
        rule = rule with { From = rule.From ?? from, Due = due };
    }

    private void AddAnchor(Moment first, Moment last, Role role)
    {
        if (first.Year is not null || last.Year is not null)
        {
            rule = rule with { Notes = [.. rule.Notes, $"Ngày “{Words(first.Span)}” không có trong lịch; cần xem lại."] };
            return;
        }

        if (role is Role.Until && rule.Anchor is { Side: "from" } opened && first.Month is { } to)
        {
            rule = rule with { Anchor = opened with { Side = "within", MonthTo = to }, AnchorDay = $"month {opened.Month} to {to}" };
            return;
        }

        NextWhen(rule.Anchor is not null || rule.Due is not null || rule.DueExclusive is not null);
        var anchor = Anchors.Of(first, last, role);
        // "Tháng cuối quý" says by itself that it is so every quarter.
        var recurrence = rule.Recurrence ?? anchor.Place switch { "last_month" or "first_month" or "next_quarter" => Recurrences.Quarterly, "next_month" => Recurrences.Monthly, _ => null };
        rule = rule with { Anchor = anchor, Recurrence = recurrence, AnchorDay = Anchors.Describe(anchor, recurrence), Kind = KindOf(first, last) };
    }

    private void Add(RecurrencePart part)
    {
        // "Định kỳ" beside "hằng quý" adds nothing.
        if (part.Value == Recurrences.Unspecified && rule.Recurrence is not null)
        {
            return;
        }

        if (rule.Recurrence == Recurrences.Unspecified)
        {
            rule = rule with { Recurrence = part.Value };
            return;
        }

        NextWhen(rule.Recurrence is not null || bounded || (rule.Continuous == true && part.Value is not (Recurrences.Yearly or Recurrences.SchoolYear or Recurrences.Unspecified)));
        rule = rule with { Recurrence = part.Value, Kind = rule.External is null && rule.From is null && rule.Anchor is null ? DeadlineKinds.Recurring : rule.Kind };
    }

    private void AddOpenEnd()
    {
        if (finished)
        {
            Next();
        }
        else if (bounded)
        {
            // "Năm 2026 và các năm tiếp theo": it begins then and has no end.
            rule = rule with { Due = null };
        }

        rule = rule with { OpenEnded = true };
    }

    private void Add(EventPart part)
    {
        NextWhen(rule.Event is not null || rule.Anchor is not null || rule.Recurrence is not null || rule.LastDay() is not null);
        rule = rule with
        {
            Event = Words(part.Span),
            Offset = part.Offset,
            Kind = Words(part.Span).Contains("yêu cầu", StringComparison.OrdinalIgnoreCase) ? DeadlineKinds.OnRequest : DeadlineKinds.Event,
        };
        if (part.FromIssue && context.IssuedOn is { } issued)
        {
            var day = part.Offset is { } offset ? DayAfter(issued, offset) : issued;
            rule = day is null ? rule : rule with
            {
                From = part.Offset is { Within: true } ? rule.From : day,
                Due = part.Offset is null ? rule.Due : day,
                ResolvedBy = "documentDate",
                Notes = [.. rule.Notes, $"Tính từ ngày văn bản {issued.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture)}."],
            };
        }
    }

    private static DateOnly? DayAfter(DateOnly day, DeadlineOffset offset) => offset.Unit switch
    {
        "day" => day.AddDays(offset.Amount),
        "week" => day.AddDays(7 * offset.Amount),
        "month" => day.AddMonths(offset.Amount),
        "year" => day.AddYears(offset.Amount),
        // Working days need the calendar of holidays: DeadlineCalendar counts them.
        _ => null,
    };

    private void NextWhen(bool full)
    {
        if (full)
        {
            Next();
        }
    }

    private void Next()
    {
        if (!rule.Span.IsEmpty)
        {
            rules.Add(rule.Kind == DeadlineKinds.Undated && rule.Continuous == true ? rule with { Kind = DeadlineKinds.Continuous } : rule);
        }

        (rule, bounded, finished) = (new(), false, false);
    }

    // "trước ngày 15/6 và 15/12 hằng năm": the frequency belongs to both; a day with neither frequency nor year asks the document.
    private List<DeadlineRule> ShareRecurrence()
    {
        var shared = rules.FirstOrDefault(one => one is { Recurrence: not null, Anchor: not null })?.Recurrence ?? rules.FirstOrDefault(one => one.Recurrence is not null)?.Recurrence;
        var bounds = rules.FindLast(one => one is { Anchor: not null, Recurrence: not null } && (one.From ?? one.Due) is not null);
        for (var i = 0; i < rules.Count; i++)
        {
            if (rules[i] is { Anchor: { } anchor } open)
            {
                var recurrence = open.Recurrence ?? shared;
                open = open with { Recurrence = recurrence, AnchorDay = Anchors.Describe(anchor, recurrence), From = open.From ?? bounds?.From, Due = open.Due ?? bounds?.Due };
                rules[i] = recurrence is null ? Anchors.Complete(open, context) : open;
            }
        }

        // "Hằng năm, trước ngày 15/12": what only named the frequency is part of the rule that names the day.
        if (shared is not null && rules.Exists(one => one.Anchor is not null))
        {
            rules.RemoveAll(one => one is { Anchor: null, From: null, Due: null, DueExclusive: null, External: null, Event: null, Continuous: null, OpenEnded: null } && one.Recurrence == shared);
        }

        return rules;
    }

    private bool Contiguous(IReadOnlyList<Moment> items)
    {
        for (var i = 1; i < items.Count; i++)
        {
            if (!items[i - 1].TouchesNext(items[i], context.School))
            {
                return false;
            }
        }

        return true;
    }

    private static string KindOf(Moment first, Moment last) => first.Unit == last.Unit ? first.Kind : DeadlineKinds.Period;

    private string Words(TextSpan span) => span.Of(phrase.Text);
}
