using System.Security.Claims;
using EduCoop.Plans.Files;
using EduCoop.Plans.Units;
using EduCoop.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Plans.Drafts;

/// <summary>POST /drafts: keeps the document exactly as it came, reads it and answers with the draft. The same file again is the same draft.</summary>
internal static class ReceiveDraft
{
    internal const int MaxBytes = 20 * 1024 * 1024;
    private static readonly string[] Kinds = [".docx", ".pdf", ".txt", ".md"];
    private static readonly Guid Owner = Guid.CreateVersion7();

    internal static async Task<Results<Created<DraftView>, Ok<DraftView>, ProblemHttpResult>> Handle(
        string fileName, HttpRequest http, ClaimsPrincipal user, DraftReading reading, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation,
        Guid? unitId = null)
    {
        // The body is read only for callers who may send it.
        if (!Words.IsFileName(fileName))
        {
            return DraftRefusals.FileNameInvalid.ToProblem();
        }

        if (!Kinds.Contains(Path.GetExtension(fileName), StringComparer.OrdinalIgnoreCase))
        {
            return DraftRefusals.KindNotTaken.ToProblem();
        }

        if ((unitId ?? user.ActingUnit()) is not { } unit)
        {
            return DraftRefusals.UnitMissing.ToProblem();
        }

        await using (var connection = await database.OpenConnectionAsync(cancellation))
        {
            if (await connection.RefuseActingAsync(user, unit, cancellation) is { } refusal)
            {
                return refusal.ToProblem();
            }
        }

        var bytes = await FileTransfer.ReadBodyAsync(http, MaxBytes, cancellation);
        if (bytes.Length == 0)
        {
            return DraftRefusals.EmptyFile.ToProblem();
        }

        var name = fileName.Nfc();
        var (draftId, isNew) = await DraftStore.KeepAsync(database, unit, name, bytes, user.AccountId(), Owner, clock.Now(), cancellation);
        // A refused file may be readable by now: another build may know its form.
        var job = isNew ? new DraftJob(draftId, Owner, name, FileStore.HashOf(bytes), 1) : await DraftStore.TakeAgainAsync(database, draftId, Owner, cancellation);
        if (job is not null)
        {
            await DraftStore.WorkAsync(database, reading, job, bytes, clock, cancellation);
        }

        await using var look = await database.OpenConnectionAsync(cancellation);
        var view = DraftView.Of((await DraftRow.FindAsync(look, draftId, cancellation))!);
        return isNew ? TypedResults.Created($"/drafts/{draftId}", view) : TypedResults.Ok(view);
    }
}
