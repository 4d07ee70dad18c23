using System.Security.Claims;
using EduCoop.ServiceDefaults;
using EduCoop.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Twinning.Life;

/// <summary>Body of PUT /activity-files/{fileId}/consent.</summary>
/// <param name="Given">All consents are at hand; false takes them back and erases the picture.</param>
/// <param name="Basis">Of given ones: which papers, of which day, kept where; 2-500 characters.</param>
/// <param name="Reason">Of what is taken back: why, 2-500 characters.</param>
public sealed record SetFileConsentRequest(bool Given, string? Basis = null, string? Reason = null);

/// <summary>Body of POST /activity-files/{fileId}/withdraw.</summary>
/// <param name="Reason">Why, 2-500 characters.</param>
public sealed record WithdrawFileRequest(string Reason);

/// <summary>
/// PUT /activity-files/{fileId}/consent and POST /activity-files/{fileId}/withdraw, for the school that brought the file. What is taken back is erased in the same batch;
/// that it was there, and why it went, stays said.
/// </summary>
internal static class SetFileConsent
{
    private const string Give = "update activity_file set consent = 'given', consent_basis = $2 where file_id = $1";

    private const string TakeBack = "update activity_file set consent = 'withdrawn', sha256 = null, withdrawn_at = $2, withdrawn_by = $3, withdrawn_reason = $4 where file_id = $1";

    private const string Withdraw = "update activity_file set sha256 = null, withdrawn_at = $2, withdrawn_by = $3, withdrawn_reason = $4 where file_id = $1";

    internal static Task<Results<Ok<ActivityView>, ProblemHttpResult>> Handle(
        Guid fileId, SetFileConsentRequest request, ClaimsPrincipal user, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation) =>
        StepAsync(
            fileId,
            request.Given ? (IsSaid(request.Basis) ? null : FileConsent.BasisMissing) : IsSaid(request.Reason) ? null : LifeRefusals.ReasonMissing,
            file => !file.ShowsChildren ? FileConsent.NoChildren : null,
            (batch, file, now) =>
            {
                if (request.Given)
                {
                    batch.AddFileHistory(fileId, file.Words + 1, "consent_given", request.Basis!.Nfc(), user, now);
                    batch.Add(Give, fileId, request.Basis!.Nfc());
                    return;
                }

                batch.AddFileHistory(fileId, file.Words + 1, "consent_withdrawn", request.Reason!.Nfc(), user, now);
                batch.Add(TakeBack, fileId, now, user.AccountId(), request.Reason!.Nfc());
                batch.AddErasure(file.Sha256!);
            },
            user, database, clock, cancellation);

    internal static Task<Results<Ok<ActivityView>, ProblemHttpResult>> HandleWithdraw(
        Guid fileId, WithdrawFileRequest request, ClaimsPrincipal user, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation) =>
        StepAsync(
            fileId,
            IsSaid(request.Reason) ? null : LifeRefusals.ReasonMissing,
            _ => null,
            (batch, file, now) =>
            {
                batch.AddFileHistory(fileId, file.Words + 1, "withdrawn", request.Reason.Nfc(), user, now);
                batch.Add(Withdraw, fileId, now, user.AccountId(), request.Reason.Nfc());
                batch.AddErasure(file.Sha256!);
            },
            user, database, clock, cancellation);

    private static bool IsSaid(string? text) => Words.IsSaid(text, 500) && text!.Trim().Length >= 2;

    private static async Task<Results<Ok<ActivityView>, ProblemHttpResult>> StepAsync(
        Guid fileId, Refusal? unfit, Func<KnownFile, Refusal?> refuse, Action<NpgsqlBatch, KnownFile, DateTimeOffset> step, ClaimsPrincipal user, NpgsqlDataSource database, TimeProvider clock,
        CancellationToken cancellation)
    {
        if (unfit is not null)
        {
            return unfit.ToProblem();
        }

        await using var connection = await database.OpenConnectionAsync(cancellation);
        if (await FileConsent.FindAsync(connection, fileId, cancellation) is not { } file)
        {
            return Refusal.NotFound.ToProblem();
        }

        var (_, pair, side, refusal) = await ActivityWrites.FindAsync(connection, file.ActivityId, user, cancellation);
        // A consent may be taken back for ever, also when the pair has long ended.
        refusal = refusal == LifeRefusals.NotActive ? null : refusal;
        refusal ??= side != file.Side ? FileConsent.OthersFile : refuse(file);
        if (refusal is null && !file.IsGone)
        {
            await using var batch = new NpgsqlBatch(connection);
            step(batch, file, clock.Now());
            try
            {
                await batch.ExecuteNonQueryAsync(cancellation);
            }
            catch (PostgresException clash) when (clash.IsClashOn("activity_file_history_pkey") || clash.SqlState == PostgresErrorCodes.ForeignKeyViolation)
            {
                // Somebody else was first, or brought the same bytes at this very moment: nothing was written, and the caller tries again.
                refusal = LifeRefusals.Changed;
            }
        }

        return await ActivityWrites.AnswerAsync(connection, file.ActivityId, pair, refusal, cancellation);
    }
}
