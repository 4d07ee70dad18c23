using EduCoop.UnitDirectory.Names;
using Npgsql;

namespace EduCoop.UnitDirectory.Addresses;

/// <summary>A commune until 30/6/2025 and one of today that has all or a part of it.</summary>
internal sealed record OldCommune(string Code, string Name, string District, string ProvinceCode, string NewCode, string Coverage);

/// <summary>
/// Addresses of three levels (commune, district, province) until 30/6/2025. A name alone is never enough: "Xã Tân An" there were dozens, so it
/// is found within its district and its province.
/// </summary>
internal sealed class OldAddressBook
{
    private const string Select = "select old_code, old_name, old_district, old_province_code, new_code, coverage from commune_succession order by old_code, new_code";

    private static readonly string[] CommuneWords = ["phường", "xã", "thị trấn", "đặc khu", "p.", "x.", "tt.", "tt"];
    private static readonly string[] DistrictWords = ["quận", "huyện", "thị xã", "thành phố", "tp.", "tp", "q.", "h.", "tx.", "tx"];

    private readonly ILookup<string, OldCommune> byCode;
    private readonly ILookup<(string District, string Commune), OldCommune> byName;

    internal OldAddressBook(IReadOnlyCollection<OldCommune> communes)
    {
        byCode = communes.ToLookup(commune => commune.Code, StringComparer.Ordinal);
        byName = communes.ToLookup(commune => (DistrictKey(commune.District), CommuneKey(commune.Name)));
    }

    internal static async Task<OldAddressBook> LoadAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(Select, connection);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var communes = new List<OldCommune>(10_600);
        while (await reader.ReadAsync(cancellation))
        {
            communes.Add(new(reader.GetString(0), reader.GetString(1), reader.GetString(2), reader.GetString(3), reader.GetString(4), reader.GetString(5)));
        }

        return new(communes);
    }

    /// <summary>Where the old commune is today; several when it was divided, or when the words fit more than one.</summary>
    /// <param name="provinceCodes">Codes until 30/6/2025 that the address may mean; empty when it names none.</param>
    /// <param name="district">The district as written.</param>
    /// <param name="commune">The commune as written.</param>
    /// <param name="code">Its code until 30/6/2025, when the list has one.</param>
    internal IReadOnlyList<OldCommune> Find(IReadOnlySet<string> provinceCodes, string district, string? commune, string? code)
    {
        var found = (code is not null ? byCode[code] : commune is null ? [] : byName[(DistrictKey(district), CommuneKey(commune))])
            .Where(old => provinceCodes.Count == 0 || provinceCodes.Contains(old.ProvinceCode)).ToList();
        // "Xã Đông Anh" beside "Thị trấn Đông Anh", "Ba" beside "Bá": what was written exactly goes first.
        var exact = commune is null ? [] : found.Where(old => SearchText.AccentKey(old.Name) == SearchText.AccentKey(commune)).ToList();
        exact = exact.Count > 0 || commune is null ? exact : found.Where(old => Bare(SearchText.AccentKey(old.Name), CommuneWords) == Bare(SearchText.AccentKey(commune), CommuneWords)).ToList();
        return exact.Count > 0 ? exact : found;
    }

    private static string CommuneKey(string name) => SearchText.FoldKey(Bare(SearchText.Clean(name), CommuneWords));

    private static string DistrictKey(string name) => SearchText.FoldKey(Bare(SearchText.Clean(name), DistrictWords));

    // "Phường 1" is called so; the number alone is no name.
    private static string Bare(string name, string[] words)
    {
        var word = words.FirstOrDefault(word => name.StartsWith(word, StringComparison.OrdinalIgnoreCase)
            && name.Length > word.Length && (word[^1] == '.' || name[word.Length] == ' '));
        return word is not null && name[word.Length..].Trim() is { Length: > 0 } rest && !rest.All(char.IsAsciiDigit) ? rest : name;
    }
}
