using Dapper;
using EduCoop.Storage;
using EduCoop.Transparency.Merkle;
using Npgsql;

namespace EduCoop.Donations.Ledger.Writing;

/// <summary>
/// Who writes: one process at a time, by a lease in the ledger's row. The epoch grows with each change of hands, so that a writer that was
/// away too long is stopped by its next batch even if it does not know yet.
/// </summary>
internal sealed class LedgerLease(NpgsqlDataSource database)
{
    internal static readonly TimeSpan Length = TimeSpan.FromSeconds(4);

    private const string TakeOrKeep = """
        update ledger set
            epoch = case when lease_owner = @owner then epoch else epoch + 1 end,
            lease_owner = @owner,
            lease_until = clock_timestamp() + @length
        where ledger_id = (select ledger_id from ledger limit 1)
          and (lease_owner is null or lease_owner = @owner or lease_until < clock_timestamp())
        returning ledger_id, epoch, size, frontier, caught_up
        """;

    private const string Release = "update ledger set lease_owner = null, lease_until = null where lease_owner = @owner";

    /// <summary>This process, new with every start.</summary>
    internal Guid Owner { get; } = Guid.CreateVersion7();

    /// <returns>Null while another process writes.</returns>
    internal async Task<(LedgerHead Head, bool IsCaughtUp)?> TakeOrKeepAsync(CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var row = await connection.QuerySingleOrDefaultAsync<Row>(new CommandDefinition(TakeOrKeep, new { owner = Owner, length = Length }, cancellationToken: cancellation));
        return row is null ? null : (new LedgerHead(row.LedgerId, Owner, row.Epoch, Frontier.Of(row.Size, row.Frontier)), row.CaughtUp);
    }

    internal async Task ReleaseAsync()
    {
        await using var connection = await database.OpenConnectionAsync(CancellationToken.None);
        await connection.ExecuteAsync(Release, new { owner = Owner });
    }

    private sealed record Row
    {
        public required Guid LedgerId { get; init; }

        public required long Epoch { get; init; }

        public required long Size { get; init; }

        public required byte[] Frontier { get; init; }

        public required bool CaughtUp { get; init; }
    }
}
