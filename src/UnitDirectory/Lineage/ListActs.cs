using EduCoop.ServiceDefaults;
using EduCoop.Storage;
using EduCoop.UnitDirectory.Names;
using EduCoop.UnitDirectory.Units;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using NpgsqlTypes;

namespace EduCoop.UnitDirectory.Lineage;

/// <summary>Something that people did to a unit.</summary>
/// <param name="ActId">Its id.</param>
/// <param name="Kind">registered, changed, code, merged, split or closed.</param>
/// <param name="EffectiveOn">First day of the new state.</param>
/// <param name="UnitId">The successor of a merger; else the unit itself.</param>
/// <param name="FullName">Its name from that day; of one that ended, its last.</param>
/// <param name="NameBefore">What it was called the day before, when that differs.</param>
/// <param name="TypeCode">Its type from that day.</param>
/// <param name="TypeBefore">Its type the day before, when that differs.</param>
/// <param name="ParentName">The unit above it from that day.</param>
/// <param name="ParentBefore">The unit above it the day before, when that differs.</param>
/// <param name="Predecessors">Names of those who ended in it, at most 20.</param>
/// <param name="Successors">Names of those who go on, at most 20.</param>
/// <param name="Document">The decision it rests on; empty when none was named.</param>
/// <param name="ByName">Who recorded it.</param>
/// <param name="At">When.</param>
public sealed record UnitAct(
    Guid ActId, string Kind, DateOnly EffectiveOn, Guid UnitId, string FullName, string? NameBefore, string TypeCode, string? TypeBefore, string? ParentName, string? ParentBefore,
    IReadOnlyList<string> Predecessors, IReadOnlyList<string> Successors, string Document, string ByName, DateTimeOffset At);

/// <summary>GET /unit-acts: what people have done to units, newest first; of one unit also what it took part in.</summary>
internal static class ListActs
{
    private static readonly string[] Kinds = ["registered", "changed", "code", "merged", "split", "closed"];

    private static readonly Refusal KindUnknown = new(
        "kind_unknown", "Không có loại thay đổi này.", "kind là một trong: registered, changed, code, merged, split, closed.", StatusCodes.Status400BadRequest);

    private static readonly Refusal QueryTooLong = new("query_too_long", "Từ cần tìm quá dài.", "Tối đa 200 ký tự.", StatusCodes.Status400BadRequest);

    // A name that the unit, or one that took part, has carried at any time.
    private const string Where = """
        where ($1::text is null or r.kind = $1)
          and ($2::date is null or r.effective_on >= $2) and ($3::date is null or r.effective_on <= $3)
          and ($4::uuid is null or r.unit_id = $4
               or exists (select from unit_succession s where s.act_id = r.request_id and $4 in (s.predecessor_id, s.successor_id)))
          and ($5::text is null or exists (
               select from unit_period p where p.fold_key like $5
                 and (p.unit_id = r.unit_id or p.unit_id in (select unnest(array[s.predecessor_id, s.successor_id]) from unit_succession s where s.act_id = r.request_id))))
        """;

    private const string Count = "select count(*) from unit_request r " + Where;

    private const string SelectPage = $"""
        select r.request_id, r.kind, r.effective_on, r.unit_id, after.full_name, nullif(before.full_name, after.full_name), after.type_code, nullif(before.type_code, after.type_code),
               above.full_name, case when before.parent_id is distinct from after.parent_id then former.full_name end,
               array(select p.full_name from unit_succession s cross join lateral (select full_name from unit_period x where x.unit_id = s.predecessor_id order by x.valid_from desc limit 1) p
                     where s.act_id = r.request_id and s.predecessor_id <> r.unit_id order by p.full_name limit 20),
               array(select distinct p.full_name from unit_succession s cross join lateral (select full_name from unit_period x where x.unit_id = s.successor_id order by x.valid_from desc limit 1) p
                     where s.act_id = r.request_id and s.successor_id <> r.unit_id order by p.full_name limit 20),
               r.document, r.by_name, r.at
        from (select * from unit_request r {Where} order by r.at desc, r.request_id desc limit $6 offset $7) r
        cross join lateral (select * from unit_period p where p.unit_id = r.unit_id order by (p.valid_from <= r.effective_on) desc, p.valid_from desc limit 1) after
        left join lateral (select * from unit_period p where p.unit_id = r.unit_id and p.valid_from < r.effective_on order by p.valid_from desc limit 1) before on true
        left join lateral (select full_name from unit_period p where p.unit_id = after.parent_id order by p.valid_from desc limit 1) above on true
        left join lateral (select full_name from unit_period p where p.unit_id = before.parent_id order by p.valid_from desc limit 1) former on true
        order by r.at desc, r.request_id desc
        """;

    internal static async Task<Results<Ok<PagedResult<UnitAct>>, ProblemHttpResult>> Handle(
        NpgsqlDataSource database, CancellationToken cancellation, string? query = null, string? kind = null, Guid? unitId = null, DateOnly? from = null, DateOnly? to = null,
        int? page = null, int? pageSize = null)
    {
        if (kind is not null && !Kinds.Contains(kind, StringComparer.Ordinal))
        {
            return KindUnknown.ToProblem();
        }

        if (query?.Length > 200)
        {
            return QueryTooLong.ToProblem();
        }

        var wanted = PageRequest.Of(page, pageSize);
        var fold = SearchText.FoldKey(SearchText.Clean(query ?? ""));
        await using var connection = await database.OpenConnectionAsync(cancellation);
        NpgsqlCommand Asked(string sql)
        {
            var command = new NpgsqlCommand(sql, connection);
            command.Add(kind).Add(from).Add(to);
            command.Parameters.Add(new() { Value = (object?)unitId ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Uuid });
            return command.Add(fold.Length == 0 ? null : $"%{fold.Replace(@"\", @"\\", StringComparison.Ordinal).Replace("%", @"\%", StringComparison.Ordinal).Replace("_", @"\_", StringComparison.Ordinal)}%");
        }

        await using var count = Asked(Count);
        var total = (long)(await count.ExecuteScalarAsync(cancellation))!;
        await using var command = Asked(SelectPage);
        command.Add(wanted.PageSize).Add(wanted.Offset);
        return TypedResults.Ok(new PagedResult<UnitAct>(await ReadAsync(command, cancellation), total, wanted.Page, wanted.PageSize));
    }

    private static async Task<List<UnitAct>> ReadAsync(NpgsqlCommand command, CancellationToken cancellation)
    {
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var acts = new List<UnitAct>();
        while (await reader.ReadAsync(cancellation))
        {
            acts.Add(new(
                reader.GetGuid(0), reader.GetString(1), reader.GetFieldValue<DateOnly>(2), reader.GetGuid(3), reader.GetString(4), reader.TextOrNull(5), reader.GetString(6),
                reader.TextOrNull(7), reader.TextOrNull(8), reader.TextOrNull(9), reader.GetFieldValue<string[]>(10), reader.GetFieldValue<string[]>(11), reader.GetString(12),
                reader.GetString(13), reader.GetFieldValue<DateTimeOffset>(14)));
        }

        return acts;
    }
}
