using System.Security.Claims;
using EduCoop.ServiceDefaults;
using EduCoop.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.UnitDirectory.Imports;

/// <summary>POST /imports/{id}/commit, GET /imports, GET /imports/{id}</summary>
internal static class CommitImport
{
    private const string Start = "update import set state = 'committing' where import_id = $1 and state = 'previewed' and error_count = 0 and undecided_count = 0";

    internal static async Task<Results<Accepted<ImportView>, Ok<ImportView>, ProblemHttpResult>> Handle(
        Guid id, ClaimsPrincipal user, NpgsqlDataSource database, ImportCommitter committer, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        if (await ImportAccess.RefuseAsync(connection, id, user, cancellation) is { } refusal)
        {
            return refusal.ToProblem();
        }

        await using (var start = new NpgsqlCommand(Start, connection))
        {
            start.Add(id);
            await start.ExecuteNonQueryAsync(cancellation);
        }

        committer.Wake();
        return await ImportStore.FindAsync(connection, id, cancellation) switch
        {
            null => Refusal.NotFound.ToProblem(),
            { Counts.Errors: > 0 } => new Refusal("import_has_errors", "Tệp còn dòng lỗi nên chưa nhập.", "Sửa các dòng lỗi trong tệp rồi tải lên lại; hệ thống không nhập nửa chừng.").ToProblem(),
            { Counts.Undecided: > 0 } => new Refusal("import_undecided", "Còn dòng chưa chọn xã, phường mới.", "Xem GET /imports/{id}/decisions và chọn cho từng dòng, rồi xác nhận nhập.").ToProblem(),
            { State: ImportState.Refused, Refusal: { } why } => new Refusal(why.Code, why.Title, why.Detail).ToProblem(),
            { State: ImportState.Committed } view => TypedResults.Ok(view),
            var view => TypedResults.Accepted($"/imports/{id}", view),
        };
    }

    internal static async Task<Results<Ok<ImportView>, ProblemHttpResult>> HandleGet(Guid id, ClaimsPrincipal user, NpgsqlDataSource database, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        if (await ImportAccess.RefuseAsync(connection, id, user, cancellation) is { } refusal)
        {
            return refusal.ToProblem();
        }

        return await ImportStore.FindAsync(connection, id, cancellation) is { } view ? TypedResults.Ok(view) : Refusal.NotFound.ToProblem();
    }

    internal static async Task<Ok<PagedResult<ImportView>>> HandleList(
        ClaimsPrincipal user, NpgsqlDataSource database, CancellationToken cancellation, int? page = null, int? pageSize = null)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        return TypedResults.Ok(await ImportStore.ListAsync(connection, user, PageRequest.Of(page, pageSize), cancellation));
    }
}
