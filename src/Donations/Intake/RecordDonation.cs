using System.Security.Claims;
using EduCoop.Contracts.Donations;
using EduCoop.Donations.Campaigns;
using EduCoop.Donations.Ledger;
using EduCoop.Donations.Ledger.Writing;
using EduCoop.Donations.Restrictions;
using EduCoop.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Donations.Intake;

/// <summary>Body of POST /donations.</summary>
/// <param name="DonationId">Made by the caller (UUIDv7), so sending again is safe.</param>
/// <param name="CampaignId">The campaign.</param>
/// <param name="AmountVnd">Whole đồng, more than 0.</param>
/// <param name="OccurredAt">When it was given.</param>
/// <param name="DonorDisplay">How the donor wants to be shown.</param>
/// <param name="DonorName">1-200 characters; needed unless the donor stays anonymous.</param>
/// <param name="Reference">Number on the receipt or transfer, 1-64 characters.</param>
/// <param name="Memo">What the donor wrote, 1-500 characters.</param>
/// <param name="Condition">What the donor wants it used for. The money is held until another person has given it a campaign of its own.</param>
public sealed record RecordDonationRequest(
    Guid DonationId,
    Guid CampaignId,
    long AmountVnd,
    DateTimeOffset OccurredAt,
    DonorDisplay DonorDisplay,
    string? DonorName = null,
    string? Reference = null,
    string? Memo = null,
    GiverTerms? Condition = null);

/// <summary>The gift that stands in the ledger.</summary>
/// <param name="DonationId">The gift.</param>
public sealed record RecordDonationResponse(Guid DonationId);

/// <summary>POST /donations.</summary>
internal static class RecordDonation
{
    internal static readonly string[] MayRecord = [Roles.Accountant, Roles.ProgrammeOfficer, Roles.UnitOfficer, Roles.SchoolOfficer];

    internal static async Task<Results<Created<RecordDonationResponse>, Ok<RecordDonationResponse>, ProblemHttpResult>> Handle(
        RecordDonationRequest request, ClaimsPrincipal user, CampaignBook campaigns, LedgerWriter writer, NpgsqlDataSource database, TimeProvider clock,
        CancellationToken cancellation)
    {
        var response = new RecordDonationResponse(request.DonationId);
        return await RecordAsync(request, GiftSource.Http, user, campaigns, writer, database, clock, cancellation) switch
        {
            (DonationOutcome.Recorded, _) => TypedResults.Created($"/donations/{request.DonationId}", response),
            (DonationOutcome.AlreadyThere, _) => TypedResults.Ok(response),
            (_, var refusal) => refusal!.ToProblem(),
        };
    }

    /// <summary>Decides and hands to the ledger's writer; answers after the commit.</summary>
    internal static async Task<(DonationOutcome Outcome, Refusal? Refusal)> RecordAsync(
        RecordDonationRequest request, GiftSource source, ClaimsPrincipal user, CampaignBook campaigns, LedgerWriter writer, NpgsqlDataSource database,
        TimeProvider clock, CancellationToken cancellation)
    {
        var now = VietnamTime.ToMicroseconds(clock.GetUtcNow());
        if (DonationRefusal.Refuse(request, now) is { } unfit)
        {
            return (DonationOutcome.Refused, unfit);
        }

        var campaign = await campaigns.FindAsync(request.CampaignId, cancellation);
        if (DonationRefusal.Refuse(campaign, user) is { } outOfReach)
        {
            return (DonationOutcome.Refused, outOfReach);
        }

        if (request.Condition is { } terms && await RefuseAsync(terms, campaign!, database, cancellation) is { } unmet)
        {
            return (DonationOutcome.Refused, unmet);
        }

        var gift = ToGift(request, source, user.AccountId());
        if (DonationRefusal.Refuse(request, campaign!) is { } untimely)
        {
            // The answer to the first sending may have been lost: what is already there stays there, also after the closing.
            return await GiftLookup.CompareAsync(database, gift, cancellation) ?? (DonationOutcome.Refused, untimely);
        }

        return (await writer.AppendAsync([gift], cancellation))[0];
    }

    internal static Gift ToGift(RecordDonationRequest request, GiftSource source, Guid recordedBy)
    {
        var occurredAt = VietnamTime.ToMicroseconds(request.OccurredAt);
        return new Gift(
            request.DonationId, request.CampaignId, request.AmountVnd, VietnamTime.DayOf(occurredAt), occurredAt,
            request.DonorName.Nfc(), request.DonorDisplay, request.Reference.Nfc(), request.Memo.Nfc(), source, null, recordedBy)
        {
            Condition = request.Condition,
        };
    }

    private static async Task<Refusal?> RefuseAsync(GiverTerms terms, CampaignState campaign, NpgsqlDataSource database, CancellationToken cancellation)
    {
        if (terms.Refuse(campaign.Regime) is { } unfit)
        {
            return unfit;
        }

        await using var connection = await database.OpenConnectionAsync(cancellation);
        return await terms.RefusePlaceAsync(connection, cancellation);
    }
}
