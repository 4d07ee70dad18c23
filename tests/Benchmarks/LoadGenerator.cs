using System.Diagnostics;
using System.Globalization;
using EduCoop.Testing;

namespace EduCoop.Benchmarks;

/// <summary>wrk, a load generator in C as pgbench is one: what it needs of the two processors itself is little, and about the same for both ways.</summary>
internal static class LoadGenerator
{
    /// <summary>Sends gifts, each over one of so many connections as soon as the last was answered.</summary>
    /// <returns>Gifts a second, and milliseconds until the answer.</returns>
    /// <exception cref="InvalidOperationException">It cannot be installed, or an answer was no success.</exception>
    internal static async Task<(double PerSecond, double P50, double P99)> GiftsAsync(HttpClient client, string path, Guid campaign, int connections, int seconds)
    {
        await InstallAsync();
        var script = Path.Combine(Repository.Root, "tests", "Benchmarks", "gift.lua");
        var start = new ProcessStartInfo("wrk", ["-t1", $"-c{connections}", $"-d{seconds}s", "--timeout", "30s", "-s", script, $"{client.BaseAddress}{path.TrimStart('/')}", "--", client.DefaultRequestHeaders.Authorization!.Parameter!, campaign.ToString()]) { RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        var figures = output.Split('\n').FirstOrDefault(line => line.StartsWith("figures ", StringComparison.Ordinal))?.Split(' ').Skip(1).Select(figure => double.Parse(figure, CultureInfo.InvariantCulture)).ToArray();
        return process.ExitCode == 0 && figures is [var requests, var microseconds, var p50, var p99, 0, 0]
            ? (requests / (microseconds / 1e6), p50 / 1000, p99 / 1000)
            : throw new InvalidOperationException($"wrk ended with {process.ExitCode}: {output}");
    }

    private static async Task InstallAsync()
    {
        using var install = Process.Start("bash", ["-c", $". '{Path.Combine(Repository.Root, "deploy", "lib.sh")}' && {{ have wrk || install_packages 'wrk, the load generator,' wrk; }}"]);
        await install.WaitForExitAsync();
        if (install.ExitCode != 0)
        {
            throw new InvalidOperationException("wrk could not be installed.");
        }
    }
}
