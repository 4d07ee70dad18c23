using Dapper;
using EduCoop.Donations.Ledger.Proofs;
using EduCoop.Storage;
using EduCoop.Transparency.Merkle;
using EduCoop.Transparency.Notes;
using EduCoop.Transparency.Tiles;
using Npgsql;

namespace EduCoop.Donations.Ledger.Writing;

/// <summary>
/// Signs the ledger's head when it has grown, every second at most. What was signed is never taken back: each new head must go on from the last one
/// that this process signed, which is remembered outside the database too.
/// </summary>
internal sealed partial class CheckpointSigner(NpgsqlDataSource database, LedgerKeys keys, TimeProvider clock, ILogger<CheckpointSigner> log)
{
    private const string FindHead = """
        select l.size, l.root, l.origin, l.public_key, (select max(size) from ledger_checkpoint where ledger_id = l.ledger_id) as signed
        from ledger l where l.ledger_id = @ledgerId
        """;

    private const string FindUnsigned = """
        select p.size, p.root, l.origin, l.public_key, null::bigint as signed
        from ledger_period p join ledger l using (ledger_id)
        where p.ledger_id = @ledgerId and p.state = 'closed' and l.origin is not null
          and not exists (select from ledger_checkpoint c where c.ledger_id = p.ledger_id and c.size = p.size)
        order by p.size limit 100
        """;

    private const string Name = "update ledger set origin = $2, public_key = $3 where ledger_id = $1 and public_key is null";

    private const string Insert = "insert into ledger_checkpoint (ledger_id, size, note, signed_at) values ($1, $2, $3, $4) on conflict do nothing";

    internal async Task SignAsync(Guid ledgerId, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var head = await connection.QuerySingleAsync<Head>(new CommandDefinition(FindHead, new { ledgerId }, cancellationToken: cancellation));
        if (head.Signed != head.Size)
        {
            await SignHeadAsync(ledgerId, head, cancellation);
        }

        await SignPeriodsAsync(connection, ledgerId, cancellation);
    }

    private async Task SignHeadAsync(Guid ledgerId, Head head, CancellationToken cancellation)
    {

        var key = keys.OfLedger(ledgerId);
        var origin = head.Origin ?? keys.OriginOf(ledgerId);
        var publicKey = new VerifierKey(origin, SignatureType.Ed25519, key.PublicKey).ToString();
        if (head.PublicKey is not null && head.PublicKey != publicKey)
        {
            LogOtherKey(log, ledgerId, head.PublicKey, publicKey);
            return;
        }

        var checkpoint = new Checkpoint(origin, head.Size, head.Root);
        if (keys.LastSigned(ledgerId) is { } last && !await GoesOnAsync(ledgerId, last, checkpoint, cancellation))
        {
            LogGoesBack(log, ledgerId, last.Size, head.Size);
            return;
        }

        keys.KeepSigned(ledgerId, checkpoint);
        await using var batch = database.CreateBatch();
        batch.Add(Name, ledgerId, origin, publicKey);
        batch.Add(Insert, ledgerId, head.Size, checkpoint.Sign(key).ToString(), clock.GetUtcNow());
        await batch.ExecuteNonQueryAsync(cancellation);
    }

    // A period was closed at a size that no head was signed at: more came in the same moment. Its root must lie on the way to the last signed one.
    private async Task SignPeriodsAsync(NpgsqlConnection connection, Guid ledgerId, CancellationToken cancellation)
    {
        foreach (var period in (await connection.QueryAsync<Head>(new CommandDefinition(FindUnsigned, new { ledgerId }, cancellationToken: cancellation))).AsList())
        {
            var checkpoint = new Checkpoint(period.Origin!, period.Size, period.Root);
            if (keys.LastSigned(ledgerId) is { } last && last.Size >= period.Size && await GoesOnAsync(ledgerId, checkpoint, last, cancellation))
            {
                await using var insert = database.CreateCommand(Insert);
                await insert.Add(ledgerId).Add(period.Size).Add(checkpoint.Sign(keys.OfLedger(ledgerId)).ToString()).Add(clock.GetUtcNow()).ExecuteNonQueryAsync(cancellation);
            }
            else
            {
                LogGoesBack(log, ledgerId, period.Size, keys.LastSigned(ledgerId)?.Size ?? 0);
            }
        }
    }

    private async Task<bool> GoesOnAsync(Guid ledgerId, Checkpoint last, Checkpoint next, CancellationToken cancellation)
    {
        if (last.Size > next.Size)
        {
            return false;
        }

        try
        {
            var proof = await new TileTree(new DatabaseTiles(database, ledgerId), next.Size).ConsistencyAsync(last.Size, cancellation);
            return MerkleProof.IsConsistent(last.Size, last.Root, next.Size, next.Root, proof);
        }
        catch (InvalidDataException)
        {
            // Leaves are missing.
            return false;
        }
    }

    private sealed record Head
    {
        public required long Size { get; init; }

        public required byte[] Root { get; init; }

        public required string? Origin { get; init; }

        public required string? PublicKey { get; init; }

        public required long? Signed { get; init; }
    }

    [LoggerMessage(Level = LogLevel.Critical, Message = "Ledger {LedgerId} is known by the key {Known}, this process has {Own}: nothing is signed until it has the right key file")]
    private static partial void LogOtherKey(ILogger log, Guid ledgerId, string known, string own);

    [LoggerMessage(Level = LogLevel.Critical, Message = "Ledger {LedgerId} does not go on from what was signed ({Signed} entries signed, {Size} there): rows were changed or the database was put back; nothing is signed")]
    private static partial void LogGoesBack(ILogger log, Guid ledgerId, long signed, long size);
}
