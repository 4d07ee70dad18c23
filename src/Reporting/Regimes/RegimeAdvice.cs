using System.Globalization;
using EduCoop.Reporting.Periods;
using Npgsql;

namespace EduCoop.Reporting.Regimes;

/// <summary>Something to be asked of the issuer, or to be looked at. It never blocks.</summary>
/// <param name="Code">Stable name in snake_case.</param>
/// <param name="Text">Vietnamese, one or two sentences.</param>
/// <param name="Field">The member of the regime that is meant.</param>
/// <param name="PeriodKey">The first period in which it shows; null when it does not depend on one.</param>
/// <param name="Values">What the sentence rests on, by name; days as yyyy-MM-dd.</param>
public sealed record RegimeNote(string Code, string Text, string Field, string? PeriodKey, IReadOnlyDictionary<string, string> Values);

/// <summary>A level's last day in the next period, as it is and as it could be.</summary>
/// <param name="Name">The level.</param>
/// <param name="DueOn">Its last day by the regime.</param>
/// <param name="ProposedDaysBefore">Working days before the last day of the whole report.</param>
/// <param name="ProposedDueOn">The last day that follows.</param>
public sealed record LevelBudget(string Name, DateOnly DueOn, int ProposedDaysBefore, DateOnly ProposedDueOn);

/// <summary>The next period of a regime and a budget of days for its levels.</summary>
/// <param name="Period">Its name.</param>
/// <param name="From">First day.</param>
/// <param name="CutOff">Last day that is reported on.</param>
/// <param name="Levels">The levels, the first to report first.</param>
/// <param name="Fits">The budget leaves the first level time after the cut-off.</param>
/// <param name="EarliestFit">The earliest last day of the whole report for which it would.</param>
public sealed record RegimeBudget(string Period, DateOnly From, DateOnly CutOff, IReadOnlyList<LevelBudget> Levels, bool Fits, DateOnly EarliestFit);

/// <summary>What there is to say about a regime.</summary>
/// <param name="Questions">What it does not say and must be asked for.</param>
/// <param name="Warnings">Where it is at odds with the rules or with itself. Whether the rules bind it is for the issuer to decide.</param>
/// <param name="Budget">Null while there is no period ahead or nobody reports.</param>
public sealed record RegimeAdvice(IReadOnlyList<RegimeNote> Questions, IReadOnlyList<RegimeNote> Warnings, RegimeBudget? Budget);

/// <summary>Looks a regime over. Everything it goes by is handed in, so the same regime on the same day gives the same answer.</summary>
internal sealed record RegimeAdviser(DateOnly Today, IReadOnlyList<PeriodRule> Rules, ReportingLimits Limits, ReportingCalendar Calendar)
{
    // Far enough to meet a Tết and a last day on a day of rest.
    private const int YearsLooked = 2;

    /// <summary>What it goes by on a day.</summary>
    internal static async Task<RegimeAdviser> FindAsync(NpgsqlConnection connection, DateOnly today, CancellationToken cancellation)
    {
        var limits = await ReportingLimits.FindAsync(connection, today, cancellation);
        return new(today, await PeriodRule.AllAsync(connection, cancellation), limits, await ReportingCalendar.FindAsync(connection, today.Year - 1, today.Year + YearsLooked + 1, cancellation));
    }

    internal RegimeAdvice Of(RegimeContent regime, DateOnly validFrom, DateOnly? validTo)
    {
        var from = validFrom > Today.AddYears(-1) ? validFrom : Today.AddYears(-1);
        var rounds = RegimePeriods.Of(regime, from, validTo, (from > Today ? from : Today).AddYears(YearsLooked), Rules, Calendar)
            .Where(round => regime.Period == PeriodKind.Once || round.DueOn.All(day => day >= Today)).ToList();
        var warnings = rounds.Where(round => round.DueOn.Count > 0).SelectMany(round => OfRound(regime, round)).DistinctBy(note => note.Code).ToList();
        if (Rules.FirstOrDefault(rule => rule.Kind == regime.Period && rule.Confidence is "M" or "I") is { } unsure && regime.Period == unsure.Kind)
        {
            warnings.Add(Note("period_unverified", "Cách tính kỳ này chưa được đối chiếu với văn bản gốc; hãy kiểm tra ngày chốt số liệu.", "period", null, ("source", unsure.Source!)));
        }

        return new([.. Ask(regime)], warnings, rounds.FirstOrDefault(round => round.DueOn.Count > 0) is { } next ? BudgetOf(regime, next) : null);
    }

    private static IEnumerable<RegimeNote> Ask(RegimeContent regime)
    {
        if (regime.Period is null)
        {
            yield return Note("frequency_missing", "Báo cáo theo kỳ nào: tháng, quý, 6 tháng, năm hay năm học?", "period", null);
        }

        if (regime.Due is null)
        {
            yield return Note("date_missing", "Thời hạn gửi báo cáo là ngày nào?", "due", null, ("written", regime.DeadlineText ?? ""));
        }

        if (regime.LevelsOrNone.Count == 0)
        {
            yield return Note("reporters_missing", "Những đơn vị nào phải báo cáo?", "levels", null, ("written", regime.ReportersText ?? ""));
        }

        foreach (var (text, field, question) in new[]
                 {
                     (regime.Content, "content", "Báo cáo gồm những nội dung nào?"), (regime.ReceiverName, "receiverName", "Cơ quan nào nhận báo cáo?"),
                     (regime.Sending, "sending", "Báo cáo gửi bằng phương thức nào?"), (regime.Form, "form", "Báo cáo theo mẫu đề cương, biểu mẫu nào?"),
                 })
        {
            if (text is null)
            {
                yield return Note(field == "receiverName" ? "receiver_missing" : field + "_missing", question, field, null);
            }
        }
    }

    private IEnumerable<RegimeNote> OfRound(RegimeContent regime, RegimeRound round)
    {
        var (cutOff, final, key) = (round.Period.CutOff, round.DueOn[^1], round.Period.Key);
        var days = Calendar.Days;
        if (final < cutOff)
        {
            yield return Note("due_before_cut_off", $"Hạn gửi {Say(final)} trước ngày chốt số liệu {Say(cutOff)}: số liệu của kỳ chưa đủ.", "due", key, ("dueOn", Iso(final)), ("cutOff", Iso(cutOff)));
        }
        else if (days.Between(cutOff, final) < Limits.DaysAfterCutOff)
        {
            yield return Note(
                "no_working_day_after_cut_off", $"Hạn gửi {Say(final)} không còn đủ {Limits.DaysAfterCutOff} ngày làm việc sau ngày chốt số liệu {Say(cutOff)}.", "due", key,
                ("dueOn", Iso(final)), ("cutOff", Iso(cutOff)), ("workingDays", $"{Limits.DaysAfterCutOff}"));
        }
        else if (days.Between(cutOff, round.DueOn[0]) < Limits.DaysAfterCutOff)
        {
            yield return Note(
                "level_before_cut_off", $"Hạn của cấp {regime.LevelsOrNone[0].Name} là {Say(round.DueOn[0])}, chưa đủ {Limits.DaysAfterCutOff} ngày làm việc sau ngày chốt số liệu {Say(cutOff)}.", "levels", key,
                ("dueOn", Iso(round.DueOn[0])), ("cutOff", Iso(cutOff)));
        }

        for (var i = 1; i < round.DueOn.Count; i++)
        {
            var (before, after) = (round.DueOn[i - 1], round.DueOn[i]);
            var names = (("before", regime.LevelsOrNone[i - 1].Name), ("after", regime.LevelsOrNone[i].Name));
            if (before >= after)
            {
                yield return Note(
                    before == after ? "levels_same_day" : "levels_out_of_order", $"Cấp {names.Item1.Name} phải gửi trước cấp {names.Item2.Name}, nhưng hạn là {Say(before)} và {Say(after)}.", "levels", key,
                    names.Item1, names.Item2, ("dueOn", Iso(after)));
            }
            else if (days.Between(before, after) is var left && left < Limits.DaysPerLevel)
            {
                yield return Note(
                    "level_too_short", $"Cấp {names.Item2.Name} chỉ có {left} ngày làm việc để tổng hợp; nên có ít nhất {Limits.DaysPerLevel}.", "levels", key, names.Item1, names.Item2, ("workingDays", $"{left}"));
            }
        }

        if (Calendar.Unconfirmed.Contains(final.Year))
        {
            yield return Note(
                "calendar_unconfirmed", $"Lịch nghỉ năm {final.Year} chưa được xác nhận (chưa có Tết và ngày làm bù); các hạn tính theo ngày làm việc có thể đổi.", "due", key, ("year", $"{final.Year}"));
        }
    }

    private RegimeBudget BudgetOf(RegimeContent regime, RegimeRound round)
    {
        var (days, final, count) = (Calendar.Days, round.DueOn[^1], round.DueOn.Count);
        var levels = regime.LevelsOrNone.Select((level, i) =>
        {
            var before = Limits.DaysPerLevel * (count - 1 - i);
            return new LevelBudget(level.Name, round.DueOn[i], before, before == 0 ? final : days.Add(final, -before));
        }).ToList();
        var first = days.Add(round.Period.CutOff, Limits.DaysAfterCutOff);
        return new(round.Period.Label, round.Period.From, round.Period.CutOff, levels, levels[0].ProposedDueOn >= first, days.Add(first, Limits.DaysPerLevel * (count - 1)));
    }

    private static string Say(DateOnly day) => day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static RegimeNote Note(string code, string text, string field, string? period, params (string Name, string Value)[] values) =>
        new(code, text, field, period, values.ToDictionary(value => value.Name, value => value.Value, StringComparer.Ordinal));
}
