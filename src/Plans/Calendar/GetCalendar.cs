using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Plans.Calendar;

/// <summary>A year's calendar.</summary>
/// <param name="Year">The year.</param>
/// <param name="Confirmed">A person has entered or looked over this year's days; until then the Tết block is missing.</param>
/// <param name="Days">Days that differ from the week's rule (Saturday and Sunday off).</param>
public sealed record CalendarView(int Year, bool Confirmed, IReadOnlyList<CalendarDay> Days);

/// <summary>GET /calendar/{year}.</summary>
internal static class GetCalendar
{
    private const string IsConfirmed = "select exists (select from calendar_year where year = $1)";

    internal static async Task<Results<Ok<CalendarView>, ProblemHttpResult>> Handle(int year, NpgsqlDataSource database, CancellationToken cancellation)
    {
        if (year is < SetCalendar.FirstYear or > SetCalendar.LastYear)
        {
            return SetCalendar.YearOutside.ToProblem();
        }

        await using var connection = await database.OpenConnectionAsync(cancellation);
        return TypedResults.Ok(await ReadAsync(connection, year, cancellation));
    }

    internal static async Task<CalendarView> ReadAsync(NpgsqlConnection connection, int year, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(IsConfirmed, connection) { Parameters = { new() { Value = year } } };
        var confirmed = (bool)(await command.ExecuteScalarAsync(cancellation))!;
        return new(year, confirmed, await CalendarDays.FindAsync(connection, year, year, cancellation));
    }
}
