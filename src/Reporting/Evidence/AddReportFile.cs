using System.Security.Claims;
using System.Security.Cryptography;
using EduCoop.Documents.Files;
using EduCoop.Reporting.Regimes;
using EduCoop.Reporting.Submissions;
using EduCoop.ServiceDefaults;
using EduCoop.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Reporting.Evidence;

/// <summary>POST /reports/{obligationId}/files?fileId=&amp;kind=&amp;fileName= and POST /reports/files/{fileId}/withdraw: what shows the figures, and the paper as it was signed.</summary>
internal static class AddReportFile
{
    internal const int MostBytes = 20 * 1024 * 1024;
    private const int MostFiles = 50;
    private const int LongestName = 200;

    internal static readonly Refusal Invalid = new("file_invalid", "Tệp chưa đúng.", $"Nêu fileId, kind là evidence hoặc signed; fileName từ 1 đến {LongestName} ký tự, không có thư mục; tệp không trống.");
    internal static readonly Refusal KindNotTaken = new(
        "file_kind_not_taken", "Loại tệp này không nhận, hoặc nội dung không đúng với tên tệp.", "Minh chứng: .pdf, .png, .jpg, .docx, .xlsx, .pptx không có macro. Bản đã ký: .pdf hoặc .p7s.");

    internal static readonly Refusal TooMany = new("too_many_files", "Báo cáo đã có quá nhiều tệp.", $"Một báo cáo nhận tối đa {MostFiles} tệp.");
    internal static readonly Refusal Same = new("same_file", "Tệp này đã có ở báo cáo.", "Không cần gửi lại.", StatusCodes.Status409Conflict);
    internal static readonly Refusal NotNow = new(
        "report_not_open", "Báo cáo đã gửi, không thêm hay bỏ minh chứng được.", "Rút báo cáo về hoặc chờ trả lại rồi thêm; bản đã ký thì thêm được cả sau khi gửi.", StatusCodes.Status409Conflict);

    private const string Keep = "insert into report_bytes (sha256, byte_count, bytes) values ($1, $2, $3) on conflict (sha256) do nothing";

    // The report's row is locked: neither a step nor another file comes between the look and the row.
    private const string Insert = """
        insert into report_file (file_id, obligation_id, kind, sha256, file_name, media_type, byte_count, added_by, added_name, added_unit_id, added_at)
        select $1, o.obligation_id, $3, $4, $5, $6, $7, $8, $9, $10, $11
        from (select obligation_id from obligation where obligation_id = $2 for update) o left join submission s on s.obligation_id = o.obligation_id
        where (select count(*) from report_file f where f.obligation_id = $2 and f.withdrawn_at is null) < 50 and ($3 = 'signed' or s.state is null or s.state in ('draft', 'returned'))
        """;

    private const string Withdraw = """
        update report_file f set withdrawn_at = $2, withdrawn_name = $3
        where f.file_id = $1 and f.withdrawn_at is null
          and (f.kind = 'signed' or not exists (select from submission s where s.obligation_id = f.obligation_id and s.state not in ('draft', 'returned')))
        """;

    private const string ObligationOf = "select obligation_id from report_file where file_id = $1";

    internal static async Task<Results<Created<ReportFileView>, Ok<ReportFileView>, ProblemHttpResult>> Handle(
        Guid obligationId, Guid fileId, string kind, string fileName, HttpRequest http, ClaimsPrincipal user, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        if (fileId == Guid.Empty || kind is not ("evidence" or "signed") || !RegimeContent.IsSaid(fileName, LongestName) || fileName.AsSpan().IndexOfAny('/', '\\') >= 0)
        {
            return Invalid.ToProblem();
        }

        await using var connection = await database.OpenConnectionAsync(cancellation);
        // The body is read only for callers who may send it.
        var (report, refusal) = await OwnAsync(connection, obligationId, user, clock, cancellation);
        if (report is null)
        {
            return refusal!.ToProblem();
        }

        var bytes = await FileTransfer.ReadBodyAsync(http, MostBytes, cancellation);
        if (bytes.Length == 0)
        {
            return Invalid.ToProblem();
        }

        if ((kind == "signed" ? SignedFile.Of(bytes, fileName) : AttachedFile.Of(bytes, fileName)?.MediaType) is not { } mediaType)
        {
            return KindNotTaken.ToProblem();
        }

        var sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes));
        await using var batch = new NpgsqlBatch(connection);
        batch.Add(Keep, sha256, (long)bytes.Length, bytes);
        var insert = batch.Add(Insert, fileId, obligationId, kind, sha256, fileName, mediaType, (long)bytes.Length, user.AccountId(), user.Identity?.Name ?? "", user.ActingUnit() ?? Guid.Empty, clock.GetUtcNow());
        try
        {
            await batch.ExecuteNonQueryAsync(cancellation);
        }
        catch (PostgresException clash) when (clash.IsClashOn("report_file_pkey") || clash.IsClashOn("report_file_once"))
        {
            return await ReportFiles.FindAsync(connection, fileId, cancellation) is { } there && there.Sha256 == sha256 && there.Kind == kind ? TypedResults.Ok(there) : Same.ToProblem();
        }

        return insert.RecordsAffected == 1
            ? TypedResults.Created($"/reports/files/{fileId}", await ReportFiles.FindAsync(connection, fileId, cancellation))
            : (kind == "signed" || report.State is null or SubmissionState.Draft or SubmissionState.Returned ? TooMany : NotNow).ToProblem();
    }

    internal static async Task<Results<Ok<ReportFileView>, ProblemHttpResult>> HandleWithdraw(
        Guid fileId, ClaimsPrincipal user, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var find = new NpgsqlCommand(ObligationOf, connection);
        if (await find.Add(fileId).ExecuteScalarAsync(cancellation) is not Guid obligationId)
        {
            return Refusal.NotFound.ToProblem();
        }

        var (report, refusal) = await OwnAsync(connection, obligationId, user, clock, cancellation);
        if (report is null)
        {
            return refusal!.ToProblem();
        }

        await using var withdraw = new NpgsqlCommand(Withdraw, connection);
        await withdraw.Add(fileId).Add(clock.GetUtcNow()).Add(user.Identity?.Name ?? "").ExecuteNonQueryAsync(cancellation);
        var file = (await ReportFiles.FindAsync(connection, fileId, cancellation))!;
        return file.WithdrawnAt is null ? NotNow.ToProblem() : TypedResults.Ok(file);
    }

    private static async Task<(SubmissionView? Report, Refusal? Refusal)> OwnAsync(NpgsqlConnection connection, Guid obligationId, ClaimsPrincipal user, TimeProvider clock, CancellationToken cancellation) =>
        await SubmissionStore.FindAsync(connection, obligationId, cancellation) is not { } report ? (null, Refusal.NotFound)
        : await SubmissionAccess.RefuseAsync(connection, user, report, SubmissionMove.Save, clock.Today(), cancellation) is { } refusal ? (null, refusal)
        : (report, null);
}
