using EduCoop.Banking.VietQr;
using EduCoop.Donations.Campaigns;
using EduCoop.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Donations.Lawful;

/// <summary>GET /campaigns/{campaignId}/qr.svg and qr.png: the transfer code of an open campaign, for anybody. Before the approval there is none.</summary>
internal static class CampaignQr
{
    private static readonly Refusal NotOpen = new(
        "campaign_not_open", "Đợt vận động chưa mở hoặc đã kết thúc.", "Mã chuyển khoản chỉ có khi đợt vận động đã được phê duyệt và đang mở.", StatusCodes.Status404NotFound);

    internal static readonly Refusal AccountMissing = new(
        "account_missing", "Đợt vận động chưa có tài khoản nhận chuyển khoản.", "Ghi account với tên ngân hàng, số tài khoản và bin trong kế hoạch.", StatusCodes.Status404NotFound);

    internal static async Task<Results<ContentHttpResult, ProblemHttpResult>> HandleSvg(Guid campaignId, NpgsqlDataSource database, TimeProvider clock, HttpResponse response, CancellationToken cancellation)
    {
        var (payload, refusal) = await PayloadAsync(database, campaignId, clock.GetUtcNow(), cancellation);
        if (payload is null)
        {
            return refusal!.ToProblem();
        }

        response.Headers.CacheControl = "public, max-age=300";
        return TypedResults.Content(QrImage.Svg(payload), "image/svg+xml");
    }

    internal static async Task<Results<FileContentHttpResult, ProblemHttpResult>> HandlePng(Guid campaignId, NpgsqlDataSource database, TimeProvider clock, HttpResponse response, CancellationToken cancellation)
    {
        var (payload, refusal) = await PayloadAsync(database, campaignId, clock.GetUtcNow(), cancellation);
        if (payload is null)
        {
            return refusal!.ToProblem();
        }

        response.Headers.CacheControl = "public, max-age=300";
        return TypedResults.File(QrImage.Png(payload), "image/png");
    }

    private static async Task<(string? Payload, Refusal? Refusal)> PayloadAsync(NpgsqlDataSource database, Guid campaignId, DateTimeOffset now, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var plan = await PlanAccess.FindAsync(connection, campaignId, cancellation);
        if (plan is null || plan.State != CampaignStage.Open || await PaymentCodeBook.OfCampaignAsync(database, campaignId, now, cancellation) is not { } code)
        {
            return (null, NotOpen);
        }

        return Payload(plan, code, null) is { } payload ? (payload, null) : (null, AccountMissing);
    }

    /// <summary>The letters of the transfer code: the payment code stands first in the memo, so that what banks cut off is the rest.</summary>
    internal static string? Payload(PlanRow plan, string code, long? amountVnd) =>
        plan is { BankBin: { } bin, AccountNumber: { } account }
            ? VietQrWriter.Write(new TransferCode { Bin = bin, Account = account, AmountVnd = amountVnd, Purpose = AsciiText.Fold($"{code} {plan.Title}", 25) }).Payload
            : null;
}
