using System.Globalization;
using System.Text.RegularExpressions;
using Dapper;
using Npgsql;

namespace EduCoop.Plans.Indicators;

/// <summary>An indicator's row with its settings.</summary>
internal sealed record IndicatorRow
{
    public required Guid IndicatorId { get; init; }

    public required Guid PlanId { get; init; }

    public required Guid? TaskId { get; init; }

    public required string? Section { get; init; }

    public required string Text { get; init; }

    public required string? Comparator { get; init; }

    public required decimal? Value { get; init; }

    public required decimal? ValueTo { get; init; }

    public required string? Unit { get; init; }

    public required string? PeriodText { get; init; }

    public required string? Code { get; init; }

    public required Guid? UnitId { get; init; }

    public required string? UnitName { get; init; }

    public required string? Source { get; init; }

    public required decimal? Baseline { get; init; }

    public required DateOnly? BaselineOn { get; init; }

    public required bool? LowerIsBetter { get; init; }

    public required string? Formula { get; init; }

    public required int? PeriodTo { get; init; }
}

/// <summary>All indicators of one plan with figures and targets, in four queries however many there are.</summary>
internal static partial class IndicatorBook
{
    /// <summary>What a plan may hold; more would be a mistake of the reader.</summary>
    internal const int MostIndicators = 1000;

    private const string Rows = """
        select i.indicator_id, i.plan_id, i.task_id, i.section, i.text, i.comparator, i.value, i.value_to, i.unit, i.period_text,
               s.code, s.unit_id, u.name as unit_name, s.source, s.baseline, s.baseline_on, s.lower_is_better, s.formula, p.period_to
        from indicator i
        join plan p on p.plan_id = i.plan_id
        left join indicator_setting s on s.indicator_id = i.indicator_id
        left join unit_copy u on u.unit_id = s.unit_id
        where i.plan_id = @planId and i.state = 'active'
        order by i.position, i.indicator_id
        limit @most
        """;

    private const string Targets = """
        select t.indicator_id, t.year, t.value from indicator_target t join indicator i using (indicator_id) where i.plan_id = @planId order by t.year
        """;

    private const string Points = """
        select m.indicator_id, m.measured_on as day, m.value from measurement m join indicator i using (indicator_id)
        where i.plan_id = @planId and m.withdrawn_at is null order by m.measured_on
        """;

    private const string Links = """
        select l.indicator_id, l.task_id from task_indicator l join indicator i using (indicator_id) where i.plan_id = @planId order by l.task_id
        """;

    internal static async Task<List<IndicatorView>> ReadAsync(NpgsqlConnection connection, Guid planId, DateOnly today, CancellationToken cancellation)
    {
        var values = new { planId, most = MostIndicators };
        var rows = (await connection.QueryAsync<IndicatorRow>(new CommandDefinition(Rows, values, cancellationToken: cancellation))).AsList();
        var targets = (await connection.QueryAsync<(Guid Id, int Year, decimal Value)>(new CommandDefinition(Targets, values, cancellationToken: cancellation))).ToLookup(row => row.Id, row => new YearTarget(row.Year, row.Value));
        var points = (await connection.QueryAsync<(Guid Id, DateOnly Day, decimal Value)>(new CommandDefinition(Points, values, cancellationToken: cancellation))).ToLookup(row => row.Id, row => new IndicatorPoint(row.Day, row.Value));
        var links = (await connection.QueryAsync<(Guid Id, Guid TaskId)>(new CommandDefinition(Links, values, cancellationToken: cancellation))).ToLookup(row => row.Id, row => row.TaskId);
        var coded = rows.Where(row => row.Code is not null).ToList();
        var series = new IndicatorSeries(
            coded.Where(row => row.Formula is null).ToDictionary(row => row.Code!, row => (IReadOnlyList<IndicatorPoint>)[.. points[row.IndicatorId]], StringComparer.Ordinal),
            coded.Where(row => row.Formula is not null).ToDictionary(row => row.Code!, row => Formula.Parse(row.Formula!), StringComparer.Ordinal));
        return rows.ConvertAll(row => View(
            row, row.Formula is null ? [.. points[row.IndicatorId]] : series.Of(row.Code!), [.. targets[row.IndicatorId]], [.. links[row.IndicatorId]], today));
    }

    private static IndicatorView View(IndicatorRow row, IReadOnlyList<IndicatorPoint> points, IReadOnlyList<YearTarget> set, IEnumerable<Guid> links, DateOnly today)
    {
        var targets = set.Count > 0 ? set : FromDocument(row);
        var lower = row.LowerIsBetter ?? row.Comparator is "<" or "<=";
        var baseline = row is { Baseline: { } value, BaselineOn: { } day } ? new IndicatorPoint(day, value) : (IndicatorPoint?)null;
        var outlook = IndicatorJudgement.Judge(baseline, points, [.. targets.Select(target => new IndicatorPoint(new DateOnly(target.Year, 12, 31), target.Value))], lower, today);
        var until = points.Where(point => point.Day <= today).ToList();
        return new(
            row.IndicatorId, row.PlanId, row.Section, row.Text, row.Comparator, row.Value, row.ValueTo, row.Unit, row.Code, row.UnitId, row.UnitName, row.Source,
            row.Baseline, row.BaselineOn, lower, row.Formula, targets, [.. (row.TaskId is { } task ? links.Prepend(task) : links).Distinct()], points,
            until.Count > 0 ? until[^1] : null, outlook);
    }

    /// <summary>The document's own value is the target of the last year it names, or of the plan's last year.</summary>
    private static List<YearTarget> FromDocument(IndicatorRow row)
    {
        if (row.Value is not { } value)
        {
            return [];
        }

        var years = Year().Matches($"{row.PeriodText} {row.Text}").Select(match => int.Parse(match.Value, CultureInfo.InvariantCulture)).ToList();
        return (years.Count > 0 ? years.Max() : row.PeriodTo) is { } year ? [new(year, value)] : [];
    }

    [GeneratedRegex(@"(?<!\d)20[2-9]\d(?!\d)")]
    private static partial Regex Year();
}
