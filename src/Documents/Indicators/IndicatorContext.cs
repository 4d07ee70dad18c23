using System.Text.RegularExpressions;
using EduCoop.Documents.Header;
using EduCoop.Documents.Structure;
using EduCoop.Documents.Text;

namespace EduCoop.Documents.Indicators;

/// <summary>What a section is about, as far as its numbers are concerned.</summary>
internal enum SectionRole
{
    /// <summary>Tasks, responsibilities: a percentage is an aim, a plain number only with a comparator.</summary>
    Other,

    /// <summary>Objectives and targets: numbers are aims.</summary>
    Objective,

    /// <summary>Funding, the situation so far, legal bases: numbers are no aims.</summary>
    Excluded,
}

/// <summary>Looks up the headings above a place: objective or not, and the year they name.</summary>
internal sealed partial class IndicatorContext(PlanText document, Outline outline)
{
    private readonly Dictionary<Section, (SectionRole Role, string? Year)> known = [];

    internal (Section Section, SectionRole Role, string? Year) At(int position)
    {
        var section = outline.At(position);
        var (role, year) = Of(section);
        return (section, role, year);
    }

    private (SectionRole Role, string? Year) Of(Section section)
    {
        if (known.TryGetValue(section, out var found))
        {
            return found;
        }

        var above = section.Parent is { } parent ? Of(parent) : (SectionRole.Other, null);
        var (role, year) = above;
        if (section.Level > 0)
        {
            var title = CleanText.Of(document.Text, new(section.Title.Start, Math.Min(section.Title.End, section.Title.Start + 240))).Text;
            // "100% trẻ em vùng khó khăn …" is an aim that has a number, not a heading on difficulties.
            role = (Situation().IsMatch(title) && !title.Contains('%', StringComparison.Ordinal)) || FundingReader.IsFunding(document, section) ? SectionRole.Excluded
                : Tasks().IsMatch(title) && section.Level == 1 ? SectionRole.Other
                : Objectives().IsMatch(title) ? SectionRole.Objective
                : role;
            year = YearOf(title) ?? year;
        }

        return known[section] = (role, year);
    }

    /// <summary>"đến năm 2030" → "2030"; "giai đoạn 2026-2030" → "2026-2030"; "hằng năm" → "yearly".</summary>
    internal static string? YearOf(string text)
    {
        if (Period().Match(text) is { Success: true } period)
        {
            return $"{period.Groups["from"].Value}-{period.Groups["to"].Value}";
        }

        return Year().Match(text) is { Success: true } year ? year.Groups["year"].Value : null;
    }

    [GeneratedRegex(@"mục tiêu|chỉ tiêu|tầm nhìn|định hướng (?:đến|tới)|kết quả (?:cần đạt|dự kiến|đầu ra)|chỉ số", RegexOptions.IgnoreCase)]
    private static partial Regex Objectives();

    [GeneratedRegex(@"nhiệm vụ|giải pháp|tổ chức thực hiện|phân công", RegexOptions.IgnoreCase)]
    private static partial Regex Tasks();

    [GeneratedRegex(@"thực trạng|đặc điểm tình hình|^tình hình|kết quả (?:đạt được|thực hiện|công tác)|khái quát|bối cảnh|^đánh giá|căn cứ|cơ sở pháp lý|tồn tại, hạn chế|^hạn chế|^(?:những |một số )?(?:thuận lợi|khó khăn)", RegexOptions.IgnoreCase)]
    private static partial Regex Situation();

    [GeneratedRegex(@"(?:giai đoạn|thời kỳ|năm học)\s(?<from>20\d{2})\s?[-–]\s?(?<to>20\d{2})", RegexOptions.IgnoreCase)]
    internal static partial Regex Period();

    [GeneratedRegex(@"\bnăm\s(?<year>20\d{2})|(?<=tầm nhìn\s(?:đến\s)?)(?<year>20\d{2})", RegexOptions.IgnoreCase)]
    internal static partial Regex Year();
}
