using System.Security.Claims;
using EduCoop.Contracts.Donations;
using EduCoop.Donations.Goods;
using EduCoop.Donations.Lawful;
using EduCoop.Donations.Ledger.Writing;
using EduCoop.Donations.Receipts;
using EduCoop.ServiceDefaults;
using EduCoop.Storage;
using EduCoop.Storage.Messaging;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Donations.DescribedGifts;

/// <summary>Body of POST /goods/described/{giftId}/accept.</summary>
/// <param name="Accepted">How many of the unit were done, from 1 to what was offered.</param>
/// <param name="ReceiverName">Who signs for the school, 2-100 characters.</param>
/// <param name="Place">Where the minutes are made, as Decree 30/2020 writes it before the date, 2-100 characters.</param>
/// <param name="Note">At most 500 characters, for example what is still to be mended.</param>
public sealed record AcceptDescribedRequest(long Accepted, string ReceiverName, string Place, string? Note = null);

/// <summary>POST /goods/described/{giftId}/accept: someone of the school, neither who wrote it down nor who agreed, says what was done; that enters the ledger and the public hears.</summary>
internal static class AcceptDescribed
{
    private static readonly Refusal AcceptedInvalid = new(
        "accepted_invalid", "Khối lượng nghiệm thu chưa đúng.", "accepted từ 1 đến khối lượng đã đề nghị; không làm gì thì trường từ chối và ghi lý do.");

    internal static async Task<Results<Ok<DescribedGiftView>, ProblemHttpResult>> Handle(
        Guid giftId, AcceptDescribedRequest request, ClaimsPrincipal user, NpgsqlDataSource database, LedgerWriter writer, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var (gift, refusal) = await DescribedGiftView.ReachAsReceiverAsync(connection, giftId, user, cancellation);
        refusal ??= (request.Accepted < 1 || request.Accepted > gift!.Quantity ? AcceptedInvalid : null)
            ?? (IssueReceipt.IsSaid(request.ReceiverName) ? null : PlanRefusals.TextInvalid("receiverName", 2, 100))
            ?? (IssueReceipt.IsSaid(request.Place) ? null : PlanRefusals.TextInvalid("place", 2, 100))
            ?? (request.Note is { } note ? PlanRefusals.Text("note", note, 1, 500) : null);
        refusal ??= await writer.DoAsync(new BookDescribed(giftId, user.AccountId(), request.Accepted, request.ReceiverName.Nfc()!, request.Place.Nfc()!, request.Note.Nfc()), cancellation);
        return refusal is not null ? refusal.ToProblem() : TypedResults.Ok((await DescribedGiftView.FindAsync(connection, giftId, cancellation))!);
    }
}

/// <summary>What a donor did for a school: from what the campaign was given in kind straight to the school's account, in the commodity that only this gift has.</summary>
internal sealed record BookDescribed(Guid GiftId, Guid By, long Accepted, string ReceiverName, string Place, string? Note) : LedgerAct
{
    private const string Lock = "select from described_gift where gift_id = $1 for update";

    // Not to be chosen for papers of goods: no other paper moves it.
    private const string InsertItem = "insert into goods_item (item_code, name, unit_name, is_active, kind) values ($1, $2, $3, false, $4)";

    private const string Accept = """
        update described_gift
        set state = 'accepted', accepted_by = $2, accepted_at = $3, accepted = $4, receiver_name = $5, accepted_note = $6::text, entry_sequence = $7,
            minutes_unit_id = $8, minutes_year = $9, minutes_number = $10, document_number = $11, place = $12
        where gift_id = $1
        """;

    internal override async Task<Refusal?> DoAsync(LedgerTurn turn, CancellationToken cancellation)
    {
        await using (var wait = new NpgsqlCommand(Lock, turn.Connection, turn.Transaction))
        {
            await wait.Add(GiftId).ExecuteNonQueryAsync(cancellation);
        }

        var gift = (await DescribedGiftView.FindAsync(turn.Connection, GiftId, cancellation))!;
        if (DecideDescribed.Refuse(gift, DescribedGiftState.Agreed, turn.Now) is { } refusal)
        {
            return refusal;
        }

        if (gift.OfferedBy == By || gift.AgreedBy == By)
        {
            return GoodsRefusals.FourEyes;
        }

        var plan = (await PlanAccess.FindAsync(turn.Connection, gift.CampaignId, cancellation))!;
        if (plan.State == CampaignStage.Settled)
        {
            return GoodsRefusals.CampaignSettled;
        }

        var today = VietnamTime.DayOf(turn.Now);
        await using var batch = turn.NewBatch();
        batch.Add(InsertItem, gift.ItemCode, gift.Description, gift.UnitName, gift.Kind == GoodsKind.Service ? "service" : "work");
        var sequence = await turn.AddGoodsAsync(
            batch, "goods_delivered", new GoodsAccount(gift.CampaignId, GoodsAccount.Received), new GoodsAccount(gift.CampaignId, GoodsAccount.Delivered, gift.SchoolId),
            [new(gift.ItemCode, Accepted)], cancellation);
        var (number, documentNumber) = await ReceiptBook.TakeNumberAsync(turn.Transaction, plan, ReceiptKind.Handover, today.Year, cancellation);
        batch.Add(Accept, GiftId, By, turn.Now, Accepted, ReceiverName, Note, sequence, plan.UnitId, today.Year, number, documentNumber, Place);
        batch.AddToOutbox(
            new AidDelivered(GiftId, gift.CampaignId, gift.SchoolId, gift.SchoolName, documentNumber, [gift.ToLine(Accepted)], sequence, today, turn.Now), GiftId.ToString());
        await batch.ExecuteNonQueryAsync(cancellation);
        return null;
    }
}
