using System.Security.Claims;
using EduCoop.ServiceDefaults;
using EduCoop.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Twinning.Life;

/// <summary>Body of POST /activities.</summary>
/// <param name="ActivityId">Made by the caller (UUIDv7), so sending again is safe.</param>
/// <param name="AgreementId">The pair.</param>
/// <param name="Activity">What is planned.</param>
public sealed record PlanActivityRequest(Guid ActivityId, Guid AgreementId, ActivityContent Activity);

/// <summary>POST /activities.</summary>
internal static class PlanActivity
{
    private const string Insert = """
        insert into activity (activity_id, agreement_id, school_year, kind_code, theme_code, title, content, mode, place, leads, starts_at, ends_at, state, version, proposed_by, changed_at)
        values ($1, $2, $3, $4, $5, $6, $7::text, $8, $9::text, $10, $11, $12, 'planned', 1, $13, $14)
        """;

    internal static async Task<Results<Created<ActivityView>, Ok<ActivityView>, ProblemHttpResult>> Handle(
        PlanActivityRequest request, ClaimsPrincipal user, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        if ((request.ActivityId == Guid.Empty ? LifeRefusals.IdMissing : request.Activity.Refuse()) is { } unfit)
        {
            return unfit.ToProblem();
        }

        await using var connection = await database.OpenConnectionAsync(cancellation);
        var (pair, side, refusal) = await PairAccess.SpeakingAsync(connection, request.AgreementId, user, cancellation);
        var content = request.Activity.Kept();
        refusal ??= await ActivityWrites.CheckAsync(connection, pair, content, cancellation);
        if (refusal is not null)
        {
            return refusal.ToProblem();
        }

        var now = clock.Now();
        await using var batch = new NpgsqlBatch(connection);
        batch.Add(
            Insert, request.ActivityId, request.AgreementId, content.SchoolYear, content.KindCode, content.ThemeCode, content.Title, content.Text, content.Mode.Snake(), content.Place,
            content.Leads.Snake(), content.StartsAt, content.EndsAt, side.Snake(), now);
        batch.AddHistory(request.ActivityId, request.AgreementId, 1, "planned", side, new(content, null, ActivityState.Planned), null, user, now);
        var isNew = true;
        try
        {
            await batch.ExecuteNonQueryAsync(cancellation);
        }
        catch (PostgresException clash) when (clash.IsClashOn("activity_pkey"))
        {
            isNew = false;
        }

        var known = (await KnownActivity.FindAsync(connection, request.ActivityId, cancellation))!;
        if (!isNew && (known.AgreementId != request.AgreementId || known.Version != 1 || known.Content != content))
        {
            return LifeRefusals.IdTaken.ToProblem();
        }

        var view = await ActivityView.OfAsync(connection, known, pair, cancellation);
        return isNew ? TypedResults.Created($"/activities/{request.ActivityId}", view) : TypedResults.Ok(view);
    }
}
