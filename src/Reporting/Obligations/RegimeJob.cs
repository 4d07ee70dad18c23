using Dapper;
using EduCoop.Storage;
using Npgsql;

namespace EduCoop.Reporting.Obligations;

/// <summary>A regime whose obligations must be made anew, taken from the queue under a lease.</summary>
internal sealed record RegimeJob
{
    public required Guid RegimeId { get; init; }

    public required long Request { get; init; }

    public required int Attempts { get; init; }

    /// <summary>Renewed with each level of each period; what a killed process held waits that long.</summary>
    internal static readonly TimeSpan Lease = TimeSpan.FromSeconds(30);

    private const string Claim = """
        update regime_job set lease_owner = @owner, lease_until = clock_timestamp() + @Lease, attempts = attempts + 1
        where regime_id = (
            select regime_id from regime_job where (lease_until is null or lease_until < clock_timestamp()) and attempts < 20
            order by requested_at limit 1 for update skip locked)
        returning regime_id, request, attempts
        """;

    // Whoever has lost the lease, or works on an older request, finds no row.
    private const string Renew = "update regime_job set lease_until = clock_timestamp() + $4 where regime_id = $1 and request = $2 and lease_owner = $3 returning 1";

    private const string Finish = "delete from regime_job where regime_id = $1 and request = $2 and lease_owner = $3";

    // What units, calendar and year are now is not what the obligations were made from.
    private const string AskChanged = """
        insert into regime_job (regime_id) select regime_id from regime where state = 'active' and ground is distinct from $1 on conflict (regime_id) do nothing
        """;

    internal static async Task<RegimeJob?> ClaimAsync(NpgsqlDataSource database, Guid owner, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        return await connection.QuerySingleOrDefaultAsync<RegimeJob>(new CommandDefinition(Claim, new { owner, Lease }, cancellationToken: cancellation));
    }

    internal void AddRenewal(NpgsqlBatch batch, Guid owner) => batch.Add(Renew, RegimeId, Request, owner, Lease);

    internal void AddEnd(NpgsqlBatch batch, Guid owner) => batch.Add(Finish, RegimeId, Request, owner);

    internal static async Task AskChangedAsync(NpgsqlDataSource database, string ground, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(AskChanged);
        await command.Add(ground).ExecuteNonQueryAsync(cancellation);
    }
}
