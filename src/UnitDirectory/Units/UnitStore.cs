using Npgsql;

namespace EduCoop.UnitDirectory.Units;

/// <summary>Reads units with their whole history.</summary>
internal static class UnitStore
{
    private const string Where = " where $1::uuid[] is null or unit_id = any($1)";
    private const string SelectUnits = "select unit_id, version, path from unit" + Where;
    private const string SelectPeriods = """
        select unit_id, valid_from, valid_to, name, full_name, type_code, parent_id, area_id, province_id, ownership, locality,
               levels, foreign_capital, non_profit
        from unit_period
        """ + Where + " order by unit_id, valid_from";

    private const string SelectCodes = "select unit_id, scheme, value, valid_from, valid_to from unit_code" + Where + " order by unit_id, scheme, valid_from, value";
    private const string SelectBelow = "select unit_id from unit where path @> array[$1] and unit_id <> $1";

    /// <summary>These units, or all of them when ids is null.</summary>
    internal static async Task<Dictionary<Guid, KnownUnit>> LoadAsync(NpgsqlConnection connection, Guid[]? ids, CancellationToken cancellation)
    {
        await using var batch = new NpgsqlBatch(connection);
        foreach (var sql in new[] { SelectUnits, SelectPeriods, SelectCodes })
        {
            var command = new NpgsqlBatchCommand(sql);
            command.Parameters.Add(new() { Value = (object?)ids ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Array | NpgsqlTypes.NpgsqlDbType.Uuid });
            batch.BatchCommands.Add(command);
        }

        await using var reader = await batch.ExecuteReaderAsync(cancellation);
        var units = new Dictionary<Guid, (long Version, Guid[] Path, List<UnitPeriod> Periods, List<UnitCodeRow> Codes)>();
        while (await reader.ReadAsync(cancellation))
        {
            units.Add(reader.GetGuid(0), (reader.GetInt64(1), reader.GetFieldValue<Guid[]>(2), new(1), []));
        }

        // The three statements see one after the other: a unit that was added in between is not known yet and is left out.
        await reader.NextResultAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
        {
            if (units.TryGetValue(reader.GetGuid(0), out var unit))
            {
                unit.Periods.Add(ReadPeriod(reader));
            }
        }

        await reader.NextResultAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
        {
            if (units.TryGetValue(reader.GetGuid(0), out var unit))
            {
                unit.Codes.Add(new(reader.GetString(1), reader.GetString(2), reader.GetFieldValue<DateOnly>(3), reader.GetFieldValue<DateOnly?>(4)));
            }
        }

        return units.ToDictionary(unit => unit.Key, unit => new KnownUnit(unit.Key, unit.Value.Version, unit.Value.Path, unit.Value.Periods, unit.Value.Codes));
    }

    /// <summary>One unit, or null.</summary>
    internal static async Task<KnownUnit?> FindAsync(NpgsqlConnection connection, Guid id, CancellationToken cancellation) =>
        (await LoadAsync(connection, [id], cancellation)).GetValueOrDefault(id);

    /// <summary>Every unit below this one in today's tree.</summary>
    internal static async Task<Guid[]> BelowAsync(NpgsqlConnection connection, Guid id, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(SelectBelow, connection) { Parameters = { new() { Value = id } } };
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var ids = new List<Guid>();
        while (await reader.ReadAsync(cancellation))
        {
            ids.Add(reader.GetGuid(0));
        }

        return [.. ids];
    }

    private static UnitPeriod ReadPeriod(NpgsqlDataReader reader) => new(
        reader.GetFieldValue<DateOnly>(1), reader.GetFieldValue<DateOnly?>(2), reader.GetString(3), reader.GetString(4), reader.GetString(5),
        reader.GetFieldValue<Guid?>(6), reader.GetFieldValue<Guid?>(7), reader.GetFieldValue<Guid?>(8),
        reader.TextOrNull(9), reader.TextOrNull(10))
    {
        Levels = reader.TextOrNull(11),
        ForeignCapital = reader.GetBoolean(12),
        NonProfit = reader.GetBoolean(13),
    };
}
