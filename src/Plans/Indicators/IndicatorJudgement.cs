namespace EduCoop.Plans.Indicators;

/// <summary>How an indicator stands.</summary>
public enum IndicatorLight
{
    /// <summary>Nothing has been measured.</summary>
    NoData,

    /// <summary>There is no target to compare with.</summary>
    NoTarget,

    /// <summary>The last target is reached.</summary>
    Reached,

    /// <summary>Goes on like this, the next target will be reached.</summary>
    Green,

    /// <summary>Goes on like this, the next target will be missed by a little.</summary>
    Yellow,

    /// <summary>Goes on like this, the next target will be missed.</summary>
    Red,
}

/// <summary>What follows from an indicator's figures and targets on a day.</summary>
/// <param name="Light">The traffic light.</param>
/// <param name="TrendPerYear">Change per year, from all figures; null with fewer than two days.</param>
/// <param name="ExpectedToday">Where the straight line from target to target stands today.</param>
/// <param name="MilestoneOn">Day of the next target, or of the last one.</param>
/// <param name="MilestoneValue">That target.</param>
/// <param name="Forecast">Where the trend leads on that day.</param>
/// <param name="IsOld">The last figure is more than a year old.</param>
public sealed record IndicatorOutlook(
    IndicatorLight Light, decimal? TrendPerYear, decimal? ExpectedToday, DateOnly? MilestoneOn, decimal? MilestoneValue, decimal? Forecast, bool IsOld);

/// <summary>Trend, forecast and traffic light: plain arithmetic, the same for every screen and report.</summary>
internal static class IndicatorJudgement
{
    private const decimal DaysPerYear = 365.25m;
    private const decimal Little = 0.1m;
    private const int OldAfterDays = 366;

    /// <param name="baseline">Where it began.</param>
    /// <param name="points">Measured figures in order of days.</param>
    /// <param name="targets">Targets in order of days.</param>
    /// <param name="lowerIsBetter">Ranks, accidents, dropouts.</param>
    /// <param name="today">The day of the judgement; later figures are not looked at.</param>
    internal static IndicatorOutlook Judge(
        IndicatorPoint? baseline, IReadOnlyList<IndicatorPoint> points, IReadOnlyList<IndicatorPoint> targets, bool lowerIsBetter, DateOnly today)
    {
        var measured = points.Where(point => point.Day <= today).ToList();
        var line = (baseline is { } start ? targets.Where(target => target.Day > start.Day).Prepend(start) : targets).ToList();
        var milestone = targets.Cast<IndicatorPoint?>().FirstOrDefault(target => target!.Value.Day >= today) ?? (targets.Count > 0 ? targets[^1] : null);
        var trend = Trend(baseline is { } first ? measured.Where(point => point.Day > first.Day).Prepend(first).ToList() : measured);
        var expected = Expected(line, today);
        if (measured.Count == 0)
        {
            return new(IndicatorLight.NoData, null, expected, milestone?.Day, milestone?.Value, null, false);
        }

        var latest = measured[^1];
        var isOld = today.DayNumber - latest.Day.DayNumber > OldAfterDays;
        if (milestone is not { } goal)
        {
            return new(IndicatorLight.NoTarget, trend, null, null, null, null, isOld);
        }

        // Behind its last milestone nothing is left to forecast: what is there is compared.
        var ahead = Math.Max(0, goal.Day.DayNumber - latest.Day.DayNumber);
        var forecast = trend is { } slope ? latest.Value + (slope * ahead / DaysPerYear) : (decimal?)null;
        var light = Meets(latest.Value, targets[^1].Value, lowerIsBetter) ? IndicatorLight.Reached
            : forecast is { } future ? Light(future, goal.Value, baseline?.Value, lowerIsBetter)
            : Light(latest.Value, expected ?? goal.Value, baseline?.Value, lowerIsBetter);
        return new(light, Rounded(trend), Rounded(expected), goal.Day, goal.Value, Rounded(forecast), isOld);
    }

    private static IndicatorLight Light(decimal value, decimal target, decimal? from, bool lowerIsBetter)
    {
        if (Meets(value, target, lowerIsBetter))
        {
            return IndicatorLight.Green;
        }

        // A little is a tenth of the way to go, or of the target where the way is not known.
        var way = Math.Abs(from is { } begun && begun != target ? target - begun : target);
        return Math.Abs(target - value) <= way * Little ? IndicatorLight.Yellow : IndicatorLight.Red;
    }

    internal static bool Meets(decimal value, decimal target, bool lowerIsBetter) => lowerIsBetter ? value <= target : value >= target;

    private static decimal? Expected(List<IndicatorPoint> line, DateOnly today)
    {
        for (var i = 1; i < line.Count; i++)
        {
            var (from, to) = (line[i - 1], line[i]);
            if (today >= from.Day && today <= to.Day && to.Day > from.Day)
            {
                return from.Value + ((to.Value - from.Value) * (today.DayNumber - from.Day.DayNumber) / (to.Day.DayNumber - from.Day.DayNumber));
            }
        }

        return line.Count > 0 && today >= line[^1].Day ? line[^1].Value : null;
    }

    // Least squares over days; one day alone has no direction.
    private static decimal? Trend(List<IndicatorPoint> points)
    {
        if (points.Select(point => point.Day).Distinct().Count() < 2)
        {
            return null;
        }

        var meanDay = points.Average(point => (decimal)point.Day.DayNumber);
        var meanValue = points.Average(point => point.Value);
        var spread = points.Sum(point => (point.Day.DayNumber - meanDay) * (point.Day.DayNumber - meanDay));
        return points.Sum(point => (point.Day.DayNumber - meanDay) * (point.Value - meanValue)) / spread * DaysPerYear;
    }

    private static decimal? Rounded(decimal? value) => value is { } known ? decimal.Round(known, 3) : null;
}
