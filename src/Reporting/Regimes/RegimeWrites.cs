using System.Security.Claims;
using EduCoop.ServiceDefaults;
using EduCoop.Storage;
using Npgsql;

namespace EduCoop.Reporting.Regimes;

/// <summary>The rows that each act writes: the regime, its version, and the wish that its obligations be made anew.</summary>
internal static class RegimeWrites
{
    private const string Insert = """
        insert into regime (regime_id, issuer_unit_id, plan_id, plan_position, name, state, valid_from, valid_to, applies_from, content, created_at)
        values ($1, $2, $3::uuid, $4::int, $5, $6, $7, $8::date, $7, $9::jsonb, $10) on conflict (regime_id) do nothing
        """;

    // Only where the row is at this version: whoever came second changed nothing and adds no version.
    private const string Change = "update regime set name = $3, state = $4, valid_to = $5::date, content = $6::jsonb, applies_from = greatest(valid_from, $7), version = version + 1 where regime_id = $1 and version = $2";

    private const string Version = """
        insert into regime_version (regime_id, version, state, valid_to, content, reason, by_account, by_name, at)
        select regime_id, version, state, valid_to, content, $3, $4::uuid, $5, $6 from regime where regime_id = $1 and version = $2
        on conflict (regime_id, version) do nothing
        """;

    private const string Ask = """
        insert into regime_job (regime_id) select regime_id from regime where regime_id = $1
        on conflict (regime_id) do update set request = regime_job.request + 1, lease_until = null, attempts = 0
        """;

    internal static void AddRegime(
        this NpgsqlBatch batch, Guid regimeId, Guid issuerId, (Guid Id, int Position)? plan, DateOnly validFrom, DateOnly? validTo, RegimeContent content, ClaimsPrincipal? user, string reason, DateTimeOffset now)
    {
        batch.Add(Insert, regimeId, issuerId, plan?.Id, plan?.Position, content.Name, Word(content.State), validFrom, validTo, content.ToJson(), now);
        batch.AddVersion(regimeId, 1, reason, user, now);
    }

    internal static NpgsqlBatchCommand AddChange(this NpgsqlBatch batch, RegimeRow before, RegimeContent content, RegimeState state, DateOnly? validTo, DateOnly today, ClaimsPrincipal user, string reason, DateTimeOffset now)
    {
        var change = batch.Add(Change, before.RegimeId, before.Version, content.Name, Word(state), validTo, content.ToJson(), today);
        batch.AddVersion(before.RegimeId, before.Version + 1, reason, user, now);
        return change;
    }

    private static void AddVersion(this NpgsqlBatch batch, Guid regimeId, int version, string reason, ClaimsPrincipal? user, DateTimeOffset now)
    {
        batch.Add(Version, regimeId, version, reason, user?.AccountId(), user?.Identity?.Name ?? "", now);
        batch.Add(Ask, regimeId);
    }

    /// <summary>As the database and the wire write it.</summary>
    internal static string Word(RegimeState state) => System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName(state.ToString());
}
