using System.Security.Claims;
using EduCoop.Documents.Writing;
using EduCoop.Donations.Goods;
using EduCoop.Donations.Lawful;
using EduCoop.Donations.Receipts;
using EduCoop.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Donations.DescribedGifts;

/// <summary>GET /goods/described/{id}/document and …/verify: minutes of what was done, as a document of Decree 30/2020.</summary>
internal static class DescribedDocument
{
    private static readonly string[] Columns = ["STT", "Nội dung", "Đơn vị tính", "Bên tặng đề nghị", "Nghiệm thu"];

    internal static async Task<Results<FileContentHttpResult, ProblemHttpResult>> Handle(
        Guid giftId, ClaimsPrincipal user, NpgsqlDataSource database, IConfiguration settings, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var (gift, refusal) = await DescribedGiftView.ReachAsync(connection, giftId, user, cancellation);
        refusal ??= gift!.DocumentNumber is null ? GoodsDocument.NotYet : null;
        if (refusal is not null)
        {
            return refusal.ToProblem();
        }

        var plan = (await PlanAccess.FindAsync(connection, gift!.CampaignId, cancellation))!;
        return GoodsDocument.File(Of(gift, plan, new Uri(GetReceipt.PublicUrl(settings), $"/api/donations/goods/described/{giftId}/verify").ToString()), gift.DocumentNumber!);
    }

    /// <summary>For anybody who holds the minutes: their code leads here. Says nothing of any person.</summary>
    internal static async Task<Results<Ok<HandoverCheck>, ProblemHttpResult>> HandleVerify(Guid giftId, NpgsqlDataSource database, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        return await DescribedGiftView.FindAsync(connection, giftId, cancellation) is { DocumentNumber: { } number } gift
            ? TypedResults.Ok(new HandoverCheck(number, gift.CampaignTitle, gift.SchoolName, VietnamTime.DayOf(gift.AcceptedAt!.Value), gift.LedgerSequence, [gift.ToLine(gift.Accepted!.Value)]))
            : Refusal.NotFound.ToProblem();
    }

    private static OfficialDocument Of(DescribedGiftView gift, PlanRow plan, string link)
    {
        var day = VietnamTime.DayOf(gift.AcceptedAt!.Value);
        var what = gift.Kind == GoodsKind.Service ? "dịch vụ" : "công trình";
        return GoodsDocument.Minutes(plan, gift.DocumentNumber!, gift.Place!, day, $"Nghiệm thu {what} được tặng: {plan.Title}") with
        {
            Body =
            [
                new TextBlock($"Hôm nay, {VietnameseDates.InWords(day)}, {gift.SchoolName} nghiệm thu {what} do {gift.From} tặng qua {plan.UnitName}:"),
                new TableBlock(Columns, [new TableRow(["1", gift.Description, gift.UnitName, ReceiptBook.Dong(gift.Quantity), ReceiptBook.Dong(gift.Accepted!.Value)])]),
                .. Value(gift),
                .. GoodsDocument.Words(gift.AcceptedNote),
            ],
            OtherSide = new SignatureBlock(["Người tặng"], null),
            Signature = new SignatureBlock(["Đại diện bên nhận"], gift.ReceiverName),
            Verification = new VerificationCode(EduCoop.Banking.VietQr.QrImage.Png(link), $"Tra cứu: {link}"),
        };
    }

    private static IEnumerable<DocumentBlock> Value(DescribedGiftView gift)
    {
        if (gift.StatedValueVnd is { } value)
        {
            yield return new TextBlock($"Giá trị do người tặng nêu: {ReceiptBook.Dong(value)} đồng, không cộng vào số tiền của đợt vận động.");
        }
    }
}
