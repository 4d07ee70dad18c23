using System.Security.Claims;
using EduCoop.Contracts.Twinning;
using EduCoop.ServiceDefaults;
using EduCoop.Storage;
using EduCoop.Storage.Messaging;
using EduCoop.Twinning.Units;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Twinning.Offers;

/// <summary>Body of POST /offers.</summary>
/// <param name="OfferId">Made by the caller (UUIDv7), so sending again is safe.</param>
/// <param name="SchoolId">The school that gives; its ward or department may register on its behalf.</param>
/// <param name="Offer">What is offered.</param>
public sealed record RegisterOfferRequest(Guid OfferId, Guid SchoolId, OfferContent Offer);

/// <summary>POST /offers.</summary>
internal static class RegisterOffer
{
    internal static readonly Refusal IdMissing = new("offer_id_missing", "Thiếu mã bản đăng ký.", "offerId phải là UUID khác 0, do bên gửi tạo.");
    internal static readonly Refusal IdTaken = new("id_taken", "Mã này đã dùng cho bản đăng ký khác.", "Tạo offerId mới rồi gửi lại.", StatusCodes.Status409Conflict);

    private const string Insert = """
        insert into offer (offer_id, school_id, school_name, school_year, most_partners, wishes, note, version, registered_at, changed_at)
        values ($1, $2, $3, $4, $5, $6::text, $7::text, 1, $8, $8)
        """;

    internal static async Task<Results<Created<OfferView>, Ok<OfferView>, ProblemHttpResult>> Handle(
        RegisterOfferRequest request, ClaimsPrincipal user, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        var today = clock.Today();
        if ((request.OfferId == Guid.Empty ? IdMissing : request.Offer.Refuse(today)) is { } unfit)
        {
            return unfit.ToProblem();
        }

        await using var connection = await database.OpenConnectionAsync(cancellation);
        var (school, refusal) = await connection.FindActingAsync(user, request.SchoolId, today, cancellation);
        refusal ??= await OfferWrites.CheckAsync(connection, request.Offer, cancellation);
        if (refusal is not null)
        {
            return refusal.ToProblem();
        }

        (var isNew, refusal) = await WriteAsync(connection, request.OfferId, school!, request.Offer.Kept(), user, clock.Now(), cancellation);
        if (refusal is not null)
        {
            return refusal.ToProblem();
        }

        var view = (await OfferRow.FindAsync(connection, request.OfferId, cancellation))!.View(own: true);
        return isNew ? TypedResults.Created($"/offers/{request.OfferId}", view) : TypedResults.Ok(view);
    }

    private static async Task<(bool IsNew, Refusal? Refusal)> WriteAsync(
        NpgsqlConnection connection, Guid offerId, School school, OfferContent offer, ClaimsPrincipal user, DateTimeOffset now, CancellationToken cancellation)
    {
        await using var batch = new NpgsqlBatch(connection);
        AddTo(batch, offerId, school, offer, user, now);
        try
        {
            await batch.ExecuteNonQueryAsync(cancellation);
            return (true, null);
        }
        catch (PostgresException clash) when (clash.IsClashOn("offer_pkey"))
        {
            var known = await OfferRow.FindAsync(connection, offerId, cancellation);
            var said = await OfferWrites.SaidAsync(connection, offerId, 1, cancellation);
            return (false, known?.SchoolId == school.UnitId && said is not null && said.SaysTheSame(offer) ? null : IdTaken);
        }
        catch (PostgresException clash) when (clash.IsClashOn("offer_once"))
        {
            return (false, OfferWrites.AlreadyRegistered);
        }
    }

    /// <summary>Row, lines, history and event of a new offer.</summary>
    internal static void AddTo(NpgsqlBatch batch, Guid offerId, School school, OfferContent offer, ClaimsPrincipal user, DateTimeOffset now)
    {
        batch.Add(Insert, offerId, school.UnitId, school.Name, offer.SchoolYear, (short)offer.MostPartners, offer.Wishes, offer.Note, now);
        batch.AddSupports(offerId, offer);
        batch.AddHistory(offerId, 1, "registered", offer, null, user, now);
        batch.AddToOutbox(new OfferRegistered(offerId, school.UnitId, school.Name, offer.SchoolYear, offer.MostPartners, offer.Wishes, offer.Supports, 1, now), offerId.ToString());
    }
}
