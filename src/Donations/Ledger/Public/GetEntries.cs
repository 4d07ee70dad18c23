using System.Text.Json;
using EduCoop.Contracts;
using EduCoop.ServiceDefaults;
using EduCoop.Transparency.Entries;
using Npgsql;

namespace EduCoop.Donations.Ledger.Public;

/// <summary>One side of an entry in the journal.</summary>
/// <param name="Account">Ledger account.</param>
/// <param name="Commodity">Currency or good.</param>
/// <param name="Amount">Minor units; positive is a debit.</param>
public sealed record JournalLeg(Guid Account, string Commodity, long Amount);

/// <summary>The statement's bytes behind an entry.</summary>
/// <param name="Sha256">Of the file, hex.</param>
/// <param name="Offset">First byte of the line in the unpacked text.</param>
/// <param name="Length">Bytes of the line.</param>
/// <param name="Line">Line number.</param>
public sealed record JournalStatement(string Sha256, long Offset, int Length, int Line);

/// <summary>An entry in the public journal: all that its leaf is made of, and the leaf's hash as it was written with it.</summary>
/// <param name="Index">Place, from 0.</param>
/// <param name="Kind">gift, payment, classification, reversal or manual.</param>
/// <param name="OccurredOn">Day in Vietnam.</param>
/// <param name="OccurredAt">Moment, when it is known.</param>
/// <param name="RecordedAt">When the ledger learned it.</param>
/// <param name="CampaignId">The campaign.</param>
/// <param name="Source">The road it came by.</param>
/// <param name="GiftId">The gift.</param>
/// <param name="Reverses">The entry it takes back.</param>
/// <param name="Statement">Where a bank says so.</param>
/// <param name="Commitment">Commitment to the donor's words, hex.</param>
/// <param name="Legs">Debits and credits.</param>
/// <param name="LeafHash">Hash in the tree, hex.</param>
/// <param name="Disagreement">What in the service's tables is not what the entry says; null when all agree.</param>
public sealed record JournalEntry(
    long Index, string Kind, DateOnly OccurredOn, DateTimeOffset? OccurredAt, DateTimeOffset RecordedAt, Guid CampaignId, string Source, Guid? GiftId, long? Reverses,
    JournalStatement? Statement, string? Commitment, IReadOnlyList<JournalLeg> Legs, string LeafHash, string? Disagreement);

/// <summary>GET /ledgers/{ledgerId}/entries?from=&amp;count=: the journal as JSON lines, streamed, at most 1,000 entries a call.</summary>
internal static class GetEntries
{
    internal const int Largest = 1000;

    internal static readonly Refusal OutOfRange = new("range_invalid", "Khoảng yêu cầu chưa đúng.", "from từ 0 trở lên; count từ 1 đến 1000.");

    internal static async Task<IResult> Handle(
        Guid ledgerId, HttpResponse answer, SignedHeads heads, NpgsqlDataSource database, CancellationToken cancellation, long from = 0, int count = Largest)
    {
        if (from < 0 || count is < 1 or > Largest)
        {
            return OutOfRange.ToProblem();
        }

        if (await heads.FindAsync(ledgerId, cancellation) is not { } head)
        {
            return SignedHeads.NothingSealed.ToProblem();
        }

        var sealedCount = (int)Math.Clamp(head.Checkpoint.Size - from, 0, count);
        SignedHeads.KeepForAMoment(answer);
        answer.ContentType = "application/jsonl; charset=utf-8";
        await foreach (var row in Journal.ReadAsync(database, ledgerId, from, sealedCount, cancellation))
        {
            await JsonSerializer.SerializeAsync(answer.Body, Of(ledgerId, row), ContractJson.Options, cancellation);
            await answer.Body.WriteAsync("\n"u8.ToArray(), cancellation);
        }

        return Results.Empty;
    }

    internal static JournalEntry Of(Guid ledgerId, EntryRow row) => Of(row.ToEntry().ToLeaf(ledgerId, row.Index!.Value), row);

    internal static JournalEntry Of(LedgerLeaf leaf, EntryRow row) => new(
        leaf.Index, leaf.Kind, leaf.OccurredOn, leaf.OccurredAt, leaf.RecordedAt, leaf.CampaignId, leaf.Source, leaf.GiftId, leaf.Reverses,
        leaf.Statement is { } statement ? new JournalStatement(Convert.ToHexStringLower(statement.Sha256), statement.Offset, statement.Length, statement.Line) : null,
        leaf.Commitment is { } commitment ? Convert.ToHexStringLower(commitment) : null,
        [.. leaf.Legs.Select(leg => new JournalLeg(leg.Account, leg.Commodity, leg.Amount))], Convert.ToHexStringLower(row.LeafHash!), row.Disagreement);
}
