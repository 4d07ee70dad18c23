namespace EduCoop.Plans.Indicators;

/// <summary>A figure of an indicator for a day.</summary>
/// <param name="Day">The day.</param>
/// <param name="Value">The figure.</param>
public readonly record struct IndicatorPoint(DateOnly Day, decimal Value);

/// <summary>Figures over time: of measured indicators as they are, of formula indicators as they follow from the others on each of their days.</summary>
internal sealed class IndicatorSeries(
    IReadOnlyDictionary<string, IReadOnlyList<IndicatorPoint>> measured, IReadOnlyDictionary<string, Formula> formulas)
{
    private readonly Dictionary<string, IReadOnlyList<IndicatorPoint>> known = new(measured, StringComparer.Ordinal);
    private readonly HashSet<string> underWay = new(StringComparer.Ordinal);

    /// <summary>Figures in order of days. A formula that leads back to itself gives none.</summary>
    internal IReadOnlyList<IndicatorPoint> Of(string code)
    {
        if (!formulas.TryGetValue(code, out var formula))
        {
            return known.GetValueOrDefault(code, []);
        }

        if (!underWay.Add(code))
        {
            return [];
        }

        if (!known.TryGetValue("=" + code, out var points))
        {
            var parts = formula.Names.ToDictionary(name => name, Of, StringComparer.Ordinal);
            points = [.. parts.Values.SelectMany(part => part).Select(point => point.Day).Distinct().Order()
                .Select(day => (Day: day, Value: formula.Evaluate(name => LatestUntil(parts[name], day))))
                .Where(point => point.Value is not null)
                .Select(point => new IndicatorPoint(point.Day, decimal.Round(point.Value!.Value, 6)))];
            known["=" + code] = points;
        }

        underWay.Remove(code);
        return points;
    }

    /// <summary>Does a formula lead back to itself?</summary>
    internal static bool HasCircle(IReadOnlyDictionary<string, Formula> formulas, string code)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<string>(formulas.TryGetValue(code, out var own) ? own.Names : []);
        while (open.TryPop(out var name))
        {
            if (name == code)
            {
                return true;
            }

            if (seen.Add(name) && formulas.TryGetValue(name, out var formula))
            {
                foreach (var next in formula.Names)
                {
                    open.Push(next);
                }
            }
        }

        return false;
    }

    private static decimal? LatestUntil(IReadOnlyList<IndicatorPoint> points, DateOnly day)
    {
        decimal? latest = null;
        foreach (var point in points)
        {
            if (point.Day > day)
            {
                break;
            }

            latest = point.Value;
        }

        return latest;
    }
}
