using System.Security.Claims;
using Dapper;
using EduCoop.Donations.Lawful;
using EduCoop.ServiceDefaults;
using EduCoop.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Donations.Receipts;

/// <summary>Body of POST /campaigns/{campaignId}/thanks.</summary>
/// <param name="BatchId">Made by the caller.</param>
/// <param name="Place">Where the letters are written.</param>
/// <param name="SignedBy">Who signs them.</param>
public sealed record IssueThanksRequest(Guid BatchId, string Place, string SignedBy);

/// <summary>Letters that were written together.</summary>
/// <param name="BatchId">The batch.</param>
/// <param name="Count">How many.</param>
/// <param name="FirstNumber">Number of the first.</param>
/// <param name="LastNumber">Number of the last.</param>
/// <param name="Left">Gifts of named donors that still have no letter.</param>
public sealed record ThanksBatch(Guid BatchId, int Count, int FirstNumber, int LastNumber, long Left);

/// <summary>POST /campaigns/{campaignId}/thanks: a letter for each gift of a named donor that has none yet, oldest first, at most 500 at a time.</summary>
internal static class IssueThanks
{
    private const string Most = "500";
    private const int Attempts = 5;

    private const string Waiting = """
        from donation d
        where d.campaign_id = @campaignId and d.donor_name is not null and d.donor_display <> 'anonymous'
          and not exists (select from reversed_donation r where r.donation_id = d.donation_id)
          and not exists (select from receipt_gift g where g.donation_id = d.donation_id and g.kind = 'thanks' and g.is_valid)
        """;

    private const string Find = $"select d.donation_id, d.amount_vnd {Waiting} order by d.recorded_at, d.donation_id limit {Most}";

    private const string CountWaiting = $"select count(*) {Waiting}";

    private const string FindBatch = "select campaign_id, count(*)::int as count, min(number) as first_number, max(number) as last_number from receipt where batch_id = @batchId group by campaign_id";

    internal static async Task<Results<Ok<ThanksBatch>, ProblemHttpResult>> Handle(
        Guid campaignId, IssueThanksRequest request, ClaimsPrincipal user, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var (plan, refusal) = await PlanAccess.FindAsync(connection, campaignId, user, cancellation);
        refusal ??= request.BatchId == Guid.Empty ? ReceiptRefusals.IdMissing : !IssueReceipt.IsSaid(request.Place) || !IssueReceipt.IsSaid(request.SignedBy) ? ReceiptRefusals.TextInvalid : null;
        if (plan is null || refusal is not null)
        {
            return refusal!.ToProblem();
        }

        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            if (await connection.QuerySingleOrDefaultAsync<BatchRow>(new CommandDefinition(FindBatch, new { batchId = request.BatchId }, cancellationToken: cancellation)) is { } there)
            {
                var left = await connection.ExecuteScalarAsync<long>(new CommandDefinition(CountWaiting, new { campaignId }, cancellationToken: cancellation));
                return there.CampaignId == campaignId ? TypedResults.Ok(new ThanksBatch(request.BatchId, there.Count, there.FirstNumber, there.LastNumber, left)) : ReceiptRefusals.IdTaken.ToProblem();
            }

            var gifts = (await connection.QueryAsync<GiftRow>(new CommandDefinition(Find, new { campaignId }, cancellationToken: cancellation))).AsList();
            if (gifts.Count == 0)
            {
                return ReceiptRefusals.NobodyToThank.ToProblem();
            }

            var letters = gifts.ConvertAll(gift => (Id: DerivedId.Letter(request.BatchId, gift.DonationId), gift.AmountVnd, gift.DonationId));
            await using var batch = connection.CreateBatch();
            batch.AddReceipts(
                plan, ReceiptKind.Thanks, [.. letters.Select(letter => (letter.Id, letter.AmountVnd))], new ReceiptWords(request.Place.Nfc()!, null, request.SignedBy.Nfc(), request.BatchId),
                user.AccountId(), VietnamTime.ToMicroseconds(clock.GetUtcNow()));
            batch.AddReceiptGifts(ReceiptKind.Thanks, [.. letters.Select(letter => (letter.Id, 1, letter.DonationId))]);
            try
            {
                await batch.ExecuteNonQueryAsync(cancellation);
            }
            catch (PostgresException clash) when (clash.IsClashOn("receipt_gift_once") || clash.IsClashOn("receipt_pkey"))
            {
                // Somebody thanked the same people at the same moment: nothing of this attempt stays, not even its numbers.
            }
        }

        return PlanRefusals.Changed.ToProblem();
    }

    private sealed record GiftRow
    {
        public required Guid DonationId { get; init; }

        public required long AmountVnd { get; init; }
    }

    private sealed record BatchRow
    {
        public required Guid CampaignId { get; init; }

        public required int Count { get; init; }

        public required int FirstNumber { get; init; }

        public required int LastNumber { get; init; }
    }
}
