using System.Security.Claims;
using System.Text.Json;
using System.Text.Json.Nodes;
using EduCoop.Plans.Units;
using EduCoop.ServiceDefaults;
using EduCoop.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Plans.Drafts;

/// <summary>Body of PUT /drafts/{draftId}/corrections.</summary>
/// <param name="Path">Into the draft, for example tasks[3].lead; an index equal to the length adds an item.</param>
/// <param name="Value">What holds; null empties the value, on a whole item it removes the item.</param>
/// <param name="Note">Why.</param>
/// <param name="Version">The version of the draft that the person saw; a newer one is refused.</param>
public sealed record CorrectDraftRequest(string Path, JsonElement Value, string? Note = null, int? Version = null);

/// <summary>PUT and DELETE /drafts/{draftId}/corrections: a person's word over the reader's, which is kept beside it.</summary>
internal static class CorrectDraft
{
    private const int MostBytes = 64 * 1024;

    private const string Upsert = """
        insert into draft_correction (draft_id, path, value, was, note, corrected_by, corrected_at)
        values ($1, $2, $3::jsonb, $4::jsonb, $5, $6, $7)
        on conflict (draft_id, path) do update
        set value = excluded.value, note = excluded.note, corrected_by = excluded.corrected_by, corrected_at = excluded.corrected_at
        """;

    private const string TakeBack = "delete from draft_correction where draft_id = $1 and path = $2";

    internal static async Task<Results<Ok<DraftView>, ProblemHttpResult>> Handle(
        Guid draftId, CorrectDraftRequest request, ClaimsPrincipal user, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        if (!DraftPath.IsWellFormed(request.Path))
        {
            return DraftRefusals.PathInvalid.ToProblem(("path", request.Path));
        }

        if (request.Note is { } note && !Words.IsSaid(note, 1000))
        {
            return Words.TextInvalid("note", 1000).ToProblem();
        }

        await using var connection = await database.OpenConnectionAsync(cancellation);
        var (row, refusal) = await DraftAccess.FindOpenAsync(connection, draftId, user, cancellation);
        if (row is null)
        {
            return refusal!.ToProblem();
        }

        if (request.Version is { } seen && seen != row.Version)
        {
            return DraftRefusals.VersionBehind.ToProblem(("version", row.Version));
        }

        var value = request.Value.GetRawText();
        if (Refuse(row, request.Path, value) is { } unfit)
        {
            return unfit.ToProblem(("path", request.Path));
        }

        var was = DraftPath.Get(JsonNode.Parse(row.Parsed!)!, request.Path)?.ToJsonString();
        await using var batch = connection.CreateBatch();
        batch.Add(DraftVersion.Raise, draftId, row.Version);
        batch.Add(Upsert, draftId, request.Path, value, was, request.Note, user.AccountId(), clock.Now());
        return await DraftVersion.SaveAsync(batch, connection, draftId, cancellation);
    }

    internal static async Task<Results<Ok<DraftView>, ProblemHttpResult>> HandleTakeBack(
        Guid draftId, string path, ClaimsPrincipal user, NpgsqlDataSource database, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var (row, refusal) = await DraftAccess.FindOpenAsync(connection, draftId, user, cancellation);
        if (row is null)
        {
            return refusal!.ToProblem();
        }

        await using var batch = connection.CreateBatch();
        batch.Add(DraftVersion.Raise, draftId, row.Version);
        batch.Add(TakeBack, draftId, path);
        return await DraftVersion.SaveAsync(batch, connection, draftId, cancellation);
    }

    // A correction is tried before it is kept: the draft must still be a draft with it.
    private static Refusal? Refuse(DraftRow row, string path, string value)
    {
        if (value.Length > MostBytes || !Words.IsClean(value))
        {
            return DraftRefusals.ValueUnfit;
        }

        var tried = EffectiveDraft.Build(row);
        if (!EffectiveDraft.Apply(tried, path, JsonNode.Parse(value)))
        {
            return DraftRefusals.PathInvalid;
        }

        try
        {
            EffectiveDraft.Read(tried);
            return null;
        }
        catch (Exception unfit) when (unfit is JsonException or InvalidOperationException)
        {
            return DraftRefusals.ValueUnfit;
        }
    }
}

/// <summary>Two people at one draft: who comes second is told, nothing is overwritten unseen.</summary>
internal static class DraftVersion
{
    // Answers nothing when somebody else has been faster.
    internal const string Raise = """
        update draft set version = version + 1 where draft_id = $1 and version = $2 and state = 'read'
        returning 1
        """;

    internal static async Task<Results<Ok<DraftView>, ProblemHttpResult>> SaveAsync(NpgsqlBatch batch, NpgsqlConnection connection, Guid draftId, CancellationToken cancellation)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        batch.Transaction = transaction;
        // The first statement says whether the version was still the one that was looked at.
        if (await batch.ExecuteScalarAsync(cancellation) is not 1)
        {
            await transaction.RollbackAsync(cancellation);
            return DraftRefusals.VersionBehind.ToProblem();
        }

        await transaction.CommitAsync(cancellation);
        return TypedResults.Ok(DraftView.Of((await DraftRow.FindAsync(connection, draftId, cancellation))!));
    }
}
