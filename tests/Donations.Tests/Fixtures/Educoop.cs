using System.Diagnostics;
using System.Text.Json;

namespace EduCoop.Donations.Tests.Fixtures;

/// <summary>The real command line, as a process.</summary>
internal static class Educoop
{
    /// <summary>`educoop ledger verify --json --lang en …`.</summary>
    /// <returns>Exit code, and title and detail of what it found; null when it found nothing.</returns>
    internal static async Task<(int ExitCode, string? Said)> VerifyLedgerAsync(params string[] options)
    {
        var dll = Path.Combine(Repository.Root, "artifacts", "bin", "EduCoop.Cli", Repository.Configuration, "educoop.dll");
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", ["exec", dll, "ledger", "verify", "--json", "--lang", "en", .. options])
        {
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        var json = JsonSerializer.Deserialize<JsonElement>(output);
        return (process.ExitCode, json.TryGetProperty("error", out var error) ? $"{error.GetProperty("title").GetString()} {error.GetProperty("detail").GetString()}" : null);
    }
}
