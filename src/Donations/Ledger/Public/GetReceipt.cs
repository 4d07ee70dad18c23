using System.Security.Claims;
using Dapper;
using EduCoop.Donations.Campaigns;
using EduCoop.ServiceDefaults;
using EduCoop.Transparency.Receipts;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Donations.Ledger.Public;

/// <summary>
/// GET /ledgers/{ledgerId}/receipts/{giftId}: a gift's proof as a file, without the donor's words.
/// GET /donations/{donationId}/receipt: the same with what opens her commitment, for the donor.
/// </summary>
internal static class GetReceipt
{
    private static readonly Refusal NotSealedYet = new("not_sealed_yet", "Khoản này chưa được niêm phong.", "Thử lại sau vài giây.", StatusCodes.Status409Conflict);

    private const int Looks = 12;
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(250);

    internal static async Task<Results<FileContentHttpResult, ProblemHttpResult>> Handle(
        Guid ledgerId, Guid giftId, HttpResponse answer, SignedHeads heads, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        SignedHeads.KeepForAMoment(answer);
        return await MakeAsync(ledgerId, giftId, opened: false, heads, database, clock, cancellation);
    }

    internal static async Task<Results<FileContentHttpResult, ProblemHttpResult>> HandleForDonor(
        Guid donationId, ClaimsPrincipal user, HttpResponse answer, CampaignBook campaigns, SignedHeads heads, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var place = await connection.QuerySingleOrDefaultAsync<(Guid CampaignId, Guid LedgerId)?>(new CommandDefinition(
            "select d.campaign_id, c.ledger_id from donation d join campaign c using (campaign_id) where d.donation_id = @donationId", new { donationId }, cancellationToken: cancellation));
        if (place is not var (campaignId, ledgerId))
        {
            return Refusal.NotFound.ToProblem();
        }

        if (await campaigns.RefuseReadingAsync(campaignId, user, cancellation) is { } refusal)
        {
            return refusal.ToProblem();
        }

        answer.Headers.CacheControl = "no-store";
        return await MakeAsync(ledgerId, donationId, opened: true, heads, database, clock, cancellation);
    }

    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> MakeAsync(
        Guid ledgerId, Guid giftId, bool opened, SignedHeads heads, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        if (await heads.IndexOfAsync(ledgerId, giftId, cancellation) is not { } index)
        {
            return Refusal.NotFound.ToProblem();
        }

        var head = await heads.FindAsync(ledgerId, cancellation);
        for (var looked = 0; (head is null || index >= head.Checkpoint.Size) && looked < Looks; looked++)
        {
            // The seal follows the gift within a second or two: worth waiting for.
            await Task.Delay(Look, clock, cancellation);
            head = await heads.FindAsync(ledgerId, cancellation);
        }

        if (head is null || index >= head.Checkpoint.Size)
        {
            return NotSealedYet.ToProblem();
        }

        EntryRow? row = null;
        await foreach (var found in Journal.ReadAsync(database, ledgerId, index, 1, cancellation))
        {
            row = found;
        }

        var opening = opened && row!.DonorSalt is { } salt ? new ReceiptOpening(salt, row.DonorName, row.Reference, row.Memo) : null;
        var receipt = new Receipt(
            Receipt.CurrentFormat, row!.ToEntry().ToLeaf(ledgerId, index).ToBytes(), index,
            await heads.Tree(ledgerId, head.Checkpoint.Size).InclusionAsync(index, cancellation), head.Note, head.PublicKey, opening);
        return TypedResults.Bytes(receipt.ToJson(), "application/json", $"educoop-{giftId:D}.json");
    }
}
