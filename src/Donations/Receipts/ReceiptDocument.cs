using EduCoop.Banking.VietQr;
using EduCoop.Documents.Writing;
using EduCoop.ServiceDefaults;

namespace EduCoop.Donations.Receipts;

/// <summary>A paper as a document of Decree 30/2020: amount in figures and words, a code to look it up, the note that it is no voucher.</summary>
internal static class ReceiptDocument
{
    internal const string NotAVoucher = "Giấy này không thay thế chứng từ kế toán.";
    internal const string Basis = "Thông tư số 16/2018/TT-BGDĐT ngày 03 tháng 8 năm 2018 của Bộ trưởng Bộ Giáo dục và Đào tạo quy định về tài trợ cho các cơ sở giáo dục";
    private const string SampleNote = "BẢN XEM THỬ: chưa cấp số, chưa có giá trị.";
    private static readonly string[] Columns = ["STT", "Ngày", "Người đóng góp", "Số trong sổ", "Số tiền (đồng)"];

    internal static OfficialDocument Of(ReceiptView receipt, bool isCircular16, Uri publicUrl)
    {
        var link = new Uri(publicUrl, $"/api/donations/receipts/{receipt.ReceiptId}/verify").ToString();
        return new OfficialDocument
        {
            Issuer = receipt.UnitName,
            Number = receipt.DocumentNumber,
            Place = receipt.Place,
            Date = receipt.IssuedOn,
            TypeName = receipt.Kind switch { ReceiptKind.CashReceipt => "Phiếu thu", ReceiptKind.Thanks => "Thư cảm ơn", _ => "Biên bản" },
            Subject = receipt.Kind switch
            {
                ReceiptKind.Acknowledgement => $"Ghi nhận đóng góp: {receipt.CampaignTitle}",
                ReceiptKind.Handover => $"Giao nhận tiền đóng góp: {receipt.CampaignTitle}",
                ReceiptKind.CashReceipt => $"Thu tiền đóng góp: {receipt.CampaignTitle}",
                _ => receipt.CampaignTitle,
            },
            Bases = isCircular16 && receipt.Kind is ReceiptKind.Acknowledgement or ReceiptKind.Handover ? [Basis] : [],
            Body = [.. Cancelled(receipt), .. Body(receipt)],
            OtherSide = OtherSide(receipt),
            Signature = new SignatureBlock([receipt.Kind switch { ReceiptKind.CashReceipt => "Người thu tiền", ReceiptKind.Thanks => "Thủ trưởng đơn vị", _ => "Đại diện bên nhận" }], receipt.ReceivedBy),
            Recipients = receipt.Kind == ReceiptKind.Thanks ? ["Như trên"] : ["Người đóng góp", "Bộ phận kế toán"],
            Verification = new VerificationCode(QrImage.Png(link), $"Tra cứu: {link}"),
            ClosingNote = NotAVoucher,
        };
    }

    /// <summary>A letter as it would be written: without a number, and without a code, because there is nothing yet that it could lead to.</summary>
    internal static OfficialDocument Sample(ReceiptView receipt, Uri publicUrl)
    {
        var document = Of(receipt, isCircular16: false, publicUrl);
        return document with { Body = [new TextBlock(SampleNote, IsBold: true), .. document.Body], Verification = null };
    }

    private static SignatureBlock? OtherSide(ReceiptView receipt) => receipt.Kind switch
    {
        ReceiptKind.Thanks => null,
        ReceiptKind.CashReceipt => new SignatureBlock(["Người nộp tiền"], receipt.GivenBy),
        ReceiptKind.Handover => new SignatureBlock(["Đại diện bên giao"], receipt.GivenBy),
        _ => new SignatureBlock(["Người đóng góp"], receipt.GivenBy),
    };

    private static IEnumerable<DocumentBlock> Cancelled(ReceiptView receipt)
    {
        if (receipt.CancelledAt is { } at)
        {
            yield return new TextBlock($"ĐÃ HỦY {VietnameseDates.InWords(VietnamTime.DayOf(at))}. Lý do: {receipt.CancelReason}", IsBold: true);
        }
    }

    private static IEnumerable<DocumentBlock> Body(ReceiptView receipt) => receipt.Kind switch
    {
        ReceiptKind.CashReceipt => Cash(receipt),
        ReceiptKind.Thanks => Thanks(receipt),
        _ => Minutes(receipt),
    };

    private static IEnumerable<DocumentBlock> Minutes(ReceiptView receipt)
    {
        yield return new TextBlock(receipt.Kind == ReceiptKind.Handover
            ? $"Hôm nay, {VietnameseDates.InWords(receipt.IssuedOn)}, tại {receipt.Place}, hai bên giao và nhận số tiền đóng góp sau đây:"
            : $"Hôm nay, {VietnameseDates.InWords(receipt.IssuedOn)}, tại {receipt.Place}, {receipt.UnitName} ghi nhận các khoản đóng góp tự nguyện sau đây:");
        yield return new TableBlock(
            Columns,
            [.. receipt.Gifts.Select((gift, i) => new TableRow([$"{i + 1}", VietnameseDates.InDigits(gift.OccurredOn), gift.Donor, $"{gift.LedgerSequence}", ReceiptBook.Dong(gift.AmountVnd)]))]);
        yield return new TextBlock($"Tổng cộng: {ReceiptBook.Dong(receipt.TotalVnd)} đồng.", IsBold: true);
        yield return new TextBlock($"Bằng chữ: {AmountInWords.OfDong(receipt.TotalVnd)}.", IsItalic: true);
        yield return new TextBlock("Biên bản lập thành hai bản có giá trị như nhau, mỗi bên giữ một bản.");
    }

    private static IEnumerable<DocumentBlock> Cash(ReceiptView receipt)
    {
        yield return new TextBlock($"Người nộp tiền: {receipt.GivenBy ?? Donors(receipt)}");
        yield return new TextBlock($"Lý do nộp: đóng góp cho {receipt.CampaignTitle}");
        yield return new TextBlock($"Số tiền: {ReceiptBook.Dong(receipt.TotalVnd)} đồng", IsBold: true);
        yield return new TextBlock($"Bằng chữ: {AmountInWords.OfDong(receipt.TotalVnd)}", IsItalic: true);
        yield return new TextBlock($"Số trong sổ: {string.Join(", ", receipt.Gifts.Select(gift => gift.LedgerSequence))}");
    }

    private static IEnumerable<DocumentBlock> Thanks(ReceiptView receipt)
    {
        yield return new TextBlock($"Kính gửi: {Donors(receipt)}", IsBold: true);
        yield return new TextBlock(
            $"{receipt.UnitName} trân trọng cảm ơn tấm lòng của ông, bà đã đóng góp {ReceiptBook.Dong(receipt.TotalVnd)} đồng ({AmountInWords.OfDong(receipt.TotalVnd)}) cho “{receipt.CampaignTitle}”.");
        yield return new TextBlock("Mọi khoản đóng góp được ghi sổ, công khai và theo dõi đến nơi thụ hưởng; ông, bà có thể tra cứu khoản của mình bằng mã dưới đây.");
        yield return new TextBlock("Kính chúc ông, bà và gia đình sức khỏe, hạnh phúc.");
    }

    private static string Donors(ReceiptView receipt) => string.Join(", ", receipt.Gifts.Select(gift => gift.Donor).Distinct().Take(5));
}
