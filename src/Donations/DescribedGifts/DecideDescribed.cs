using System.Security.Claims;
using EduCoop.Donations.Goods;
using EduCoop.Donations.Lawful;
using EduCoop.Donations.Restrictions;
using EduCoop.ServiceDefaults;
using EduCoop.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Donations.DescribedGifts;

/// <summary>Body of POST /goods/described/{giftId}/refuse.</summary>
/// <param name="Reason">1-500 characters.</param>
public sealed record RefuseDescribedRequest(string Reason);

/// <summary>POST /goods/described/{giftId}/agree, /refuse and /cancel: never agreed or refused by who wrote the offer down.</summary>
internal static class DecideDescribed
{
    private static readonly Refusal Expired = new("offer_expired", "Đóng góp đã quá hạn thực hiện.", "Ghi lại lời đề nghị với thời hạn mới.", StatusCodes.Status409Conflict);

    private const string Agree = """
        update described_gift set state = 'agreed', agreed_by = $2, agreed_at = $3 where gift_id = $1 and state = 'offered' and offered_by <> $2 and expires_at > $3
        """;

    // The state that was looked at when it was asked whose scope it is.
    private const string RefuseIt = """
        update described_gift set state = 'refused', ended_by = $2, ended_at = $3, ended_note = $4 where gift_id = $1 and state = $5 and offered_by <> $2
        """;

    private const string Cancel = """
        update described_gift set state = 'cancelled', ended_by = $2, ended_at = $3 where gift_id = $1 and state in ('offered', 'agreed')
        """;

    internal static async Task<Results<Ok<DescribedGiftView>, ProblemHttpResult>> HandleAgree(
        Guid giftId, ClaimsPrincipal user, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        var now = VietnamTime.ToMicroseconds(clock.GetUtcNow());
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var (gift, refusal) = await DescribedGiftView.ReachAsGiverAsync(connection, giftId, user, cancellation);
        refusal ??= Refuse(gift!, DescribedGiftState.Offered, now) ?? (gift!.OfferedBy == user.AccountId() ? GoodsRefusals.FourEyes : null);
        // A restriction may have been written down since it was offered.
        refusal ??= await new RestrictedUse(gift!.CampaignId, VietnamTime.DayOf(now), gift.SchoolId).RefuseAsync(connection, cancellation);
        if (refusal is not null)
        {
            return refusal.ToProblem();
        }

        await using var agree = new NpgsqlCommand(Agree, connection);
        return await AnswerAsync(connection, agree.Add(giftId).Add(user.AccountId()).Add(now), giftId, cancellation);
    }

    /// <summary>An offer is refused on the campaign's side; what was agreed and not done as described, by the school.</summary>
    internal static async Task<Results<Ok<DescribedGiftView>, ProblemHttpResult>> HandleRefuse(
        Guid giftId, RefuseDescribedRequest request, ClaimsPrincipal user, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var (gift, refusal) = await DescribedGiftView.ReachAsGiverAsync(connection, giftId, user, cancellation);
        if (gift?.State == DescribedGiftState.Agreed)
        {
            (gift, refusal) = await DescribedGiftView.ReachAsReceiverAsync(connection, giftId, user, cancellation);
        }

        refusal ??= gift!.State is not (DescribedGiftState.Offered or DescribedGiftState.Agreed) ? GoodsRefusals.AlreadyDecided
            : gift.OfferedBy == user.AccountId() ? GoodsRefusals.FourEyes
            : PlanRefusals.Text("reason", request.Reason, 1, 500);
        if (refusal is not null)
        {
            return refusal.ToProblem();
        }

        await using var refuse = new NpgsqlCommand(RefuseIt, connection);
        refuse.Add(giftId).Add(user.AccountId()).Add(clock.GetUtcNow()).Add(request.Reason.Nfc()).Add(gift!.State == DescribedGiftState.Offered ? "offered" : "agreed");
        return await AnswerAsync(connection, refuse, giftId, cancellation);
    }

    internal static async Task<Results<Ok<DescribedGiftView>, ProblemHttpResult>> HandleCancel(
        Guid giftId, ClaimsPrincipal user, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var (_, refusal) = await DescribedGiftView.ReachAsGiverAsync(connection, giftId, user, cancellation);
        if (refusal is not null)
        {
            return refusal.ToProblem();
        }

        await using var cancel = new NpgsqlCommand(Cancel, connection);
        return await AnswerAsync(connection, cancel.Add(giftId).Add(user.AccountId()).Add(clock.GetUtcNow()), giftId, cancellation);
    }

    /// <returns>Why it is not in the state that a step begins with; null when it is and its day has not passed.</returns>
    internal static Refusal? Refuse(DescribedGiftView gift, DescribedGiftState wanted, DateTimeOffset now) =>
        gift.State == DescribedGiftState.Expired || (gift.State is DescribedGiftState.Offered or DescribedGiftState.Agreed && gift.ExpiresAt <= now) ? Expired
        : gift.State != wanted ? GoodsRefusals.AlreadyDecided
        : null;

    private static async Task<Results<Ok<DescribedGiftView>, ProblemHttpResult>> AnswerAsync(NpgsqlConnection connection, NpgsqlCommand step, Guid giftId, CancellationToken cancellation) =>
        await step.ExecuteNonQueryAsync(cancellation) == 1
            ? TypedResults.Ok((await DescribedGiftView.FindAsync(connection, giftId, cancellation))!)
            : GoodsRefusals.AlreadyDecided.ToProblem();
}
