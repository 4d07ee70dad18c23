using System.Globalization;
using System.Text.RegularExpressions;
using EduCoop.UnitDirectory.Names;
using EduCoop.UnitDirectory.Units;

namespace EduCoop.UnitDirectory.Imports.Reading;

/// <summary>Reads the cells of one row. Every fault is noted with its row and column, and reading goes on, so that one upload shows them all.</summary>
internal sealed partial class RowReader(ImportKind kind, HeaderMap header, UnitTypes types)
{
    internal const string ProvinceScheme = "gso_province";
    internal const string CommuneScheme = "gso_commune";
    internal const string ExamScheme = "moet_exam";
    internal const string SchoolScheme = "moet_school";

    internal List<ImportIssue> Errors { get; } = [];

    internal List<ImportIssue> Warnings { get; } = [];

    /// <summary>The row, or null when it has faults.</summary>
    internal ImportRow? ReadUnit(TableRow row)
    {
        var before = Errors.Count;
        var type = Type(row);
        var name = Text(row, "name", 300, needed: true);
        var (scheme, code) = Code(row);
        var provinceCode = kind == ImportKind.Provinces ? null : FixedCode(row, "province_code", 2);
        var communeCode = kind is ImportKind.Provinces or ImportKind.Communes ? null : FixedCode(row, "commune_code", 5);
        var district = Text(row, "district", 200);
        var oldCommuneCode = FixedCode(row, "old_commune_code", 5);
        // Beside a district stands a commune of the three-level time, unless the column says that it is today's.
        if (district is not null && communeCode is not null && oldCommuneCode is null && !header.Title("commune_code").StartsWith("new", StringComparison.OrdinalIgnoreCase))
        {
            (oldCommuneCode, communeCode) = (communeCode, null);
        }

        var from = Day(row, "valid_from");
        var to = Day(row, "valid_to");
        if (from is not null && to < from)
        {
            Error(row, "valid_to", "days_reversed", $"Ngày kết thúc {to:dd/MM/yyyy} sớm hơn ngày bắt đầu {from:dd/MM/yyyy}: sửa một trong hai ngày.");
        }
        else if (from is null && to is not null)
        {
            Error(row, "valid_to", "valid_from_missing", "Có ngày kết thúc mà không có ngày bắt đầu: ghi thêm cột “hiệu lực từ”.");
        }

        var read = new ImportRow(
            row.Number, type is null || name is null ? "" : WithoutTypeWord(name, type), type?.Code ?? "", Id(row, "unit_id"), scheme, code,
            provinceCode, header.Cell(row, "province"), communeCode, header.Cell(row, "commune"), Id(row, "parent_id"), Text(row, "parent_code", 64),
            from, to, Ownership(row), district ?? Text(row, "locality", 300), header.Has("levels") && Levels(row) is { Length: > 0 } levels ? levels : null,
            Flag(row, "foreign_capital"), Flag(row, "non_profit"), communeCode is null ? district : null, Text(row, "old_commune", 200), oldCommuneCode, Codes: CodeList.Read(this, row, Text(row, CodeList.Column, CodeList.Longest)));
        return Errors.Count == before ? read : null;
    }

    internal ImportTypeRow? ReadType(TableRow row)
    {
        var before = Errors.Count;
        var code = Text(row, "code", 40, needed: true);
        if (code is not null && !TypeCode().IsMatch(code))
        {
            Error(row, "code", "code_invalid", $"Mã loại “{code}” chỉ được gồm chữ thường không dấu, số và gạch dưới, bắt đầu bằng chữ.");
        }

        var name = Text(row, "name", 300, needed: true);
        var kindWord = Text(row, "kind", 40, needed: true);
        if (kindWord is not null && !UnitType.Kinds.Contains(kindWord))
        {
            Error(row, "kind", "kind_unknown", $"Nhóm “{kindWord}” không có; chọn: {string.Join(", ", UnitType.Kinds)}.");
        }

        var manager = Text(row, "manager", 40) ?? ManagerOf(header.Cell(row, "managed_by"));
        if (manager is not (null or "commune" or "department" or "province" or "ministry"))
        {
            Error(row, "manager", "manager_unknown", $"Cấp quản lý “{manager}” không có; chọn: commune, department, province, ministry hoặc để trống.");
        }

        var synonyms = header.Has("synonyms") ? (header.Cell(row, "synonyms") ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) : null;
        var levels = header.Has("levels") ? Levels(row) : null;
        return Errors.Count == before
            ? new(row.Number, code!, name!, kindWord!, Text(row, "level", 100), manager, Text(row, "scope", 200), synonyms, levels is null ? null : EducationLevels.Split(levels))
            : null;
    }

    internal void Error(TableRow row, string column, string code, string message) => Errors.Add(new(row.Number, header.Title(column), code, message));

    // Levels are written with a semicolon, a comma, a plus or a space between: "MN; TH; THCS", "tieu_hoc thcs".
    private string? Levels(TableRow row)
    {
        var text = Text(row, "levels", 200);
        if (text is null)
        {
            return "";
        }

        var separators = text.IndexOfAny([';', ',', '+', '/', '&']) >= 0 ? new[] { ';', ',', '+', '/', '&' } : [' '];
        var levels = EducationLevels.Join(text.Split(separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
        if (levels is null)
        {
            Error(row, "levels", "level_unknown", $"Cấp học “{text}” không đọc được; ghi: {string.Join("; ", EducationLevels.All)}.");
        }

        return levels;
    }

    private string? Ownership(TableRow row)
    {
        if (Text(row, "ownership", 100) is not { } word)
        {
            return null;
        }

        var known = Units.Ownership.Read(word);
        if (known is null)
        {
            Error(row, "ownership", "ownership_unknown", $"Loại hình “{word}” không có; ghi: công lập, dân lập hoặc tư thục.");
        }

        return known;
    }

    private bool? Flag(TableRow row, string column)
    {
        switch (SearchText.Fold(Text(row, column, 20) ?? ""))
        {
            case "":
                return null;
            case "co" or "x" or "1" or "true" or "yes":
                return true;
            case "khong" or "0" or "false" or "no":
                return false;
            default:
                Error(row, column, "flag_unknown", "Ô này chỉ ghi: có hoặc không.");
                return null;
        }
    }

    private UnitType? Type(TableRow row)
    {
        if (Text(row, "type", 200, needed: true) is not { } word)
        {
            return null;
        }

        var type = types.ByWord(word);
        var fits = type is not null && kind switch
        {
            ImportKind.Provinces => type is { Kind: UnitType.Area, Level: "province" },
            ImportKind.Communes => type is { Kind: UnitType.Area, Level: "commune" },
            _ => type.Kind != UnitType.Area,
        };
        if (fits)
        {
            return type;
        }

        Error(row, "type", "type_unknown", type is null
            ? $"Loại “{word}” không có trong danh mục loại đơn vị: dùng mã hoặc tên trong danh mục, hoặc nhập thêm loại trước."
            : $"Loại “{type.Name}” không thuộc danh sách đang nhập: chọn đúng danh sách hoặc sửa loại.");
        return null;
    }

    private (string? Scheme, string? Code) Code(TableRow row)
    {
        switch (kind)
        {
            case ImportKind.Provinces:
                return (ProvinceScheme, FixedCode(row, "code", 2, needed: true));
            case ImportKind.Communes:
                return (CommuneScheme, FixedCode(row, "code", 5, needed: true));
        }

        if (header.Cell(row, "moet_so_code") is not null || header.Cell(row, "moet_school_code") is not null)
        {
            return (ExamScheme, FixedCode(row, "moet_so_code", 2, needed: true) is { } so && FixedCode(row, "moet_school_code", 3, needed: true) is { } school ? $"{so}-{school}" : null);
        }

        if (Text(row, "code", 64) is not { } code)
        {
            return (null, null);
        }

        if (Damaged().IsMatch(code))
        {
            Error(row, "code", "code_damaged", $"Mã “{code}” đã bị Excel đổi thành số: định dạng cột mã là Văn bản (Text) rồi nhập lại mã.");
            return (null, null);
        }

        var scheme = Text(row, "scheme", 40) ?? SchoolScheme;
        if (!TypeCode().IsMatch(scheme))
        {
            Error(row, "scheme", "scheme_invalid", $"Hệ mã “{scheme}” chỉ được gồm chữ thường không dấu, số và gạch dưới.");
        }

        return (scheme, code);
    }

    // Excel turns 01 into 1 and 00004 into 4. The width of the scheme tells what was meant; anything else is not guessed at.
    private string? FixedCode(TableRow row, string column, int width, bool needed = false)
    {
        if (Text(row, column, 64, needed) is not { } cell)
        {
            return null;
        }

        var digits = cell.EndsWith(".0", StringComparison.Ordinal) ? cell[..^2] : cell;
        if (digits.Length > width || !digits.All(char.IsAsciiDigit))
        {
            Error(row, column, "code_invalid", $"Mã “{cell}” phải gồm đúng {width} chữ số, kể cả số 0 ở đầu: định dạng cột là Văn bản (Text) rồi nhập lại mã.");
            return null;
        }

        var code = digits.PadLeft(width, '0');
        if (code != cell)
        {
            Warnings.Add(new(row.Number, header.Title(column), "code_padded", $"Mã “{cell}” mất số 0 ở đầu (thường do Excel), đã hiểu là “{code}”. Nên định dạng cột mã là Văn bản (Text)."));
        }

        return code;
    }

    private DateOnly? Day(TableRow row, string column)
    {
        if (header.Cell(row, column) is not { } cell)
        {
            return null;
        }

        string[] forms = ["yyyy-MM-dd", "d/M/yyyy", "d-M-yyyy", "d.M.yyyy", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-ddTHH:mm:ss"];
        DateOnly? day = DateTime.TryParseExact(cell, forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var read) ? DateOnly.FromDateTime(read)
            // A date cell of Excel holds the number of days since 30/12/1899.
            : double.TryParse(cell, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var serial) && serial is > 60 and < 110_000 ? DateOnly.FromDateTime(DateTime.FromOADate(serial))
            : null;
        if (day is { } known && UnitRefusals.IsReasonable(known))
        {
            return day;
        }

        Error(row, column, "day_invalid", $"Không đọc được ngày “{cell}”: ghi dạng 31/12/2026 hoặc 2026-12-31.");
        return null;
    }

    private Guid? Id(TableRow row, string column)
    {
        if (header.Cell(row, column) is not { } cell)
        {
            return null;
        }

        if (Guid.TryParse(cell, out var id) && id != Guid.Empty)
        {
            return id;
        }

        Error(row, column, "id_invalid", $"“{cell}” không phải là mã định danh UUID.");
        return null;
    }

    private string? Text(TableRow row, string column, int longest, bool needed = false)
    {
        var text = header.Cell(row, column);
        if (text is null && needed)
        {
            Error(row, column, "cell_missing", $"Ô “{header.Title(column)}” đang để trống: điền giá trị rồi gửi lại.");
        }
        else if (text?.Length > longest)
        {
            Error(row, column, "cell_too_long", $"Ô “{header.Title(column)}” dài quá {longest} ký tự: rút gọn rồi gửi lại.");
            return null;
        }

        return text;
    }

    // "Phường Đống Đa" is the ward "Đống Đa"; "Phường 1" keeps its word, the number alone is no name.
    private static string WithoutTypeWord(string name, UnitType type)
    {
        var word = type.Code is "thanh_pho" ? "thành phố" : type.Name;
        return type.Kind == UnitType.Area && name.StartsWith(word + " ", StringComparison.OrdinalIgnoreCase) && !char.IsDigit(name[word.Length + 1])
            ? name[(word.Length + 1)..]
            : name;
    }

    private static string? ManagerOf(string? words) => SearchText.Fold(words ?? "") switch
    {
        var text when text.StartsWith("ubnd cap xa", StringComparison.Ordinal) || text.StartsWith("ubnd xa", StringComparison.Ordinal) || text.StartsWith("ubnd phuong", StringComparison.Ordinal) => "commune",
        var text when text.StartsWith("so gd", StringComparison.Ordinal) => "department",
        var text when text.StartsWith("ubnd tinh", StringComparison.Ordinal) => "province",
        var text when text.StartsWith("bo", StringComparison.Ordinal) => "ministry",
        _ => null,
    };

    [GeneratedRegex("^[a-z][a-z0-9_]{0,39}$")]
    private static partial Regex TypeCode();

    [GeneratedRegex(@"^\d+([.,]\d+)?[eE][+-]?\d+$|^\d+\.0+$")]
    private static partial Regex Damaged();
}
