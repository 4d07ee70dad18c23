using System.Security.Claims;
using System.Text.Json;
using Dapper;
using EduCoop.Contracts;
using EduCoop.Donations.Lawful;
using EduCoop.Donations.Ledger.Periods;
using EduCoop.ServiceDefaults;
using EduCoop.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Donations.Ledger.Corrections;

/// <summary>Body of POST /ledger/corrections.</summary>
/// <param name="CorrectionId">Made by the caller, so sending again is safe.</param>
/// <param name="CampaignId">The campaign whose books are corrected.</param>
/// <param name="OccurredOn">Day on which the correction takes effect, not in a closed period.</param>
/// <param name="Reason">3-500 characters.</param>
/// <param name="Reverses">Number of the entry to take back (ledgerSequence); or null.</param>
/// <param name="Legs">An entry by hand, 2-20 lines that sum to zero; or null.</param>
public sealed record ProposeCorrectionRequest(
    Guid CorrectionId, Guid CampaignId, DateOnly OccurredOn, string Reason, long? Reverses = null, IReadOnlyList<CorrectionLeg>? Legs = null);

/// <summary>POST /ledger/corrections: a reversal or an entry by hand is only a wish until another person confirms it.</summary>
internal static class ProposeCorrection
{
    private const string Insert = """
        insert into ledger_correction (correction_id, campaign_id, reverses, legs, occurred_on, reason, state, proposed_by, proposed_at)
        values ($1, $2, $3::bigint, $4::jsonb, $5, $6, 'proposed', $7, $8)
        """;

    internal static async Task<Results<Created<CorrectionView>, Ok<CorrectionView>, ProblemHttpResult>> Handle(
        ProposeCorrectionRequest request, ClaimsPrincipal user, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        var now = VietnamTime.ToMicroseconds(clock.GetUtcNow());
        if (CorrectionRefusals.Refuse(request, VietnamTime.DayOf(now)) is { } unfit)
        {
            return unfit.ToProblem();
        }

        await using var connection = await database.OpenConnectionAsync(cancellation);
        var (plan, refusal) = await PlanAccess.FindAsync(connection, request.CampaignId, user, cancellation);
        if (plan is null)
        {
            return refusal!.ToProblem();
        }

        if (await CorrectionView.FindAsync(connection, request.CorrectionId, cancellation) is { } there)
        {
            return there.IsSameAs(request) ? TypedResults.Ok(there) : CorrectionRefusals.IdTaken.ToProblem();
        }

        if (await IsClosedAsync(connection, request.CampaignId, request.OccurredOn, cancellation))
        {
            return PeriodRefusals.PeriodClosed.ToProblem();
        }

        var legs = request.Legs;
        if (request.Reverses is { } sequence)
        {
            var entry = await ReversedEntry.FindAsync(connection, request.CampaignId, sequence, cancellation);
            if (ReversedEntry.Refuse(entry) is { } irreversible)
            {
                return irreversible.ToProblem();
            }

            legs = entry!.Mirror(request.CampaignId);
        }

        try
        {
            await using var insert = new NpgsqlCommand(Insert, connection);
            insert.Add(request.CorrectionId).Add(request.CampaignId).Add(request.Reverses).Add(JsonSerializer.Serialize(legs, ContractJson.Options))
                .Add(request.OccurredOn).Add(request.Reason.Nfc()).Add(user.AccountId()).Add(now);
            await insert.ExecuteNonQueryAsync(cancellation);
        }
        catch (PostgresException clash) when (clash.IsClashOn("ledger_correction_once"))
        {
            return CorrectionRefusals.AlreadyProposed.ToProblem();
        }
        catch (PostgresException clash) when (clash.IsClashOn("ledger_correction_pkey"))
        {
            return CorrectionRefusals.IdTaken.ToProblem();
        }

        return TypedResults.Created($"/ledger/corrections/{request.CorrectionId}", (await CorrectionView.FindAsync(connection, request.CorrectionId, cancellation))!);
    }

    private const string Closed = """
        select exists (select from ledger_period p join campaign c using (ledger_id) where c.campaign_id = @campaignId and p.state = 'closed' and p.ends_on >= @day)
        """;

    internal static Task<bool> IsClosedAsync(NpgsqlConnection connection, Guid campaignId, DateOnly day, CancellationToken cancellation) =>
        connection.ExecuteScalarAsync<bool>(new CommandDefinition(Closed, new { campaignId, day }, cancellationToken: cancellation));
}
