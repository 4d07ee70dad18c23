using Dapper;
using EduCoop.Storage;
using EduCoop.Transparency.Entries;
using Npgsql;

namespace EduCoop.Donations.Ledger.Writing;

/// <summary>
/// Entries that were written before there was a tree get their salts, places and leaves, in the order of their numbers, a chunk per transaction.
/// May be stopped at any moment: the next holder of the lease goes on behind the last chunk. No entry is written meanwhile.
/// </summary>
internal sealed class OlderEntries(NpgsqlDataSource database)
{
    private const int Chunk = 2000;

    private static readonly string Next = $"""
        {EntryRow.Select($"(select * from entry x where not exists (select from ledger_leaf l where l.entry_sequence = x.sequence) order by x.sequence limit {Chunk}) e")}
        order by e.sequence
        """;

    private const string GiveSalts = """
        update donation d set donor_salt = s.salt from unnest($1::uuid[], $2::bytea[]) as s (donation_id, salt) where d.donation_id = s.donation_id and d.donor_salt is null
        """;

    private const string Done = "update ledger set caught_up = true where ledger_id = $1 and lease_owner = $2 and epoch = $3";

    /// <returns>How many entries got their leaves; null when none is left.</returns>
    internal async Task<int?> GiveLeavesAsync(LedgerHead head, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var rows = (await connection.QueryAsync<EntryRow>(new CommandDefinition(Next, transaction: transaction, cancellationToken: cancellation)))
            .Select(row => row.DonationId is null ? row : row with { DonorSalt = row.DonorSalt ?? DonorCommitment.NewSalt() })
            .ToList();
        await using var batch = new NpgsqlBatch(connection, transaction);
        if (rows.Count == 0)
        {
            batch.Add(Done, head.LedgerId, head.Owner, head.Epoch);
        }
        else
        {
            var gifts = rows.FindAll(row => row.DonationId is not null);
            batch.Add(GiveSalts, LedgerBatch.Column(gifts, gift => gift.DonationId!.Value), LedgerBatch.Column(gifts, gift => gift.DonorSalt!));
            new LedgerAppend(head).AddLeaves(batch, [.. rows.Select(row => row.ToEntry())]);
        }

        await batch.ExecuteNonQueryAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return rows.Count == 0 ? null : rows.Count;
    }
}
