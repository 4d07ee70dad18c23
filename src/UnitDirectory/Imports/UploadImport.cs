using System.Security.Claims;
using System.Security.Cryptography;
using EduCoop.ServiceDefaults;
using EduCoop.UnitDirectory.Addresses;
using EduCoop.UnitDirectory.Imports.Planning;
using EduCoop.UnitDirectory.Names;
using EduCoop.UnitDirectory.Units;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.UnitDirectory.Imports;

/// <summary>POST /imports: reads a file and shows what it would change. Nothing but the preview is written.</summary>
internal static class UploadImport
{
    internal const int MaxBytes = 20 * 1024 * 1024;

    private static readonly Refusal KindUnknown = new(
        "kind_unknown", "Không có loại danh sách này.", "kind là một trong: provinces, communes, unit_types, schools, units.", StatusCodes.Status400BadRequest);

    internal static async Task<Results<Created<ImportView>, ProblemHttpResult>> Handle(
        string kind, HttpRequest request, ClaimsPrincipal user, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation,
        string? fileName = null, DateOnly? effectiveFrom = null, Guid? parentId = null)
    {
        if (!ImportStore.TryParse<ImportKind>(kind, out var what))
        {
            return KindUnknown.ToProblem();
        }

        if (fileName?.Length > 255)
        {
            return new Refusal("file_name_too_long", "Tên tệp quá dài.", "Đặt lại tên tệp, tối đa 255 ký tự.").ToProblem();
        }

        if (effectiveFrom is { } day && !UnitRefusals.IsReasonable(day))
        {
            return UnitRefusals.DayOutOfRange.ToProblem();
        }

        // Kestrel stops the body at the route's limit, so this buffer is bounded.
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, cancellation);
        var content = body.ToArray();
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var snapshot = await SnapshotLoader.LoadAsync(connection, cancellation);
        if (parentId is { } wanted && snapshot.Find(wanted) is null)
        {
            return UnitRefusals.ParentUnknown.ToProblem();
        }

        var options = new ImportOptions(effectiveFrom ?? clock.Today(), parentId, user.IsInRole(Roles.Administrator), user.ActingUnit(), snapshot.Revision);
        var addresses = what is ImportKind.Schools or ImportKind.Units ? await OldAddressBook.LoadAsync(connection, cancellation) : null;
        var (preview, refusal) = ImportPreview.Make(content, what, options, snapshot, addresses);
        if (preview is null)
        {
            return refusal!.ToProblem();
        }

        var id = Guid.CreateVersion7();
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(content));
        await ImportStore.AddAsync(
            connection, id, what, SearchText.Clean(fileName ?? ""), sha256, options, preview, user.AccountId(), clock.GetUtcNow(), cancellation);
        return TypedResults.Created($"/imports/{id}", await ImportStore.FindAsync(connection, id, cancellation));
    }
}
