using System.Security.Claims;
using EduCoop.Plans.Files;
using EduCoop.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Plans.Drafts;

/// <summary>The text of a draft.</summary>
/// <param name="DraftId">The draft.</param>
/// <param name="Format">plain_text, markdown, word or pdf.</param>
/// <param name="Text">The document's text; every span points into it.</param>
public sealed record DraftText(Guid DraftId, string? Format, string? Text);

/// <summary>GET /drafts/{draftId}, /drafts/{draftId}/text and /drafts/{draftId}/file.</summary>
internal static class GetDraft
{
    internal static async Task<Results<Ok<DraftView>, ProblemHttpResult>> Handle(Guid draftId, ClaimsPrincipal user, NpgsqlDataSource database, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var (row, refusal) = await DraftAccess.FindAsync(connection, draftId, user, cancellation);
        return row is null ? refusal!.ToProblem() : TypedResults.Ok(DraftView.Of(row));
    }

    internal static async Task<Results<Ok<DraftText>, ProblemHttpResult>> HandleText(Guid draftId, ClaimsPrincipal user, NpgsqlDataSource database, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var (row, refusal) = await DraftAccess.FindAsync(connection, draftId, user, cancellation);
        return row is null ? refusal!.ToProblem() : TypedResults.Ok(new DraftText(draftId, row.Format, row.Content));
    }

    internal static async Task<IResult> HandleFile(Guid draftId, ClaimsPrincipal user, HttpContext http, NpgsqlDataSource database, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var (row, refusal) = await DraftAccess.FindAsync(connection, draftId, user, cancellation);
        return row is null
            ? refusal!.ToProblem()
            : FileTransfer.Attachment(http, await database.ReadFileAsync(row.Sha256, cancellation), "application/octet-stream", row.FileName);
    }
}
