using System.Security.Claims;
using EduCoop.Contracts.Twinning;
using EduCoop.ServiceDefaults;
using EduCoop.Storage;
using EduCoop.Storage.Messaging;
using EduCoop.Twinning.Needs;
using EduCoop.Twinning.Units;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Twinning.Offers;

/// <summary>POST /offers/{offerId}/withdraw. Pairs that rest on it go on until they are ended themselves.</summary>
internal static class WithdrawOffer
{
    private const string Update = "update offer set state = 'withdrawn', version = $2, changed_at = $3 where offer_id = $1";

    internal static async Task<Results<Ok<OfferView>, ProblemHttpResult>> Handle(
        Guid offerId, WithdrawRequest request, ClaimsPrincipal user, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        if (!Words.IsSaid(request.Reason, 500))
        {
            return Words.TextInvalid("reason", 500).ToProblem();
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

        if (known.State == OfferState.Withdrawn)
        {
            return TypedResults.Ok(known.View(own: true));
        }

        if (known.Version != request.Version || !await WriteAsync(connection, known, request.Reason.Nfc(), user, clock.Now(), cancellation))
        {
            return OfferWrites.Changed.ToProblem();
        }

        return TypedResults.Ok((await OfferRow.FindAsync(connection, offerId, cancellation))!.View(own: true));
    }

    private static async Task<bool> WriteAsync(NpgsqlConnection connection, OfferRow known, string reason, ClaimsPrincipal user, DateTimeOffset now, CancellationToken cancellation)
    {
        var version = known.Version + 1;
        await using var batch = new NpgsqlBatch(connection);
        batch.AddHistory(known.OfferId, version, "withdrawn", known.Said, reason, user, now);
        batch.Add(Update, known.OfferId, version, now);
        batch.AddToOutbox(new OfferWithdrawn(known.OfferId, known.SchoolId, known.SchoolName, known.SchoolYear, version, reason, now), known.OfferId.ToString());
        try
        {
            await batch.ExecuteNonQueryAsync(cancellation);
            return true;
        }
        catch (PostgresException clash) when (clash.IsClashOn("offer_history_once"))
        {
            return false;
        }
    }
}
