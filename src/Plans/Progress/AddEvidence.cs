using System.Security.Claims;
using EduCoop.Documents.Files;
using EduCoop.Plans.Files;
using EduCoop.Plans.Tasks;
using EduCoop.ServiceDefaults;
using EduCoop.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Plans.Progress;

/// <summary>POST /evidence?occurrenceId=&amp;evidenceId=&amp;fileName=&amp;showsPeople=&amp;consent=: a file that shows the work, kept by its hash.</summary>
internal static class AddEvidence
{
    internal const int MaxBytes = 20 * 1024 * 1024;
    private const int MostFiles = 50;

    internal static readonly Refusal FileNameInvalid = new("file_name_invalid", "Tên tệp chưa đúng.", "fileName cần từ 1 đến 200 ký tự, không có thư mục và ký tự điều khiển.");
    internal static readonly Refusal EmptyFile = new("empty_file", "Tệp trống.", "Chọn tệp minh chứng rồi gửi lại.");
    internal static readonly Refusal KindNotTaken = new("file_kind_not_taken", "Loại tệp này không nhận, hoặc nội dung không đúng với tên tệp.", "Gửi .pdf, .png, .jpg, .docx, .xlsx hoặc .pptx không có macro.");
    internal static readonly Refusal PeopleNotSaid = new("people_not_said", "Chưa cho biết ảnh có người nhận ra được không.", "Ghi showsPeople=true hoặc false; ảnh có học sinh cần đủ sự đồng ý theo Luật Bảo vệ dữ liệu cá nhân.");
    internal static readonly Refusal TooMany = new("too_many_files", "Phần việc đã có quá nhiều tệp.", "Một phần việc nhận tối đa 50 tệp.");
    internal static readonly Refusal AlreadyThere = new("same_file", "Tệp này đã có ở phần việc.", "Không cần gửi lại.", StatusCodes.Status409Conflict);

    // The number of files is checked where it is written: ten at once do not slip past.
    private const string Insert = """
        insert into evidence (evidence_id, occurrence_id, task_id, sha256, file_name, media_type, byte_count, shows_people, consent, added_by, added_at)
        select $1, o.occurrence_id, o.task_id, $3, $4, $5, $6, $7, $8, $9, $10
        from (select * from occurrence where occurrence_id = $2 for update) o
        where (select count(*) from evidence e where e.occurrence_id = $2 and e.withdrawn_at is null) < 50
        """;

    internal static async Task<Results<Created<TaskView>, Ok<TaskView>, ProblemHttpResult>> Handle(
        Guid occurrenceId, Guid evidenceId, string fileName, HttpRequest http, ClaimsPrincipal user, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation,
        bool? showsPeople = null, bool consent = false)
    {
        if (evidenceId == Guid.Empty || !Words.IsFileName(fileName))
        {
            return (evidenceId == Guid.Empty ? OccurrenceStep.IdMissing : FileNameInvalid).ToProblem();
        }

        await using var connection = await database.OpenConnectionAsync(cancellation);
        // The body is read only for callers who may send it.
        var (head, refusal) = await OccurrenceAccess.FindAsync(connection, occurrenceId, user, one => one.MayReport(user), cancellation);
        if (head is null)
        {
            return refusal!.ToProblem();
        }

        var bytes = await FileTransfer.ReadBodyAsync(http, MaxBytes, cancellation);
        if (bytes.Length == 0)
        {
            return EmptyFile.ToProblem();
        }

        if (AttachedFile.Of(bytes, fileName) is not { } kind)
        {
            return KindNotTaken.ToProblem();
        }

        if (kind.IsImage && showsPeople is null)
        {
            return PeopleNotSaid.ToProblem();
        }

        var (now, sha256, name) = (clock.Now(), FileStore.HashOf(bytes), fileName.Nfc());
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await using var batch = connection.CreateBatch();
        batch.Transaction = transaction;
        batch.AddFile(sha256, bytes);
        var insert = batch.Add(Insert, evidenceId, occurrenceId, sha256, name, kind.MediaType, (long)bytes.Length, showsPeople ?? false, consent, user.AccountId(), now);
        batch.AddHistory(Guid.CreateVersion7(now), head.TaskId, occurrenceId, "evidence_added", head.Percent, name, user, now);
        try
        {
            await batch.ExecuteNonQueryAsync(cancellation);
        }
        catch (PostgresException clash) when (clash.IsClashOn("evidence_pkey") || clash.IsClashOn("evidence_once"))
        {
            await transaction.RollbackAsync(cancellation);
            return await IsSameAsync(connection, evidenceId, occurrenceId, sha256, cancellation)
                ? TypedResults.Ok(await GetTask.ReadAsync(connection, head.TaskId, user, clock, cancellation))
                : AlreadyThere.ToProblem();
        }

        if (insert.RecordsAffected == 0)
        {
            return TooMany.ToProblem(("most", MostFiles));
        }

        await transaction.CommitAsync(cancellation);
        return TypedResults.Created($"/evidence/{evidenceId}", await GetTask.ReadAsync(connection, head.TaskId, user, clock, cancellation));
    }

    private static async Task<bool> IsSameAsync(NpgsqlConnection connection, Guid evidenceId, Guid occurrenceId, string sha256, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand("select 1 from evidence where evidence_id = $1 and occurrence_id = $2 and sha256 = $3", connection);
        return await command.Add(evidenceId).Add(occurrenceId).Add(sha256).ExecuteScalarAsync(cancellation) is not null;
    }
}
