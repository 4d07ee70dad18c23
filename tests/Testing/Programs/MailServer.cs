using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace EduCoop.Testing;

/// <summary>A mail as the server took it and another program read it.</summary>
/// <param name="To">Recipients of the envelope.</param>
/// <param name="From">Sender of the envelope.</param>
/// <param name="Subject">Decoded.</param>
/// <param name="Text">The plain part, decoded.</param>
/// <param name="Html">The page, decoded.</param>
/// <param name="MessageId">With its brackets.</param>
/// <param name="AutoSubmitted">The header of that name.</param>
/// <param name="RawHead">The header, octet by octet.</param>
public sealed record TakenMail(string[] To, string From, string Subject, string Text, string Html, string MessageId, string AutoSubmitted, string RawHead);

/// <summary>A real mail server (npm smtp-server) on a free port of this machine.</summary>
public sealed class MailServer : IAsyncDisposable
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);
    private readonly Process process;

    private MailServer(Process process) => this.process = process;

    /// <summary>Where it listens, on this machine.</summary>
    public int Port { get; private set; }

    /// <summary>What it has taken so far.</summary>
    public ConcurrentQueue<TakenMail> Mails { get; } = new();

    /// <summary>Starts one.</summary>
    public static async Task<MailServer> StartAsync()
    {
        var server = new MailServer(await NodeProbe.StartAsync("smtp.js"));
        var ready = await server.process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException(await server.process.StandardError.ReadToEndAsync());
        server.Port = int.Parse(ready["ready ".Length..], CultureInfo.InvariantCulture);
        _ = Task.Run(server.ListenAsync);
        return server;
    }

    private async Task ListenAsync()
    {
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            Mails.Enqueue(JsonSerializer.Deserialize<TakenMail>(line, Json)!);
        }
    }

    /// <summary>It ends with its input.</summary>
    public async ValueTask DisposeAsync()
    {
        process.StandardInput.Close();
        if (!process.WaitForExit(5000))
        {
            process.Kill(entireProcessTree: true);
        }

        await process.WaitForExitAsync();
        process.Dispose();
    }
}
