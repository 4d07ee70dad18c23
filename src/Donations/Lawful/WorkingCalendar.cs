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
/// <param name="Source">The document that announced them; of a year that nobody has vouched for the law's articles.</param>
/// <param name="EnteredAt">When they were entered; null for what follows from the law alone.</param>
public sealed record HolidayYear(int Year, bool Confirmed, IReadOnlyList<Holiday> Days, string? Source, DateTimeOffset? EnteredAt);

/// <summary>Body of PUT /holidays/{year}.</summary>
/// <param name="Days">All of the year, at most 100.</param>
/// <param name="Source">Number and date of the document that announced them, 3-300 characters.</param>
public sealed record SetHolidaysRequest(IReadOnlyList<Holiday> Days, string? Source = null);

/// <summary>GET and PUT /holidays/{year}, and the calendar that deadlines are counted by.</summary>
internal static class WorkingCalendar
{
    private const int FirstYear = 2020;
    private const int LastYear = 2060;
    private static readonly Refusal YearOutside = new("year_outside", "Năm ngoài phạm vi lịch làm việc.", "Lịch có từ năm 2020 đến năm 2060.");
    private static readonly Refusal DaysInvalid = new("days_invalid", "Danh sách ngày nghỉ chưa đúng.", "Mỗi ngày thuộc năm đang sửa, ghi một lần, có tên từ 1 đến 200 ký tự; tối đa 100 ngày.");

    private const string Find = "select day, is_working, name from holiday where day between @from and @to order by day";

    private const string Years = "select year from holiday_year where year between @first and @last";

    private const string FindYear = "select source, confirmed_at from holiday_year where year = @year";

    private const string Confirm = """
        insert into holiday_year (year, confirmed_by, confirmed_at, source) values ($1, $2, $3, $4::text)
        on conflict (year) do update set confirmed_by = $2, confirmed_at = $3, source = $4::text
        """;

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

        if (request.Source is { } source && PlanRefusals.Text("source", source, 3, 300) is { } unfit)
        {
            return unfit.ToProblem();
        }

        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var batch = connection.CreateBatch();
        // The year's row first: two people at once wait for each other here.
        batch.Add(Confirm, year, user.AccountId(), VietnamTime.ToMicroseconds(clock.GetUtcNow()), request.Source.Nfc());
        batch.Add(Clear, new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
        batch.Add(Insert, request.Days.Select(day => day.Day).ToArray(), request.Days.Select(day => day.IsWorking).ToArray(), request.Days.Select(day => day.Name.Nfc()!).ToArray());
        await batch.ExecuteNonQueryAsync(cancellation);
        return TypedResults.Ok(await ReadAsync(connection, year, cancellation));
    }

    private static async Task<HolidayYear> ReadAsync(NpgsqlConnection connection, int year, CancellationToken cancellation)
    {
        var entered = await connection.QuerySingleOrDefaultAsync<YearRow>(new CommandDefinition(FindYear, new { year }, cancellationToken: cancellation));
        if (entered is null)
        {
            return new(year, false, [.. ByLaw(year)], string.Join("; ", PublicHolidays.Of(year).Select(day => day.Source).Distinct()), null);
        }

        var days = await connection.QueryAsync<Row>(new CommandDefinition(Find, new { from = new DateOnly(year, 1, 1), to = new DateOnly(year, 12, 31) }, cancellationToken: cancellation));
        return new(year, true, [.. days.Select(row => new Holiday(row.Day, row.IsWorking, row.Name))], entered.Source, entered.ConfirmedAt);
    }

    private static IEnumerable<Holiday> ByLaw(int year) => PublicHolidays.Of(year).Select(day => new Holiday(day.Day, false, day.Name));

    private sealed record YearRow
    {
        public string? Source { get; init; }

        public required DateTimeOffset ConfirmedAt { get; init; }
    }

    private sealed record Row
    {
        public required DateOnly Day { get; init; }

        public required bool IsWorking { get; init; }

        public required string Name { get; init; }
    }
}
