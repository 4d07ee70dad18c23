using System.Globalization;
using System.Text.RegularExpressions;
using EduCoop.Donations.Goods;
using EduCoop.Donations.Receipts;
using EduCoop.Transparency.Entries;

namespace EduCoop.Donations.Ledger.Export;

/// <summary>
/// One side of an entry with its account's name: the campaign's slug and bank, in_transit, received or paid_out; for goods goods_received, goods_bought, in_shipment,
/// written_off, and warehouse or delivered with the id of the warehouse or school behind a slash.
/// </summary>
internal sealed record ExportedLeg(string Slug, string Account, string Commodity, long Amount)
{
    /// <summary>The five kinds of account that accountants' programs know; ours need three.</summary>
    internal string Root => Account.Split('/')[0] switch
    {
        LedgerAccount.Bank or LedgerAccount.InTransit or GoodsAccount.Warehouse or GoodsAccount.InShipment => "assets",
        LedgerAccount.Received or GoodsAccount.Received or GoodsAccount.Bought => "income",
        LedgerAccount.PaidOut or GoodsAccount.Delivered or GoodsAccount.WrittenOff => "expenses",
        var unknown => throw new InvalidOperationException($"No program would know where the account {unknown} belongs."),
    };
}

/// <summary>An entry as it is given out: donors as they chose to be shown; never a memo, a reference, an account number, a phone or an address.</summary>
internal sealed partial record ExportedEntry(EntryRow Row, LedgerLeaf Leaf, IReadOnlyList<ExportedLeg> Legs)
{
    /// <summary>The donor of a gift; null for other entries.</summary>
    internal string? Donor => Row is { DonationId: not null, DonorDisplay: { } display } ? LongNumber().Replace(DonorShown.Of(Row.DonorName, display), "•••") : null;

    /// <summary>The donor, or what kind of entry it is.</summary>
    internal string Description => Donor ?? Leaf.Kind switch
    {
        "payment" => "Chi theo sao kê",
        "classification" => "Phân loại khoản đóng góp",
        "reversal" => $"Đảo bút toán {Leaf.Reverses}",
        "goods_in" => "Nhập hàng hóa, dịch vụ, công trình",
        "goods_sent" => "Xuất hàng chuyển đi",
        "goods_delivered" => "Giao cho trường",
        "goods_returned" => "Hàng trả về kho",
        "goods_lost" => "Hàng mất, hỏng được xóa sổ",
        _ => "Bút toán ghi tay",
    };

    internal string Day => Leaf.OccurredOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    internal string RecordedAt => Moment(Leaf.RecordedAt);

    internal string? OccurredAt => Leaf.OccurredAt is { } at ? Moment(at) : null;

    private static string Moment(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);

    // Somebody may have typed a phone or an account number where her name belongs.
    [GeneratedRegex(@"\d(?:[ .\-]?\d){5,}")]
    private static partial Regex LongNumber();
}
