using System.Security.Claims;
using EduCoop.ServiceDefaults;
using EduCoop.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Twinning.Life;

/// <summary>Body of POST /agreements/{agreementId}/plans/{schoolYear}/agree.</summary>
/// <param name="Version">The version that was read: what is agreed to is that one and no other.</param>
public sealed record AgreePlanRequest(long Version);

/// <summary>POST /agreements/{agreementId}/plans/{schoolYear}/agree.</summary>
internal static class AgreePlan
{
    // The history's row is written first and makes a second writer fail, so both columns are what was read.
    private const string Update = """
        update pair_plan
        set supporter_agreed = case $3 when 'supporter' then version else supporter_agreed end, seeker_agreed = case $3 when 'seeker' then version else seeker_agreed end,
            agreed_at = case when (case $3 when 'supporter' then seeker_agreed else supporter_agreed end) is not distinct from version then $4::timestamptz end, changed_at = $4
        where agreement_id = $1 and school_year = $2
        """;

    internal static async Task<Results<Ok<PairPlan>, ProblemHttpResult>> Handle(
        Guid agreementId, int schoolYear, AgreePlanRequest request, ClaimsPrincipal user, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var (_, side, refusal) = await PairAccess.SpeakingAsync(connection, agreementId, user, cancellation);
        if (refusal is not null)
        {
            return refusal.ToProblem();
        }

        var known = await PairPlans.FindAsync(connection, agreementId, schoolYear, cancellation);
        refusal = known is null ? LifeRefusals.PlanMissing : known.Version != request.Version ? LifeRefusals.Changed : null;
        if (refusal is null && !known!.HasAgreed(side))
        {
            refusal = await WriteAsync(connection, known, side, user, clock.Now(), cancellation);
        }

        return refusal is not null ? refusal.ToProblem() : TypedResults.Ok((await PairPlans.FindAsync(connection, agreementId, schoolYear, cancellation))!.View());
    }

    private static async Task<Refusal?> WriteAsync(NpgsqlConnection connection, PairPlans.KnownPlan known, PairSide side, ClaimsPrincipal user, DateTimeOffset now, CancellationToken cancellation)
    {
        await using var batch = new NpgsqlBatch(connection);
        batch.Add(
            PairPlans.Remember, known.AgreementId, known.SchoolYear, known.Words + 1, "agreed", side.Snake(), known.Version, known.Aims, user.AccountId(), user.Identity?.Name ?? "",
            user.ActingUnit()!.Value, now);
        batch.Add(Update, known.AgreementId, known.SchoolYear, side.Snake(), now);
        try
        {
            await batch.ExecuteNonQueryAsync(cancellation);
            return null;
        }
        catch (PostgresException clash) when (clash.IsClashOn(PairPlans.Place))
        {
            return LifeRefusals.Changed;
        }
    }
}
