using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using EduCoop.Transparency.Tiles;

namespace EduCoop.Cli.Ledger;

/// <summary>
/// A ledger's journal as JSON lines, as GET …/journal/jsonl gives it: a line with the public key and the signed head, then a line per entry. In its folder may lie
/// what …/checkpoint and …/tile/0/… gave, under these names.
/// </summary>
internal sealed class ExportSource : IJournalSource
{
    private const string Unreadable = "export_unreadable";
    private readonly string path;

    private ExportSource(string path, string? publicKey, string checkpoint) => (this.path, PublicKey, Checkpoint) = (path, publicKey, checkpoint);

    /// <summary>The key that the file names.</summary>
    internal string? PublicKey { get; }

    /// <summary>The signed head in the file's first line.</summary>
    internal string Checkpoint { get; }

    /// <summary>A signed head that lies beside the file; null when there is none.</summary>
    internal string? CheckpointBeside => File.Exists(Beside("checkpoint")) ? File.ReadAllText(Beside("checkpoint")) : null;

    /// <summary>The journals of a file, or of a folder.</summary>
    /// <exception cref="CommandFailedException">There is none, or its first line is not a journal's.</exception>
    internal static IReadOnlyList<ExportSource> Open(string path)
    {
        string[] files = Directory.Exists(path) ? [.. Directory.GetFiles(path, "*.jsonl").Order(StringComparer.Ordinal)] : File.Exists(path) ? [path] : [];
        return files.Length == 0
            ? throw new CommandFailedException(ExitCode.Refused, "file_not_found", Texts.Get("FileNotFound", path), Texts.Get("ExportNotFoundDetail"))
            : [.. files.Select(Read)];
    }

    public async IAsyncEnumerable<JsonObject> EntriesAsync(long size, [EnumeratorCancellation] CancellationToken cancellation)
    {
        using var lines = new StreamReader(path);
        await lines.ReadLineAsync(cancellation);
        while (await lines.ReadLineAsync(cancellation) is { } line)
        {
            // What cannot be read becomes an empty entry, which differs at its place.
            yield return Parse(line)?["entry"] as JsonObject ?? [];
        }
    }

    public async Task<byte[]?> LeafTileAsync(long index, int width, CancellationToken cancellation)
    {
        var tile = Beside(new TilePath(0, index, width).ToString());
        return File.Exists(tile) ? await File.ReadAllBytesAsync(tile, cancellation) : null;
    }

    private static ExportSource Read(string path)
    {
        try
        {
            using var lines = new StreamReader(path);
            return Parse(lines.ReadLine() ?? "") is { } head && Text(head, "checkpoint") is { } checkpoint
                ? new ExportSource(path, Text(head, "publicKey"), checkpoint)
                : throw new CommandFailedException(ExitCode.Refused, Unreadable, Texts.Get("ExportUnreadable", path), Texts.Get("ExportNotFoundDetail"));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new CommandFailedException(ExitCode.Refused, "file_unreadable", Texts.Get("FileUnreadable", path), fault.Message);
        }
    }

    private static string? Text(JsonObject line, string name) => line[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    private static JsonObject? Parse(string line)
    {
        try
        {
            return JsonNode.Parse(line) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private string Beside(string name) => Path.Combine(Path.GetDirectoryName(Path.GetFullPath(path))!, name);
}
