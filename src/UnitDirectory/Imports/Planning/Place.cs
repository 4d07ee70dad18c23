using EduCoop.UnitDirectory.Imports.Reading;
using EduCoop.UnitDirectory.Units;

namespace EduCoop.UnitDirectory.Imports.Planning;

/// <summary>Where a row's unit lies; both null when the list does not say.</summary>
internal sealed record Place(Guid? ProvinceId, Guid? CommuneId)
{
    internal Guid? Area => CommuneId ?? ProvinceId;

    /// <summary>Looks up the row's province and commune; notes an issue and returns null when they are not in the directory.</summary>
    internal static Place? Find(ImportRow row, Snapshot snapshot, DateOnly day, Action<string, string, string> issue)
    {
        Guid? province = null;
        if (row.ProvinceCode is { } provinceCode)
        {
            province = Today(row, snapshot, snapshot.FindByCode(RowReader.ProvinceScheme, provinceCode, day, orLatest: true));
            if (province is null)
            {
                issue("province_code", "province_unknown", $"Mã tỉnh “{provinceCode}” không có trong danh mục: sửa mã, hoặc nhập danh mục tỉnh trước.");
                return null;
            }
        }
        else if (row.Province is { } name)
        {
            if (snapshot.FindAreas(null, SearchUnits.BareName(name), day) is not [var only, ..])
            {
                issue("province", "province_unknown", $"Không có tỉnh, thành phố “{name}” vào ngày {day:dd/MM/yyyy}: ghi tên theo ngày hiệu lực của dòng, hoặc thêm cột mã tỉnh.");
                return null;
            }

            province = Today(row, snapshot, snapshot.Find(only));
        }

        return row.CommuneCode is null && row.Commune is null ? new(province, null) : FindCommune(row, snapshot, day, province, issue);
    }

    // A row without a last day speaks of a unit that is there today: what it lay in may have gone into another since.
    private static Guid? Today(ImportRow row, Snapshot snapshot, KnownUnit? area) => area is null ? null : row.ValidTo is null ? snapshot.Follow(area).UnitId : area.UnitId;

    private static Place? FindCommune(ImportRow row, Snapshot snapshot, DateOnly day, Guid? province, Action<string, string, string> issue)
    {
        if (row.CommuneCode is { } code)
        {
            if (snapshot.FindByCode(RowReader.CommuneScheme, code, day, orLatest: true) is not { } commune)
            {
                issue("commune_code", "commune_unknown", $"Mã xã, phường “{code}” không có trong danh mục: sửa mã, hoặc nhập danh mục xã, phường trước.");
                return null;
            }

            if (province is not null && commune.Latest.ProvinceId != province)
            {
                issue("commune_code", "commune_elsewhere", $"Mã “{code}” là {commune.Latest.FullName}, không thuộc tỉnh ghi ở cùng dòng: sửa mã xã hoặc mã tỉnh.");
                return null;
            }

            commune = row.ValidTo is null ? snapshot.Follow(commune) : commune;
            return new(commune.Latest.ProvinceId, commune.UnitId);
        }

        var found = province is null ? [] : snapshot.FindAreas(province, SearchUnits.BareName(row.Commune!), day);
        if (found is [var only])
        {
            return new(province, only);
        }

        issue("commune", "commune_unknown", province is null
            ? $"Tên xã, phường “{row.Commune}” không đủ để tìm vì nhiều nơi trùng tên: thêm cột mã xã hoặc cột tỉnh."
            : $"Không tìm thấy “{row.Commune}” trong tỉnh đã ghi: kiểm tra dấu, hoặc thêm cột mã xã.");
        return null;
    }
}
