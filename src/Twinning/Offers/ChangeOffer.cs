using System.Security.Claims;
using EduCoop.Contracts.Twinning;
using EduCoop.ServiceDefaults;
using EduCoop.Storage;
using EduCoop.Storage.Messaging;
using EduCoop.Twinning.Units;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Twinning.Offers;

/// <summary>Body of PUT /offers/{offerId}.</summary>
/// <param name="Version">The version that was seen; an offer that has gone on since is not overwritten.</param>
/// <param name="Offer">The whole offer as it should be.</param>
/// <param name="Reason">Why, 1-500 characters.</param>
public sealed record ChangeOfferRequest(long Version, OfferContent Offer, string? Reason = null);

/// <summary>PUT /offers/{offerId}.</summary>
internal static class ChangeOffer
{
    internal static readonly Refusal IsWithdrawn = new("offer_withdrawn", "Bản đăng ký này đã rút.", "Đăng ký mới nếu vẫn hỗ trợ.", StatusCodes.Status409Conflict);

    private const string Update = """
        update offer set school_year = $2, most_partners = $3, wishes = $4::text, note = $5::text, version = $6, changed_at = $7 where offer_id = $1
        """;

    private const string Clear = "delete from offer_support where offer_id = $1";

    internal static async Task<Results<Ok<OfferView>, ProblemHttpResult>> Handle(
        Guid offerId, ChangeOfferRequest request, ClaimsPrincipal user, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        if ((Words.IsSaidOrNot(request.Reason, 500) ? request.Offer.Refuse(clock.Today()) : Words.TextInvalid("reason", 500)) is { } unfit)
        {
            return unfit.ToProblem();
        }

        await using var connection = await database.OpenConnectionAsync(cancellation);
        if (await OfferRow.FindAsync(connection, offerId, cancellation) is not { } known)
        {
            return Refusal.NotFound.ToProblem();
        }

        if (await connection.RefuseActingAsync(user, known.SchoolId, cancellation) is { } foreign)
        {
            return foreign.ToProblem();
        }

        var offer = request.Offer.Kept();
        if (known.Version == request.Version + 1 && known.State == OfferState.Registered && known.Said.SaysTheSame(offer))
        {
            return TypedResults.Ok(known.View(own: true));
        }

        if (known.State == OfferState.Withdrawn || known.Version != request.Version)
        {
            return (known.State == OfferState.Withdrawn ? IsWithdrawn : OfferWrites.Changed).ToProblem(("version", known.Version));
        }

        var refusal = await OfferWrites.CheckAsync(connection, offer, cancellation);
        refusal ??= await WriteAsync(connection, known, offer, request.Reason?.Nfc(), user, clock.Now(), cancellation);
        return refusal is not null ? refusal.ToProblem() : TypedResults.Ok((await OfferRow.FindAsync(connection, offerId, cancellation))!.View(own: true));
    }

    private static async Task<Refusal?> WriteAsync(
        NpgsqlConnection connection, OfferRow known, OfferContent offer, string? reason, ClaimsPrincipal user, DateTimeOffset now, CancellationToken cancellation)
    {
        await using var batch = new NpgsqlBatch(connection);
        AddTo(batch, known, offer, reason, user, now);
        try
        {
            await batch.ExecuteNonQueryAsync(cancellation);
            return null;
        }
        catch (PostgresException clash) when (clash.IsClashOn("offer_history_once"))
        {
            return OfferWrites.Changed;
        }
        catch (PostgresException clash) when (clash.IsClashOn("offer_once"))
        {
            return OfferWrites.AlreadyRegistered;
        }
    }

    /// <summary>History, row, lines and event of a changed offer; the history first, so that the second of two writers fails.</summary>
    internal static void AddTo(NpgsqlBatch batch, OfferRow known, OfferContent offer, string? reason, ClaimsPrincipal user, DateTimeOffset now)
    {
        var version = known.Version + 1;
        batch.AddHistory(known.OfferId, version, "changed", offer, reason, user, now);
        batch.Add(Update, known.OfferId, offer.SchoolYear, (short)offer.MostPartners, offer.Wishes, offer.Note, version, now);
        batch.Add(Clear, known.OfferId);
        batch.AddSupports(known.OfferId, offer);
        batch.AddToOutbox(
            new OfferChanged(known.OfferId, known.SchoolId, known.SchoolName, offer.SchoolYear, offer.MostPartners, offer.Wishes, offer.Supports, version, now), known.OfferId.ToString());
    }
}
