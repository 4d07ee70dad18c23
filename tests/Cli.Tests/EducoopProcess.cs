using System.Diagnostics;
using System.Text.Json;
using EduCoop.Testing;

namespace EduCoop.Cli.Tests;

/// <summary>Runs the real program in a pipe, with only the environment that the test gives it.</summary>
internal static class EducoopProcess
{
    internal sealed record Result(int ExitCode, string Output, string Errors)
    {
        internal JsonElement Document => JsonSerializer.Deserialize<JsonElement>(Output);

        internal string ErrorCode => Document.GetProperty("error").GetProperty("code").GetString()!;
    }

    internal static async Task<Result> RunAsync(string[] arguments, params (string Name, string Value)[] environment)
    {
        var dll = Path.Combine(Repository.Root, "artifacts", "bin", "EduCoop.Cli", Repository.Configuration, "educoop.dll");
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", ["exec", dll, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("EDUCOOP_", StringComparison.Ordinal) || name is "LANG" or "LC_ALL").ToList())
        {
            start.Environment.Remove(name);
        }

        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new(process.ExitCode, await output, await errors);
    }
}
