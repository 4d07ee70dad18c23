using Dapper;
using Npgsql;

namespace EduCoop.Plans.Reminders;

/// <summary>
/// Makes a day's digests: 30, 7 and 1 days before a due date and every week after it, to who leads; what is overdue also to who issued the plan.
/// A day that was missed is made good on the next: the step that was passed is reminded of late rather than never.
/// </summary>
internal static class MakeReminders
{
    /// <summary>One process makes them; the others find the day done. Released with the transaction, also by a process that dies.</summary>
    private const string TakeTurn = "select pg_try_advisory_xact_lock(7310592004112657)";

    private const string IsMade = "select exists (select from reminder_day where day = @day)";

    private const string MarkMade = "insert into reminder_day (day, made, made_at) values (@day, @made, @now) on conflict (day) do update set made = reminder_day.made + excluded.made, made_at = excluded.made_at";

    private static readonly string Make = ReadSql();

    /// <summary>Makes the digests of the day; all or none of them.</summary>
    /// <param name="database">The database.</param>
    /// <param name="day">Today in Vietnam.</param>
    /// <param name="mails">Is there a mail server?</param>
    /// <param name="again">Also when the day is done already: what has come since is looked at, nothing is said twice.</param>
    /// <param name="now">This moment.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>How many reminders were made; null when another process is at it, or the day is done.</returns>
    internal static async Task<int?> RunAsync(NpgsqlDataSource database, DateOnly day, bool mails, bool again, DateTimeOffset now, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        if (!await connection.ExecuteScalarAsync<bool>(new CommandDefinition(TakeTurn, transaction: transaction, cancellationToken: cancellation))
            || (!again && await connection.ExecuteScalarAsync<bool>(new CommandDefinition(IsMade, new { day }, transaction, cancellationToken: cancellation))))
        {
            return null;
        }

        var made = await connection.ExecuteAsync(new CommandDefinition(Make, new { day, mails, now }, transaction, commandTimeout: 120, cancellationToken: cancellation));
        await connection.ExecuteAsync(new CommandDefinition(MarkMade, new { day, made, now }, transaction, cancellationToken: cancellation));
        await transaction.CommitAsync(cancellation);
        return made;
    }

    private static string ReadSql()
    {
        using var file = typeof(MakeReminders).Assembly.GetManifestResourceStream("EduCoop.Plans.Reminders.MakeReminders.sql")!;
        using var reader = new StreamReader(file);
        return reader.ReadToEnd();
    }
}
