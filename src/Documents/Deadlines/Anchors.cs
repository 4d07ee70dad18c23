using System.Globalization;

namespace EduCoop.Documents.Deadlines;

/// <summary>Days within a round: made from a moment without a year, put in words, completed from the document.</summary>
internal static class Anchors
{
    internal static DeadlineAnchor Of(Moment first, Moment last, Role role) => new(role switch
    {
        Role.Before => "before",
        Role.Until => "by",
        Role.From or Role.After => "from",
        _ => first.Unit == MomentUnit.Day ? "on" : "within",
    })
    {
        Day = first.Day,
        Month = first.Month,
        MonthTo = first.MonthTo ?? (last.Month != first.Month ? last.Month : null),
        Quarter = first.Quarter,
        Half = first.Half,
        Place = first.Place ?? (first.Unit is MomentUnit.SchoolYear or MomentUnit.SchoolTerm ? first.Term == 1 ? "term_1_end" : first.AtStart || role is Role.From or Role.Before ? "school_year_start" : "school_year_end" : null),
    };

    /// <summary>In the words of the shared format: "before 15/12", "before day 15 of each month".</summary>
    internal static string Describe(DeadlineAnchor anchor, string? recurrence)
    {
        var side = anchor.Side is "on" or "within" ? "" : anchor.Side + " ";
        var what = anchor switch
        {
            { Day: { } day, Month: { } month } => string.Create(CultureInfo.InvariantCulture, $"{day}/{month}"),
            { Day: { } day, Place: "last_month" } => $"day {day} of the last month of each {Round(recurrence ?? Recurrences.Quarterly)}",
            { Day: { } day, Place: "first_month" } => $"day {day} of the first month of each {Round(recurrence ?? Recurrences.Quarterly)}",
            { Day: { } day, Place: "next_month" or "next_quarter" } => $"day {day} of the month after each {Round(recurrence ?? Recurrences.Monthly)}",
            { Day: { } day } when recurrence is null => $"day {day}",
            { Day: { } day } => $"day {day} of each {Round(recurrence ?? Recurrences.Monthly)}",
            { Month: { } month, MonthTo: { } to } => $"month {month} to {to}",
            { Month: { } month } => $"month {month}",
            { Quarter: { } quarter } => $"quarter {quarter}",
            { Half: { } half } => $"half {half}",
            { Place: { } place } => place.Replace('_', ' '),
            _ => "the round",
        };
        return side + what;
    }

    private static string Round(string recurrence) => recurrence switch
    {
        Recurrences.Quarterly => "quarter",
        Recurrences.HalfYearly => "half-year",
        Recurrences.Yearly => "year",
        Recurrences.SchoolYear => "school year",
        Recurrences.Weekly => "week",
        _ => "month",
    };

    /// <summary>A day without year or frequency: the plan of one year, else the date of issue, says which year; without them it stays open.</summary>
    internal static DeadlineRule Complete(DeadlineRule rule, DeadlineContext context)
    {
        var anchor = rule.Anchor!;
        int? year = context.FromYear is { } from && from == context.ToYear ? from : null;
        var by = "period";
        if (year is null && context.IssuedOn is { } issued && anchor.Month is not null)
        {
            // The first such day that is not over when the document is issued.
            year = DeadlineCalendar.LastDay(anchor, issued.Year, DeadlineContext.None.School) is { } day && day >= issued ? issued.Year : issued.Year + 1;
            by = "documentDate";
        }

        if (year is not { } known || DeadlineCalendar.Stretch(anchor, known, context.School) is not { } stretch)
        {
            return rule with { Notes = [.. rule.Notes, "Cụm từ không nêu năm; cần hỏi để xác định ngày."] };
        }

        return rule with
        {
            From = anchor.Side is "from" or "on" or "within" ? stretch.From : rule.From,
            Due = anchor.Side is "by" or "on" or "within" ? stretch.Due : rule.Due,
            DueExclusive = anchor.Side == "before" ? stretch.From : null,
            ResolvedBy = by,
            Notes = [.. rule.Notes, by == "period" ? $"Năm {known} lấy theo thời gian của kế hoạch." : $"Năm {known} suy từ ngày văn bản."],
        };
    }
}
