using EduCoop.Reporting.Periods;
using EduCoop.Reporting.Regimes;
using EduCoop.Storage;
using Npgsql;

namespace EduCoop.Reporting.Obligations;

/// <summary>Makes the obligations of one regime: each level of each period in one statement and one transaction, so a killed process leaves whole periods and the next goes on.</summary>
internal static class UnfoldRegime
{
    private static readonly string Make = EmbeddedSql.Read("EduCoop.Reporting.Obligations.MakeObligations.sql");

    private static readonly string SetReceivers = EmbeddedSql.Read("EduCoop.Reporting.Obligations.SetReceivers.sql");

    private const string Rounds = """
        select period_key, level, min(least(cut_off, due_on)) from obligation where regime_id = $1 and cancelled_on is null group by period_key, level order by period_key, level
        """;

    private const string Ground = "select obligation_ground($1)";

    // Periods and levels that the newest version no longer knows; what was due before it stays.
    private const string CancelOthers = """
        update obligation o set cancelled_on = $3
        where o.regime_id = $1 and o.due_on >= $2 and o.handed_in_on is null and o.cancelled_on is null
          and not exists (select from unnest($4, $5) w (period_key, level) where w.period_key = o.period_key and w.level = o.level)
        """;

    private const string Remember = "update regime set ground = $2 where regime_id = $1 and version = $3";

    // The statements of a whole country take seconds; what takes longer than this is a fault.
    private const int SecondsAtMost = 120;

    internal static async Task<string> GroundAsync(NpgsqlDataSource database, DateOnly today, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(Ground);
        return (string)(await command.Add(today).ExecuteScalarAsync(cancellation))!;
    }

    /// <returns>How many obligations were made, changed or cancelled; null when the lease was lost and somebody else goes on.</returns>
    internal static async Task<long?> RunAsync(NpgsqlDataSource database, RegimeJob job, Guid owner, DateOnly today, CancellationToken cancellation)
    {
        // Read first: what changes meanwhile gives another ground and is seen at the next look.
        var ground = await GroundAsync(database, today, cancellation);
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var regime = (await RegimeRow.FindAsync(connection, job.RegimeId, cancellation))!;
        var content = RegimeContent.Read(regime.Content);
        var rounds = await RoundsAsync(connection, regime, content, today, cancellation);
        var changed = 0L;
        foreach (var (round, level, advised) in rounds)
        {
            await using var batch = Batch(connection);
            job.AddRenewal(batch, owner);
            var who = content.LevelsOrNone[level];
            batch.Add(
                Make, job.RegimeId, level, who.Reporters == ReporterKind.Units ? who.UnitIds!.ToArray() : NoUnits(), new NpgsqlParameter<Guid?> { TypedValue = who.UnderId }, (who.TypeCodes ?? []).ToArray(), round.Period.Key, round.Period.Label,
                round.Period.From, round.Period.CutOff, round.DueOn[level], advised, round.DayOf(level), today);
            // What is handed in stays as it is, but is received by who followed.
            batch.Add(SetReceivers, job.RegimeId, level, round.Period.Key, round.DayOf(level), true);
            await using var reader = await batch.ExecuteReaderAsync(cancellation);
            if (!await reader.ReadAsync(cancellation))
            {
                return null;
            }

            await reader.NextResultAsync(cancellation);
            await reader.ReadAsync(cancellation);
            changed += reader.GetInt64(0);
            await ToTheEndAsync(reader, cancellation);
        }

        await using var clean = Batch(connection);
        var others = clean.Add(
            CancelOthers, job.RegimeId, regime.AppliesFrom, today, rounds.Select(one => one.Round.Period.Key).ToArray(), rounds.Select(one => (short)one.Level).ToArray());
        await clean.ExecuteNonQueryAsync(cancellation);
        var found = others.RecordsAffected > 0 ? [] : rounds.Select(one => (one.Round.Period.Key, one.Level)).ToHashSet();
        if (!await ReceiversAsync(connection, job, owner, found, cancellation))
        {
            return null;
        }

        await using var last = Batch(connection);
        job.AddRenewal(last, owner);
        last.Add(Remember, job.RegimeId, ground, regime.Version);
        job.AddEnd(last, owner);
        await last.ExecuteNonQueryAsync(cancellation);
        return changed + (long)others.RecordsAffected;
    }

    // Of periods before the newest version, whose units may have got another above them; of all, where a level that received has gone.
    private static async Task<bool> ReceiversAsync(NpgsqlConnection connection, RegimeJob job, Guid owner, HashSet<(string Period, int Level)> found, CancellationToken cancellation)
    {
        var rounds = new List<(string Period, int Level, DateOnly Day)>();
        await using (var find = new NpgsqlCommand(Rounds, connection))
        {
            await using var rows = await find.Add(job.RegimeId).ExecuteReaderAsync(cancellation);
            while (await rows.ReadAsync(cancellation))
            {
                rounds.Add((rows.GetString(0), rows.GetInt16(1), rows.GetFieldValue<DateOnly>(2)));
            }
        }

        foreach (var (period, level, day) in rounds.Where(one => !found.Contains((one.Period, one.Level))))
        {
            await using var batch = Batch(connection);
            job.AddRenewal(batch, owner);
            batch.Add(SetReceivers, job.RegimeId, level, period, day, false);
            await using var reader = await batch.ExecuteReaderAsync(cancellation);
            if (!await reader.ReadAsync(cancellation))
            {
                return false;
            }

            await ToTheEndAsync(reader, cancellation);
        }

        return true;
    }

    // A fault of a later statement is thrown here, and lost where the reader is only closed.
    private static async Task ToTheEndAsync(NpgsqlDataReader reader, CancellationToken cancellation)
    {
        while (await reader.NextResultAsync(cancellation))
        {
        }
    }

    private static async Task<List<(RegimeRound Round, int Level, DateOnly Advised)>> RoundsAsync(
        NpgsqlConnection connection, RegimeRow regime, RegimeContent content, DateOnly today, CancellationToken cancellation)
    {
        var limits = await ReportingLimits.FindAsync(connection, today, cancellation);
        var until = new DateOnly(Math.Max(today.Year, regime.ValidFrom.Year) + limits.YearsAhead, 12, 31);
        var calendar = await ReportingCalendar.FindAsync(connection, regime.ValidFrom.Year - 1, until.Year + 2, cancellation);
        return [.. from round in RegimePeriods.Of(content, regime.ValidFrom, regime.ValidTo, until, await PeriodRule.AllAsync(connection, cancellation), calendar)
                   // The last level first: who reports finds the receiver there.
                   from level in Enumerable.Range(0, round.DueOn.Count).Reverse()
                   where round.DueOn[level] >= regime.AppliesFrom
                   select (round, level, calendar.Days.LastOnOrBefore(round.DueOn[level]))];
    }

    private static NpgsqlParameter<Guid[]?> NoUnits() => new() { TypedValue = null };

    private static NpgsqlBatch Batch(NpgsqlConnection connection) => new(connection) { Timeout = SecondsAtMost };
}
