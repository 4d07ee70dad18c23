using System.Collections.Frozen;
using EduCoop.Documents.Text;

namespace EduCoop.Documents.Contradictions;

/// <summary>
/// Compares units however they are written: "P.KTHTĐT" and "Phòng Kinh tế, Hạ tầng và Đô thị" have the same code. The table is data (units.tsv);
/// a unit it does not know is its own code, without "các", "phường", "trên địa bàn".
/// </summary>
public static class UnitCodes
{
    private static readonly (string Code, string[] Words)[] Names = Load();
    private static readonly FrozenDictionary<string, string> Short = LoadShort();
    private static readonly string[] Fillers = ["cac", "tren dia ban", "phuong", "xa", "thanh pho", "tinh", "cua", "truc thuoc", "thuoc"];

    /// <summary>The codes of the units that a written lead or partner names; several for "UBND phường / P.VHXH".</summary>
    /// <param name="written">As in the text.</param>
    public static IReadOnlySet<string> Of(string written)
    {
        ArgumentNullException.ThrowIfNull(written);
        var codes = new HashSet<string>();
        foreach (var part in written.Split(['/', ';', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            foreach (var unit in Alone(part))
            {
                if (Code(unit) is { Length: > 0 } code)
                {
                    codes.Add(code);
                }
            }
        }

        return codes;
    }

    /// <summary>"các cơ sở giáo dục và các đơn vị liên quan" are two; "Phòng Kinh tế, Hạ tầng và Đô thị" is one.</summary>
    private static IEnumerable<string> Alone(string part)
    {
        var and = part.LastIndexOf(" và ", StringComparison.Ordinal);
        if (and > 0 && Known(part[(and + 4)..]) is { } second && Known(part[..and]) is { } first && first != second)
        {
            return [part[..and], part[(and + 4)..]];
        }

        return [part];
    }

    private static string Code(string unit) => Known(unit) ?? Bare(Letters.Fold(unit));

    private static string? Known(string unit)
    {
        var words = unit.Trim(' ', '.', ',').Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (Short.TryGetValue(unit.Trim(' ', '.', ','), out var whole))
        {
            return whole;
        }

        foreach (var word in words)
        {
            if (Short.TryGetValue(word.Trim(',', '(', ')'), out var code) && (words.Length <= 3 || word.Contains('.', StringComparison.Ordinal)))
            {
                return code;
            }
        }

        var folded = $" {Letters.Fold(unit)} ";
        foreach (var (code, names) in Names)
        {
            if (Array.Exists(names, name => folded.Contains($" {name} ", StringComparison.Ordinal)))
            {
                return code;
            }
        }

        return null;
    }

    private static string Bare(string folded)
    {
        var bare = $" {folded} ";
        foreach (var filler in Fillers)
        {
            bare = bare.Replace($" {filler} ", " ", StringComparison.Ordinal);
        }

        return bare.Trim();
    }

    private static (string, string[])[] Load() =>
        [.. Resource.Rows("units.tsv").Where(row => row.Length > 2).Select(row => (row[0], row[2].Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)))];

    private static FrozenDictionary<string, string> LoadShort()
    {
        var all = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var row in Resource.Rows("units.tsv"))
        {
            foreach (var form in row[1].Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            {
                all.TryAdd(form, row[0]);
            }
        }

        return all.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
