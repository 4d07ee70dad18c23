using System.Buffers.Binary;
using EduCoop.Donations.Ledger.Proofs;
using EduCoop.ServiceDefaults;
using EduCoop.Storage;
using EduCoop.Transparency.Tiles;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Donations.Ledger.Public;

/// <summary>GET /ledgers/{ledgerId}/tile/…: tiles of hashes and bundles of entries, C2SP tlog-tiles. Only what a signed head covers.</summary>
internal static class GetTile
{
    internal static async Task<Results<FileContentHttpResult, ProblemHttpResult>> Handle(
        Guid ledgerId, string tile, HttpResponse answer, SignedHeads heads, NpgsqlDataSource database, PreparedDatabase prepared, CancellationToken cancellation)
    {
        if (TilePath.Read(tile) is not { } path || await heads.FindAsync(ledgerId, cancellation) is not { } head || !IsCovered(path, head.Checkpoint.Size))
        {
            return Refusal.NotFound.ToProblem();
        }

        var bytes = path.Level is { } level
            ? (await new DatabaseTiles(prepared.Reads, ledgerId).ReadAsync(level, path.Index, path.Width, cancellation)).ToArray()
            : await BundleAsync(database, ledgerId, path, cancellation);
        SignedHeads.Keep(answer);
        return TypedResults.Bytes(bytes, "application/octet-stream");
    }

    private static bool IsCovered(TilePath path, long size)
    {
        var level = (path.Level ?? 0) * TilePath.Height;
        return level < 63 && path.Index < (1L << 40) && (path.Index * TilePath.Full) + path.Width <= size >> level;
    }

    private static async Task<byte[]> BundleAsync(NpgsqlDataSource database, Guid ledgerId, TilePath path, CancellationToken cancellation)
    {
        using var bundle = new MemoryStream();
        var length = new byte[2];
        await foreach (var row in Journal.ReadAsync(database, ledgerId, path.Index * TilePath.Full, path.Width, cancellation))
        {
            var leaf = row.ToEntry().ToLeaf(ledgerId, row.Index!.Value).ToBytes();
            BinaryPrimitives.WriteUInt16BigEndian(length, checked((ushort)leaf.Length));
            bundle.Write(length);
            bundle.Write(leaf);
        }

        return bundle.ToArray();
    }
}
