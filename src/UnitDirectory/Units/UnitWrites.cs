using EduCoop.Contracts.UnitDirectory;
using EduCoop.Storage;
using EduCoop.Storage.Messaging;
using EduCoop.UnitDirectory.Changes;
using EduCoop.UnitDirectory.Names;
using Npgsql;

namespace EduCoop.UnitDirectory.Units;

/// <summary>One unit as it was (null when new) and as it will be; After.Version is one above Before.Version.</summary>
internal sealed record UnitWrite(KnownUnit? Before, KnownUnit After);

/// <summary>Writes steps of units and their events into one batch. A unit that somebody else has changed meanwhile undoes the whole batch.</summary>
internal static class UnitWrites
{
    /// <summary>SqlState that the batch fails with when a unit is no longer at the version it was read at.</summary>
    internal const string VersionMoved = "EC001";

    private const string Step = """
        select unit_step(row.id, row.expected, string_to_array(row.path, ' ')::uuid[], $4)
        from unnest($1::uuid[], $2::bigint[], $3::text[]) with ordinality as row (id, expected, path, place) order by place
        """;

    private const string ForgetPeriods = "delete from unit_period where unit_id = any($1)";
    private const string ForgetCodes = "delete from unit_code where unit_id = any($1)";

    private const string InsertPeriods = """
        insert into unit_period (unit_id, valid_from, valid_to, name, full_name, type_code, parent_id, area_id, province_id, ownership, locality, fold_key, accent_key, tokens,
                                 levels, foreign_capital, non_profit)
        select id, valid_from, valid_to, name, full_name, type_code, parent_id, area_id, province_id, ownership, locality, fold_key, accent_key,
               array_to_tsvector(string_to_array(words, ' ')), levels, foreign_capital, non_profit
        from unnest($1::uuid[], $2::date[], $3::date[], $4::text[], $5::text[], $6::text[], $7::uuid[], $8::uuid[], $9::uuid[], $10::text[], $11::text[], $12::text[], $13::text[], $14::text[],
                    $15::text[], $16::boolean[], $17::boolean[])
            as row (id, valid_from, valid_to, name, full_name, type_code, parent_id, area_id, province_id, ownership, locality, fold_key, accent_key, words,
                    levels, foreign_capital, non_profit)
        """;

    private const string InsertCodes = """
        insert into unit_code (unit_id, scheme, value, valid_from, valid_to)
        select * from unnest($1::uuid[], $2::text[], $3::text[], $4::date[], $5::date[])
        """;

    /// <summary>Adds the rows of these writes and one event for each, parents before children.</summary>
    internal static void AddUnits(this NpgsqlBatch batch, IReadOnlyList<UnitWrite> writes, AliasBook aliases, DateTimeOffset now)
    {
        if (writes.Count == 0)
        {
            return;
        }

        var after = writes.Select(write => write.After).ToList();
        var changed = writes.Where(write => write.Before is not null).Select(write => write.After.UnitId).ToArray();
        if (changed.Length > 0)
        {
            batch.Add(ForgetPeriods, changed);
            batch.Add(ForgetCodes, changed);
        }

        batch.Add(
            Step,
            Column(after, unit => unit.UnitId),
            Column(writes, write => write.Before?.Version ?? 0L),
            Column(after, unit => string.Join(' ', unit.Path)),
            now);
        AddPeriods(batch, after, aliases);
        AddCodes(batch, after);
        var registered = writes.Where(write => write.Before is null).Select(write => Registered(write.After, now)).ToList();
        var altered = writes.Where(write => write.Before is not null).Select(write => Changed(write.After, now)).ToList();
        batch.AddToOutbox(registered, unit => unit.UnitId.ToString());
        batch.AddToOutbox(altered, unit => unit.UnitId.ToString());
        batch.AddChanges("registered", registered.ConvertAll(unit => (unit.UnitId, unit.Version, (object)unit)), now);
        batch.AddChanges("changed", altered.ConvertAll(unit => (unit.UnitId, unit.Version, (object)unit)), now);
    }

    private static void AddPeriods(NpgsqlBatch batch, List<KnownUnit> units, AliasBook aliases)
    {
        var rows = units.SelectMany(unit => unit.Periods.Select(period => (unit.UnitId, Period: period))).ToList();
        batch.Add(
            InsertPeriods,
            Column(rows, row => row.UnitId),
            Column(rows, row => row.Period.ValidFrom),
            Column(rows, row => row.Period.ValidTo),
            Column(rows, row => row.Period.Name),
            Column(rows, row => row.Period.FullName),
            Column(rows, row => row.Period.TypeCode),
            Column(rows, row => row.Period.ParentId),
            Column(rows, row => row.Period.AreaId),
            Column(rows, row => row.Period.ProvinceId),
            Column(rows, row => row.Period.Ownership),
            Column(rows, row => row.Period.Locality),
            Column(rows, row => SearchText.FoldKey(row.Period.Name)),
            Column(rows, row => SearchText.AccentKey(row.Period.Name)),
            Column(rows, row => SearchTokens.OfUnit(row.Period.FullName, aliases)),
            Column(rows, row => row.Period.Levels),
            Column(rows, row => row.Period.ForeignCapital),
            Column(rows, row => row.Period.NonProfit));
    }

    private static void AddCodes(NpgsqlBatch batch, List<KnownUnit> units)
    {
        var rows = units.SelectMany(unit => unit.Codes.Select(code => (unit.UnitId, Code: code))).ToList();
        if (rows.Count > 0)
        {
            batch.Add(
                InsertCodes,
                Column(rows, row => row.UnitId),
                Column(rows, row => row.Code.Scheme),
                Column(rows, row => row.Code.Value),
                Column(rows, row => row.Code.ValidFrom),
                Column(rows, row => row.Code.ValidTo));
        }
    }

    private static TValue[] Column<TRow, TValue>(IReadOnlyList<TRow> rows, Func<TRow, TValue> value) => rows.Select(value).ToArray();

    private static UnitRegistered Registered(KnownUnit unit, DateTimeOffset now) => new(
        unit.UnitId, unit.Latest.Name, unit.Latest.FullName, unit.Latest.TypeCode, unit.Latest.ParentId, unit.Path, Codes(unit),
        unit.Latest.ValidFrom, unit.Latest.ValidTo, unit.Version, now);

    private static UnitChanged Changed(KnownUnit unit, DateTimeOffset now) => new(
        unit.UnitId, unit.Latest.Name, unit.Latest.FullName, unit.Latest.TypeCode, unit.Latest.ParentId, unit.Path, Codes(unit),
        unit.Latest.ValidFrom, unit.Latest.ValidTo, unit.Version, now);

    private static List<UnitCode> Codes(KnownUnit unit) => unit.Codes.Select(code => new UnitCode(code.Scheme, code.Value, code.ValidFrom)).ToList();
}
