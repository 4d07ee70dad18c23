using System.Security.Claims;
using EduCoop.ServiceDefaults;
using EduCoop.Storage;
using Npgsql;

namespace EduCoop.UnitDirectory.Units;

/// <summary>A request that was carried out: what it said and what came of it.</summary>
internal sealed record UnitRequest(Guid UnitId, string Content, long Version);

/// <summary>What a request was: the words of the list of changes.</summary>
/// <param name="Kind">registered, changed, code, merged, split, closed.</param>
/// <param name="EffectiveOn">First day of the new state.</param>
/// <param name="Document">The decision it rests on, at most 300 characters.</param>
internal sealed record UnitStep(string Kind, DateOnly EffectiveOn, string? Document = null);

/// <summary>Remembers requests by the caller's id, so that the same request again is told from another one with the same id.</summary>
internal static class UnitRequests
{
    private const string Select = "select unit_id, content, version from unit_request where request_id = $1";
    private const string Insert = """
        insert into unit_request (request_id, unit_id, content, version, account_id, at, kind, effective_on, document, by_name) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
        """;

    internal static async Task<UnitRequest?> FindAsync(NpgsqlConnection connection, Guid requestId, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(Select, connection);
        command.Add(requestId);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        return await reader.ReadAsync(cancellation) ? new(reader.GetGuid(0), reader.GetString(1), reader.GetInt64(2)) : null;
    }

    internal static void Add(NpgsqlBatch batch, Guid requestId, KnownUnit unit, string content, UnitStep step, ClaimsPrincipal user, DateTimeOffset now) =>
        batch.Add(
            Insert, requestId, unit.UnitId, content, unit.Version, user.AccountId(), now, step.Kind, step.EffectiveOn, step.Document?.Trim() ?? "", user.FindFirst("name")?.Value ?? "");
}
