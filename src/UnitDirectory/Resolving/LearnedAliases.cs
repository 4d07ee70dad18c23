using System.Security.Claims;
using EduCoop.ServiceDefaults;
using EduCoop.Storage;
using EduCoop.UnitDirectory.Names;
using EduCoop.UnitDirectory.Units;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.UnitDirectory.Resolving;

/// <summary>What a person confirms a written name to mean.</summary>
/// <param name="AliasId">Made by the caller; sending the same again changes nothing.</param>
/// <param name="Written">The name as it stands in documents.</param>
/// <param name="ContextUnitId">The body whose documents write so, with those below it; left out: everywhere (administrator only).</param>
/// <param name="UnitId">The unit that is meant, or else the group.</param>
/// <param name="GroupKey">The group that is meant, by the key that POST /resolve gave.</param>
public sealed record ConfirmAliasRequest(Guid AliasId, string Written, Guid? ContextUnitId = null, Guid? UnitId = null, string? GroupKey = null);

/// <summary>A confirmed meaning.</summary>
/// <param name="AliasId">Its id.</param>
/// <param name="Written">The name as written.</param>
/// <param name="ContextUnitId">Whose documents.</param>
/// <param name="UnitId">The unit that is meant.</param>
/// <param name="UnitName">Its newest name.</param>
/// <param name="GroupKey">The group that is meant.</param>
/// <param name="ConfirmedBy">Who confirmed it.</param>
/// <param name="ConfirmedAt">When.</param>
public sealed record LearnedAlias(
    Guid AliasId, string Written, Guid? ContextUnitId, Guid? UnitId, string? UnitName, string? GroupKey, string ConfirmedBy, DateTimeOffset ConfirmedAt);

/// <summary>POST /aliases, GET /aliases, POST /aliases/{id}/revoke: names that people have settled, so that nobody is asked twice.</summary>
internal static class LearnedAliases
{
    private const string Select = """
        select a.alias_id, a.written, a.context_unit_id, a.unit_id,
               (select p.full_name from unit_period p where p.unit_id = a.unit_id order by p.valid_from desc limit 1), a.group_key, a.confirmed_name, a.confirmed_at
        from learned_alias a
        """;

    private const string SelectPage = Select + """
         where a.revoked_at is null and ($1::uuid is null or a.context_unit_id = $1) order by a.confirmed_at desc, a.alias_id limit $2 offset $3
        """;

    private const string Count = "select count(*) from learned_alias where revoked_at is null and ($1::uuid is null or context_unit_id = $1)";

    // One name means one thing to one body: a newer word replaces the older, which stays on record.
    private const string Revoke = "update learned_alias set revoked_at = $2, revoked_by = $3 where alias_id = $1 and revoked_at is null";
    private const string Replace = """
        update learned_alias set revoked_at = $3, revoked_by = $4
        where alias_key = $1 and context_unit_id is not distinct from $2::uuid and revoked_at is null
        """;

    private const string Insert = """
        insert into learned_alias (alias_id, alias_key, written, context_unit_id, unit_id, group_key, confirmed_by, confirmed_name, confirmed_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
        """;

    private static readonly Refusal Incomplete = new(
        "alias_incomplete", "Chưa đủ thông tin để ghi nhớ cách viết.", "Ghi written (1 đến 300 ký tự) và đúng một trong hai: unitId hoặc groupKey do POST /resolve trả về.");

    private static readonly Refusal UnitUnknown = new("unit_unknown", "Không tìm thấy đơn vị được nêu.", "Kiểm tra unitId và contextUnitId.");

    /// <summary>The key under which a written name is remembered.</summary>
    internal static string KeyOf(string written) => string.Join(' ', SearchText.Words(SearchText.AccentKey(written), distinct: false));

    internal static async Task<Results<Created<LearnedAlias>, Ok<LearnedAlias>, ProblemHttpResult>> Handle(
        ConfirmAliasRequest request, ClaimsPrincipal user, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        var written = SearchText.Clean(request.Written);
        var key = KeyOf(written);
        if (request.AliasId == Guid.Empty || key.Length == 0 || written.Length > 300 || request.UnitId is null == request.GroupKey is null
            || (request.GroupKey is { } group && GroupSelector.Parse(group) is null))
        {
            return Incomplete.ToProblem();
        }

        await using var connection = await database.OpenConnectionAsync(cancellation);
        if (await FindAsync(connection, request.AliasId, cancellation) is { } earlier)
        {
            return (earlier.Written, earlier.ContextUnitId, earlier.UnitId, earlier.GroupKey) == (written, request.ContextUnitId, request.UnitId, request.GroupKey)
                ? TypedResults.Ok(earlier)
                : UnitRefusals.IdTaken.ToProblem();
        }

        var known = await UnitStore.LoadAsync(connection, [request.ContextUnitId ?? Guid.Empty, request.UnitId ?? Guid.Empty], cancellation);
        if ((request.ContextUnitId is { } context && !known.ContainsKey(context)) || (request.UnitId is { } unit && !known.ContainsKey(unit)))
        {
            return UnitUnknown.ToProblem();
        }

        if (!MayWrite(user, request.ContextUnitId is { } of ? known[of].Path : null))
        {
            return Refusal.OutOfScope.ToProblem();
        }

        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        // Two people who settle the same name at once: the second waits and replaces the first.
        await DirectoryLock.TakeAsync(transaction, cancellation);
        await using var batch = new NpgsqlBatch(connection, transaction);
        var (account, now) = (user.AccountId(), clock.GetUtcNow());
        batch.Add(Replace, key, Uuid(request.ContextUnitId), now, account);
        batch.Add(Insert, request.AliasId, key, written, Uuid(request.ContextUnitId), Uuid(request.UnitId), request.GroupKey, account, user.FindFirst("name")?.Value ?? "", now);
        await batch.ExecuteNonQueryAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return TypedResults.Created($"/aliases/{request.AliasId}", (await FindAsync(connection, request.AliasId, cancellation))!);
    }

    internal static async Task<Ok<PagedResult<LearnedAlias>>> HandleList(
        NpgsqlDataSource database, CancellationToken cancellation, Guid? contextUnitId = null, int? page = null, int? pageSize = null)
    {
        var wanted = PageRequest.Of(page, pageSize);
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var count = new NpgsqlCommand(Count, connection);
        var total = (long)(await count.Add(Uuid(contextUnitId)).ExecuteScalarAsync(cancellation))!;
        await using var command = new NpgsqlCommand(SelectPage, connection);
        command.Add(Uuid(contextUnitId)).Add(wanted.PageSize).Add(wanted.Offset);
        return TypedResults.Ok(new PagedResult<LearnedAlias>(await ReadAsync(command, cancellation), total, wanted.Page, wanted.PageSize));
    }

    internal static async Task<Results<NoContent, ProblemHttpResult>> HandleRevoke(
        Guid id, ClaimsPrincipal user, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        if (await FindAsync(connection, id, cancellation) is not { } alias)
        {
            return Refusal.NotFound.ToProblem();
        }

        if (!MayWrite(user, alias.ContextUnitId is { } context ? (await UnitStore.FindAsync(connection, context, cancellation))!.Path : null))
        {
            return Refusal.OutOfScope.ToProblem();
        }

        await using var revoke = new NpgsqlCommand(Revoke, connection);
        await revoke.Add(id).Add(clock.GetUtcNow()).Add(user.AccountId()).ExecuteNonQueryAsync(cancellation);
        return TypedResults.NoContent();
    }

    /// <summary>What is in force for these keys in documents of a body: its own word before that of those above it, that before everybody's.</summary>
    internal static async Task<Dictionary<string, LearnedAlias>> ForAsync(
        NpgsqlConnection connection, IEnumerable<string> keys, IReadOnlyList<Guid> path, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(Select + " where a.revoked_at is null and a.alias_key = any($1) and (a.context_unit_id is null or a.context_unit_id = any($2))", connection);
        command.Add(keys.Distinct().ToArray()).Add(path.ToArray());
        var depth = path.Select((id, place) => (id, place)).ToDictionary(pair => pair.id, pair => pair.place + 1);
        return (await ReadAsync(command, cancellation)).GroupBy(alias => KeyOf(alias.Written))
            .ToDictionary(group => group.Key, group => group.MaxBy(alias => alias.ContextUnitId is { } context ? depth[context] : 0)!, StringComparer.Ordinal);
    }

    private static bool MayWrite(ClaimsPrincipal user, IReadOnlyList<Guid>? path) => path is null ? user.IsInRole(Roles.Administrator) : user.MayActOn(path);

    private static async Task<LearnedAlias?> FindAsync(NpgsqlConnection connection, Guid id, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(Select + " where a.alias_id = $1", connection);
        return (await ReadAsync(command.Add(id), cancellation)).FirstOrDefault();
    }

    private static async Task<List<LearnedAlias>> ReadAsync(NpgsqlCommand command, CancellationToken cancellation)
    {
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var aliases = new List<LearnedAlias>();
        while (await reader.ReadAsync(cancellation))
        {
            aliases.Add(new(
                reader.GetGuid(0), reader.GetString(1), reader.GetFieldValue<Guid?>(2), reader.GetFieldValue<Guid?>(3), reader.TextOrNull(4), reader.TextOrNull(5),
                reader.GetString(6), reader.GetFieldValue<DateTimeOffset>(7)));
        }

        return aliases;
    }

    private static NpgsqlParameter Uuid(Guid? id) => new() { Value = (object?)id ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Uuid };
}
