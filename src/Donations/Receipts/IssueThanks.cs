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
    private const int Attempts = 5;

    private const string FindBatch = "select campaign_id, count(*)::int as count, min(number) as first_number, max(number) as last_number from receipt where batch_id = @batchId group by campaign_id";

    internal static async Task<Results<Ok<ThanksBatch>, ProblemHttpResult>> Handle(
        Guid campaignId, IssueThanksRequest request, ClaimsPrincipal user, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var (plan, refusal) = await PlanAccess.FindAsync(connection, campaignId, user, cancellation);
        refusal ??= request.BatchId == Guid.Empty ? ReceiptRefusals.IdMissing : !IssueReceipt.IsSaid(request.Place) || !IssueReceipt.IsSaid(request.SignedBy) ? ReceiptRefusals.TextInvalid : plan is { IsFund: true } ? ReceiptRefusals.Unclassified : null;
        if (plan is null || refusal is not null)
        {
            return refusal!.ToProblem();
        }

        var everyone = new ThanksChoice(campaignId);
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            if (await connection.QuerySingleOrDefaultAsync<BatchRow>(new CommandDefinition(FindBatch, new { batchId = request.BatchId }, cancellationToken: cancellation)) is { } there)
            {
                var left = await ThanksRows.CountAsync(connection, everyone, cancellation);
                return there.CampaignId == campaignId ? TypedResults.Ok(new ThanksBatch(request.BatchId, there.Count, there.FirstNumber, there.LastNumber, left)) : ReceiptRefusals.IdTaken.ToProblem();
            }

            await using var batch = connection.CreateBatch();
            var words = new ReceiptWords(request.Place.Nfc()!, null, request.SignedBy.Nfc(), request.BatchId);
            if (await ThanksRows.AddNextAsync(connection, batch, everyone, plan, words, user.AccountId(), VietnamTime.ToMicroseconds(clock.GetUtcNow()), cancellation) == 0)
            {
                return ReceiptRefusals.NobodyToThank.ToProblem();
            }

            try
            {
                await batch.ExecuteNonQueryAsync(cancellation);
            }
            catch (PostgresException clash) when (ThanksRows.IsRace(clash))
            {
                // Looks again: what the other wrote is there now.
            }
        }

        return PlanRefusals.Changed.ToProblem();
    }

    private sealed record BatchRow
    {
        public required Guid CampaignId { get; init; }

        public required int Count { get; init; }

        public required int FirstNumber { get; init; }

        public required int LastNumber { get; init; }
    }
}
