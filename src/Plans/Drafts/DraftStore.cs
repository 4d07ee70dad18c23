using System.Text.Json;
using Dapper;
using EduCoop.Contracts;
using EduCoop.Plans.Files;
using EduCoop.ServiceDefaults;
using EduCoop.Storage;
using Npgsql;

namespace EduCoop.Plans.Drafts;

/// <summary>Keeps a file, and what was read of it. Whoever holds the lease reads; after a crash the lease runs out and another reads again.</summary>
internal static class DraftStore
{
    internal static readonly TimeSpan Lease = TimeSpan.FromSeconds(60);
    private const int MostAttempts = 3;

    private const string Insert = """
        insert into draft (draft_id, unit_id, file_name, sha256, received_by, received_at, state, lease_owner, lease_until, attempts)
        values ($1, $2, $3, $4, $5, $6, 'reading', $7, clock_timestamp() + $8, 1)
        """;

    private const string FindSame = "select draft_id from draft where unit_id = @unitId and sha256 = @sha256";

    /// <returns>The draft, and whether this caller reads it.</returns>
    internal static async Task<(Guid DraftId, bool IsNew)> KeepAsync(
        NpgsqlDataSource database, Guid unitId, string fileName, byte[] bytes, Guid by, Guid owner, DateTimeOffset now, CancellationToken cancellation)
    {
        var (draftId, sha256) = (Guid.CreateVersion7(now), FileStore.HashOf(bytes));
        await using var batch = database.CreateBatch();
        batch.AddFile(sha256, bytes);
        batch.Add(Insert, draftId, unitId, fileName, sha256, by, now, owner, Lease);
        try
        {
            await batch.ExecuteNonQueryAsync(cancellation);
            return (draftId, true);
        }
        catch (PostgresException clash) when (clash.IsClashOn("draft_same_file"))
        {
            await using var connection = await database.OpenConnectionAsync(cancellation);
            return (await connection.ExecuteScalarAsync<Guid>(new CommandDefinition(FindSame, new { unitId, sha256 }, cancellationToken: cancellation)), false);
        }
    }

    // Only what is refused, set aside or left lying is read again; what a person has worked on is not touched.
    private const string Again = """
        update draft set state = 'reading', refusal = null, finished_at = null, lease_owner = $2, lease_until = clock_timestamp() + $3,
            attempts = case state when 'reading' then attempts + 1 else 1 end
        where draft_id = $1 and (state in ('refused', 'discarded') or (state = 'reading' and lease_until < clock_timestamp()))
        returning file_name, sha256, attempts
        """;

    private const string Claim = """
        update draft set lease_owner = $1, lease_until = clock_timestamp() + $2, attempts = attempts + 1
        where draft_id = (
            select draft_id from draft where state = 'reading' and lease_until < clock_timestamp()
            order by received_at limit 1 for update skip locked)
        returning draft_id, file_name, sha256, attempts
        """;

    internal static async Task<DraftJob?> ClaimAsync(NpgsqlDataSource database, Guid owner, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(Claim);
        await using var reader = await command.Add(owner).Add(Lease).ExecuteReaderAsync(cancellation);
        return await reader.ReadAsync(cancellation) ? new(reader.GetGuid(0), owner, reader.GetString(1), reader.GetString(2), reader.GetInt32(3)) : null;
    }

    internal static async Task<DraftJob?> TakeAgainAsync(NpgsqlDataSource database, Guid draftId, Guid owner, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(Again);
        await using var reader = await command.Add(draftId).Add(owner).Add(Lease).ExecuteReaderAsync(cancellation);
        return await reader.ReadAsync(cancellation) ? new(draftId, owner, reader.GetString(0), reader.GetString(1), reader.GetInt32(2)) : null;
    }

    private const string Save = """
        update draft set state = $3, content = $4, format = $5, parsed = $6::jsonb, refusal = $7::jsonb, finished_at = $8,
            lease_owner = null, lease_until = null
        where draft_id = $1 and lease_owner = $2 and state = 'reading'
        """;

    /// <summary>Reads the file and keeps the outcome, unless somebody else has taken the job over meanwhile.</summary>
    internal static async Task WorkAsync(NpgsqlDataSource database, DraftReading reading, DraftJob job, byte[]? bytes, TimeProvider clock, CancellationToken cancellation)
    {
        var result = job.Attempts > MostAttempts
            ? new ReadResult(null, null, null, DraftRefusals.CannotBeProcessed)
            : await reading.ReadAsync(bytes ?? await database.ReadFileAsync(job.Sha256, cancellation), job.FileName, cancellation);
        var refusal = result.Refusal is null ? null : JsonSerializer.Serialize(result.Refusal, ContractJson.Options);
        await using var command = database.CreateCommand(Save);
        command.Add(job.DraftId).Add(job.Owner).Add(refusal is null ? "read" : "refused").Add(result.Text).Add(result.Format).Add(result.Parsed).Add(refusal).Add(clock.Now());
        await command.ExecuteNonQueryAsync(cancellation);
    }
}

/// <summary>A draft that this process reads.</summary>
internal sealed record DraftJob(Guid DraftId, Guid Owner, string FileName, string Sha256, int Attempts);
