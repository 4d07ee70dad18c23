using System.Text.Json;
using Dapper;
using EduCoop.Contracts;
using EduCoop.ServiceDefaults;
using EduCoop.Storage;
using Npgsql;
using NpgsqlTypes;

namespace EduCoop.Twinning.Agreements;

/// <summary>Settings under "Agreements".</summary>
internal sealed class AgreementSettings
{
    /// <summary>This deployment's name in messages between authorities.</summary>
    public string Authority { get; set; } = "educoop";

    /// <summary>How often due timers are looked for.</summary>
    public TimeSpan Look { get; set; } = TimeSpan.FromSeconds(10);
}

/// <summary>What recording a step gave.</summary>
internal readonly record struct Recorded(Agreement Agreement, Refusal? Refusal, bool IsKnown);

/// <summary>
/// Keeps agreements: a step is read, decided and written under the agreement's row lock, and what it writes is one batch: the message, the row, the timers and the
/// outbox. A process that dies anywhere has written all of it or nothing, and whoever repeats the step finds it known.
/// </summary>
internal sealed class AgreementBook(NpgsqlDataSource database, TimeProvider clock, AgreementSettings settings)
{
    private const string Make = "insert into agreement (agreement_id) values ($1) on conflict do nothing";

    private const string Limit = "select due_at from agreement where agreement_id = @agreementId";

    private const string Lock = $"{Limit} for update";

    private const string ReadMessages = "select content::text from agreement_message where agreement_id = @agreementId order by sequence";

    private const string InsertMessage = """
        insert into agreement_message (agreement_id, sequence, message_id, step, by_account, by_unit, authority, acted_at, learned_at, content)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
        """;

    private const string Update = """
        update agreement
        set version = $2, state = $3, since = $4, proposed_by = $5, supporter_id = $6, supporter_name = $7, supporter_office_id = $8, seeker_id = $9, seeker_name = $10,
            seeker_office_id = $11, from_year = $12, through_year = $13, renewals = $14, turn = $15, due_at = $16::timestamptz, active_since = $17::timestamptz,
            supporter_school_by = $18, seeker_school_by = $19, supporter_office_by = $20, seeker_office_by = $21
        where agreement_id = $1
        """;

    private const string UpdateAwaited = "update agreement set version = $2 where agreement_id = $1";

    private const string DropTimers = "delete from agreement_timer where agreement_id = $1 and done_at is null";

    private const string InsertTimers = """
        insert into agreement_timer (agreement_id, stage, since, kind, due_at)
        select $1, $2, $3, kind, due_at from unnest($4, $5) as one (kind, due_at)
        on conflict do nothing
        """;

    // The serial's row is locked by the first to take one; a batch that fails gives its serial back, so there are no gaps. What became active again keeps its number.
    private const string TakeNumber = """
        with taken as (
            insert into agreement_serial (office_id, year, last)
            select $2, $3, 1 where not exists (select from agreement_number where agreement_id = $1)
            on conflict (office_id, year) do update set last = agreement_serial.last + 1
            returning last)
        insert into agreement_number (agreement_id, office_id, year, serial) select $1, $2, $3, last from taken
        """;

    /// <summary>Records a step that somebody does here.</summary>
    /// <param name="agreementId">The agreement.</param>
    /// <param name="make">Makes the message from how things stand, or says why not.</param>
    /// <param name="cancellation">Cancels before the commit.</param>
    internal async Task<Recorded> ActAsync(
        Guid agreementId, Func<NpgsqlConnection, Agreement, Task<(AgreementMessage? Message, Refusal? Refusal)>> make, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var (before, dueAt) = await LockAsync(connection, agreementId, cancellation);
        var (message, refusal) = await make(connection, before);
        if (message is null)
        {
            return new(before, refusal, false);
        }

        var now = clock.Now();
        if (dueAt <= now && before.Proposal?.Authority == settings.Authority && before.Messages.All(kept => kept.MessageId != message.MessageId))
        {
            return new(before, AgreementRefusals.TimeOver, false);
        }

        // What is done here is done after all that is known here.
        var after = before.Messages.Count > 0 && before.Messages[^1].ActedAt >= now ? before.Messages[^1].ActedAt.AddMicroseconds(1) : now;
        return await WriteAsync(connection, transaction, before, message with { Authority = settings.Authority, ActedAt = after, LearnedAt = now }, isOwn: true, now, cancellation);
    }

    /// <summary>Records what another deployment says; it is kept whether or not it counts.</summary>
    /// <param name="message">The message; when it was learned is set here.</param>
    /// <param name="cancellation">Cancels before the commit.</param>
    internal async Task<Recorded> TakeAsync(AgreementMessage message, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var (before, _) = await LockAsync(connection, message.AgreementId, cancellation);
        var now = clock.Now();
        return await WriteAsync(connection, transaction, before, message with { LearnedAt = now }, isOwn: false, now, cancellation);
    }

    /// <summary>Applies one message in a transaction that holds the agreement's lock, and commits.</summary>
    internal static async Task<Recorded> WriteAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, Agreement before, AgreementMessage message, bool isOwn, DateTimeOffset now, CancellationToken cancellation)
    {
        var outcome = before.Apply(message, isOwn, now);
        if (outcome.Refusal is not null || outcome.IsKnown)
        {
            return new(before, outcome.Refusal, outcome.IsKnown);
        }

        var durations = await AgreementDurations.ReadAsync(connection, cancellation);
        await using var batch = new NpgsqlBatch(connection, transaction);
        var content = new NpgsqlParameter { Value = JsonSerializer.Serialize(message, ContractJson.Options), NpgsqlDbType = NpgsqlDbType.Jsonb };
        batch.Add(
            InsertMessage, before.Id, outcome.Agreement.Version, message.MessageId, Word(message.Step), message.By, message.ByUnit, message.Authority, message.ActedAt, message.LearnedAt, content);
        AddRow(batch, outcome.Agreement, durations);
        if (HasMoved(before.Standing, outcome.Agreement.Standing))
        {
            AddTimers(batch, outcome.Agreement, durations);
        }

        if (outcome.Facts.Contains(AgreementFact.Activated))
        {
            var issuer = outcome.Agreement.Issuer!;
            batch.Add(TakeNumber, before.Id, issuer.OfficeId, VietnamTime.DayOf(outcome.Agreement.Standing.ActiveSince!.Value).Year);
        }

        batch.AddFacts(outcome);
        try
        {
            await batch.ExecuteNonQueryAsync(cancellation);
        }
        catch (PostgresException clash) when (clash.IsClashOn("agreement_message_id"))
        {
            // Kept under another agreement.
            return new(before, AgreementRefusals.IdTaken, false);
        }

        await transaction.CommitAsync(cancellation);
        return new(outcome.Agreement, null, false);
    }

    /// <summary>The agreement under its row lock; the row is made when there is none and goes with the transaction when nothing is written.</summary>
    internal static async Task<(Agreement Agreement, DateTimeOffset? DueAt)> LockAsync(NpgsqlConnection connection, Guid agreementId, CancellationToken cancellation)
    {
        await using (var make = new NpgsqlCommand(Make, connection))
        {
            await make.Add(agreementId).ExecuteNonQueryAsync(cancellation);
        }

        var limit = await connection.QuerySingleAsync<LimitRow>(new CommandDefinition(Lock, new { agreementId }, cancellationToken: cancellation));
        return (await FindAsync(connection, agreementId, cancellation), limit.DueAt);
    }

    /// <summary>Until when the present stage may last.</summary>
    internal static async Task<DateTimeOffset?> DueAtAsync(NpgsqlConnection connection, Guid agreementId, CancellationToken cancellation) =>
        (await connection.QuerySingleOrDefaultAsync<LimitRow>(new CommandDefinition(Limit, new { agreementId }, cancellationToken: cancellation)))?.DueAt;

    /// <summary>The agreement as it was kept; empty when nothing is.</summary>
    internal static async Task<Agreement> FindAsync(NpgsqlConnection connection, Guid agreementId, CancellationToken cancellation)
    {
        var kept = await connection.QueryAsync<string>(new CommandDefinition(ReadMessages, new { agreementId }, cancellationToken: cancellation));
        return Agreement.Of(agreementId, kept.Select(content => JsonSerializer.Deserialize<AgreementMessage>(content, ContractJson.Options)!));
    }

    internal static string Word<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());

    private static bool HasMoved(AgreementStanding before, AgreementStanding after) => before.State != after.State || before.Since != after.Since || before.ThroughYear != after.ThroughYear;

    private static void AddRow(NpgsqlBatch batch, Agreement agreement, IReadOnlyDictionary<AgreementState, AgreementDuration> durations)
    {
        if (agreement.Terms is not { } terms)
        {
            batch.Add(UpdateAwaited, agreement.Id, agreement.Version);
            return;
        }

        var standing = agreement.Standing;
        batch.Add(
            Update, agreement.Id, agreement.Version, Word(standing.State), standing.Since, agreement.Proposal!.ByUnit,
            terms.Supporter.SchoolId, terms.Supporter.SchoolName, terms.Supporter.OfficeId, terms.Seeker.SchoolId, terms.Seeker.SchoolName, terms.Seeker.OfficeId,
            terms.FromYear, standing.ThroughYear, standing.Renewals, standing.Turn().Select(party => UnitOf(terms, party)).ToArray(),
            AgreementClock.DueAt(standing, durations), standing.ActiveSince,
            Id(standing.SupporterSchool), Id(standing.SeekerSchool), Id(standing.SupporterOffice), Id(standing.SeekerOffice));
    }

    private static void AddTimers(NpgsqlBatch batch, Agreement agreement, IReadOnlyDictionary<AgreementState, AgreementDuration> durations)
    {
        batch.Add(DropTimers, agreement.Id);
        var timers = AgreementClock.Timers(agreement.Standing, durations);
        if (timers.Count > 0)
        {
            batch.Add(
                InsertTimers, agreement.Id, Word(agreement.Standing.State), agreement.Standing.Since, timers.Select(timer => timer.Kind).ToArray(), timers.Select(timer => timer.DueAt).ToArray());
        }
    }

    internal static Guid UnitOf(AgreementTerms terms, AgreementParty party) => party switch
    {
        AgreementParty.SupporterSchool => terms.Supporter.SchoolId,
        AgreementParty.SeekerSchool => terms.Seeker.SchoolId,
        AgreementParty.SupporterOffice => terms.Supporter.OfficeId,
        AgreementParty.SeekerOffice => terms.Seeker.OfficeId,
        _ => Guid.Empty,
    };

    private static NpgsqlParameter<Guid?> Id(Consent? consent) => new() { TypedValue = consent?.By };

    private sealed record LimitRow
    {
        public DateTimeOffset? DueAt { get; init; }
    }
}
