using System.Globalization;
using EduCoop.Donations.Lawful;
using EduCoop.ServiceDefaults;
using EduCoop.Storage;
using Npgsql;

namespace EduCoop.Donations.Receipts;

/// <summary>What a paper says beside its gifts.</summary>
internal sealed record ReceiptWords(string Place, string? GivenBy, string? ReceivedBy, Guid? BatchId);

/// <summary>Numbers and rows of papers.</summary>
internal static class ReceiptBook
{
    // The book's row is locked until the commit: who comes second waits, and a batch that fails gives its numbers back. So there is no gap.
    private const string Insert = """
        with book as (
            insert into receipt_book as b (unit_id, kind, year, last_number) values ($1, $2, $3, $4)
            on conflict (unit_id, kind, year) do update set last_number = b.last_number + $4
            returning last_number)
        insert into receipt (
            receipt_id, kind, unit_id, unit_name, year, number, document_number, issued_on, campaign_id, campaign_title, total_vnd, batch_id, place, given_by, received_by, issued_by, issued_at)
        select r.id, $2, $1, $5, $3, n.number, lpad(n.number::text, greatest(2, length(n.number::text)), '0') || $6, $7, $8, $9, r.total, $10::uuid, $11, $12::text, $13::text, $14, $15
        from book, unnest($16::uuid[], $17::bigint[]) with ordinality as r (id, total, place),
             lateral (select (book.last_number - $4 + r.place)::int as number) n
        """;

    private const string Take = """
        insert into receipt_book as b (unit_id, kind, year, last_number) values ($1, $2, $3, 1)
        on conflict (unit_id, kind, year) do update set last_number = b.last_number + 1
        returning last_number
        """;

    private const string InsertGifts = """
        insert into receipt_gift (receipt_id, line, donation_id, kind) select r.receipt_id, r.line, r.donation_id, $4 from unnest($1::uuid[], $2::int[], $3::uuid[]) as r (receipt_id, line, donation_id)
        """;

    internal static void AddReceipts(
        this NpgsqlBatch batch, PlanRow plan, ReceiptKind kind, IReadOnlyList<(Guid Id, long TotalVnd)> receipts, ReceiptWords words, Guid by, DateTimeOffset now)
    {
        var today = VietnamTime.DayOf(now);
        batch.Add(
            Insert, plan.UnitId, kind.Word(), today.Year, receipts.Count, plan.UnitName, kind.Suffix(plan.UnitName), today, plan.CampaignId, plan.Title,
            words.BatchId, words.Place, words.GivenBy, words.ReceivedBy, by, now, receipts.Select(one => one.Id).ToArray(), receipts.Select(one => one.TotalVnd).ToArray());
    }

    /// <summary>The next number of a unit's book, for papers that are kept elsewhere. Its row stays locked until the commit, so there is no gap.</summary>
    internal static async Task<(int Number, string DocumentNumber)> TakeNumberAsync(NpgsqlTransaction transaction, PlanRow plan, ReceiptKind kind, int year, CancellationToken cancellation)
    {
        await using var take = new NpgsqlCommand(Take, transaction.Connection, transaction);
        var number = (int)(await take.Add(plan.UnitId).Add(kind.Word()).Add(year).ExecuteScalarAsync(cancellation))!;
        return (number, $"{number:00}{kind.Suffix(plan.UnitName)}");
    }

    internal static void AddReceiptGifts(this NpgsqlBatch batch, ReceiptKind kind, IReadOnlyList<(Guid ReceiptId, int Line, Guid DonationId)> gifts) =>
        batch.Add(InsertGifts, gifts.Select(one => one.ReceiptId).ToArray(), gifts.Select(one => one.Line).ToArray(), gifts.Select(one => one.DonationId).ToArray(), kind.Word());

    /// <summary>A gift of the paper was moved or taken back since it was looked at: the database refuses the paper, and its number is given back.</summary>
    internal static bool IsElsewhere(PostgresException moved) => moved is { SqlState: PostgresErrorCodes.CheckViolation, ConstraintName: "receipt_gift_stands_here" };

    internal static string Dong(long vnd) => vnd.ToString("#,0", new NumberFormatInfo { NumberGroupSeparator = "." });
}
