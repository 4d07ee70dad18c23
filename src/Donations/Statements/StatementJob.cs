using System.Text.Json;
using EduCoop.Banking.Statements;
using EduCoop.Contracts;
using EduCoop.Donations.Statements.Reading;
using EduCoop.Storage;
using Npgsql;

namespace EduCoop.Donations.Statements;

/// <summary>A statement that this worker holds. Whoever holds the lease works; whoever lost it is stopped by the next write.</summary>
internal sealed record StatementJob(
    Guid StatementId, Guid CampaignId, Guid Owner, bool IsPosting, int Done, int Attempts, Guid? BankAccountId, string DayOffsets, string? TraceParent, int? Year,
    string? Mapping, byte[] Sha256)
{
    internal static readonly TimeSpan Lease = TimeSpan.FromSeconds(10);

    /// <summary>A job that fails this often without one step forward is refused instead of tried for ever.</summary>
    internal const int MaxAttempts = 20;

    private const string Claim = """
        update statement set
            lease_owner = $1, lease_until = clock_timestamp() + $2, attempts = attempts + 1,
            state = case state when 'queued' then 'reading' else state end
        where statement_id = (
            select statement_id from statement
            where state in ('queued', 'reading', 'posting') and (lease_until is null or lease_until < clock_timestamp())
            order by received_at
            limit 1
            for update skip locked)
        returning statement_id, campaign_id, state = 'posting', done, attempts, bank_account_id, day_offsets, trace_parent, year, mapping, decode(sha256, 'hex')
        """;

    /// <returns>Null when nothing waits.</returns>
    internal static async Task<StatementJob?> ClaimAsync(NpgsqlDataSource database, Guid owner, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(Claim);
        command.Add(owner).Add(Lease);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        return await reader.ReadAsync(cancellation)
            ? new StatementJob(
                reader.GetGuid(0), reader.GetGuid(1), owner, reader.GetBoolean(2), reader.GetInt32(3), reader.GetInt32(4),
                await reader.IsDBNullAsync(5, cancellation) ? null : reader.GetGuid(5),
                reader.GetString(6),
                await reader.IsDBNullAsync(7, cancellation) ? null : reader.GetString(7),
                await reader.IsDBNullAsync(8, cancellation) ? null : reader.GetInt32(8),
                await reader.IsDBNullAsync(9, cancellation) ? null : reader.GetString(9),
                (byte[])reader[10])
            : null;
    }

    internal async Task<byte[]> ReadFileAsync(NpgsqlDataSource database, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand("select bytes from statement_file where statement_id = $1");
        return (byte[])(await command.Add(StatementId).ExecuteScalarAsync(cancellation))!;
    }

    private const string MarkRefused = """
        update statement set state = 'refused', refusal = $3::jsonb, lease_owner = null, lease_until = null, finished_at = $4
        where statement_id = $1 and lease_owner = $2 and state = 'reading'
        """;

    /// <summary>Ends a job before anything was posted. A statement that is already being posted is never refused halfway.</summary>
    internal async Task RefuseAsync(NpgsqlDataSource database, StatementRefusal refusal, DateTimeOffset now, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(MarkRefused);
        await command.Add(StatementId).Add(Owner).Add(JsonSerializer.Serialize(refusal, ContractJson.Options)).Add(now.UtcDateTime).ExecuteNonQueryAsync(cancellation);
    }

    private const string LetGo = """
        update statement set lease_owner = null, lease_until = clock_timestamp() + $3,
            state = case state when 'reading' then 'queued' else state end
        where statement_id = $1 and lease_owner = $2
        """;

    /// <summary>Gives the job back, for anybody to take after a while.</summary>
    internal async Task ReleaseAsync(NpgsqlDataSource database, TimeSpan after, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(LetGo);
        await command.Add(StatementId).Add(Owner).Add(after).ExecuteNonQueryAsync(cancellation);
    }

    internal Dictionary<DateOnly, int> ReadOffsets() => JsonSerializer.Deserialize<Dictionary<DateOnly, int>>(DayOffsets, ContractJson.Options)!;
}

/// <summary>Thrown when another worker has taken the job over, because this one was silent for too long. Nothing was written.</summary>
internal sealed class LeaseLostException() : Exception("The lease of this statement has gone to another worker.");
