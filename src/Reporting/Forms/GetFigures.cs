using System.Globalization;
using System.Security.Claims;
using Dapper;
using EduCoop.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Reporting.Forms;

/// <summary>What a figure is for a unit and a period.</summary>
/// <param name="Code">Which figure.</param>
/// <param name="Value">Null when nothing of it has been heard.</param>
public sealed record FigureValue(string Code, decimal? Value);

/// <summary>Something that a figure is counted from.</summary>
/// <param name="Kind">task, gift, shipment or twinning_year.</param>
/// <param name="Id">Its id with its owner.</param>
/// <param name="What">Its title.</param>
/// <param name="Day">Its day.</param>
/// <param name="Amount">What it adds to the figure.</param>
public sealed record FigureRow(string Kind, Guid Id, string? What, DateOnly? Day, decimal Amount);

/// <summary>GET /forms/figures; /forms/figures/values?unitId=&amp;from=&amp;to=&amp;codes=a,b; /forms/figures/{code}/rows?unitId=&amp;from=&amp;to=.</summary>
internal static class GetFigures
{
    internal static readonly Refusal CodesUnknown = new("figure_unknown", "Không có số liệu mang mã này.", "codes là các mã của GET /forms/figures, cách nhau bằng dấu phẩy.");
    internal static readonly Refusal PeriodWrong = new("period_wrong", "Kỳ số liệu chưa đúng.", "from và to là hai ngày, from không sau to, kỳ dài tối đa 10 năm.");

    // A unit without its registration heard of yet is reached by itself only.
    private const string Reached = "select exists (select from unit_copy where unit_id = @unitId and @own = any (path)) or @unitId = @own";

    internal static Ok<IReadOnlyList<Figure>> HandleList() => TypedResults.Ok<IReadOnlyList<Figure>>([.. Figures.All.Select(figure => figure.Shown)]);

    internal static async Task<Results<Ok<IReadOnlyList<FigureValue>>, ProblemHttpResult>> HandleValues(
        Guid unitId, DateOnly from, DateOnly to, ClaimsPrincipal user, NpgsqlDataSource database, CancellationToken cancellation, string? codes = null)
    {
        var asked = codes is null ? [.. Figures.All.Select(figure => figure.Shown.Code)] : codes.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct().ToList();
        if (asked.Count == 0 || !asked.TrueForAll(Figures.IsKnown))
        {
            return CodesUnknown.ToProblem();
        }

        await using var connection = await database.OpenConnectionAsync(cancellation);
        if (await RefuseAsync(connection, user, unitId, from, to, cancellation) is { } refusal)
        {
            return refusal.ToProblem();
        }

        return TypedResults.Ok(await ValuesAsync(connection, asked, unitId, from, to, cancellation));
    }

    internal static async Task<Results<Ok<PagedResult<FigureRow>>, ProblemHttpResult>> HandleRows(
        string code, Guid unitId, DateOnly from, DateOnly to, ClaimsPrincipal user, NpgsqlDataSource database, CancellationToken cancellation, int? page = null, int? pageSize = null)
    {
        if (Figures.Find(code) is not { } figure)
        {
            return CodesUnknown.ToProblem();
        }

        await using var connection = await database.OpenConnectionAsync(cancellation);
        if (await RefuseAsync(connection, user, unitId, from, to, cancellation) is { } refusal)
        {
            return refusal.ToProblem();
        }

        var wanted = PageRequest.Of(page, pageSize);
        var values = new { units = new[] { unitId }, from, to, schoolYear = SchoolYearOf(to), size = wanted.PageSize, offset = wanted.Offset };
        var total = await connection.ExecuteScalarAsync<long>(new CommandDefinition($"{Figures.Counted}select count(*) from ({figure.Rows}) r", values, cancellationToken: cancellation));
        var rows = await connection.QueryAsync<FigureRow>(new CommandDefinition(
            $"{Figures.Counted}select * from ({figure.Rows}) r order by day desc nulls last, id limit @size offset @offset", values, cancellationToken: cancellation));
        return TypedResults.Ok(new PagedResult<FigureRow>(rows.AsList(), total, wanted.Page, wanted.PageSize));
    }

    /// <summary>The figures' values, in one round trip, in the order asked for.</summary>
    internal static async Task<IReadOnlyList<FigureValue>> ValuesAsync(
        NpgsqlConnection connection, IReadOnlyList<string> codes, Guid unit, DateOnly from, DateOnly to, CancellationToken cancellation)
    {
        var parts = codes.Select((code, i) => Select(Figures.Find(code)!, i));
        var rows = await connection.QueryAsync<(int Place, string Code, decimal? Value)>(new CommandDefinition(
            $"{Figures.Counted}{string.Join(" union all ", parts)} order by place", new { units = new[] { unit }, from, to, schoolYear = SchoolYearOf(to) }, cancellationToken: cancellation));
        return [.. rows.Select(row => new FigureValue(row.Code, row.Value))];
    }

    /// <summary>The figures' values over many units, in one round trip.</summary>
    internal static async Task<IReadOnlyDictionary<string, decimal?>> SumsAsync(
        NpgsqlConnection connection, IReadOnlyList<string> codes, IReadOnlyList<Guid> units, DateOnly from, DateOnly to, CancellationToken cancellation)
    {
        if (codes.Count == 0)
        {
            return new Dictionary<string, decimal?>();
        }

        var parts = codes.Select(code => Select(Figures.Find(code)!, 0));
        var rows = await connection.QueryAsync<(int Place, string Code, decimal? Value)>(new CommandDefinition(
            Figures.Counted + string.Join(" union all ", parts), new { units = units.ToArray(), from, to, schoolYear = SchoolYearOf(to) }, cancellationToken: cancellation));
        return rows.ToDictionary(row => row.Code, row => row.Value, StringComparer.Ordinal);
    }

    /// <summary>The units with those that they have followed by the end of a period, as the figures count them.</summary>
    internal static async Task<Guid[]> CountedAsync(NpgsqlConnection connection, IReadOnlyList<Guid> units, DateOnly to, CancellationToken cancellation) =>
        (await connection.ExecuteScalarAsync<Guid[]>(new CommandDefinition("select counted_units(@units, @to)", new { units = units.ToArray(), to }, cancellationToken: cancellation)))!;

    // Counts are 0 when nothing is there; a sum over what another service has not told of yet is nothing.
    private static string Select(FigureSource figure, int place)
    {
        var value = figure is { IsSum: true, Shown.Owner: "twinning" } ? "sum(amount)" : figure.IsSum ? "coalesce(sum(amount), 0)" : "count(*)::numeric";
        return $"select {place.ToString(CultureInfo.InvariantCulture)} as place, '{figure.Shown.Code}' as code, {value} as value from ({figure.Rows}) r";
    }

    /// <summary>The year in which the school year of a day began: school years begin in September.</summary>
    internal static int SchoolYearOf(DateOnly day) => day.Month >= 9 ? day.Year : day.Year - 1;

    /// <summary>Read by whoever the unit belongs to, and by those above it.</summary>
    internal static async Task<Refusal?> RefuseAsync(NpgsqlConnection connection, ClaimsPrincipal user, Guid unitId, DateOnly from, DateOnly to, CancellationToken cancellation) =>
        from > to || to.DayNumber - from.DayNumber > 3660 ? PeriodWrong
        : user.IsInRole(Roles.Administrator) ? null
        : user.ActingUnit() is { } own && await connection.ExecuteScalarAsync<bool>(new CommandDefinition(Reached, new { unitId, own }, cancellationToken: cancellation)) ? null
        : Refusal.OutOfScope;
}
