using System.Security.Claims;
using Dapper;
using EduCoop.Documents.Deadlines;
using EduCoop.ServiceDefaults;
using EduCoop.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Donations.Lawful;

/// <summary>A day that differs from the week's rule.</summary>
/// <param name="Day">The day.</param>
/// <param name="IsWorking">False: off. True: a Saturday or Sunday that is worked in exchange.</param>
/// <param name="Name">Why.</param>
public sealed record Holiday(DateOnly Day, bool IsWorking, string Name);

/// <summary>A year's holidays.</summary>
/// <param name="Year">The year.</param>
/// <param name="Confirmed">Somebody has vouched for them; until then the Tết block is missing.</param>
/// <param name="Days">Days that differ from the week's rule.</param>
public sealed record HolidayYear(int Year, bool Confirmed, IReadOnlyList<Holiday> Days);

/// <summary>Body of PUT /holidays/{year}.</summary>
/// <param name="Days">All of the year, at most 100.</param>
public sealed record SetHolidaysRequest(IReadOnlyList<Holiday> Days);

/// <summary>GET and PUT /holidays/{year}, and the calendar that deadlines are counted by.</summary>
internal static class WorkingCalendar
{
    private const int FirstYear = 2020;
    private const int LastYear = 2060;
    private static readonly Refusal YearOutside = new("year_outside", "Năm ngoài phạm vi lịch làm việc.", "Lịch có từ năm 2020 đến năm 2060.");
    private static readonly Refusal DaysInvalid = new("days_invalid", "Danh sách ngày nghỉ chưa đúng.", "Mỗi ngày thuộc năm đang sửa, ghi một lần, có tên từ 1 đến 200 ký tự; tối đa 100 ngày.");

    // Labour Code, Article 112: the days that fall on the same date each year. Tết and Giỗ Tổ follow the moon.
    private static readonly (int Month, int Day, string Name)[] Fixed = [(1, 1, "Tết Dương lịch"), (4, 30, "Ngày Chiến thắng"), (5, 1, "Ngày Quốc tế lao động"), (9, 2, "Quốc khánh")];

    private const string Find = "select day, is_working, name from holiday where day between @from and @to order by day";

    private const string Years = "select year from holiday_year where year between @first and @last";

    private const string Confirm = "insert into holiday_year (year, confirmed_by, confirmed_at) values ($1, $2, $3) on conflict (year) do update set confirmed_by = $2, confirmed_at = $3";

    private const string Clear = "delete from holiday where day between $1 and $2";

    private const string Insert = "insert into holiday (day, is_working, name) select * from unnest($1::date[], $2::boolean[], $3::text[])";

    /// <summary>The calendar of these years, and which of them somebody has vouched for.</summary>
    internal static async Task<(WorkingDays Days, HashSet<int> Confirmed)> LoadAsync(NpgsqlConnection connection, int first, int last, CancellationToken cancellation)
    {
        var confirmed = (await connection.QueryAsync<int>(new CommandDefinition(Years, new { first, last }, cancellationToken: cancellation))).ToHashSet();
        var days = (await connection.QueryAsync<Row>(new CommandDefinition(Find, new { from = new DateOnly(first, 1, 1), to = new DateOnly(last, 12, 31) }, cancellationToken: cancellation)))
            .Select(row => new Holiday(row.Day, row.IsWorking, row.Name))
            .Concat(Enumerable.Range(first, last - first + 1).Where(year => !confirmed.Contains(year)).SelectMany(ByLaw)).ToList();
        return (new WorkingDays(days.Where(day => !day.IsWorking).Select(day => day.Day), days.Where(day => day.IsWorking).Select(day => day.Day)), confirmed);
    }

    internal static async Task<Results<Ok<HolidayYear>, ProblemHttpResult>> HandleGet(int year, NpgsqlDataSource database, CancellationToken cancellation)
    {
        if (year is < FirstYear or > LastYear)
        {
            return YearOutside.ToProblem();
        }

        await using var connection = await database.OpenConnectionAsync(cancellation);
        return TypedResults.Ok(await ReadAsync(connection, year, cancellation));
    }

    internal static async Task<Results<Ok<HolidayYear>, ProblemHttpResult>> HandleSet(
        int year, SetHolidaysRequest request, ClaimsPrincipal user, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        if (year is < FirstYear or > LastYear)
        {
            return YearOutside.ToProblem();
        }

        if (request.Days.Count > 100 || request.Days.Any(day => day.Day.Year != year || day.Name is not { Length: > 0 and <= 200 } || !Words.IsClean(day.Name)) || request.Days.DistinctBy(day => day.Day).Count() != request.Days.Count)
        {
            return DaysInvalid.ToProblem();
        }

        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var batch = connection.CreateBatch();
        // The year's row first: two people at once wait for each other here.
        batch.Add(Confirm, year, user.AccountId(), clock.GetUtcNow());
        batch.Add(Clear, new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
        batch.Add(Insert, request.Days.Select(day => day.Day).ToArray(), request.Days.Select(day => day.IsWorking).ToArray(), request.Days.Select(day => day.Name.Nfc()!).ToArray());
        await batch.ExecuteNonQueryAsync(cancellation);
        return TypedResults.Ok(await ReadAsync(connection, year, cancellation));
    }

    private static async Task<HolidayYear> ReadAsync(NpgsqlConnection connection, int year, CancellationToken cancellation)
    {
        var confirmed = (await connection.QueryAsync<int>(new CommandDefinition(Years, new { first = year, last = year }, cancellationToken: cancellation))).Any();
        var days = await connection.QueryAsync<Row>(new CommandDefinition(Find, new { from = new DateOnly(year, 1, 1), to = new DateOnly(year, 12, 31) }, cancellationToken: cancellation));
        return new(year, confirmed, confirmed ? [.. days.Select(row => new Holiday(row.Day, row.IsWorking, row.Name))] : [.. ByLaw(year)]);
    }

    private static IEnumerable<Holiday> ByLaw(int year) => Fixed.Select(day => new Holiday(new DateOnly(year, day.Month, day.Day), false, day.Name));

    private sealed record Row
    {
        public required DateOnly Day { get; init; }

        public required bool IsWorking { get; init; }

        public required string Name { get; init; }
    }
}
