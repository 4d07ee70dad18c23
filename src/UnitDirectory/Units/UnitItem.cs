using Npgsql;

namespace EduCoop.UnitDirectory.Units;

/// <summary>A code of an outside register.</summary>
/// <param name="Scheme">gso_province, gso_commune, moet_exam, …</param>
/// <param name="Value">As written there.</param>
public sealed record UnitItemCode(string Scheme, string Value)
{
    // The statements join scheme and value with a space, which no scheme holds.
    internal static List<UnitItemCode> Read(IEnumerable<string> joined) =>
        joined.Select(code => (Text: code, Space: code.IndexOf(' ', StringComparison.Ordinal))).Select(code => new UnitItemCode(code.Text[..code.Space], code.Text[(code.Space + 1)..])).ToList();
}

/// <summary>A unit as it was on the day that was asked for.</summary>
/// <param name="Id">Its id for ever.</param>
/// <param name="Name">Name.</param>
/// <param name="FullName">Name as printed.</param>
/// <param name="TypeCode">Type.</param>
/// <param name="TypeName">Type in Vietnamese.</param>
/// <param name="ParentId">The unit above.</param>
/// <param name="ParentName">Its name on that day.</param>
/// <param name="ProvinceName">The province it lies in.</param>
/// <param name="Codes">Codes in use on that day.</param>
/// <param name="ValidFrom">First day of this name, type and parent.</param>
/// <param name="ValidTo">Last day, when known.</param>
/// <param name="Version">Needed to change it.</param>
public record UnitItem(
    Guid Id, string Name, string FullName, string TypeCode, string TypeName, Guid? ParentId, string? ParentName, string? ProvinceName,
    IReadOnlyList<UnitItemCode> Codes, DateOnly ValidFrom, DateOnly? ValidTo, long Version)
{
    /// <summary>Columns and joins for a row source aliased p that has unit_id and valid_from; $1 is the day.</summary>
    internal const string Columns = """
        p.unit_id, d.name, d.full_name, d.type_code, t.name, d.parent_id,
        (select x.full_name from unit_period x where x.unit_id = d.parent_id and x.valid_from <= $1 and (x.valid_to is null or x.valid_to >= $1)),
        (select x.name from unit_period x where x.unit_id = d.province_id and x.valid_from <= $1 and (x.valid_to is null or x.valid_to >= $1)),
        array(select c.scheme || ' ' || c.value from unit_code c
              where c.unit_id = p.unit_id and c.valid_from <= $1 and (c.valid_to is null or c.valid_to >= $1) order by 1),
        d.valid_from, d.valid_to, u.version, u.path, t.kind, d.ownership, d.foreign_capital, d.non_profit, coalesce(d.levels, t.levels)
        """;

    internal const string Joins = """
        join unit_period d on d.unit_id = p.unit_id and d.valid_from = p.valid_from
        join unit u on u.unit_id = p.unit_id
        join unit_type t on t.code = d.type_code
        """;

    /// <summary>area, agency, office, institution, association, site, body or enterprise.</summary>
    public string Kind { get; init; } = "";

    /// <summary>công lập, dân lập, tư thục, as the law says it.</summary>
    public string? Ownership { get; init; }

    /// <summary>public, community, private.</summary>
    public string? OwnershipCode => Units.Ownership.CodeOf(Ownership);

    /// <summary>A private school with foreign capital.</summary>
    public bool ForeignCapital { get; init; }

    /// <summary>A private school that is not for profit.</summary>
    public bool NonProfit { get; init; }

    /// <summary>What it teaches, lowest first: mam_non, tieu_hoc, thcs, thpt, gdtx, gdnn, dai_hoc.</summary>
    public IReadOnlyList<string> Levels { get; init; } = [];

    /// <summary>Units from the root to this one, in today's tree.</summary>
    internal IReadOnlyList<Guid> Path { get; init; } = [];

    internal static UnitItem Read(NpgsqlDataReader reader) => new(
        reader.GetGuid(0), reader.GetString(1), reader.GetString(2), reader.GetString(3), reader.GetString(4), reader.GetFieldValue<Guid?>(5),
        reader.TextOrNull(6), reader.TextOrNull(7),
        UnitItemCode.Read(reader.GetFieldValue<string[]>(8)),
        reader.GetFieldValue<DateOnly>(9), reader.GetFieldValue<DateOnly?>(10), reader.GetInt64(11))
    {
        Path = reader.GetFieldValue<Guid[]>(12),
        Kind = reader.GetString(13),
        Ownership = reader.TextOrNull(14),
        ForeignCapital = reader.GetBoolean(15),
        NonProfit = reader.GetBoolean(16),
        Levels = EducationLevels.Split(reader.GetString(17)),
    };
}
