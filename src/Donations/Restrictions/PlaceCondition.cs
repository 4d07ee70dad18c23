using System.Security.Claims;
using Dapper;
using EduCoop.Contracts.Donations;
using EduCoop.Donations.Campaigns;
using EduCoop.Donations.Classification;
using EduCoop.Donations.Lawful;
using EduCoop.Donations.Ledger.Writing;
using EduCoop.ServiceDefaults;
using EduCoop.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Donations.Restrictions;

/// <summary>
/// POST /gift-conditions/{conditionId}/place: another person says yes, and in one transaction the gift stands in the campaign of its condition, which is opened if
/// no gift of such terms was there before. From then on what holds for every restricted campaign holds for it.
/// </summary>
internal static class PlaceCondition
{
    internal static async Task<Results<Ok<GiftConditionView>, ProblemHttpResult>> Handle(
        Guid conditionId, ClaimsPrincipal user, NpgsqlDataSource database, LedgerWriter writer, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var (_, refusal) = await GiftConditionRefusals.ReachAsync(connection, conditionId, user, cancellation);
        refusal ??= await writer.DoAsync(new PlaceGift(conditionId, user.AccountId()), cancellation);
        return refusal is not null ? refusal.ToProblem() : TypedResults.Ok((await GiftConditionView.FindAsync(connection, conditionId, cancellation))!);
    }
}

/// <summary>The second person's yes: the gift moves into the campaign of its condition.</summary>
internal sealed record PlaceGift(Guid ConditionId, Guid By) : LedgerAct
{
    internal const string Lock = "select 1 from gift_condition where condition_id = $1 for update";

    // The plan is that of the campaign the gift was given to, with the lines that the condition allows; who wrote the condition down and who said yes are its two people.
    private const string InsertPlan = """
        insert into campaign_plan (
            campaign_id, slug, title, regime, unit_id, unit_name, beneficiary_unit_id, beneficiary_name, opens_on, closes_on, content, beneficiaries, method, budget, team, state,
            created_by, created_at, submitted_by, submitted_at, approved_by, approved_at, approver_name, approval_number, condition_of)
        select $2, $3, $4, p.regime, p.unit_id, p.unit_name, p.beneficiary_unit_id, p.beneficiary_name, p.opens_on, p.closes_on, p.content, p.beneficiaries, p.method,
               coalesce((select jsonb_agg(line) from jsonb_array_elements(p.budget) line where $5::text[] is null or line ->> 'purpose' = any ($5::text[])), '[]'), p.team, 'approved',
               $6, $7, $6, $7, $8, $9, coalesce(p.approver_name, p.unit_name), p.approval_number, p.campaign_id
        from campaign_plan p where p.campaign_id = $1
        """;

    private const string FundStands = "select exists (select from fund_restriction where campaign_id = @fund and ended_at is null)";

    private const string Place = """
        update gift_condition k set state = 'placed', placed_by = $2, placed_at = $3, from_campaign = c.from_campaign, to_campaign = c.to_campaign, placed_entry = c.entry_sequence
        from classification c where k.condition_id = $1 and c.classification_id = $4
        """;

    internal override async Task<Refusal?> DoAsync(LedgerTurn turn, CancellationToken cancellation)
    {
        await using (var take = new NpgsqlCommand(Lock, turn.Connection, turn.Transaction))
        {
            await take.Add(ConditionId).ExecuteScalarAsync(cancellation);
        }

        var condition = (await GiftConditionView.FindAsync(turn.Connection, ConditionId, cancellation))!;
        var refusal = condition.State != GiftConditionState.Open ? GiftConditionRefusals.AlreadyDecided : condition.MadeBy == By ? GiftConditionRefusals.FourEyes : null;
        if (refusal is not null || await GiftPlace.FindAsync(turn.Connection, condition.DonationId, cancellation) is not { } gift)
        {
            return refusal ?? GiftConditionRefusals.GiftUnknown;
        }

        var parent = (await PlanAccess.FindAsync(turn.Connection, gift.StandsIn, cancellation))!;
        var fund = DerivedId.Conditional(parent.CampaignId, condition.Terms.Key);
        var there = await PlanAccess.FindAsync(turn.Connection, fund, cancellation);
        refusal = parent.IsFund ? GiftConditionRefusals.Unclassified
            : parent.ConditionOf is not null ? GiftConditionRefusals.Bound
            : parent.State is not (CampaignStage.Open or CampaignStage.Closed) ? GiftConditionRefusals.Settled
            : await CampaignMoney.FreeAsync(turn.Connection, parent.CampaignId, null, cancellation) < 0 ? GiftConditionRefusals.MoneySpent
            : there is not null && (there.State == CampaignStage.Settled || !await turn.Connection.ExecuteScalarAsync<bool>(new CommandDefinition(FundStands, new { fund }, turn.Transaction, cancellationToken: cancellation)))
                ? GiftConditionRefusals.FundEnded
            : null;
        if (refusal is not null)
        {
            return refusal;
        }

        await using var batch = turn.NewBatch();
        if (there is null)
        {
            AddFund(batch, fund, parent, condition, turn.Now);
        }

        var move = gift.MoveTo(fund);
        await turn.AddMovesAsync(batch, [move], cancellation);
        batch.Add(Place, ConditionId, By, turn.Now, move.Id);
        await batch.ExecuteNonQueryAsync(cancellation);
        return null;
    }

    private void AddFund(NpgsqlBatch batch, Guid fund, PlanRow parent, GiftConditionView condition, DateTimeOffset now)
    {
        var words = $"{parent.Title}: quỹ có điều kiện ({condition.Terms.InWords(condition.PlaceName)})";
        var title = words.Length <= 300 ? words : words[..299] + "…";
        var slug = $"{parent.Slug}-dk-{fund.ToString("N")[^8..]}";
        batch.Add(InsertPlan, parent.CampaignId, fund, slug, title, condition.Purposes, condition.MadeBy, condition.MadeAt, By, now);
        var opened = new CampaignOpened(
            fund, slug, title, parent.Regime, parent.UnitId, parent.UnitName, parent.BeneficiaryUnitId, parent.BeneficiaryName, parent.OpensOn, parent.ClosesOn, now);
        OpenCampaign.Add(batch, opened, null, By);
        batch.Add(
            AddRestriction.Insert, DerivedId.Conditional(fund, "restriction"), fund, condition.Said, condition.Purposes, condition.PlaceUnitId, condition.UseFrom, condition.UseUntil, condition.MadeBy, now);
    }
}
