using System.Globalization;
using EduCoop.Documents.Writing;
using EduCoop.Reporting.Forms;

namespace EduCoop.Reporting.Papers;

/// <summary>Values as papers print them: thousands with dots, decimals with a comma, days in digits.</summary>
internal static class PaperValues
{
    private const string Nothing = "chưa có số liệu";
    private static readonly NumberFormatInfo Vietnamese = new() { NumberGroupSeparator = ".", NumberDecimalSeparator = "," };

    /// <summary>A field's value in a sentence, with its unit and a full stop.</summary>
    internal static string Said(FormField field, string? value)
    {
        if (value is null)
        {
            return $"{(FormAudit.IsNumber(field.Kind) ? Nothing : "không có")}.";
        }

        var unit = UnitOf(field);
        return $"{Shown(field, value)}{(unit is null ? "" : unit == "%" ? "%" : " " + unit)}".TrimEnd('.') + ".";
    }

    internal static string Shown(FormField field, string? value) => value switch
    {
        null => "",
        _ when FormAudit.IsNumber(field.Kind) && decimal.TryParse(value, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) => number.ToString("#,0.######", Vietnamese),
        _ when field.Kind == FieldKind.Day && DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) => VietnameseDates.InDigits(day),
        _ => value,
    };

    /// <summary>A table with a column of numbers or of the rows' own headings before the form's columns.</summary>
    internal static (IReadOnlyList<string> Columns, IReadOnlyList<TableRow> Rows) Table(FormTable table, IReadOnlyList<IReadOnlyDictionary<string, string?>> filled)
    {
        string[] columns = ["TT", .. table.Rows.Count > 0 ? new[] { "Nội dung" } : [], .. table.Columns.Select(Titled)];
        var count = table.Rows.Count > 0 ? table.Rows.Count : filled.Count;
        return (columns, [.. Enumerable.Range(0, count).Select(i => new TableRow([
            (i + 1).ToString(CultureInfo.InvariantCulture), .. table.Rows.Count > 0 ? new[] { table.Rows[i] } : [],
            .. table.Columns.Select(column => Shown(column, i < filled.Count ? filled[i].GetValueOrDefault(column.Key) : null))]))]);
    }

    private static string Titled(FormField column) => UnitOf(column) is { } unit ? $"{column.Label} ({unit})" : column.Label;

    private static string? UnitOf(FormField field) => field.Unit ?? field.Kind switch { FieldKind.MoneyVnd => "đồng", FieldKind.Percent => "%", _ => null };
}
