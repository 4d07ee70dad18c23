using System.Security.Cryptography;
using EduCoop.Storage;
using Npgsql;

namespace EduCoop.Plans.Files;

/// <summary>Files by their SHA-256, in the database: committed with the row that needs them, outside everything a web server could give out by itself.</summary>
internal static class FileStore
{
    private const string Keep = "insert into stored_file (sha256, byte_count, bytes) values ($1, $2, $3) on conflict (sha256) do nothing";

    private const string Read = "select bytes from stored_file where sha256 = $1";

    internal static string HashOf(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    /// <summary>Adds the file to the batch that also writes the row which points to it; the same content is kept once.</summary>
    internal static void AddFile(this NpgsqlBatch batch, string sha256, byte[] bytes) => batch.Add(Keep, sha256, (long)bytes.Length, bytes);

    internal static async Task<byte[]> ReadFileAsync(this NpgsqlDataSource database, string sha256, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(Read);
        var bytes = await command.Add(sha256).ExecuteScalarAsync(cancellation) as byte[] ?? throw new InvalidOperationException($"File {sha256} is gone.");
        return FileStore.HashOf(bytes) == sha256 ? bytes : throw new InvalidOperationException($"File {sha256} is not what was stored.");
    }
}
