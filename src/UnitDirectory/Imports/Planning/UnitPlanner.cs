using EduCoop.UnitDirectory.Imports.Reading;
using EduCoop.UnitDirectory.Units;

namespace EduCoop.UnitDirectory.Imports.Planning;

/// <summary>What the rows of one unit will do.</summary>
internal sealed record UnitPlan(UnitGroup Group, RowOutcome Outcome, IReadOnlyList<UnitWrite> Writes);

/// <summary>
/// Works out what a list changes. Preview and commit both call this, so a dry run says exactly what the real run does. Each planned unit is
/// put into the snapshot, so that rows further down find it.
/// </summary>
internal sealed class UnitPlanner(ImportKind kind, ImportOptions options, Snapshot snapshot)
{
    /// <summary>Faults found while planning: row, canonical column, code, message.</summary>
    internal List<(ImportRow Row, string Column, string Code, string Message)> Issues { get; } = [];

    internal UnitPlan Plan(UnitGroup group)
    {
        var before = FindKnown(group, out var place);
        var id = before?.UnitId ?? group.Rows[0].UnitId ?? Guid.CreateVersion7();
        var wanted = new List<UnitPeriod>();
        foreach (var row in group.Rows)
        {
            // Each period has its own place; the last row's is known already.
            var there = row == group.Rows[^1] || place is null ? place : Where(row);
            if (there is null || Period(row, id, before, there) is not { } period)
            {
                return Failed(group);
            }

            wanted.Add(period);
        }

        wanted = before is null || group.Rows[0].ValidFrom is not null ? wanted : Undated(before, wanted[0]);
        if (Timeline.Merge(before?.Periods ?? [], wanted) is not { } periods)
        {
            return Fail(group, "valid_to", "period_overlap", "Thời gian hiệu lực chồng lên giai đoạn khác của cùng đơn vị: sửa ngày kết thúc.");
        }

        if (Path(periods[^1].ParentId, id) is not { } path)
        {
            return Fail(group, "parent_id", "parent_below", "Đơn vị cấp trên lại nằm dưới chính đơn vị này: chọn đơn vị cấp trên khác.");
        }

        var after = new KnownUnit(id, (before?.Version ?? 0) + 1, path, periods, Codes(group, before, periods));
        if (before is not null && before.Periods.SequenceEqual(after.Periods) && before.Codes.SequenceEqual(after.Codes))
        {
            return new(group, RowOutcome.Same, []);
        }

        if (after.Codes.FirstOrDefault(code => snapshot.IsTaken(code, id)) is { } taken)
        {
            return Fail(group, "code", "code_taken", $"Mã “{taken.Value}” đang thuộc đơn vị khác trong cùng thời gian: kiểm tra lại mã hoặc ngày hiệu lực.");
        }

        if (kind is ImportKind.Schools or ImportKind.Units && !MayWrite(before, path))
        {
            return Fail(group, "name", "out_of_scope", "Đơn vị này không thuộc phạm vi tài khoản đang nhập: bỏ dòng này hoặc nhờ quản trị hệ thống nhập.");
        }

        return Planned(group, before, after);
    }

    private UnitPlan Planned(UnitGroup group, KnownUnit? before, KnownUnit after)
    {
        var writes = new List<UnitWrite> { new(before, after) };
        if (before is not null && !before.Path.SequenceEqual(after.Path))
        {
            writes.AddRange(ChangeUnit.Moved(snapshot.Below(after.UnitId).ToList(), before.Path.Count, after.Path));
        }

        foreach (var write in writes)
        {
            snapshot.Put(write.After);
        }

        return new(group, before is null ? RowOutcome.New : RowOutcome.Changed, writes);
    }

    // By its id, else by its code, else by what makes it one of its kind: type, name and place; a province has one department.
    private KnownUnit? FindKnown(UnitGroup group, out Place? place)
    {
        var last = group.Rows[^1];
        place = Where(last);
        if (last.UnitId is { } id && (snapshot.Find(id) is not null || kind is not (ImportKind.Provinces or ImportKind.Communes)))
        {
            return snapshot.Find(id);
        }

        if (last is { Scheme: { } scheme, Code: { } value })
        {
            var holder = group.Rows.Select(row => snapshot.FindByCode(scheme, value, Day(row), orLatest: false)).FirstOrDefault(unit => unit is not null)
                ?? (last.ValidTo is null ? snapshot.FindByCode(scheme, value, Day(last), orLatest: true) : null);
            if (holder is not null || kind is ImportKind.Provinces or ImportKind.Communes)
            {
                return holder;
            }
        }

        if (last.TypeCode == UnitType.Department && place?.ProvinceId is { } province)
        {
            return snapshot.FindAgency(UnitType.Department, province) is { } department ? snapshot.Find(department) : null;
        }

        var twin = place is null ? null : snapshot.FindByNature(last.TypeCode, last.Name, place.Area, last.Locality);
        // Another code of the same register is another school, whatever it is called.
        return twin is not null && last.Code is not null && twin.Codes.Any(code => code.Scheme == last.Scheme) ? null : twin;
    }

    // Where a row lies is told as of its last day, or of today while it has none.
    private Place? Where(ImportRow row) =>
        Place.Find(row, snapshot, row.ValidTo ?? (Day(row) > options.EffectiveFrom ? Day(row) : options.EffectiveFrom), (column, code, message) => Issues.Add((row, column, code, message)));

    private UnitPeriod? Period(ImportRow row, Guid id, KnownUnit? before, Place place)
    {
        var type = snapshot.Types.ByCode(row.TypeCode)!;
        var known = before?.On(Day(row)) ?? before?.Latest;
        var province = type is { Kind: UnitType.Area, Level: "province" } ? id : place.ProvinceId ?? known?.ProvinceId;
        if (!TryParent(row, type, known, place, out var parent))
        {
            return null;
        }

        province ??= parent?.Latest.ProvinceId;
        var period = new UnitPeriod(
            Day(row), row.ValidTo, row.Name, type.FullNameOf(row.Name), type.Code, parent?.UnitId,
            type.Kind == UnitType.Area ? null : AreaOf(place, known), province, row.Ownership ?? known?.Ownership, row.Locality ?? known?.Locality)
        {
            Levels = row.Levels ?? known?.Levels,
            ForeignCapital = row.ForeignCapital ?? known?.ForeignCapital ?? false,
            NonProfit = row.NonProfit ?? known?.NonProfit ?? false,
        };
        if (UnitAttributes.Refuse(period, type) is not { } refusal)
        {
            return period;
        }

        Issue(row, "ownership", refusal.Code, $"{refusal.Title} {refusal.Detail}");
        return null;
    }

    // A list that names the province alone does not take away what is known to be nearer.
    private static Guid? AreaOf(Place place, UnitPeriod? known) =>
        place.CommuneId is null && known is not null && place.ProvinceId == known.ProvinceId ? known.AreaId : place.Area ?? known?.AreaId;

    // What the list says goes first, then what is known, then what follows from the type and the place.
    private bool TryParent(ImportRow row, UnitType type, UnitPeriod? known, Place place, out KnownUnit? parent)
    {
        parent = null;
        if (type.Kind == UnitType.Area)
        {
            parent = kind == ImportKind.Communes && place.ProvinceId is { } above ? snapshot.Find(above) : null;
            return kind != ImportKind.Communes || parent is not null || Issue(row, "province_code", "place_missing", "Chưa biết xã, phường này thuộc tỉnh nào: điền mã tỉnh.");
        }

        if (row.ParentId is not null || row.ParentCode is not null)
        {
            parent = row.ParentId is { } id ? snapshot.Find(id) : snapshot.FindByAnyCode(row.ParentCode!);
            return parent is not null
                || Issue(row, row.ParentId is null ? "parent_code" : "parent_id", "parent_unknown", $"Không tìm thấy đơn vị cấp trên “{row.ParentCode ?? row.ParentId.ToString()}”: nhập đơn vị đó trước, hoặc sửa mã.");
        }

        if (known is not null)
        {
            parent = known.ParentId is { } keep ? snapshot.Find(keep) : null;
            return true;
        }

        if (type.IsRoot)
        {
            return place.ProvinceId is not null || Issue(row, "province_code", "place_missing", "Chưa biết cơ quan này thuộc tỉnh nào: thêm cột mã tỉnh.");
        }

        var found = type.Kind == UnitType.Office ? null : ManagingAuthority.Find(type, row.Levels ?? known?.Levels, place.CommuneId, place.ProvinceId, snapshot.FindAgency);
        found ??= options.ParentId ?? place.Area;
        parent = found is { } manager ? snapshot.Find(manager) : null;
        return parent is not null
            || Issue(row, "province_code", "place_missing", "Chưa biết đơn vị này thuộc đâu: thêm cột mã xã hoặc mã tỉnh, hoặc chọn đơn vị quản lý khi tải tệp lên.");
    }

    // A list without days speaks of one day: what differs begins then, and what is the same on that day stays as it began.
    private List<UnitPeriod> Undated(KnownUnit before, UnitPeriod wanted)
    {
        var now = before.On(options.EffectiveFrom) ?? (options.EffectiveFrom < before.Periods[0].ValidFrom ? before.Periods[0] : before.Latest);
        if (wanted.SaysTheSameAs(now))
        {
            return [];
        }

        var from = now.ValidFrom > options.EffectiveFrom ? now.ValidFrom : options.EffectiveFrom;
        return [wanted with { ValidFrom = from, ValidTo = from == now.ValidFrom ? now.ValidTo : null }];
    }

    private static List<UnitCodeRow> Codes(UnitGroup group, KnownUnit? before, IReadOnlyList<UnitPeriod> periods)
    {
        var codes = before?.Codes.ToList() ?? [];
        if (group.Rows[^1].Codes is { } all)
        {
            // The list says each code with its days: those are taken as they stand.
            foreach (var code in all)
            {
                var at = codes.FindIndex(known => (known.Scheme, known.Value, known.ValidFrom) == (code.Scheme, code.Value, code.ValidFrom));
                codes = at < 0 ? [.. codes, code] : [.. codes[..at], code, .. codes[(at + 1)..]];
            }
        }

        if (group.Rows[^1] is not { Scheme: { } scheme, Code: { } value, Codes: var listed } || listed?.Any(code => code.Scheme == scheme && code.Value == value) == true)
        {
            return codes;
        }

        var first = periods[0].ValidFrom;
        var held = codes.FindIndex(code => code.Scheme == scheme && code.Value == value);
        if (held < 0)
        {
            codes.Add(new(scheme, value, first, periods[^1].ValidTo));
        }
        else if (codes[held].ValidFrom > first)
        {
            // The list knows the unit from an earlier day than the directory did.
            codes[held] = codes[held] with { ValidFrom = first };
        }

        return codes;
    }

    private IReadOnlyList<Guid>? Path(Guid? parentId, Guid id)
    {
        IReadOnlyList<Guid> above = parentId is { } parent ? snapshot.Find(parent)!.Path : [];
        return above.Contains(id) ? null : [.. above, id];
    }

    private bool MayWrite(KnownUnit? before, IReadOnlyList<Guid> path) =>
        options.Unrestricted || (options.ActingUnit is { } unit && path.Contains(unit) && before?.Path.Contains(unit) != false);

    private DateOnly Day(ImportRow row) => row.ValidFrom ?? options.EffectiveFrom;

    private UnitPlan Fail(UnitGroup group, string column, string code, string message)
    {
        Issue(group.Rows[^1], column, code, message);
        return Failed(group);
    }

    private static UnitPlan Failed(UnitGroup group) => new(group, RowOutcome.Error, []);

    private bool Issue(ImportRow row, string column, string code, string message)
    {
        Issues.Add((row, column, code, message));
        return false;
    }
}
