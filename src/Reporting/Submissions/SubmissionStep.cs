using System.Security.Claims;
using EduCoop.Reporting.Delegations;
using EduCoop.Reporting.Forms;
using EduCoop.Reporting.Papers;
using EduCoop.ServiceDefaults;
using EduCoop.Storage;
using Npgsql;

namespace EduCoop.Reporting.Submissions;

/// <summary>One step of a report, with the row that says how it stands afterwards and the obligation's day: all in one batch, or nothing.</summary>
internal sealed record SubmissionStep(SubmissionView Before, SubmissionMove Move, FormAnswers Answers, string Narrative, string? Remarks = null)
{
    private const string Begin = """
        insert into submission (obligation_id, form_id, form_version, state, version, answers, narrative) values ($1, $2::uuid, $3::int, 'draft', 1, $4::jsonb, $5)
        """;

    private const string Advance = """
        update submission set state = $3, version = version + 1, form_id = $4::uuid, form_version = $5::int, answers = $6::jsonb, narrative = $7, receiver_unit_id = $8::uuid,
            submitted_by = coalesce($9::uuid, submitted_by),
            (capacity, signer_name, signer_position, signer_for) = (
                select x.capacity, x.signer_name, x.signer_position, x.signer_for
                from (select $11::text as capacity, $12::text as signer_name, $13::text as signer_position, $14::text as signer_for) x where $10 = 'submit'
                union all select submission.capacity, submission.signer_name, submission.signer_position, submission.signer_for where $10 not in ('submit', 'recall'))
        where obligation_id = $1 and version = $2
        """;

    // Fails by its key when the row has moved on, and with it the whole batch.
    private const string Add = """
        insert into submission_step (obligation_id, version, move, remarks, answers, narrative, by_account, by_name, by_unit_id, at, capacity, signer_name, signer_position, signer_for, delegation_id)
        values ($1, $2, $3, $4, $5::jsonb, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15::uuid)
        """;

    private const string HandIn = "update obligation set handed_in_on = $2::date where obligation_id = $1 and ($2::date is null or handed_in_on is null)";

    private const string KeepFiles = "insert into submission_step_file select obligation_id, $2, file_id from report_file where obligation_id = $1 and withdrawn_at is null";

    private SubmissionState After => SubmissionLife.After(Before.State, Move)!.Value;

    private string MoveWord => Move.ToString().ToLowerInvariant();

    /// <summary>Who signs, of handing in and accepting.</summary>
    internal Signature Signature { get; init; } = Signature.None;

    /// <summary>The form it is filled in by.</summary>
    internal Guid? FormId { get; init; } = Before.FormId;

    /// <summary>What must hold in the same batch, before anything is written.</summary>
    internal Action<NpgsqlBatch>? First { get; init; }

    /// <summary>What is written in the same batch.</summary>
    internal Action<NpgsqlBatch>? With { get; init; }

    /// <summary>Its version.</summary>
    internal int? FormVersion { get; init; } = Before.FormVersion;

    /// <returns>Null when it was taken; a refusal when somebody was faster.</returns>
    internal async Task<Refusal?> TakeAsync(NpgsqlConnection connection, ClaimsPrincipal user, TimeProvider clock, CancellationToken cancellation)
    {
        var unitId = user.ActingUnit() ?? Before.UnitId;
        var facts = Move == SubmissionMove.Submit ? (await SettlePaper.FactsAsync(connection, Before, unitId, clock.Today(), cancellation)).SignedBy(Signature) : null;
        await using var batch = new NpgsqlBatch(connection);
        First?.Invoke(batch);
        var answers = SubmissionStore.Text(Answers);
        if (Before.State is null)
        {
            batch.Add(Begin, Before.ObligationId, FormId, FormVersion, answers, Narrative);
        }
        else
        {
            batch.Add(
                Advance, Before.ObligationId, Before.Version, WordOf(After), FormId, FormVersion, answers, Narrative, After == SubmissionState.Draft ? null : Before.ReceiverId,
                Move == SubmissionMove.Submit ? user.AccountId() : null,
                MoveWord, Signature.Capacity, Signature.Name, Signature.Position, Signature.For);
        }

        batch.Add(
            Add, Before.ObligationId, Before.Version + 1, MoveWord, Remarks, answers, Narrative, user.AccountId(), user.Identity?.Name ?? "", user.ActingUnit() ?? Guid.Empty, clock.GetUtcNow(),
            Signature.Capacity, Signature.Name, Signature.Position, Signature.For, Signature.DelegationId);
        if (Move is SubmissionMove.Submit or SubmissionMove.Recall)
        {
            batch.Add(HandIn, Before.ObligationId, Move == SubmissionMove.Submit ? clock.Today() : null);
        }

        if (Move == SubmissionMove.Submit)
        {
            batch.Add(KeepFiles, Before.ObligationId, Before.Version + 1);
        }

        With?.Invoke(batch);
        if (facts is not null)
        {
            batch.AddPaper(Before, unitId, clock.Today(), facts);
        }

        try
        {
            await batch.ExecuteNonQueryAsync(cancellation);
            return null;
        }
        catch (PostgresException clash) when (clash.IsClashOn("submission_pkey") || clash.IsClashOn("submission_step_pkey"))
        {
            return MoveReport.Changed;
        }
    }

    private static string WordOf(SubmissionState state) => state.ToString().ToLowerInvariant();
}
