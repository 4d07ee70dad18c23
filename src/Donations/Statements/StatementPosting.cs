using EduCoop.Banking.Statements;
using EduCoop.Contracts.Donations;
using EduCoop.Donations.Ledger;
using EduCoop.Donations.Ledger.Writing;
using EduCoop.Donations.Statements.Reading;
using EduCoop.ServiceDefaults;
using EduCoop.Storage;
using EduCoop.Storage.Messaging;
using EduCoop.Transparency.Entries;
using Npgsql;

namespace EduCoop.Donations.Statements;

/// <summary>A line with its place among all lines of its day, and the id that follows from that place.</summary>
internal readonly record struct PlacedLine(ReadLine Line, int Position, Guid Id);

/// <summary>
/// Posts a statement that ties, in chunks: the lines, gifts, entries, legs, events and the job's progress of a chunk are one transaction.
/// After a crash the next worker goes on behind the last committed chunk; what the ledger holds already is not posted again.
/// </summary>
internal sealed class StatementPosting(NpgsqlDataSource database, LedgerWriter writer, LedgerNumbers numbers, TimeProvider clock)
{
    internal const int ChunkSize = 1_000;
    private static readonly TimeSpan AskAgain = TimeSpan.FromSeconds(1);

    /// <returns>False when another statement of the same account is being posted; the job was given back to wait for it.</returns>
    internal async Task<bool> PostAsync(StatementJob job, ReadStatement statement, CancellationToken cancellation)
    {
        if (!job.IsPosting)
        {
            if (await StatementPlan.BeginAsync(database, job, statement, cancellation) is not { } begun)
            {
                await job.ReleaseAsync(database, AskAgain, cancellation);
                return false;
            }

            job = begun;
        }

        var placed = Place(statement.Lines, job.BankAccountId!.Value, job.ReadOffsets());
        // Asked once: until the statement is posted the account is its own, and what this job has posted lies before its next chunk.
        var known = await FindKnownAsync(job, statement, cancellation);
        var next = job.Done < placed.Count ? PrepareAsync(job, placed, job.Done, known, cancellation) : null;
        while (next is not null)
        {
            var chunk = await next;
            var isLast = chunk.End == placed.Count;
            // The next chunk's words are hashed while the database writes this one.
            next = isLast ? null : Task.Run(() => PrepareAsync(job, placed, chunk.End, known, cancellation), cancellation);
            await writer.InRepeatedTurnAsync(turn => PostChunkAsync(job, statement, chunk, isLast, turn, cancellation), cancellation);
        }

        return true;
    }

    internal static List<PlacedLine> Place(IReadOnlyList<ReadLine> lines, Guid bankAccountId, IReadOnlyDictionary<DateOnly, int> offsets)
    {
        var last = new Dictionary<DateOnly, int>();
        var placed = new List<PlacedLine>(lines.Count);
        foreach (var line in lines)
        {
            var position = last.TryGetValue(line.Day, out var before) ? before + 1 : offsets.GetValueOrDefault(line.Day) + 1;
            last[line.Day] = position;
            placed.Add(new(line, position, DerivedId.StatementLine(bankAccountId, line.Day, position, line.BalanceVnd)));
        }

        return placed;
    }

    // The row lock and the three conditions stop a worker whose lease has gone to another.
    private const string Advance = """
        update statement set
            done = $4, lease_until = clock_timestamp() + $5, attempts = 0, added = added + $6, already_there = already_there + $7,
            posted_credits_vnd = posted_credits_vnd + $8, posted_debits_vnd = posted_debits_vnd + $9
        where statement_id = $1 and lease_owner = $2 and done = $3 and state = 'posting'
        returning added, already_there
        """;

    private async Task<HashSet<(DateOnly Day, int Position)>> FindKnownAsync(StatementJob job, ReadStatement statement, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        return [.. (await StatementPlan.FindKnownAsync(connection, job.BankAccountId!.Value, statement, cancellation)).Select(line => (line.Day, line.Position))];
    }

    // All that does not depend on the ledger's head. Numbers that a lost chunk has taken stay unused.
    private async Task<Chunk> PrepareAsync(
        StatementJob job, List<PlacedLine> placed, int from, HashSet<(DateOnly Day, int Position)> known, CancellationToken cancellation)
    {
        var lines = placed.GetRange(from, Math.Min(ChunkSize, placed.Count - from));
        // What lies at a place agrees with the line: the alignment has seen to it.
        var fresh = lines.FindAll(line => !known.Contains((line.Line.Day, line.Position)));
        var sequences = fresh.Count == 0 ? [] : await numbers.TakeAsync(fresh.Count, cancellation);
        var gifts = new List<Gift>(fresh.Count);
        var entries = new List<LedgerEntry>(fresh.Count);
        for (var i = 0; i < fresh.Count; i++)
        {
            var line = fresh[i].Line;
            if (line.AmountVnd > 0)
            {
                gifts.Add(ToGift(job, fresh[i]));
                entries.Add(LedgerEntry.ForGift(sequences[i], gifts[^1], default));
            }
            else
            {
                entries.Add(LedgerEntry.ForPayment(sequences[i], job.CampaignId, line.Day, -line.AmountVnd, BytesOf(job, line), default));
            }
        }

        return new(from, lines, fresh, sequences, gifts, entries);
    }

    private async Task<Refusal?> PostChunkAsync(StatementJob job, ReadStatement statement, Chunk chunk, bool isLast, LedgerTurn turn, CancellationToken cancellation)
    {
        await using var look = turn.NewBatch();
        look.Add(
            Advance, job.StatementId, job.Owner, chunk.From, chunk.End, StatementJob.Lease, chunk.Fresh.Count, chunk.Lines.Count - chunk.Fresh.Count,
            chunk.Lines.Sum(line => Math.Max(line.Line.AmountVnd, 0)), chunk.Lines.Sum(line => Math.Max(-line.Line.AmountVnd, 0)));
        int added, alreadyThere;
        await using (var reader = await look.ExecuteReaderAsync(cancellation))
        {
            if (!await reader.ReadAsync(cancellation))
            {
                throw new LeaseLostException();
            }

            (added, alreadyThere) = (reader.GetInt32(0), reader.GetInt32(1));
        }

        await using var write = turn.NewBatch();
        AddLines(write, turn, job, chunk);
        if (isLast)
        {
            AddEnd(write, job, statement, added, alreadyThere);
        }

        if (write.BatchCommands.Count > 0)
        {
            await write.ExecuteNonQueryAsync(cancellation);
        }

        return null;
    }

    private const string InsertLines = """
        insert into statement_line (
            bank_account_id, day, position, balance_vnd, statement_id, entry_sequence, line_number, byte_offset, byte_count, amount_vnd, memo, reference, recovered)
        select $1, l.day, l.position, l.balance_vnd, $2, l.entry_sequence, l.line_number, l.byte_offset, l.byte_count, l.amount_vnd, l.memo, l.reference, l.recovered
        from unnest($3::date[], $4::int[], $5::bigint[], $6::bigint[], $7::int[], $8::bigint[], $9::int[], $10::bigint[], $11::text[], $12::text[], $13::boolean[])
            as l (day, position, balance_vnd, entry_sequence, line_number, byte_offset, byte_count, amount_vnd, memo, reference, recovered)
        """;

    private static void AddLines(NpgsqlBatch batch, LedgerTurn turn, StatementJob job, Chunk chunk)
    {
        var fresh = chunk.Fresh;
        if (fresh.Count == 0)
        {
            return;
        }

        turn.Append.Add(batch, chunk.Gifts, chunk.Entries.ConvertAll(entry => entry with { RecordedAt = turn.Now }), turn.Now);
        batch.Add(
            InsertLines,
            job.BankAccountId,
            job.StatementId,
            LedgerBatch.Column(fresh, line => line.Line.Day),
            LedgerBatch.Column(fresh, line => line.Position),
            LedgerBatch.Column(fresh, line => line.Line.BalanceVnd),
            chunk.Sequences,
            LedgerBatch.Column(fresh, line => line.Line.LineNumber),
            LedgerBatch.Column(fresh, line => line.Line.ByteOffset),
            LedgerBatch.Column(fresh, line => line.Line.ByteCount),
            LedgerBatch.Column(fresh, line => line.Line.AmountVnd),
            LedgerBatch.Column(fresh, line => line.Line.Memo),
            LedgerBatch.Column(fresh, line => line.Line.Reference),
            LedgerBatch.Column(fresh, line => line.Line.Recovered));
    }

    // A statement says who it was only in its memo, which may name a third person: shown to the public as anonymous until somebody decides otherwise.
    private static Gift ToGift(StatementJob job, PlacedLine line) => new(
        line.Id, job.CampaignId, line.Line.AmountVnd, line.Line.Day, null, null, DonorDisplay.Anonymous, null, null, GiftSource.Statement, job.StatementId, null)
    {
        Line = new GiftLine(BytesOf(job, line.Line), line.Line.Reference, line.Line.Memo),
    };

    private static LeafStatement BytesOf(StatementJob job, ReadLine line) => new(job.Sha256, line.ByteOffset, line.ByteCount, line.LineNumber);

    // The table's own check refuses this state unless opening + credits - debits = closing and every line is accounted for.
    private const string End = """
        update statement set state = 'posted', lease_owner = null, lease_until = null, finished_at = $2 where statement_id = $1
        """;

    private void AddEnd(NpgsqlBatch batch, StatementJob job, ReadStatement statement, int added, int alreadyThere)
    {
        var now = VietnamTime.ToMicroseconds(clock.GetUtcNow());
        batch.Add(End, job.StatementId, now);
        batch.AddToOutbox(
            new StatementReconciled(
                job.StatementId, job.CampaignId, statement.Lines.Min(line => line.Day), statement.Lines.Max(line => line.Day),
                statement.OpeningVnd ?? 0, statement.ClosingVnd ?? (statement.CreditsVnd - statement.DebitsVnd), statement.CreditsVnd, statement.DebitsVnd,
                statement.Lines.Count, added, alreadyThere, statement.Recovered.Count, now),
            job.CampaignId.ToString());
    }

    // Lines from a place on, those among them that the ledger does not hold, and what is written for these: entries without their moment.
    private sealed record Chunk(
        int From, List<PlacedLine> Lines, List<PlacedLine> Fresh, long[] Sequences, List<Gift> Gifts, List<LedgerEntry> Entries)
    {
        internal int End => From + Lines.Count;
    }
}
