using System.Security.Claims;
using Dapper;
using EduCoop.Plans.Files;
using EduCoop.Plans.Life;
using EduCoop.Plans.Tasks;
using EduCoop.ServiceDefaults;
using EduCoop.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Plans.Progress;

/// <summary>Body of PUT /evidence/{evidenceId}/consent.</summary>
/// <param name="Consent">All consents are at hand, the child's and the representative's; false takes it back at once.</param>
/// <param name="Reason">Which paper it stands on, or why it is taken back.</param>
public sealed record SetConsentRequest(bool Consent, string Reason);

/// <summary>GET /evidence/{evidenceId}, PUT /evidence/{evidenceId}/consent and POST /evidence/{evidenceId}/withdraw.</summary>
internal static class GetEvidence
{
    private const string Find = "select occurrence_id, sha256, file_name, media_type, withdrawn_at is not null as is_withdrawn from evidence where evidence_id = @evidenceId";

    private const string SetConsent = "update evidence set consent = $2 where evidence_id = $1 and withdrawn_at is null returning 1";

    private const string Withdraw = """
        update evidence set withdrawn_at = $2, withdrawn_by = $3, withdrawn_reason = $4, consent = false where evidence_id = $1 and withdrawn_at is null returning 1
        """;

    /// <summary>To be kept, never shown in place. Only for those who work at it or judge it.</summary>
    internal static async Task<IResult> Handle(Guid evidenceId, HttpContext http, ClaimsPrincipal user, NpgsqlDataSource database, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        if (await FindAsync(connection, evidenceId, cancellation) is not { IsWithdrawn: false } file)
        {
            return Refusal.NotFound.ToProblem();
        }

        // Files of plans that have ended stay readable.
        var (head, refusal) = await OccurrenceAccess.FindAsync(connection, file.OccurrenceId, user, one => one.MaySee(user), cancellation);
        return head is null && refusal != OccurrenceAccess.NotLive
            ? refusal!.ToProblem()
            : FileTransfer.Attachment(http, await database.ReadFileAsync(file.Sha256, cancellation), file.MediaType, file.FileName);
    }

    internal static Task<Results<Ok<TaskView>, ProblemHttpResult>> HandleConsent(
        Guid evidenceId, SetConsentRequest request, ClaimsPrincipal user, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation) =>
        StepAsync(evidenceId, request.Reason, request.Consent ? "consent_given" : "consent_withdrawn", user, database, clock, (batch, _) => batch.Add(SetConsent, evidenceId, request.Consent), cancellation);

    internal static Task<Results<Ok<TaskView>, ProblemHttpResult>> HandleWithdraw(
        Guid evidenceId, ReasonRequest request, ClaimsPrincipal user, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation) =>
        StepAsync(evidenceId, request.Reason, "evidence_withdrawn", user, database, clock, (batch, now) => batch.Add(Withdraw, evidenceId, now, user.AccountId(), request.Reason.Nfc()), cancellation);

    private static async Task<Results<Ok<TaskView>, ProblemHttpResult>> StepAsync(
        Guid evidenceId, string reason, string kind, ClaimsPrincipal user, NpgsqlDataSource database, TimeProvider clock, Action<NpgsqlBatch, DateTimeOffset> step,
        CancellationToken cancellation)
    {
        if (!Words.IsSaid(reason, 2000))
        {
            return LifeRefusals.ReasonMissing.ToProblem();
        }

        await using var connection = await database.OpenConnectionAsync(cancellation);
        if (await FindAsync(connection, evidenceId, cancellation) is not { IsWithdrawn: false } file)
        {
            return Refusal.NotFound.ToProblem();
        }

        var (head, refusal) = await OccurrenceAccess.FindAsync(connection, file.OccurrenceId, user, one => one.MayReport(user), cancellation);
        if (head is null)
        {
            return refusal!.ToProblem();
        }

        var now = clock.Now();
        return await OccurrenceStep.RunAsync(connection, head, batch =>
        {
            step(batch, now);
            batch.AddHistory(Guid.CreateVersion7(now), head.TaskId, head.OccurrenceId, kind, head.Percent, $"{file.FileName}: {reason.Nfc()}", user, now);
        }, user, clock, cancellation);
    }

    private static Task<EvidenceFile?> FindAsync(NpgsqlConnection connection, Guid evidenceId, CancellationToken cancellation) =>
        connection.QuerySingleOrDefaultAsync<EvidenceFile>(new CommandDefinition(Find, new { evidenceId }, cancellationToken: cancellation));

    private sealed record EvidenceFile
    {
        public required Guid OccurrenceId { get; init; }

        public required string Sha256 { get; init; }

        public required string FileName { get; init; }

        public required string MediaType { get; init; }

        public required bool IsWithdrawn { get; init; }
    }
}
