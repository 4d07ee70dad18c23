using System.Globalization;
using EduCoop.Documents.Deadlines;

namespace EduCoop.Plans.Tasks;

/// <summary>One round of a task, before it is given to units.</summary>
internal sealed record Round(string Label, DateOnly? StartsOn, DateOnly? DueOn, DateOnly? AdvisedOn, bool Continuous, short Rule);

/// <summary>What a task's rules mean in days. What has no date gets none: a task without any date is one piece of work, or one a year while it is continuous.</summary>
internal static class Unfolding
{
    /// <summary>A rule that comes back each day must not fill the tables.</summary>
    internal const int MostRounds = 150;
    private const int YearsWhenOpen = 5;

    internal static IReadOnlyList<Round> Of(IReadOnlyList<DeadlineRule> rules, int? fromYear, int? toYear, DateOnly issuedOn, WorkingDays days)
    {
        var from = new DateOnly(fromYear ?? issuedOn.Year, 1, 1);
        var to = new DateOnly(Math.Max(toYear ?? from.Year + YearsWhenOpen - 1, from.Year), 12, 31);
        var rounds = new List<Round>();
        foreach (var (number, rule) in rules.Index())
        {
            rounds.AddRange(OfRule(rule, (short)number, from, to, days));
        }

        if (rounds.Count == 0)
        {
            rounds.Add(new("Không ghi ngày", rules.Select(rule => rule.From).FirstOrDefault(day => day is not null), null, null, false, 0));
        }

        return [.. Distinct(rounds).Take(MostRounds)];
    }

    private static IEnumerable<Round> OfRule(DeadlineRule rule, short number, DateOnly from, DateOnly to, WorkingDays days)
    {
        var continuous = rule.Continuous == true;
        // Due dates outside the plan's years are due all the same when the document names the day itself.
        var (first, last) = rule.Recurrence is null && rule.LastDay() is { } named ? (named, named) : (from, to);
        if (rule.Recurrence is not (Recurrences.Daily or Recurrences.Weekly))
        {
            var dated = DeadlineCalendar.Occurrences(rule, first, last, days).Take(MostRounds)
                .Select(one => new Round(LabelOf(rule, one), one.Starts, one.Due, one.Advised, continuous, number)).ToList();
            if (dated.Count > 0)
            {
                return dated;
            }
        }

        return continuous || rule.Recurrence is not null ? Yearly(rule, number, from, to) : [];
    }

    // Continuous work has no day on which it is late; it is looked at year by year.
    private static IEnumerable<Round> Yearly(DeadlineRule rule, short number, DateOnly from, DateOnly to)
    {
        for (var year = Math.Max(from.Year, rule.From?.Year ?? from.Year); year <= Math.Min(to.Year, rule.LastDay()?.Year ?? to.Year); year++)
        {
            yield return new(string.Create(CultureInfo.InvariantCulture, $"Năm {year}"), new(year, 1, 1), null, null, true, number);
        }
    }

    private static string LabelOf(DeadlineRule rule, DeadlineOccurrence one) => rule.Recurrence switch
    {
        Recurrences.Monthly => string.Create(CultureInfo.InvariantCulture, $"Tháng {one.Starts.Month}/{one.Starts.Year}"),
        Recurrences.Quarterly => $"Quý {Roman((one.Starts.Month + 2) / 3)}/{one.Starts.Year.ToString(CultureInfo.InvariantCulture)}",
        Recurrences.HalfYearly => string.Create(CultureInfo.InvariantCulture, $"{(one.Starts.Month <= 6 ? "6 tháng đầu" : "6 tháng cuối")} năm {one.Starts.Year}"),
        Recurrences.SchoolYear => string.Create(CultureInfo.InvariantCulture, $"Năm học {one.Starts.Year}-{one.Starts.Year + 1}"),
        Recurrences.SchoolTerm => string.Create(CultureInfo.InvariantCulture, $"Học kỳ {(one.Starts.Month >= 8 ? 1 : 2)} đến {one.Due:dd/MM/yyyy}"),
        null when rule.LastDay() is not null => Single(rule, one.Due),
        _ => string.Create(CultureInfo.InvariantCulture, $"Năm {one.Due.Year}"),
    };

    private static string Single(DeadlineRule rule, DateOnly due) => rule.Kind switch
    {
        DeadlineKinds.Quarter => $"Quý {Roman((due.Month + 2) / 3)}/{due.Year.ToString(CultureInfo.InvariantCulture)}",
        DeadlineKinds.Year => string.Create(CultureInfo.InvariantCulture, $"Năm {due.Year}"),
        DeadlineKinds.Month => string.Create(CultureInfo.InvariantCulture, $"Tháng {due.Month}/{due.Year}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"Đến {due:dd/MM/yyyy}"),
    };

    private static string Roman(int quarter) => quarter switch { 1 => "I", 2 => "II", 3 => "III", _ => "IV" };

    // A label is part of a piece of work's identity, so two rounds never share one.
    private static IEnumerable<Round> Distinct(List<Round> rounds)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var days = new HashSet<DateOnly?>();
        foreach (var round in rounds.OrderBy(round => round.DueOn ?? DateOnly.MaxValue).ThenBy(round => round.StartsOn))
        {
            if (round.DueOn is not null && !days.Add(round.DueOn))
            {
                continue;
            }

            var label = round.Label;
            for (var next = 2; !seen.Add(label); next++)
            {
                label = string.Create(CultureInfo.InvariantCulture, $"{round.Label} ({next})");
            }

            yield return round with { Label = label };
        }
    }
}
