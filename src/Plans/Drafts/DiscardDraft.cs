using System.Security.Claims;
using EduCoop.Plans.Files;
using EduCoop.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Plans.Drafts;

/// <summary>POST /drafts/{draftId}/discard and /drafts/{draftId}/read: set a draft aside, or read it once more.</summary>
internal static class DiscardDraft
{
    private const string SetAside = "update draft set state = 'discarded', refusal = null where draft_id = $1 and state in ('read', 'refused')";
    private static readonly Guid Owner = Guid.CreateVersion7();

    internal static async Task<Results<Ok<DraftView>, ProblemHttpResult>> Handle(Guid draftId, ClaimsPrincipal user, NpgsqlDataSource database, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var (row, refusal) = await DraftAccess.FindAsync(connection, draftId, user, cancellation);
        if (row is null)
        {
            return refusal!.ToProblem();
        }

        await using var command = new NpgsqlCommand(SetAside, connection);
        return await command.Add(draftId).ExecuteNonQueryAsync(cancellation) == 0 && row.State != DraftState.Discarded
            ? DraftRefusals.NotOpen.ToProblem()
            : TypedResults.Ok(DraftView.Of((await DraftRow.FindAsync(connection, draftId, cancellation))!));
    }

    /// <summary>A refused draft, one set aside, or one that a crash left unread.</summary>
    internal static async Task<Results<Ok<DraftView>, ProblemHttpResult>> HandleRead(
        Guid draftId, ClaimsPrincipal user, DraftReading reading, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var (row, refusal) = await DraftAccess.FindAsync(connection, draftId, user, cancellation);
        if (row is null)
        {
            return refusal!.ToProblem();
        }

        if (await DraftStore.TakeAgainAsync(database, draftId, Owner, cancellation) is { } job)
        {
            await DraftStore.WorkAsync(database, reading, job, await database.ReadFileAsync(row.Sha256, cancellation), clock, cancellation);
        }

        return TypedResults.Ok(DraftView.Of((await DraftRow.FindAsync(connection, draftId, cancellation))!));
    }
}
