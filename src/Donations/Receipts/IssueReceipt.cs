using System.Security.Claims;
using Dapper;
using EduCoop.Donations.Lawful;
using EduCoop.ServiceDefaults;
using EduCoop.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Donations.Receipts;

/// <summary>Body of POST /receipts.</summary>
/// <param name="ReceiptId">Made by the caller.</param>
/// <param name="Kind">What the paper is.</param>
/// <param name="DonationIds">1-100 gifts that stand in one campaign now, wherever they came in.</param>
/// <param name="Place">Where it is given out, as Decree 30/2020 writes it before the date.</param>
/// <param name="GivenBy">Who signs for the giving side; the donor signs when it is left out.</param>
/// <param name="ReceivedBy">Who signs for the receiving side.</param>
public sealed record IssueReceiptRequest(Guid ReceiptId, ReceiptKind Kind, IReadOnlyList<Guid> DonationIds, string Place, string? GivenBy = null, string? ReceivedBy = null);

/// <summary>POST /receipts: the next number of the unit's book, without a gap, and the gifts it is for.</summary>
internal static class IssueReceipt
{
    private const string FindGifts = "select p.donation_id, p.campaign_id, p.amount_vnd from gift_place p where p.donation_id = any(@ids) and not p.is_reversed";

    internal static async Task<Results<Created<ReceiptView>, Ok<ReceiptView>, ProblemHttpResult>> Handle(
        IssueReceiptRequest request, ClaimsPrincipal user, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        if (Refuse(request) is { } unfit)
        {
            return unfit.ToProblem();
        }

        await using var connection = await database.OpenConnectionAsync(cancellation);
        var gifts = (await connection.QueryAsync<GiftRow>(new CommandDefinition(FindGifts, new { ids = request.DonationIds.ToArray() }, cancellationToken: cancellation))).AsList();
        if (gifts.Count != request.DonationIds.Count || gifts.Select(gift => gift.CampaignId).Distinct().Count() != 1)
        {
            return ReceiptRefusals.GiftsUnknown.ToProblem();
        }

        var (plan, refusal) = await PlanAccess.FindAsync(connection, gifts[0].CampaignId, user, cancellation);
        if (plan is null)
        {
            return refusal!.ToProblem();
        }

        if (plan.IsFund)
        {
            return ReceiptRefusals.Unclassified.ToProblem();
        }

        var now = VietnamTime.ToMicroseconds(clock.GetUtcNow());
        await using var batch = connection.CreateBatch();
        batch.AddReceipts(
            plan, request.Kind, [(request.ReceiptId, gifts.Sum(gift => gift.AmountVnd))],
            new ReceiptWords(request.Place.Nfc()!, request.GivenBy.Nfc(), request.ReceivedBy.Nfc(), null), user.AccountId(), now);
        batch.AddReceiptGifts(request.Kind, [.. request.DonationIds.Select((id, i) => (request.ReceiptId, i + 1, id))]);
        try
        {
            await batch.ExecuteNonQueryAsync(cancellation);
        }
        catch (PostgresException clash) when (clash.IsClashOn("receipt_pkey"))
        {
            var there = (await ReceiptView.FindAsync(connection, request.ReceiptId, cancellation))!;
            return there.Kind == request.Kind && there.Gifts.Select(gift => gift.DonationId).ToHashSet().SetEquals(request.DonationIds) ? TypedResults.Ok(there) : ReceiptRefusals.IdTaken.ToProblem();
        }
        catch (PostgresException clash) when (clash.IsClashOn("receipt_gift_once"))
        {
            return ReceiptRefusals.AlreadyIssued.ToProblem();
        }
        catch (PostgresException moved) when (ReceiptBook.IsElsewhere(moved))
        {
            return ReceiptRefusals.MovedMeanwhile.ToProblem();
        }

        return TypedResults.Created($"/receipts/{request.ReceiptId}", (await ReceiptView.FindAsync(connection, request.ReceiptId, cancellation))!);
    }

    internal static Refusal? Refuse(IssueReceiptRequest request) => request switch
    {
        { ReceiptId: var id } when id == Guid.Empty => ReceiptRefusals.IdMissing,
        { DonationIds: var ids } when ids.Count is 0 or > ReceiptRefusals.MostGifts || ids.Distinct().Count() != ids.Count => ReceiptRefusals.GiftCount,
        _ when !IsSaid(request.Place) || (request.GivenBy is { } giver && !IsSaid(giver)) || (request.ReceivedBy is { } receiver && !IsSaid(receiver)) => ReceiptRefusals.TextInvalid,
        _ => null,
    };

    internal static bool IsSaid(string? text) => text is { Length: >= 2 and <= 100 } && !string.IsNullOrWhiteSpace(text) && Words.IsClean(text);

    private sealed record GiftRow
    {
        public required Guid DonationId { get; init; }

        public required Guid CampaignId { get; init; }

        public required long AmountVnd { get; init; }
    }
}
