using System.Security.Claims;
using EduCoop.Donations.Lawful;
using EduCoop.ServiceDefaults;
using EduCoop.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Donations.Restrictions;

/// <summary>Body of POST /campaigns/{campaignId}/restrictions. At least one of purposes, place and days.</summary>
/// <param name="RestrictionId">Made by the caller, so sending again is safe.</param>
/// <param name="Said">The giver's own words, 3-300 characters.</param>
/// <param name="Purposes">Codes of the purposes that are allowed, of those that the campaign's law permits.</param>
/// <param name="PlaceUnitId">A unit of the directory; goods go only to units in it.</param>
/// <param name="UseFrom">First day of use.</param>
/// <param name="UseUntil">Last day of use.</param>
public sealed record AddRestrictionRequest(Guid RestrictionId, string Said, IReadOnlyList<string>? Purposes = null, Guid? PlaceUnitId = null, DateOnly? UseFrom = null, DateOnly? UseUntil = null)
{
    internal GiverTerms Terms => new(Said, Purposes, PlaceUnitId, UseFrom, UseUntil);
}

/// <summary>POST and GET /campaigns/{campaignId}/restrictions: in force at once, because it only takes away what might be done.</summary>
internal static class AddRestriction
{
    private static readonly Refusal IdMissing = new("restriction_id_missing", "Thiếu mã điều kiện.", "restrictionId phải là UUID khác 0, do bên gửi tạo.");
    private static readonly Refusal IdTaken = new("id_taken", "Mã này đã dùng cho điều kiện khác.", "Nội dung gửi lại phải giống lần đầu; điều kiện mới cần restrictionId mới.", StatusCodes.Status409Conflict);

    internal const string Insert = """
        insert into fund_restriction (restriction_id, campaign_id, said, purposes, place_unit_id, place_name, use_from, use_until, made_by, made_at)
        values ($1, $2, $3, $4::text[], $5::uuid, (select name from unit_copy where unit_id = $5::uuid), $6::date, $7::date, $8, $9)
        """;

    private const string Count = "select count(*) from fund_restriction where campaign_id = @campaignId";

    private const string Page = $"{RestrictionView.Select} where campaign_id = @campaignId order by ended_at is not null, made_at, restriction_id limit @size offset @offset";

    internal static async Task<Results<Created<RestrictionView>, Ok<RestrictionView>, ProblemHttpResult>> Handle(
        Guid campaignId, AddRestrictionRequest request, ClaimsPrincipal user, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var (plan, refusal) = await PlanAccess.FindAsync(connection, campaignId, user, cancellation);
        refusal ??= Refuse(request, plan!);
        if (refusal is not null)
        {
            return refusal.ToProblem();
        }

        if (await RestrictionView.FindAsync(connection, request.RestrictionId, cancellation) is { } there)
        {
            return IsSame(there, campaignId, request) ? TypedResults.Ok(there) : IdTaken.ToProblem();
        }

        if (await request.Terms.RefusePlaceAsync(connection, cancellation) is { } nowhere)
        {
            return nowhere.ToProblem();
        }

        try
        {
            await using var insert = new NpgsqlCommand(Insert, connection);
            insert.Add(request.RestrictionId).Add(campaignId).Add(request.Said.Nfc()).Add(request.Purposes?.ToArray()).Add(request.PlaceUnitId)
                .Add(request.UseFrom).Add(request.UseUntil).Add(user.AccountId()).Add(VietnamTime.ToMicroseconds(clock.GetUtcNow()));
            await insert.ExecuteNonQueryAsync(cancellation);
        }
        catch (PostgresException clash) when (clash.IsClashOn("fund_restriction_pkey"))
        {
            return IdTaken.ToProblem();
        }

        return TypedResults.Created($"/restrictions/{request.RestrictionId}", (await RestrictionView.FindAsync(connection, request.RestrictionId, cancellation))!);
    }

    internal static Task<Results<Ok<PagedResult<RestrictionView>>, ProblemHttpResult>> HandleList(
        Guid campaignId, ClaimsPrincipal user, NpgsqlDataSource database, CancellationToken cancellation, int? page = null, int? pageSize = null) =>
        PlanAccess.PageAsync<RestrictionView>(database, campaignId, user, PageRequest.Of(page, pageSize), Count, Page, cancellation);

    private static Refusal? Refuse(AddRestrictionRequest request, PlanRow plan) => request.RestrictionId == Guid.Empty ? IdMissing : request.Terms.Refuse(plan.Regime);

    private static bool IsSame(RestrictionView there, Guid campaignId, AddRestrictionRequest request) =>
        (there.CampaignId, there.Said, there.PlaceUnitId, there.UseFrom, there.UseUntil) == (campaignId, request.Said.Nfc()!, request.PlaceUnitId, request.UseFrom, request.UseUntil)
        && (there.Purposes ?? []).SequenceEqual(request.Purposes ?? []);
}
