using System.Globalization;
using System.IO.Compression;
using EduCoop.Testing;

namespace EduCoop.EndToEnd.Tests;

/// <summary>The real statement and what is known of it.</summary>
internal static class Statement
{
    internal const int Gifts = 6_784;
    internal const long TotalVnd = 18_067_538_360;
    private const string Account = "4965108099505";
    private static int copies;

    internal static string Path => SharedData.File("bank", "caobang_mttq_agribank_20240910-13.psv.gz");

    /// <summary>The same statement of another account: an account belongs to one campaign, and some tests need a campaign of their own.</summary>
    internal static async Task<string> OfAnotherAccountAsync()
    {
        await using var packed = File.OpenRead(Path);
        using var reader = new StreamReader(new GZipStream(packed, CompressionMode.Decompress));
        var number = string.Create(CultureInfo.InvariantCulture, $"49651080{10_000 + Interlocked.Increment(ref copies)}");
        var copy = System.IO.Path.Combine(Directory.CreateDirectory(System.IO.Path.Combine(AppContext.BaseDirectory, "statements")).FullName, $"sao-ke-{number}.psv");
        await File.WriteAllTextAsync(copy, (await reader.ReadToEndAsync()).Replace(Account, number, StringComparison.Ordinal));
        return copy;
    }
}
