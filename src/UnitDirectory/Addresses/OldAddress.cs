using EduCoop.UnitDirectory.Imports;
using EduCoop.UnitDirectory.Imports.Planning;
using EduCoop.UnitDirectory.Imports.Reading;
using EduCoop.UnitDirectory.Names;
using EduCoop.UnitDirectory.Units;

namespace EduCoop.UnitDirectory.Addresses;

/// <summary>
/// Puts the commune of today into rows that give an address of three levels. One successor that has all of the old commune is proposed and
/// said so; where the old commune was divided, the row waits for a person. The district stays with the unit as history.
/// </summary>
internal sealed class OldAddress(OldAddressBook book, Snapshot snapshot, DateOnly day)
{
    private static readonly DateOnly LastDayOfThreeTiers = new(2025, 6, 30);

    /// <summary>The row with its commune of today, or with the choices for it, or as it was when its address is one of today.</summary>
    /// <param name="row">The row.</param>
    /// <param name="note">Called with column, code and message for what a person should know.</param>
    /// <param name="issue">Called with column, code and message for what is wrong.</param>
    internal ImportRow? Place(ImportRow row, Action<string, string, string> note, Action<string, string, string> issue)
    {
        if (row.District is not { } district || (row.OldCommune ?? row.Commune) is var commune && commune is null && row.OldCommuneCode is null)
        {
            return row;
        }

        var found = book.Find(ProvinceCodes(row), district, commune, row.OldCommuneCode);
        var written = string.Join(", ", new[] { commune ?? row.OldCommuneCode, district, row.Province ?? row.ProvinceCode }.OfType<string>());
        if (found.Count == 0)
        {
            return Unknown(row, written, issue);
        }

        var today = found.Select(old => old.NewCode).Distinct(StringComparer.Ordinal).Select(code => (Code: code, Unit: snapshot.FindByCode(RowReader.CommuneScheme, code, day, orLatest: true))).ToList();
        if (today.FirstOrDefault(choice => choice.Unit is null) is { Code: { } missing })
        {
            issue("commune", "commune_unknown", $"“{written}” nay thuộc xã, phường mã {missing}, chưa có trong danh mục: nhập danh mục xã, phường trước.");
            return null;
        }

        var placed = row with { Province = null, ProvinceCode = null, Commune = null, CommuneCode = null, OldAddress = written };
        if (today is [var only] && found.All(old => old.Coverage == "full"))
        {
            note("commune", "commune_proposed", $"“{written}” (trước 01/7/2025) nay thuộc {only.Unit!.Latest.FullName}, mã {only.Code}; quận, huyện cũ được giữ làm lịch sử.");
            return placed with { CommuneCode = only.Code };
        }

        note("commune", "commune_undecided", $"“{written}” (trước 01/7/2025) đã được chia cho {string.Join("; ", today.Select(choice => $"{choice.Unit!.Latest.FullName} ({choice.Code})"))}: cần người chọn.");
        return placed with { Choices = today.ConvertAll(choice => choice.Code) };
    }

    // A commune of today beside its former district is an address of today with a word of history.
    private ImportRow? Unknown(ImportRow row, string written, Action<string, string, string> issue)
    {
        var current = row.OldCommune is null && row.OldCommuneCode is null && row.Commune is { } name
            && ProvinceToday(row) is { } province && snapshot.FindAreas(province, SearchUnits.BareName(name), day).Count == 1;
        if (current)
        {
            return row;
        }

        issue(row.OldCommuneCode is null ? "commune" : "commune_code", "old_commune_unknown", $"Không tìm thấy “{written}” trong danh mục xã, phường trước 01/7/2025: kiểm tra dấu, quận/huyện, hoặc ghi thẳng mã xã, phường hiện nay.");
        return null;
    }

    private Guid? ProvinceToday(ImportRow row) =>
        row.ProvinceCode is { } code ? snapshot.FindByCode(RowReader.ProvinceScheme, code, day, orLatest: true)?.UnitId
        : row.Province is { } name && snapshot.FindAreas(null, SearchUnits.BareName(name), day) is [var only, ..] ? only : null;

    // "Phú Thọ" with a district of Hòa Bình is written by who knows the new province already: both the old one and all that went into the new one fit.
    private HashSet<string> ProvinceCodes(ImportRow row)
    {
        var units = new HashSet<Guid>();
        if (row.ProvinceCode is { } code)
        {
            units.UnionWith(new[] { LastDayOfThreeTiers, day }.Select(on => snapshot.FindByCode(RowReader.ProvinceScheme, code, on, orLatest: false)?.UnitId).OfType<Guid>());
        }
        else if (row.Province is { } name)
        {
            var bare = SearchText.Clean(SearchUnits.BareName(name));
            units.UnionWith(snapshot.FindAreas(null, bare, LastDayOfThreeTiers));
            units.UnionWith(snapshot.FindAreas(null, bare, day));
        }

        var all = units.Concat(units.SelectMany(snapshot.PredecessorsOf)).Select(snapshot.Find).OfType<KnownUnit>();
        return all.SelectMany(unit => unit.Codes)
            .Where(held => held.Scheme == RowReader.ProvinceScheme && held.ValidFrom <= LastDayOfThreeTiers && (held.ValidTo is not { } end || end >= LastDayOfThreeTiers))
            .Select(held => held.Value).ToHashSet(StringComparer.Ordinal);
    }
}
