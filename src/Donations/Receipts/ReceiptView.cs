using Dapper;
using Npgsql;

namespace EduCoop.Donations.Receipts;

/// <summary>One gift on a paper.</summary>
public sealed record ReceiptGift
{
    /// <summary>The gift.</summary>
    public required Guid DonationId { get; init; }

    /// <summary>Whole đồng.</summary>
    public required long AmountVnd { get; init; }

    /// <summary>Day of the gift.</summary>
    public required DateOnly OccurredOn { get; init; }

    /// <summary>The donor as she chose to be shown.</summary>
    public required string Donor { get; init; }

    /// <summary>Number of its ledger entry, by which its proof is found.</summary>
    public required long LedgerSequence { get; init; }

    /// <summary>Where anybody fetches its proof as a file, for `educoop receipt verify` or /kiem-tra-bien-nhan: an address under the deployment's own.</summary>
    public required string Proof { get; init; }
}

/// <summary>A paper given out for gifts. A cancelled one keeps its number.</summary>
/// <param name="ReceiptId">The paper.</param>
/// <param name="Kind">What it is.</param>
/// <param name="DocumentNumber">Number and symbol.</param>
/// <param name="Number">Its number in the unit's book of the year.</param>
/// <param name="Year">That year.</param>
/// <param name="UnitName">Who gave it out.</param>
/// <param name="IssuedOn">When.</param>
/// <param name="CampaignId">The campaign.</param>
/// <param name="CampaignTitle">Its title on that day.</param>
/// <param name="TotalVnd">Sum of the gifts, whole đồng.</param>
/// <param name="Place">Where it was given out.</param>
/// <param name="GivenBy">Who signs for the giving side.</param>
/// <param name="ReceivedBy">Who signs for the receiving side.</param>
/// <param name="CancelledAt">When it was cancelled.</param>
/// <param name="CancelReason">Why.</param>
/// <param name="Gifts">What it is for.</param>
/// <param name="CancelledByEntry">Number of the ledger entry that moved or took back a gift of it and so ended it; null when a person cancelled it.</param>
public sealed record ReceiptView(
    Guid ReceiptId, ReceiptKind Kind, string DocumentNumber, int Number, int Year, string UnitName, DateOnly IssuedOn, Guid CampaignId, string CampaignTitle, long TotalVnd, string Place,
    string? GivenBy, string? ReceivedBy, DateTimeOffset? CancelledAt, string? CancelReason, IReadOnlyList<ReceiptGift> Gifts,
    long? CancelledByEntry = null)
{
    internal const string SelectReceipt = """
        select receipt_id, kind as kind_word, document_number, number, year, unit_name, issued_on, campaign_id, campaign_title, total_vnd, place, given_by, received_by, issued_by, cancelled_at, cancel_reason, cancelled_by_entry
        from receipt

        """;

    private const string SelectGifts = """
        select g.receipt_id, g.donation_id, d.amount_vnd, d.occurred_on, d.donor_name, d.donor_display, e.sequence as ledger_sequence, c.ledger_id
        from receipt_gift g join donation d using (donation_id) join entry e using (donation_id) join campaign c on c.campaign_id = d.campaign_id
        where g.receipt_id = any(@ids) order by g.receipt_id, g.line
        """;

    internal static async Task<ReceiptView?> FindAsync(NpgsqlConnection connection, Guid receiptId, CancellationToken cancellation)
    {
        var rows = await connection.QueryAsync<ReceiptRow>(new CommandDefinition($"{SelectReceipt} where receipt_id = @receiptId", new { receiptId }, cancellationToken: cancellation));
        return (await ReadAsync(connection, rows.AsList(), cancellation)).SingleOrDefault();
    }

    internal static async Task<List<ReceiptView>> ReadAsync(NpgsqlConnection connection, IReadOnlyList<ReceiptRow> rows, CancellationToken cancellation)
    {
        var gifts = (await connection.QueryAsync<GiftRow>(new CommandDefinition(SelectGifts, new { ids = rows.Select(row => row.ReceiptId).ToArray() }, cancellationToken: cancellation)))
            .ToLookup(gift => gift.ReceiptId, gift => new ReceiptGift
            {
                DonationId = gift.DonationId,
                AmountVnd = gift.AmountVnd,
                OccurredOn = gift.OccurredOn,
                Donor = DonorShown.Of(gift.DonorName, gift.DonorDisplay),
                LedgerSequence = gift.LedgerSequence,
                Proof = $"/api/donations/ledgers/{gift.LedgerId}/receipts/{gift.DonationId}",
            });
        return
        [
            .. rows.Select(row => new ReceiptView(
                row.ReceiptId, row.Kind, row.DocumentNumber, row.Number, row.Year, row.UnitName, row.IssuedOn, row.CampaignId, row.CampaignTitle, row.TotalVnd, row.Place, row.GivenBy,
                row.ReceivedBy, row.CancelledAt, row.CancelReason, [.. gifts[row.ReceiptId]], row.CancelledByEntry)),
        ];
    }

    private sealed record GiftRow
    {
        public required Guid ReceiptId { get; init; }

        public required Guid DonationId { get; init; }

        public required long AmountVnd { get; init; }

        public required DateOnly OccurredOn { get; init; }

        public string? DonorName { get; init; }

        public required DonorDisplay DonorDisplay { get; init; }

        public required long LedgerSequence { get; init; }

        public required Guid LedgerId { get; init; }
    }
}

/// <summary>A row of receipt.</summary>
internal sealed record ReceiptRow
{
    public required Guid ReceiptId { get; init; }

    public required string KindWord { get; init; }

    public required string DocumentNumber { get; init; }

    public required int Number { get; init; }

    public required int Year { get; init; }

    public required string UnitName { get; init; }

    public required DateOnly IssuedOn { get; init; }

    public required Guid CampaignId { get; init; }

    public required string CampaignTitle { get; init; }

    public required long TotalVnd { get; init; }

    public required string Place { get; init; }

    public string? GivenBy { get; init; }

    public string? ReceivedBy { get; init; }

    public required Guid IssuedBy { get; init; }

    public DateTimeOffset? CancelledAt { get; init; }

    public string? CancelReason { get; init; }

    public long? CancelledByEntry { get; init; }

    internal ReceiptKind Kind => Enum.GetValues<ReceiptKind>().Single(kind => kind.Word() == KindWord);
}
