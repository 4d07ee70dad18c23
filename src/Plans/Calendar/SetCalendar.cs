using System.Globalization;
using System.Security.Claims;
using EduCoop.Contracts.Plans;
using EduCoop.ServiceDefaults;
using EduCoop.Storage;
using EduCoop.Storage.Messaging;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Plans.Calendar;

/// <summary>Body of PUT /calendar/{year}: all days of the year that differ from the week's rule.</summary>
/// <param name="Days">At most 100.</param>
public sealed record SetCalendarRequest(IReadOnlyList<CalendarDay> Days);

/// <summary>PUT /calendar/{year}: the year's holidays as the Government announced them, with the Tết block and exchanged Saturdays.</summary>
internal static class SetCalendar
{
    internal const int FirstYear = 2020;
    internal const int LastYear = 2060;
    private const int MostDays = 100;

    internal static readonly Refusal YearOutside = new("year_outside", "Năm ngoài phạm vi lịch làm việc.", "Lịch có từ năm 2020 đến năm 2060.");
    internal static readonly Refusal DayOutside = new("day_outside", "Có ngày không thuộc năm này.", "Mỗi ngày phải nằm trong năm đang sửa.");
    internal static readonly Refusal DayTwice = new("day_twice", "Có ngày ghi hai lần.", "Mỗi ngày ghi một lần.");
    internal static readonly Refusal TooManyDays = new("too_many_days", "Quá nhiều ngày.", "Một năm nhận tối đa 100 ngày.");

    private const string Clear = "delete from calendar_day where day between $1 and $2";

    private const string Insert = "insert into calendar_day (day, is_working, name, changed_by, changed_at) select d, w, n, $4, $5 from unnest($1, $2, $3) as t (d, w, n)";

    private const string Confirm = """
        insert into calendar_year (year, confirmed_by, confirmed_at) values ($1, $2, $3)
        on conflict (year) do update set confirmed_by = excluded.confirmed_by, confirmed_at = excluded.confirmed_at
        """;

    internal static async Task<Results<Ok<CalendarView>, ProblemHttpResult>> Handle(
        int year, SetCalendarRequest request, ClaimsPrincipal user, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        if (Refuse(year, request) is { } refusal)
        {
            return refusal.ToProblem();
        }

        var now = clock.Now();
        await using var batch = database.CreateBatch();
        // The year's row first: two people at once wait for each other here.
        batch.Add(Confirm, year, user.AccountId(), now);
        batch.Add(Clear, new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
        batch.Add(
            Insert, request.Days.Select(day => day.Day).ToArray(), request.Days.Select(day => day.IsWorking).ToArray(), request.Days.Select(day => day.Name.Nfc()).ToArray(),
            user.AccountId(), now);
        batch.AddToOutbox(
            new CalendarConfirmed(year, [.. request.Days.OrderBy(day => day.Day).Select(day => new CalendarException(day.Day, day.IsWorking, day.Name.Nfc()))], now),
            year.ToString(CultureInfo.InvariantCulture));
        await batch.ExecuteNonQueryAsync(cancellation);
        await using var connection = await database.OpenConnectionAsync(cancellation);
        return TypedResults.Ok(await GetCalendar.ReadAsync(connection, year, cancellation));
    }

    private static Refusal? Refuse(int year, SetCalendarRequest request) => request switch
    {
        _ when year is < FirstYear or > LastYear => YearOutside,
        { Days.Count: > MostDays } => TooManyDays,
        { Days: var days } when days.Any(day => day.Day.Year != year) => DayOutside,
        { Days: var days } when days.Select(day => day.Day).Distinct().Count() != days.Count => DayTwice,
        { Days: var days } when days.Any(day => !Words.IsSaid(day.Name, 200)) => Words.TextInvalid("days[].name", 200),
        _ => null,
    };
}
