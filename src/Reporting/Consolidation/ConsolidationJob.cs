using System.Security.Claims;
using System.Text.Json;
using Dapper;
using EduCoop.Contracts;
using EduCoop.Reporting.Forms;
using EduCoop.ServiceDefaults;
using EduCoop.Storage;
using Npgsql;

namespace EduCoop.Reporting.Consolidation;

/// <summary>A report that is to be put together, taken from the queue under a lease.</summary>
internal sealed record ConsolidationJob
{
    public required Guid ObligationId { get; init; }

    public required long Request { get; init; }

    public required int Version { get; init; }

    public required Guid FormId { get; init; }

    public required int FormVersion { get; init; }

    public required Guid ByAccount { get; init; }

    public required string ByName { get; init; }

    public required Guid ByUnitId { get; init; }

    public required int Attempts { get; init; }

    /// <summary>Renewed with each handful of parts; what a killed process held waits that long.</summary>
    internal static readonly TimeSpan Lease = TimeSpan.FromSeconds(15);

    private const int MostAttempts = 20;

    private const string Claim = """
        update consolidation_job set state = 'working', lease_owner = @owner, lease_until = clock_timestamp() + @Lease, attempts = attempts + 1, parts_read = 0
        where obligation_id = (
            select obligation_id from consolidation_job
            where state in ('waiting', 'working') and (lease_until is null or lease_until < clock_timestamp()) and attempts < @MostAttempts
            order by asked_at limit 1 for update skip locked)
        returning obligation_id, request, version, form_id, form_version, by_account, by_name, by_unit_id, attempts
        """;

    private const string Renew = """
        update consolidation_job set parts = $4, parts_read = $5, lease_until = clock_timestamp() + $6 where obligation_id = $1 and request = $2 and lease_owner = $3 and state = 'working' returning 1
        """;

    // In one batch with the draft: whoever has lost the lease divides by nothing and writes neither.
    private const string Guard = "select 1 / count(*) from (select from consolidation_job where obligation_id = $1 and request = $2 and lease_owner = $3 and state = 'working' for update) held";

    private const string Finish = """
        update consolidation_job set state = 'done', parts_read = parts, taken = $3, missing = $4, faults = $5::jsonb, ended_at = clock_timestamp(), lease_owner = null, lease_until = null
        where obligation_id = $1 and request = $2
        """;

    private const string Failed = """
        update consolidation_job set state = 'failed', failure = $4, ended_at = clock_timestamp(), lease_owner = null, lease_until = null
        where obligation_id = $1 and request = $2 and lease_owner = $3 and state = 'working'
        """;

    private const string Forget = "delete from consolidation_part where obligation_id = $1";

    private const string Note = "insert into consolidation_part (obligation_id, part_obligation_id, part_version) select $1, p.id, p.version from unnest($2, $3) p (id, version)";

    internal static async Task<ConsolidationJob?> ClaimAsync(NpgsqlConnection connection, Guid owner, CancellationToken cancellation) =>
        await connection.QuerySingleOrDefaultAsync<ConsolidationJob>(new CommandDefinition(Claim, new { owner, Lease, MostAttempts }, cancellationToken: cancellation));

    /// <returns>False when somebody else goes on.</returns>
    internal async Task<bool> RenewAsync(NpgsqlConnection connection, Guid owner, int parts, int read, CancellationToken cancellation)
    {
        await using var renew = new NpgsqlCommand(Renew, connection);
        return await renew.Add(ObligationId).Add(Request).Add(owner).Add(parts).Add(read).Add(Lease).ExecuteScalarAsync(cancellation) is not null;
    }

    internal void AddGuard(NpgsqlBatch batch, Guid owner) => batch.Add(Guard, ObligationId, Request, owner);

    internal void AddEnd(NpgsqlBatch batch, IReadOnlyList<(Guid Id, int Version)> taken, string[] missing, IReadOnlyList<FormFault> faults)
    {
        batch.Add(Forget, ObligationId);
        batch.Add(Note, ObligationId, taken.Select(part => part.Id).ToArray(), taken.Select(part => part.Version).ToArray());
        batch.Add(Finish, ObligationId, Request, taken.Count, missing, JsonSerializer.Serialize(faults, ContractJson.Options));
    }

    internal async Task FailAsync(NpgsqlConnection connection, Guid owner, string code, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(Failed, connection);
        await command.Add(ObligationId).Add(Request).Add(owner).Add(code).ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>Who asked for it, in whose name the draft is written.</summary>
    internal ClaimsPrincipal Asker() => new(new ClaimsIdentity(
        [new("sub", ByAccount.ToString()), new("name", ByName), new(Tokens.UnitClaim, ByUnitId.ToString())], "consolidation", "name", Tokens.RoleClaim));
}
