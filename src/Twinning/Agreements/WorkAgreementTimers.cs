using Dapper;
using EduCoop.ServiceDefaults;
using EduCoop.Storage;
using Npgsql;

namespace EduCoop.Twinning.Agreements;

/// <summary>
/// Works what is due: reminds those whose turn it is, tells the unit above them, closes what ran out of time. Timers are rows; any number of processes may work
/// them, each takes an agreement that no other holds, and what one does is committed with the timer's mark, so it is done once however often a process dies.
/// </summary>
internal sealed partial class WorkAgreementTimers(
    NpgsqlDataSource database, AgreementSettings settings, TimeProvider clock, ILogger<WorkAgreementTimers> log) : BackgroundService
{
    // The agreement's row is locked, as for every other step, and never the timer's first: two that lock in different orders would wait for each other.
    private const string Claim = """
        select a.agreement_id from agreement_timer t join agreement a on a.agreement_id = t.agreement_id
        where t.done_at is null and t.due_at <= @now and a.agreement_id <> all (@passedOver) order by t.due_at limit 1 for update of a skip locked
        """;

    private const string Due = """
        select stage, since, kind, due_at from agreement_timer where agreement_id = @agreementId and done_at is null and due_at <= @now order by due_at, kind
        """;

    private const string Mark = "update agreement_timer set done_at = $2 where agreement_id = $1 and done_at is null and due_at <= $2";

    private const string Notify = """
        insert into agreement_notice (agreement_id, stage, since, kind, unit_id, due_at, made_at)
        select distinct $1, $2, $3::timestamptz, $4, unit, $6::timestamptz, $7::timestamptz from unnest($5::uuid[]) as told (unit)
        on conflict do nothing
        """;

    private const string Parents = "select parent_id from unit_copy where unit_id = any (@units) and parent_id is not null";

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            // One agreement that cannot be worked keeps no other waiting: it is passed over until the next look.
            var failed = new List<Guid>();
            while (await WorkOrLogAsync(failed, stoppingToken))
            {
            }

            await Task.Delay(settings.Look, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<bool> WorkOrLogAsync(List<Guid> failed, CancellationToken cancellation)
    {
        var known = failed.Count;
        try
        {
            return await WorkNextAsync(failed, cancellation);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            return false;
        }
        catch (Exception fault)
        {
            LogPaused(log, fault);
            return failed.Count > known;
        }
    }

    /// <summary>Works all that is due of one agreement.</summary>
    /// <param name="failed">Agreements to pass over; the one that is worked stands in it until that has gone well.</param>
    /// <param name="cancellation">Cancels before the commit.</param>
    /// <returns>False when nothing is due that no other process works.</returns>
    internal async Task<bool> WorkNextAsync(List<Guid> failed, CancellationToken cancellation)
    {
        var now = clock.Now();
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        if (await connection.QuerySingleOrDefaultAsync<Guid?>(new CommandDefinition(Claim, new { now, passedOver = failed.ToArray() }, cancellationToken: cancellation)) is not { } agreementId)
        {
            return false;
        }

        failed.Add(agreementId);
        await WorkAsync(connection, transaction, agreementId, now, cancellation);
        failed.Remove(agreementId);
        return true;
    }

    private async Task WorkAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, Guid agreementId, DateTimeOffset now, CancellationToken cancellation)
    {
        // Read under the lock: another process may have worked them between.
        var due = (await connection.QueryAsync<DueRow>(new CommandDefinition(Due, new { agreementId, now }, cancellationToken: cancellation))).AsList();
        if (due.Count == 0)
        {
            return;
        }

        var agreement = await AgreementBook.FindAsync(connection, agreementId, cancellation);
        var isOver = due.Any(row => row.Kind == AgreementClock.Expire);
        await using (var batch = new NpgsqlBatch(connection, transaction))
        {
            // After the limit nobody is reminded of it; of several reminders that a stopped service missed, the last is made.
            var told = isOver
                ? []
                : due.Where(row => row.Kind.StartsWith(AgreementClock.Escalate, StringComparison.Ordinal))
                    .Append(due.LastOrDefault(row => row.Kind.StartsWith(AgreementClock.Remind, StringComparison.Ordinal))).OfType<DueRow>();
            foreach (var row in told)
            {
                var units = await ToldAsync(connection, agreement, row, cancellation);
                batch.Add(Notify, agreementId, row.Stage, row.Since, row.Kind, units, DueAtOf(row), now);
            }

            batch.Add(Mark, agreementId, now);
            await batch.ExecuteNonQueryAsync(cancellation);
        }

        if (isOver && agreement.Proposal?.Authority == settings.Authority)
        {
            var written = await AgreementBook.WriteAsync(connection, transaction, agreement, Expiry(agreement, due.First(row => row.Kind == AgreementClock.Expire).DueAt, now), isOwn: false, now, cancellation);
            LogExpired(log, agreementId, written.Agreement.Standing.State);
            if (written.Refusal is null && !written.IsKnown)
            {
                return;
            }
        }

        await transaction.CommitAsync(cancellation);
    }

    private AgreementMessage Expiry(Agreement agreement, DateTimeOffset dueAt, DateTimeOffset now) => new()
    {
        MessageId = DerivedId.Expiry(agreement.Id, (int)agreement.Standing.State, agreement.Standing.Since),
        AgreementId = agreement.Id,
        Step = AgreementStep.Expire,
        Party = AgreementParty.Proposer,
        By = Guid.Empty,
        ByUnit = Guid.Empty,
        ByUnitName = "",
        Authority = settings.Authority,
        // A stage that began after its limit (a school year that was over before all had consented) is over at once, not before it began.
        ActedAt = dueAt > agreement.Standing.Since ? dueAt : agreement.Standing.Since.AddMicroseconds(1),
        LearnedAt = now,
        ExpiredState = agreement.Standing.State,
        ExpiredSince = agreement.Standing.Since,
    };

    private static async Task<Guid[]> ToldAsync(NpgsqlConnection connection, Agreement agreement, DueRow row, CancellationToken cancellation)
    {
        var terms = agreement.Terms!;
        // Of an active pair both schools are asked whether they go on.
        var turn = agreement.Standing.State == AgreementState.Active ? [AgreementParty.SupporterSchool, AgreementParty.SeekerSchool] : agreement.Standing.Turn().ToArray();
        if (row.Kind.StartsWith(AgreementClock.Remind, StringComparison.Ordinal))
        {
            return [.. turn.Select(party => AgreementBook.UnitOf(terms, party))];
        }

        // A school's answer is the business of its office; an office's of the unit above it, and of its own head where there is none.
        var offices = turn.Select(party => party is AgreementParty.SupporterSchool or AgreementParty.SupporterOffice ? terms.Supporter.OfficeId : terms.Seeker.OfficeId).ToArray();
        if (agreement.Standing.State != AgreementState.Accepted)
        {
            return offices;
        }

        var above = (await connection.QueryAsync<Guid>(new CommandDefinition(Parents, new { units = offices }, cancellationToken: cancellation))).ToArray();
        return above.Length > 0 ? above : offices;
    }

    // "remind_5" is made five days before the last day.
    private static DateTimeOffset DueAtOf(DueRow row) =>
        row.DueAt.AddDays(1 + int.Parse(row.Kind.AsSpan(row.Kind.IndexOf('_', StringComparison.Ordinal) + 1), System.Globalization.CultureInfo.InvariantCulture));

    private sealed record DueRow
    {
        public required string Stage { get; init; }

        public required DateTimeOffset Since { get; init; }

        public required string Kind { get; init; }

        public required DateTimeOffset DueAt { get; init; }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Time ran out for agreement {AgreementId}: {State}")]
    private static partial void LogExpired(ILogger log, Guid agreementId, AgreementState state);

    [LoggerMessage(Level = LogLevel.Error, Message = "Working the timers of agreements pauses; nothing is lost")]
    private static partial void LogPaused(ILogger log, Exception fault);
}
