using System.Globalization;
using System.Text.RegularExpressions;
using EduCoop.UnitDirectory.Units;

namespace EduCoop.UnitDirectory.Imports.Reading;

/// <summary>
/// All codes of a unit in one cell, as the export writes them: "scheme:value@first day..last day", with "; " between; the last day is left out
/// while the code is in use. Codes that are not listed stay as they are.
/// </summary>
internal static partial class CodeList
{
    internal const string Column = "codes";
    internal const int Longest = 4000;
    private const int MostCodes = 50;

    /// <summary>The codes, or null when the cell is empty or wrong; what is wrong is told to the reader.</summary>
    internal static IReadOnlyList<UnitCodeRow>? Read(RowReader reader, TableRow row, string? cell)
    {
        if (cell is null)
        {
            return null;
        }

        var codes = new List<UnitCodeRow>();
        foreach (var part in cell.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (Code().Match(part) is not { Success: true } match || Day(match.Groups[3]) is not { } from || (match.Groups[4].Success && (Day(match.Groups[4]) is not { } to || to < from))
                || !CodeSchemes.Fits(match.Groups[1].Value, match.Groups[2].Value) || codes.Count == MostCodes)
            {
                reader.Error(row, Column, "code_invalid", $"Mã “{part}” chưa đúng: viết “hệ mã:mã@ngày bắt đầu” hoặc “…..ngày kết thúc”, ngày dạng 2025-07-01, tối đa {MostCodes} mã, cách nhau bằng dấu chấm phẩy.");
                return null;
            }

            codes.Add(new(match.Groups[1].Value, match.Groups[2].Value, from, match.Groups[4].Success ? Day(match.Groups[4]) : null));
        }

        return codes;
    }

    private static DateOnly? Day(Group text) => DateOnly.TryParseExact(text.ValueSpan, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    [GeneratedRegex(@"\A([a-z][a-z0-9_]{0,39}):([^;]{1,64})@([0-9]{4}-[0-9]{2}-[0-9]{2})(?:\.\.([0-9]{4}-[0-9]{2}-[0-9]{2}))?\z")]
    private static partial Regex Code();
}
