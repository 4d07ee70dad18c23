using System.Diagnostics;
using System.Text.Json;
using EduCoop.Testing;

namespace EduCoop.EndToEnd.Tests;

/// <summary>The real educoop as its own process, with --json.</summary>
internal static class Educoop
{
    internal sealed record Result(int ExitCode, JsonElement Document, string Errors);

    internal static async Task<Result> RunAsync(WholeSystem system, string user, params string[] arguments)
    {
        var dll = Path.Combine(Repository.Root, "artifacts", "bin", "EduCoop.Cli", Repository.Configuration, "educoop.dll");
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", ["exec", dll, .. arguments, "--json"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        start.Environment["EDUCOOP_URL"] = system.Gateway.Address.ToString();
        start.Environment["EDUCOOP_USER"] = user;
        start.Environment["EDUCOOP_PASSWORD"] = system.Password;
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        var text = await output;
        try
        {
            return new(process.ExitCode, JsonSerializer.Deserialize<JsonElement>(text), await errors);
        }
        catch (JsonException)
        {
            throw new InvalidOperationException($"educoop {string.Join(' ', arguments)} printed no JSON but: {text}\n{await errors}");
        }
    }
}
