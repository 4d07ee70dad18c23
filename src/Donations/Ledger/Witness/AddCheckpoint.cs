using System.Globalization;
using System.Text;
using Dapper;
using EduCoop.Donations.Ledger.Proofs;
using EduCoop.ServiceDefaults;
using EduCoop.Storage;
using EduCoop.Transparency.Merkle;
using EduCoop.Transparency.Notes;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Donations.Ledger.Witness;

/// <summary>
/// This deployment as another's witness, C2SP tlog-witness: it signs that a ledger's head goes on from all heads that it saw before.
/// Which ledgers: Ledger:Witnessed:0, :1 … hold their public keys as vkeys. Answers are the protocol's own, not problem details.
/// </summary>
internal static class AddCheckpoint
{
    internal const int LargestBody = 16 * 1024;

    private const string FindLatest = "select size, root from witnessed where origin = @origin for update";

    private const string Begin = "insert into witnessed (origin, size, root, note, witnessed_at) values (@origin, 0, sha256(''), '', @now) on conflict do nothing";

    private const string Keep = "update witnessed set size = @size, root = @root, note = @note, witnessed_at = @now where origin = @origin";

    /// <summary>GET /witness/key: this witness's vkey.</summary>
    internal static ContentHttpResult Key(LedgerKeys keys) => TypedResults.Text(OwnKey(keys).ToString() + "\n");

    /// <summary>GET /witness/{SHA-256 of the origin}/checkpoint: the last head that was cosigned.</summary>
    internal static async Task<Results<ContentHttpResult, ProblemHttpResult>> Latest(string originHash, NpgsqlDataSource database, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var note = await connection.ExecuteScalarAsync<string?>(new CommandDefinition(
            "select note from witnessed where encode(sha256(convert_to(origin, 'UTF8')), 'hex') = @originHash and note <> ''", new { originHash }, cancellationToken: cancellation));
        return note is null ? Refusal.NotFound.ToProblem() : TypedResults.Content(note, "text/plain; charset=utf-8");
    }

    /// <summary>POST /witness/add-checkpoint.</summary>
    internal static async Task<Results<ContentHttpResult, StatusCodeHttpResult>> Handle(
        HttpRequest http, LedgerKeys keys, IConfiguration configuration, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        using var reader = new StreamReader(http.Body, new UTF8Encoding(false, true));
        if (WitnessRequest.Read(await reader.ReadToEndAsync(cancellation)) is not { } request)
        {
            return TypedResults.StatusCode(StatusCodes.Status400BadRequest);
        }

        var known = (configuration.GetSection("Ledger:Witnessed").Get<string[]>() ?? []).Select(VerifierKey.Read).FirstOrDefault(key => key?.Name == request.Checkpoint.Origin);
        if (known is null)
        {
            return TypedResults.StatusCode(StatusCodes.Status404NotFound);
        }

        if (!request.Note.IsSignedBy(known))
        {
            return TypedResults.StatusCode(StatusCodes.Status403Forbidden);
        }

        if (request.OldSize > request.Checkpoint.Size)
        {
            return TypedResults.StatusCode(StatusCodes.Status400BadRequest);
        }

        return await CosignAsync(request, keys, database, clock.GetUtcNow(), cancellation);
    }

    private static async Task<Results<ContentHttpResult, StatusCodeHttpResult>> CosignAsync(
        WitnessRequest request, LedgerKeys keys, NpgsqlDataSource database, DateTimeOffset now, CancellationToken cancellation)
    {
        var (origin, size, root) = (request.Checkpoint.Origin, request.Checkpoint.Size, request.Checkpoint.Root);
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await connection.ExecuteAsync(new CommandDefinition(Begin, new { origin, now }, transaction, cancellationToken: cancellation));
        // Looking and keeping are one step: the row is locked in between, so no answer to an older head can come after one to a newer.
        var (lastSize, lastRoot) = await connection.QuerySingleAsync<(long, byte[])>(new CommandDefinition(FindLatest, new { origin }, transaction, cancellationToken: cancellation));
        if (request.OldSize != lastSize)
        {
            return TypedResults.Text(lastSize.ToString(CultureInfo.InvariantCulture) + "\n", "text/x.tlog.size", statusCode: StatusCodes.Status409Conflict);
        }

        if ((size == 0 && !root.AsSpan().SequenceEqual(MerkleHash.Empty)) || !MerkleProof.IsConsistent(lastSize, lastRoot, size, root, request.Proof))
        {
            return TypedResults.StatusCode(StatusCodes.Status422UnprocessableEntity);
        }

        var cosignature = Cosignature.Sign(request.Note.Text, keys.WitnessName, keys.OfWitness(), now);
        var note = request.Note with { Signatures = [.. request.Note.Signatures.Where(line => line.Name == origin), cosignature] };
        await connection.ExecuteAsync(new CommandDefinition(Keep, new { origin, size, root, note = note.ToString(), now }, transaction, cancellationToken: cancellation));
        await transaction.CommitAsync(cancellation);
        return TypedResults.Content(cosignature.ToString(), "text/plain; charset=utf-8");
    }

    private static VerifierKey OwnKey(LedgerKeys keys) => new(keys.WitnessName, SignatureType.Cosignature, keys.OfWitness().PublicKey);
}

/// <summary>Body of add-checkpoint: the size before, the consistency proof, an empty line, the signed checkpoint.</summary>
internal sealed record WitnessRequest(long OldSize, IReadOnlyList<byte[]> Proof, SignedNote Note, Checkpoint Checkpoint)
{
    internal static WitnessRequest? Read(string body)
    {
        var blank = body.IndexOf("\n\n", StringComparison.Ordinal);
        if (blank < 0 || SignedNote.Read(body[(blank + 2)..]) is not { } note || Checkpoint.Read(note.Text) is not { } checkpoint)
        {
            return null;
        }

        var lines = body[..blank].Split('\n');
        if (lines.Length > MerkleProof.MaxLength + 1 || !lines[0].StartsWith("old ", StringComparison.Ordinal)
            || !long.TryParse(lines[0].AsSpan(4), NumberStyles.None, CultureInfo.InvariantCulture, out var old) || lines[0] != string.Create(CultureInfo.InvariantCulture, $"old {old}"))
        {
            return null;
        }

        var proof = lines[1..].Select(Hash).ToList();
        return proof.TrueForAll(hash => hash is not null) ? new WitnessRequest(old, proof!, note, checkpoint) : null;
    }

    private static byte[]? Hash(string line)
    {
        var hash = new byte[MerkleHash.Size];
        return line.Length == 44 && Convert.TryFromBase64String(line, hash, out var length) && length == hash.Length ? hash : null;
    }
}
