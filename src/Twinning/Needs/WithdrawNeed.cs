using System.Security.Claims;
using EduCoop.Contracts.Twinning;
using EduCoop.ServiceDefaults;
using EduCoop.Storage;
using EduCoop.Storage.Messaging;
using EduCoop.Twinning.Units;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Twinning.Needs;

/// <summary>Body of POST /needs/{needId}/withdraw and POST /offers/{offerId}/withdraw.</summary>
/// <param name="Version">The version that was seen.</param>
/// <param name="Reason">Why, 1-500 characters.</param>
public sealed record WithdrawRequest(long Version, string Reason);

/// <summary>POST /needs/{needId}/withdraw. What was said stays in the history.</summary>
internal static class WithdrawNeed
{
    private const string Update = "update need set state = 'withdrawn', version = $2, changed_at = $3 where need_id = $1";

    internal static async Task<Results<Ok<NeedView>, ProblemHttpResult>> Handle(
        Guid needId, WithdrawRequest request, ClaimsPrincipal user, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        if (!Words.IsSaid(request.Reason, 500))
        {
            return Words.TextInvalid("reason", 500).ToProblem();
        }

        await using var connection = await database.OpenConnectionAsync(cancellation);
        if (await NeedRow.FindAsync(connection, needId, cancellation) is not { } known)
        {
            return Refusal.NotFound.ToProblem();
        }

        if (await connection.RefuseActingAsync(user, known.SchoolId, cancellation) is { } foreign)
        {
            return foreign.ToProblem();
        }

        if (known.State == NeedState.Withdrawn)
        {
            return TypedResults.Ok(known.View(own: true));
        }

        if (known.Version != request.Version || !await WriteAsync(connection, known, request.Reason.Nfc(), user, clock.Now(), cancellation))
        {
            return NeedWrites.Changed.ToProblem();
        }

        return TypedResults.Ok((await NeedRow.FindAsync(connection, needId, cancellation))!.View(own: true));
    }

    private static async Task<bool> WriteAsync(NpgsqlConnection connection, NeedRow known, string reason, ClaimsPrincipal user, DateTimeOffset now, CancellationToken cancellation)
    {
        var version = known.Version + 1;
        await using var batch = new NpgsqlBatch(connection);
        batch.AddHistory(known.NeedId, version, "withdrawn", known.Said, reason, user, now);
        batch.Add(Update, known.NeedId, version, now);
        batch.AddToOutbox(new NeedWithdrawn(known.NeedId, known.SchoolId, known.SchoolName, known.SchoolYear, known.ThemeCode, version, reason, now), known.NeedId.ToString());
        try
        {
            await batch.ExecuteNonQueryAsync(cancellation);
            return true;
        }
        catch (PostgresException clash) when (clash.IsClashOn("need_history_once"))
        {
            return false;
        }
    }
}
