using Dapper;
using EduCoop.Documents.Deadlines;
using Npgsql;

namespace EduCoop.Reporting.Periods;

/// <summary>The working days of a stretch of years, and which of them nobody has looked over: there the Tết block is missing.</summary>
/// <param name="Days">Which days are worked.</param>
/// <param name="Unconfirmed">Years that go by the fixed holidays only.</param>
internal sealed record ReportingCalendar(WorkingDays Days, IReadOnlySet<int> Unconfirmed)
{
    private const string Find = """
        select c.year, d.day, d.is_working from calendar_year_copy c left join unnest(c.days, c.is_working) d (day, is_working) on true where c.year between @from and @to
        """;

    internal static async Task<ReportingCalendar> FindAsync(NpgsqlConnection connection, int from, int to, CancellationToken cancellation)
    {
        var known = (await connection.QueryAsync<Row>(new CommandDefinition(Find, new { from, to }, cancellationToken: cancellation))).AsList();
        var unconfirmed = Enumerable.Range(from, to - from + 1).Except(known.Select(row => row.Year)).ToHashSet();
        var days = known.Where(row => row.Day is not null).ToLookup(row => row.IsWorking == true, row => row.Day!.Value);
        return new(new(days[false].Concat(unconfirmed.SelectMany(PublicHolidays.Of).Select(day => day.Day)), days[true]), unconfirmed);
    }

    private sealed record Row
    {
        public required int Year { get; init; }

        public DateOnly? Day { get; init; }

        public bool? IsWorking { get; init; }
    }
}
