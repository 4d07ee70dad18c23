using EduCoop.UnitDirectory.Names;
using Npgsql;

namespace EduCoop.UnitDirectory.Units;

/// <summary>A kind of unit, as data.</summary>
/// <param name="Code">Stable code, for example "tieu_hoc".</param>
/// <param name="Name">Vietnamese name, for example "trường tiểu học".</param>
/// <param name="Kind">area, agency, office, institution, association or site.</param>
/// <param name="Level">Level of government or grades taught.</param>
/// <param name="Manager">Who manages units of this type: commune, department, province, ministry, or null when it is not laid down.</param>
/// <param name="Scope">Ages or other scope.</param>
/// <param name="Synonyms">Other words for it in lists.</param>
/// <param name="Levels">What it teaches, lowest first: mam_non, tieu_hoc, thcs, thpt, gdtx, gdnn, dai_hoc.</param>
public sealed record UnitType(
    string Code, string Name, string Kind, string Level, string? Manager, string Scope, IReadOnlyList<string> Synonyms, IReadOnlyList<string> Levels)
{
    internal const string Area = "area";
    internal const string Agency = "agency";
    internal const string Office = "office";
    internal const string Institution = "institution";
    internal const string Association = "association";
    internal const string Department = "so_gddt";
    internal const string CommuneCommittee = "ubnd_xa";
    internal const string ProvinceCommittee = "ubnd_tinh";

    /// <summary>The heads of the second tree: the department of education, and the province's committee beside it.</summary>
    internal bool IsRoot => Code is Department or ProvinceCommittee;

    /// <summary>Kinds of units, in the order in which screens list them.</summary>
    internal static IReadOnlyList<string> Kinds { get; } = [Area, Agency, Office, Institution, Association, "site", "body", "enterprise"];

    /// <summary>Provinces are written with their own type word, a school's name holds it already.</summary>
    internal string FullNameOf(string name) => Kind != Area ? name : Code == "thanh_pho" ? $"thành phố {name}" : $"{Name} {name}";
}

/// <summary>The types of this deployment, in their order.</summary>
internal sealed class UnitTypes
{
    private const string Select = "select code, name, kind, level, manager, scope, synonyms, levels from unit_type order by position, code";

    private readonly Dictionary<string, UnitType> byCode = new(StringComparer.Ordinal);
    private readonly Dictionary<string, UnitType> byWord = new(StringComparer.Ordinal);

    internal UnitTypes(IEnumerable<UnitType> types)
    {
        foreach (var type in types)
        {
            byCode[type.Code] = type;
            foreach (var word in type.Synonyms.Prepend(type.Name).Prepend(type.Code))
            {
                byWord.TryAdd(SearchText.FoldKey(word), type);
            }
        }
    }

    internal IEnumerable<UnitType> All => byCode.Values;

    internal UnitType? ByCode(string code) => byCode.GetValueOrDefault(code);

    /// <summary>The type that a list calls by its code, its name or another word, with or without accents.</summary>
    internal UnitType? ByWord(string word) => byWord.GetValueOrDefault(SearchText.FoldKey(word));

    internal static async Task<UnitTypes> LoadAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(Select, connection);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var types = new List<UnitType>();
        while (await reader.ReadAsync(cancellation))
        {
            types.Add(new(
                reader.GetString(0), reader.GetString(1), reader.GetString(2), reader.GetString(3),
                await reader.IsDBNullAsync(4, cancellation) ? null : reader.GetString(4), reader.GetString(5), reader.GetFieldValue<string[]>(6),
                EducationLevels.Split(reader.GetString(7))));
        }

        return new(types);
    }
}
