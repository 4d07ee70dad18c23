using System.Security.Claims;
using System.Text.Json;
using EduCoop.Contracts;
using EduCoop.ServiceDefaults;
using EduCoop.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Reporting.Forms;

/// <summary>Body of POST /forms.</summary>
/// <param name="FormId">Made by the caller (UUIDv7), so sending again is safe.</param>
/// <param name="UnitId">The unit that issues it.</param>
/// <param name="Title">Title, 1-300 characters.</param>
/// <param name="Content">What it asks.</param>
public sealed record CreateFormRequest(Guid FormId, Guid UnitId, string Title, FormContent Content);

/// <summary>Body of PUT /forms/{formId}.</summary>
/// <param name="Version">The version that was changed: the newest, or 409.</param>
/// <param name="Title">Title, 1-300 characters.</param>
/// <param name="Content">What it asks.</param>
public sealed record ChangeFormRequest(int Version, string Title, FormContent Content);

/// <summary>Body of POST /forms/{formId}/publish.</summary>
/// <param name="Version">The version that units fill in from now on.</param>
public sealed record PublishFormRequest(int Version);

/// <summary>POST /forms, PUT /forms/{formId}, POST /forms/{formId}/publish. Every saved version stays.</summary>
internal static class SaveForm
{
    private const int LongestContent = 512 * 1024;

    private const string Insert = "insert into form (form_id, unit_id, title, version, created_at) values ($1, $2, $3, 1, $4)";
    private const string Advance = "update form set version = version + 1, title = $3 where form_id = $1 and version = $2";
    private const string InsertVersion = """
        insert into form_version (form_id, version, title, content, by_account, by_name, at)
        select form_id, version, $2, $3::jsonb, $4, $5, $6 from form where form_id = $1 and version = $7
        """;

    private const string Release = "update form set published_version = $2 where form_id = $1 and $2 between 1 and version";

    internal static async Task<Results<Created<FormView>, Ok<FormView>, ProblemHttpResult>> HandleCreate(
        CreateFormRequest request, ClaimsPrincipal user, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        if (request.FormId == Guid.Empty)
        {
            return FormStore.IdTaken.ToProblem();
        }

        if (Refuse(request.Title, request.Content) is { } wrong)
        {
            return wrong;
        }

        if (await FormStore.RefuseWritingAsync(connection, user, request.UnitId, cancellation) is { } refusal)
        {
            return refusal.ToProblem();
        }

        var now = clock.GetUtcNow();
        await using var batch = new NpgsqlBatch(connection);
        batch.Add(Insert, request.FormId, request.UnitId, request.Title, now);
        AddVersion(batch, request.FormId, 1, request.Title, request.Content, user, now);
        try
        {
            await batch.ExecuteNonQueryAsync(cancellation);
        }
        catch (PostgresException clash) when (clash.IsClashOn("form_pkey"))
        {
            var there = await FormStore.FindAsync(connection, request.FormId, 1, cancellation);
            return there is not null && (there.UnitId, there.Title, Text(there.Content)) == (request.UnitId, request.Title, Text(request.Content)) ? TypedResults.Ok(there) : FormStore.IdTaken.ToProblem();
        }

        return TypedResults.Created($"/forms/{request.FormId}", (await FormStore.FindAsync(connection, request.FormId, null, cancellation))!);
    }

    internal static async Task<Results<Ok<FormView>, ProblemHttpResult>> HandleChange(
        Guid formId, ChangeFormRequest request, ClaimsPrincipal user, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        if (await FormStore.FindAsync(connection, formId, null, cancellation) is not { } form)
        {
            return Refusal.NotFound.ToProblem();
        }

        if (await FormStore.RefuseWritingAsync(connection, user, form.UnitId, cancellation) is { } refusal)
        {
            return refusal.ToProblem();
        }

        if (Refuse(request.Title, request.Content) is { } wrong)
        {
            return wrong;
        }

        await using var batch = new NpgsqlBatch(connection);
        batch.Add(Advance, formId, request.Version, request.Title);
        AddVersion(batch, formId, request.Version + 1, request.Title, request.Content, user, clock.GetUtcNow());
        try
        {
            if (await batch.ExecuteNonQueryAsync(cancellation) < 2)
            {
                return FormStore.Changed.ToProblem();
            }
        }
        catch (PostgresException clash) when (clash.IsClashOn("form_version_pkey"))
        {
            return FormStore.Changed.ToProblem();
        }

        return TypedResults.Ok((await FormStore.FindAsync(connection, formId, null, cancellation))!);
    }

    internal static async Task<Results<Ok<FormView>, ProblemHttpResult>> HandlePublish(
        Guid formId, PublishFormRequest request, ClaimsPrincipal user, NpgsqlDataSource database, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        if (await FormStore.FindAsync(connection, formId, request.Version, cancellation) is not { } form)
        {
            return Refusal.NotFound.ToProblem();
        }

        if (await FormStore.RefuseWritingAsync(connection, user, form.UnitId, cancellation) is { } refusal)
        {
            return refusal.ToProblem();
        }

        await using var batch = new NpgsqlBatch(connection);
        batch.Add(Release, formId, request.Version);
        await batch.ExecuteNonQueryAsync(cancellation);
        return TypedResults.Ok((await FormStore.FindAsync(connection, formId, request.Version, cancellation))!);
    }

    private static void AddVersion(NpgsqlBatch batch, Guid formId, int version, string title, FormContent content, ClaimsPrincipal user, DateTimeOffset now) =>
        batch.Add(InsertVersion, formId, title, Text(content), user.AccountId(), user.Identity?.Name ?? "", now, version);

    private static ProblemHttpResult? Refuse(string title, FormContent? content)
    {
        var faults = content is null ? [new FormFault("content", "form_size", "Thiếu nội dung biểu.")] : FormAudit.Faults(content);
        return !FormAudit.IsSaid(title, 300) ? FormStore.Wrong.ToProblem(("faults", new[] { new FormFault("title", "title_missing", "Tên biểu cần từ 1 đến 300 ký tự.") }))
            : faults.Count > 0 ? FormStore.Wrong.ToProblem(("faults", faults))
            : Text(content!).Length > LongestContent ? FormStore.Wrong.ToProblem(("faults", new[] { new FormFault("content", "form_size", "Nội dung biểu dài tối đa 512 KB.") }))
            : null;
    }

    private static string Text(FormContent content) => JsonSerializer.Serialize(content, ContractJson.Options);
}
