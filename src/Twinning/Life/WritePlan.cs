using System.Security.Claims;
using EduCoop.ServiceDefaults;
using EduCoop.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Twinning.Life;

/// <summary>Body of PUT /agreements/{agreementId}/plans/{schoolYear}.</summary>
/// <param name="Version">0 for the first; else the version that was seen.</param>
/// <param name="Aims">What the two schools want to reach, 1-4000 characters.</param>
public sealed record WritePlanRequest(long Version, string Aims);

/// <summary>PUT /agreements/{agreementId}/plans/{schoolYear}: who writes has thereby agreed; what the other school had agreed to holds no longer.</summary>
internal static class WritePlan
{
    private const string Insert = """
        insert into pair_plan (agreement_id, school_year, version, aims, supporter_agreed, seeker_agreed, changed_at)
        values ($1, $2, 1, $3, case $4 when 'supporter' then 1 end, case $4 when 'seeker' then 1 end, $5)
        """;

    private const string Update = """
        update pair_plan
        set version = $3, aims = $4, supporter_agreed = case $5 when 'supporter' then $3 else supporter_agreed end, seeker_agreed = case $5 when 'seeker' then $3 else seeker_agreed end,
            agreed_at = null, changed_at = $6
        where agreement_id = $1 and school_year = $2
        """;

    internal static async Task<Results<Ok<PairPlan>, ProblemHttpResult>> Handle(
        Guid agreementId, int schoolYear, WritePlanRequest request, ClaimsPrincipal user, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        if (!Words.IsSaid(request.Aims, 4000))
        {
            return Words.TextInvalid("aims", 4000).ToProblem();
        }

        await using var connection = await database.OpenConnectionAsync(cancellation);
        var (pair, side, refusal) = await PairAccess.SpeakingAsync(connection, agreementId, user, cancellation);
        refusal ??= pair.HasYear(schoolYear) ? null : LifeRefusals.YearOutside;
        if (refusal is not null)
        {
            return refusal.ToProblem();
        }

        var aims = request.Aims.Nfc();
        var known = await PairPlans.FindAsync(connection, agreementId, schoolYear, cancellation);
        if (known is not null && known.Version == request.Version + 1 && known.Aims == aims && known.HasAgreed(side))
        {
            return TypedResults.Ok(known.View());
        }

        if ((known?.Version ?? 0) != request.Version)
        {
            return LifeRefusals.Changed.ToProblem(("version", known?.Version ?? 0));
        }

        refusal = await WriteAsync(connection, agreementId, schoolYear, known, aims, side, user, clock.Now(), cancellation);
        return refusal is not null ? refusal.ToProblem() : TypedResults.Ok((await PairPlans.FindAsync(connection, agreementId, schoolYear, cancellation))!.View());
    }

    private static async Task<Refusal?> WriteAsync(
        NpgsqlConnection connection, Guid agreementId, int schoolYear, PairPlans.KnownPlan? known, string aims, PairSide side, ClaimsPrincipal user, DateTimeOffset now, CancellationToken cancellation)
    {
        var version = (known?.Version ?? 0) + 1;
        await using var batch = new NpgsqlBatch(connection);
        batch.Add(
            PairPlans.Remember, agreementId, schoolYear, (known?.Words ?? 0) + 1, "written", side.Snake(), version, aims, user.AccountId(), user.Identity?.Name ?? "", user.ActingUnit()!.Value, now);
        if (known is null)
        {
            batch.Add(Insert, agreementId, schoolYear, aims, side.Snake(), now);
        }
        else
        {
            batch.Add(Update, agreementId, schoolYear, version, aims, side.Snake(), now);
        }

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
