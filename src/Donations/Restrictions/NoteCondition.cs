using System.Security.Claims;
using Dapper;
using EduCoop.Donations.Lawful;
using EduCoop.Donations.Ledger;
using EduCoop.ServiceDefaults;
using EduCoop.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Donations.Restrictions;

/// <summary>Body of POST /donations/{donationId}/conditions.</summary>
/// <param name="ConditionId">Made by the caller, so sending again is safe.</param>
/// <param name="Terms">What the giver wants.</param>
/// <param name="Reason">How it was learned after the gift had come, 3-500 characters.</param>
public sealed record NoteConditionRequest(Guid ConditionId, GiverTerms Terms, string Reason);

/// <summary>
/// POST and GET /donations/{donationId}/conditions, and the condition that comes with a gift. The money is held from this moment, because that only takes away
/// what might be done; what is made of it another person decides.
/// </summary>
internal static class NoteCondition
{
    private const string Insert = """
        insert into gift_condition (condition_id, donation_id, said, purposes, place_unit_id, place_name, use_from, use_until, terms_key, sent_as, reason, made_by, made_at)
        values ($1, $2, $3, $4::text[], $5::uuid, (select name from unit_copy where unit_id = $5::uuid), $6::date, $7::date, $8, $9::text, $10::text, $11, $12)
        """;

    private const string CountOfGift = "select count(*) from gift_condition where donation_id = @donationId";

    private const string OfGift = $"{GiftConditionView.Select} where k.donation_id = @donationId order by k.made_at desc, k.condition_id limit @size offset @offset";

    private const string CountOfCampaign = "select count(*) from gift_condition k join gift_place p using (donation_id) where p.campaign_id = @campaignId";

    private const string OfCampaign = $"{GiftConditionView.Select} where p.campaign_id = @campaignId order by k.state <> 'open', k.made_at desc, k.condition_id limit @size offset @offset";

    private const string FindPlace = """
        select p.campaign_id, p.amount_vnd, exists (select from gift_condition k where k.donation_id = p.donation_id and k.state <> 'dropped') as has_one
        from gift_place p where p.donation_id = @donationId and not p.is_reversed
        """;

    internal static async Task<Results<Created<GiftConditionView>, Ok<GiftConditionView>, ProblemHttpResult>> Handle(
        Guid donationId, NoteConditionRequest request, ClaimsPrincipal user, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var (gift, plan, refusal) = await ReachAsync(connection, donationId, user, cancellation);
        refusal ??= request.ConditionId == Guid.Empty ? GiftConditionRefusals.IdMissing : request.Terms.Refuse(plan!.Regime) ?? PlanRefusals.Text("reason", request.Reason, 3, 500);
        if (refusal is not null)
        {
            return refusal.ToProblem();
        }

        if (await GiftConditionView.FindAsync(connection, request.ConditionId, cancellation) is { } there)
        {
            return (there.DonationId, there.Terms.Written, there.Reason) == (donationId, request.Terms.Written, request.Reason.Nfc()) ? TypedResults.Ok(there) : GiftConditionRefusals.IdTaken.ToProblem();
        }

        refusal = plan!.State == CampaignStage.Settled ? GiftConditionRefusals.Settled
            : gift!.HasOne ? GiftConditionRefusals.HasOne
            : plan.ConditionOf is not null ? GiftConditionRefusals.Bound
            : await CampaignMoney.FreeAsync(connection, plan.CampaignId, null, cancellation) < gift.AmountVnd ? GiftConditionRefusals.MoneySpent
            : await request.Terms.RefusePlaceAsync(connection, cancellation);
        if (refusal is not null)
        {
            return refusal.ToProblem();
        }

        try
        {
            await using var batch = connection.CreateBatch();
            Add(batch, request.ConditionId, donationId, request.Terms, null, request.Reason.Nfc(), user.AccountId(), VietnamTime.ToMicroseconds(clock.GetUtcNow()));
            await batch.ExecuteNonQueryAsync(cancellation);
        }
        catch (PostgresException clash) when (clash.IsClashOn("gift_condition_pkey"))
        {
            return GiftConditionRefusals.IdTaken.ToProblem();
        }
        catch (PostgresException clash) when (clash.IsClashOn("gift_condition_one"))
        {
            return GiftConditionRefusals.HasOne.ToProblem();
        }

        return TypedResults.Created($"/donations/{donationId}/conditions", (await GiftConditionView.FindAsync(connection, request.ConditionId, cancellation))!);
    }

    internal static async Task<Results<Ok<PagedResult<GiftConditionView>>, ProblemHttpResult>> HandleOfGift(
        Guid donationId, ClaimsPrincipal user, NpgsqlDataSource database, CancellationToken cancellation, int? page = null, int? pageSize = null)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        if ((await ReachAsync(connection, donationId, user, cancellation)).Refusal is { } refusal)
        {
            return refusal.ToProblem();
        }

        var wanted = PageRequest.Of(page, pageSize);
        var values = new { donationId, size = wanted.PageSize, offset = wanted.Offset };
        var total = await connection.ExecuteScalarAsync<long>(new CommandDefinition(CountOfGift, values, cancellationToken: cancellation));
        var items = (await connection.QueryAsync<GiftConditionView>(new CommandDefinition(OfGift, values, cancellationToken: cancellation))).AsList();
        return TypedResults.Ok(new PagedResult<GiftConditionView>(items, total, wanted.Page, wanted.PageSize));
    }

    /// <summary>GET /campaigns/{campaignId}/gift-conditions: those that wait first.</summary>
    internal static Task<Results<Ok<PagedResult<GiftConditionView>>, ProblemHttpResult>> HandleOfCampaign(
        Guid campaignId, ClaimsPrincipal user, NpgsqlDataSource database, CancellationToken cancellation, int? page = null, int? pageSize = null) =>
        PlanAccess.PageAsync<GiftConditionView>(database, campaignId, user, PageRequest.Of(page, pageSize), CountOfCampaign, OfCampaign, cancellation);

    /// <summary>Conditions that came with gifts, in the gifts' own transaction.</summary>
    internal static void AddConditions(this NpgsqlBatch batch, IReadOnlyList<Gift> gifts, DateTimeOffset now)
    {
        foreach (var gift in gifts)
        {
            if (gift is { Condition: { } terms, RecordedBy: { } by })
            {
                Add(batch, DerivedId.Condition(gift.DonationId), gift.DonationId, terms, terms.Written, null, by, now);
            }
        }
    }

    private static void Add(NpgsqlBatch batch, Guid id, Guid gift, GiverTerms terms, string? sentAs, string? reason, Guid by, DateTimeOffset now) =>
        batch.Add(Insert, id, gift, terms.Said.Nfc(), terms.Purposes?.ToArray(), terms.PlaceUnitId, terms.UseFrom, terms.UseUntil, terms.Key, sentAs, reason, by, now);

    private static async Task<(GiftRow? Gift, PlanRow? Plan, Refusal? Refusal)> ReachAsync(
        NpgsqlConnection connection, Guid donationId, ClaimsPrincipal user, CancellationToken cancellation)
    {
        if (await connection.QuerySingleOrDefaultAsync<GiftRow>(new CommandDefinition(FindPlace, new { donationId }, cancellationToken: cancellation)) is not { } gift)
        {
            return (null, null, GiftConditionRefusals.GiftUnknown);
        }

        var (plan, refusal) = await PlanAccess.FindAsync(connection, gift.CampaignId, user, cancellation);
        return (gift, plan, refusal);
    }

    private sealed record GiftRow
    {
        public required Guid CampaignId { get; init; }

        public required long AmountVnd { get; init; }

        public required bool HasOne { get; init; }
    }
}
