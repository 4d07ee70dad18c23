using System.Globalization;
using System.Text.RegularExpressions;
using EduCoop.Documents.Plans;
using EduCoop.Documents.Structure;
using EduCoop.Documents.Text;

namespace EduCoop.Documents.Header;

/// <summary>The years a plan covers: its own statement of time first, then the title, then its headings. Years inside a date or a citation are none.</summary>
internal static partial class PeriodReader
{
    internal static PlanDraft Read(PlanText document, Outline outline, HeaderZone zone, PlanDraft draft)
    {
        var title = zone.Title is { } span ? CleanText.Of(document.Text, span) : null;
        var found = (title is null ? null : Years(title)) ?? Stated(document) ?? Headings(document, outline) ?? (title is null ? null : Single(title, draft)) ?? Milestones(document, outline, draft) ?? Throughout(document);
        if (found is not { } period)
        {
            return draft;
        }

        return draft with { Period = period.Period, Spans = new Dictionary<string, TextSpan>(draft.Spans) { ["period"] = period.Span } };
    }

    /// <summary>"từ tháng 4 năm 2026 đến hết năm 2030" in a sentence on carrying the plan out.</summary>
    private static (PlanPeriod Period, TextSpan Span)? Stated(PlanText document)
    {
        foreach (var paragraph in document.Paragraphs)
        {
            if (FromTo().Match(paragraph.Text) is { Success: true } match && Carried().IsMatch(paragraph.Text) && Number(match, "y2") is { } to)
            {
                var from = Number(match, "y1") ?? to;
                return (new(from, to, match.Value, Month(from, match.Groups["m1"]), Month(to, match.Groups["m2"]) ?? $"{to}-12"), paragraph.Whole.Span(match));
            }
        }

        return null;
    }

    private static (PlanPeriod Period, TextSpan Span)? Years(CleanText clean)
    {
        var text = clean.Text;
        if (Stage().Match(text) is not { Success: true } stage || Number(stage, "from") is not { } from || Number(stage, "to") is not { } to || to < from)
        {
            return null;
        }

        var vision = Vision().Match(text, stage.Index + stage.Length, text.Length - stage.Index - stage.Length);
        var end = vision.Success && vision.Index <= stage.Index + stage.Length + 3 ? vision.Index + vision.Length : stage.Index + stage.Length;
        return (new(from, to, text[stage.Index..end], Vision: vision.Success ? Number(vision, "year") : null), clean.Span(stage.Index, end));
    }

    private static (PlanPeriod Period, TextSpan Span)? Headings(PlanText document, Outline outline)
    {
        foreach (var section in outline.Sections.Where(section => section.Level <= 2))
        {
            if (Years(CleanText.Of(document.Text, section.Title)) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    private static (PlanPeriod Period, TextSpan Span)? Single(CleanText title, PlanDraft draft)
    {
        var text = title.Text;
        if (Until().Match(text) is { Success: true } until && Number(until, "year") is { } to)
        {
            var vision = Vision().Match(text, until.Index + until.Length, text.Length - until.Index - until.Length);
            return (new(draft.DocumentDateParts?.Year, to, until.Value, Vision: vision.Success ? Number(vision, "year") : null), title.Span(until));
        }

        if (SchoolYear().Match(text) is { Success: true } school && Number(school, "from") is { } from)
        {
            return (new(from, Number(school, "to"), school.Value), title.Span(school));
        }

        foreach (Match year in Year().Matches(text))
        {
            if (!DateBefore().IsMatch(text.AsSpan(Math.Max(0, year.Index - 12), Math.Min(12, year.Index))) && Number(year, "year") is { } only)
            {
                return (new(only, only, year.Value), title.Span(year));
            }
        }

        return null;
    }

    /// <summary>Objectives "đến năm 2030", "đến năm 2035", "tầm nhìn 2045": from the year of issue to the first of them.</summary>
    private static (PlanPeriod Period, TextSpan Span)? Milestones(PlanText document, Outline outline, PlanDraft draft)
    {
        var years = new List<(int Year, TextSpan Span, string Text)>();
        foreach (var section in outline.Sections)
        {
            var clean = CleanText.Of(document.Text, new(section.Title.Start, Math.Min(section.Title.End, section.Title.Start + 400)));
            if (Until().Match(clean.Text) is { Success: true } until && Objectives().IsMatch(clean.Text) && Number(until, "year") is { } year)
            {
                years.Add((year, clean.Span(until), until.Value));
            }
        }

        return years.Count == 0 ? null : (new(draft.DocumentDateParts?.Year, years[0].Year, years[0].Text, Vision: years.Count > 1 ? years.Max(one => one.Year) : null), years[0].Span);
    }

    private static (PlanPeriod Period, TextSpan Span)? Throughout(PlanText document)
    {
        foreach (var paragraph in document.Paragraphs)
        {
            if (Through().Match(paragraph.Text) is { Success: true } through && Number(through, "from") is { } from && Number(through, "to") is { } to)
            {
                return (new(from, to, through.Value), paragraph.Whole.Span(through));
            }
        }

        return null;
    }

    private static int? Number(Match match, string group) => int.TryParse(match.Groups[group].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value is >= 1900 and <= 2200 ? value : null;

    private static string? Month(int year, Group month) =>
        int.TryParse(month.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value is >= 1 and <= 12 ? $"{year}-{value:00}" : null;

    [GeneratedRegex(@"[Tt]ừ (?:ngày \d{1,2}[/ ])?(?:tháng )?(?<m1>\d{1,2})?(?: năm |/)?(?<y1>\d{4})? đến (?:hết )?(?:ngày \d{1,2}[/ ])?(?:tháng (?<m2>\d{1,2})(?: năm |/)|năm )(?<y2>\d{4})")]
    private static partial Regex FromTo();

    [GeneratedRegex(@"thực hiện|tổ chức|triển khai|Kế hoạch", RegexOptions.IgnoreCase)]
    private static partial Regex Carried();

    [GeneratedRegex(@"(?:giai đoạn|thời kỳ|nhiệm kỳ|năm học)\s(?:từ (?:năm )?)?(?<from>20\d{2})\s?(?:[-–—]|đến (?:năm )?)\s?(?<to>20\d{2})", RegexOptions.IgnoreCase)]
    private static partial Regex Stage();

    [GeneratedRegex(@",?\s?(?:và\s)?(?:định hướng|tầm nhìn)(?:\sđến)?(?:\snăm)?\s(?<year>20\d{2})", RegexOptions.IgnoreCase)]
    private static partial Regex Vision();

    [GeneratedRegex(@"đến (?:hết )?năm (?<year>20\d{2})", RegexOptions.IgnoreCase)]
    private static partial Regex Until();

    [GeneratedRegex(@"năm học (?<from>20\d{2})\s?[-–]\s?(?<to>20\d{2})", RegexOptions.IgnoreCase)]
    private static partial Regex SchoolYear();

    [GeneratedRegex(@"\bnăm (?<year>20\d{2})", RegexOptions.IgnoreCase)]
    private static partial Regex Year();

    [GeneratedRegex(@"tháng \d{1,2} $", RegexOptions.IgnoreCase)]
    private static partial Regex DateBefore();

    [GeneratedRegex(@"mục tiêu|chỉ tiêu|tầm nhìn|định hướng", RegexOptions.IgnoreCase)]
    private static partial Regex Objectives();

    [GeneratedRegex(@"xuyên suốt (?<from>20\d{2})\s?[-–]\s?(?<to>20\d{2})")]
    private static partial Regex Through();
}
