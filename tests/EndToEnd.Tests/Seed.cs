using System.Text;
using System.Text.Json;
using EduCoop.Testing;

namespace EduCoop.EndToEnd.Tests;

/// <summary>The five real plans, with what a person found in them.</summary>
internal static class Seed
{
    internal const string HaNoi = "000_534f66e8481f7678";
    internal const string HoaBinh = "001_a501690569702460";
    internal const string CaoBang = "002_ddbaa28bb634f656";
    internal const string DongDa = "003_0e52c6d69509539f";
    internal const string LongBien = "004_4a1fa90de31cfb56";

    internal static string[] All => [HaNoi, HoaBinh, CaoBang, DongDa, LongBien];

    internal static Task<byte[]> BytesAsync(string seed) => File.ReadAllBytesAsync(SharedData.File("seeds", seed + ".txt"));

    /// <summary>The same words as another file, citing another number: then it is another draft, and binds to another plan.</summary>
    internal static async Task<byte[]> CopyAsync(string seed, int number) =>
        Encoding.UTF8.GetBytes((await File.ReadAllTextAsync(SharedData.File("seeds", seed + ".txt"))).Replace("1588/KH", $"{number}/KH", StringComparison.Ordinal) + "\n");

    /// <summary>Where plan 004 disagrees with its own appendix: row and field; what says the same in other words is left out.</summary>
    internal static List<(int Row, string Field)> Contradictions()
    {
        var expected = JsonSerializer.Deserialize<JsonElement>(File.ReadAllText(SharedData.File("seeds", "seed-004.expected.json")));
        return expected.GetProperty("bodyVsAppendix").EnumerateArray()
            .Where(one => !one.TryGetProperty("class", out var kind) || kind.GetString() != "same-meaning")
            .Select(one => (one.GetProperty("row").GetInt32(), one.GetProperty("field").GetString()!)).Order().ToList();
    }
}
