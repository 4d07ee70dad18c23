using Dapper;
using EduCoop.Reporting.Periods;
using EduCoop.ServiceDefaults;
using EduCoop.Storage.Mail;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Reporting.Reminders;

/// <summary>What a run made.</summary>
/// <param name="Day">For which day.</param>
/// <param name="Made">How many reminders.</param>
public sealed record NoticesMade(DateOnly Day, int Made);

/// <summary>
/// Makes a day's digests: three working days before a last day, on it and after it to who owes the report; after it also to who was to receive it. A day that was missed is made good on the
/// next. One transaction: a killed process leaves all or nothing.
/// </summary>
internal static class MakeNotices
{
    private const int WorkingDaysAhead = 3;

    /// <summary>One process makes them; released with the transaction, also by a process that dies.</summary>
    private const string TakeTurn = "select pg_try_advisory_xact_lock(7310592004112658)";

    private const string IsMade = "select exists (select from report_reminder_day where day = @day)";

    private const string MarkMade = """
        insert into report_reminder_day (day, made, made_at) values (@day, @made, @now) on conflict (day) do update set made = report_reminder_day.made + excluded.made, made_at = excluded.made_at
        """;

    private static readonly string Make = EmbeddedSql.Read("EduCoop.Reporting.Reminders.MakeNotices.sql");

    /// <param name="mails">Is there a mail server?</param>
    /// <param name="again">Also when the day is done: what has come since is looked at, nothing is said twice.</param>
    /// <returns>How many reminders were made; null when another process is at it, or the day is done.</returns>
    internal static async Task<int?> RunAsync(NpgsqlDataSource database, TimeProvider clock, bool mails, bool again, CancellationToken cancellation)
    {
        var (day, now) = (clock.Today(), clock.GetUtcNow());
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        if (!await connection.ExecuteScalarAsync<bool>(new CommandDefinition(TakeTurn, transaction: transaction, cancellationToken: cancellation))
            || (!again && await connection.ExecuteScalarAsync<bool>(new CommandDefinition(IsMade, new { day }, transaction, cancellationToken: cancellation))))
        {
            return null;
        }

        var soon = await SoonAsync(connection, day, cancellation);
        var made = await connection.ExecuteAsync(new CommandDefinition(Make, new { day, soon, now, mails }, transaction, commandTimeout: 120, cancellationToken: cancellation));
        await connection.ExecuteAsync(new CommandDefinition(MarkMade, new { day, made, now }, transaction, cancellationToken: cancellation));
        await transaction.CommitAsync(cancellation);
        return made;
    }

    /// <summary>POST /reports/notices/run: today's digests now.</summary>
    internal static async Task<Ok<NoticesMade>> Handle(NpgsqlDataSource database, SmtpOptions smtp, TimeProvider clock, CancellationToken cancellation) =>
        TypedResults.Ok(new NoticesMade(clock.Today(), await RunAsync(database, clock, smtp.IsThere, again: true, cancellation) ?? 0));

    // Days off in between are reminded of before them, not in them.
    private static async Task<DateOnly> SoonAsync(NpgsqlConnection connection, DateOnly day, CancellationToken cancellation)
    {
        var calendar = await ReportingCalendar.FindAsync(connection, day.Year, day.Year + 1, cancellation);
        return calendar.Days.Add(day, WorkingDaysAhead);
    }
}
