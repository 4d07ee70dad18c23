using Dapper;
using EduCoop.Contracts.Twinning;
using EduCoop.ServiceDefaults;
using EduCoop.Storage;
using EduCoop.Storage.Messaging;
using EduCoop.Twinning.Agreements;
using Npgsql;

namespace EduCoop.Twinning.Health;

/// <summary>
/// Finds pairs that fell asleep and those that woke up. What a pair's state asks for is decided again under the agreement's row lock and committed with the episode,
/// the words to the units and the event, so it is done once with any number of processes and whenever one of them dies.
/// </summary>
internal sealed partial class FindDormant(NpgsqlDataSource database, HealthSettings settings, TimeProvider clock, ILogger<FindDormant> log) : RepeatedLook(settings)
{
    private const string Look = """
        select h.agreement_id from pair_health_on(@day) h
        left join pair_dormancy d on d.agreement_id = h.agreement_id and d.ended_at is null
        where ('dormant' = any (h.states)) <> (d.agreement_id is not null)
        union all
        select d.agreement_id from pair_dormancy d where d.ended_at is null and not exists (select from active_on(@day) p where p.agreement_id = d.agreement_id)
        """;

    private const string Lock = "select agreement_id from agreement where agreement_id = @agreementId for update";

    private const string Standing = """
        select h.agreement_id is not null as is_active, coalesce('dormant' = any (h.states), false) as is_dormant, h.last_activity_on, coalesce(h.days_since, 0) as days_since, h.dormant_from,
               (select d.episode from pair_dormancy d where d.agreement_id = a.agreement_id and d.ended_at is null) as open,
               (select coalesce(max(d.episode), 0) from pair_dormancy d where d.agreement_id = a.agreement_id) as episodes
        from agreement a left join pair_health_on(@day) h on h.agreement_id = a.agreement_id where a.agreement_id = @agreementId
        """;

    private const string Begin = "insert into pair_dormancy (agreement_id, episode, since, last_activity_on, found_at) values ($1, $2, $3, $4::date, $5)";

    // Clocks of two machines differ a little: no episode ends before it was found.
    private const string End = "update pair_dormancy set ended_at = greatest($3, found_at), ended_by = $4 where agreement_id = $1 and episode = $2";

    private const string Nudge = """
        insert into pair_nudge (nudge_id, agreement_id, kind, episode, unit_id, content, made_at) values ($1, $2, 'dormant', $3, $4, $5, $6)
        """;

    protected override void Tell(Exception fault) => LogPaused(log, fault);

    /// <summary>Looks once at all pairs.</summary>
    /// <returns>How many fell asleep, woke up or were over.</returns>
    internal override async Task<int> RunAsync(CancellationToken cancellation)
    {
        Guid[] found;
        await using (var connection = await database.OpenConnectionAsync(cancellation))
        {
            found = [.. await connection.QueryAsync<Guid>(new CommandDefinition(Look, new { day = clock.Today() }, cancellationToken: cancellation))];
        }

        var moved = 0;
        foreach (var agreementId in found)
        {
            try
            {
                moved += await WorkAsync(agreementId, cancellation) ? 1 : 0;
            }
            catch (NpgsqlException fault)
            {
                // One pair that cannot be worked keeps no other waiting; the next look finds it again.
                LogPaused(log, fault);
            }
        }

        return moved;
    }

    /// <returns>False when another process was first.</returns>
    private async Task<bool> WorkAsync(Guid agreementId, CancellationToken cancellation)
    {
        var now = clock.Now();
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await connection.ExecuteAsync(new CommandDefinition(Lock, new { agreementId }, cancellationToken: cancellation));
        var standing = await connection.QuerySingleAsync<StandingRow>(new CommandDefinition(Standing, new { agreementId, day = clock.Today() }, cancellationToken: cancellation));
        if (standing.IsDormant == standing.Open is not null)
        {
            return false;
        }

        var agreement = await AgreementBook.FindAsync(connection, agreementId, cancellation);
        await using var batch = new NpgsqlBatch(connection, transaction);
        if (standing.Open is { } episode)
        {
            batch.Add(End, agreementId, episode, now, standing.IsActive ? "revived" : "over");
            // That an agreement is over is told as such.
            if (standing.IsActive)
            {
                batch.AddToOutbox(new TwinningRevived(agreementId, agreement.Terms!.Sides(), standing.LastActivityOn, 2L * episode), agreementId.ToString());
            }
        }
        else
        {
            FallAsleep(batch, agreement, standing, now);
        }

        await batch.ExecuteNonQueryAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return true;
    }

    private static void FallAsleep(NpgsqlBatch batch, Agreement agreement, StandingRow standing, DateTimeOffset now)
    {
        var (terms, episode) = (agreement.Terms!, standing.Episodes + 1);
        batch.Add(Begin, agreement.Id, episode, standing.DormantFrom!.Value, standing.LastActivityOn, now);
        var text = standing.LastActivityOn is { } last
            ? $"Cặp trường {terms.Supporter.SchoolName} – {terms.Seeker.SchoolName} chưa có hoạt động nào từ ngày {last:dd/MM/yyyy} ({standing.DaysSince} ngày). Đề nghị hai trường trao đổi và lên lịch hoạt động tiếp theo."
            : $"Cặp trường {terms.Supporter.SchoolName} – {terms.Seeker.SchoolName} chưa có hoạt động nào kể từ khi kết nghĩa ({standing.DaysSince} ngày). Đề nghị hai trường trao đổi và lên lịch hoạt động đầu tiên.";
        // One office may manage both schools; it is told once.
        foreach (var unit in new[] { terms.Supporter.SchoolId, terms.Seeker.SchoolId, terms.Supporter.OfficeId, terms.Seeker.OfficeId }.Distinct())
        {
            batch.Add(Nudge, DerivedId.Nudge(agreement.Id, episode, unit), agreement.Id, episode, unit, text, now);
        }

        batch.AddToOutbox(new TwinningDormant(agreement.Id, terms.Sides(), standing.LastActivityOn, standing.DaysSince, (2L * episode) - 1), agreement.Id.ToString());
    }

    private sealed record StandingRow
    {
        public required bool IsActive { get; init; }

        public required bool IsDormant { get; init; }

        public DateOnly? LastActivityOn { get; init; }

        public required int DaysSince { get; init; }

        public DateOnly? DormantFrom { get; init; }

        /// <summary>The episode that is open.</summary>
        public int? Open { get; init; }

        public required int Episodes { get; init; }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Looking for dormant pairs pauses; nothing is lost")]
    private static partial void LogPaused(ILogger log, Exception fault);
}
