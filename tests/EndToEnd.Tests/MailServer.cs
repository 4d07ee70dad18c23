using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using EduCoop.Testing;

namespace EduCoop.EndToEnd.Tests;

/// <summary>A mail as the server took it and another program read it.</summary>
/// <param name="To">Recipients of the envelope.</param>
/// <param name="Subject">Decoded.</param>
/// <param name="Text">The plain part, decoded.</param>
/// <param name="Html">The page, decoded.</param>
public sealed record TakenMail(string[] To, string Subject, string Text, string Html);

/// <summary>A real mail server (npm smtp-server, the one of Plans.Tests) on a free port of this machine.</summary>
public sealed class MailServer : IAsyncDisposable
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);
    private static readonly string Folder = Path.Combine(Repository.Root, "tests", "Plans.Tests", "node");
    private Process? process;

    public int Port { get; private set; }

    public ConcurrentQueue<TakenMail> Mails { get; } = new();

    public async Task StartAsync()
    {
        if (!File.Exists(Path.Combine(Folder, "node_modules", ".package-lock.json")))
        {
            await OwnServers.CommandAsync("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefix", Folder);
        }

        process = Process.Start(new ProcessStartInfo("node", ["smtp.js"]) { WorkingDirectory = Folder, RedirectStandardInput = true, RedirectStandardOutput = true })!;
        var ready = await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The mail server did not start.");
        Port = int.Parse(ready["ready ".Length..], CultureInfo.InvariantCulture);
        _ = Task.Run(async () =>
        {
            while (await process.StandardOutput.ReadLineAsync() is { } line)
            {
                Mails.Enqueue(JsonSerializer.Deserialize<TakenMail>(line, Json)!);
            }
        });
    }

    public async ValueTask DisposeAsync()
    {
        if (process is null)
        {
            return;
        }

        // It ends with its input.
        process.StandardInput.Close();
        if (!process.WaitForExit(5000))
        {
            process.Kill(entireProcessTree: true);
        }

        await process.WaitForExitAsync();
        process.Dispose();
    }
}
