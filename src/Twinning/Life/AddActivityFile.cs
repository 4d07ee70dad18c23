using System.Security.Claims;
using System.Security.Cryptography;
using EduCoop.Documents.Files;
using EduCoop.ServiceDefaults;
using EduCoop.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Twinning.Life;

/// <summary>
/// POST /activities/{activityId}/files?fileId=&amp;fileName=&amp;showsChildren=&amp;consentBasis=: evidence of an activity. Whether children can be known on a picture must be said; then it stays
/// with the school that brought it until the consents are named.
/// </summary>
internal static class AddActivityFile
{
    internal const int MaxBytes = 10 * 1024 * 1024;

    internal static readonly Refusal NameInvalid = new("file_name_invalid", "Tên tệp chưa đúng.", "fileName cần từ 1 đến 200 ký tự, không có thư mục và ký tự điều khiển.");
    internal static readonly Refusal Empty = new("empty_file", "Tệp trống.", "Chọn tệp minh chứng rồi gửi lại.");
    internal static readonly Refusal KindNotTaken = new("file_kind_not_taken", "Loại tệp này không nhận, hoặc nội dung không đúng với tên tệp.", "Gửi .jpg, .png, .pdf, .docx, .xlsx hoặc .pptx không có macro.");
    internal static readonly Refusal Damaged = new("picture_damaged", "Ảnh bị hỏng.", "Mở ảnh, lưu lại dưới dạng .jpg hoặc .png rồi gửi lại.");
    internal static readonly Refusal ChildrenNotSaid = new("children_not_said", "Chưa cho biết ảnh có nhận ra học sinh không.", "Ghi showsChildren=true hoặc false.");
    internal static readonly Refusal AlreadyThere = new("same_file", "Tệp này đã có ở hoạt động.", "Không cần gửi lại.", StatusCodes.Status409Conflict);

    private const string Keep = "insert into stored_file (sha256, byte_count, bytes) values ($1, $2, $3) on conflict (sha256) do nothing";

    // The number of files is checked where it is written, under the activity's lock: ten at once do not slip past.
    private const string Insert = """
        insert into activity_file (file_id, activity_id, side, sha256, sent_sha256, file_name, media_type, byte_count, shows_children, consent, consent_basis, added_by, added_at)
        select $1, a.activity_id, $3, $4, $5, $6, $7, $8, $9, $10, $11::text, $12, $13 from (select activity_id from activity where activity_id = $2 for update) a
        where (select count(*) from activity_file f where f.activity_id = $2 and f.sha256 is not null) < 30
        """;

    private const string Remember = """
        insert into activity_file_history (file_id, sequence, kind, reason, by_account, by_name, at)
        select f.file_id, 1, 'added', $2::text, $3, $4, $5 from activity_file f where f.file_id = $1
        """;

    internal static async Task<Results<Ok<ActivityView>, ProblemHttpResult>> Handle(
        Guid activityId, Guid fileId, string fileName, HttpRequest http, ClaimsPrincipal user, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation,
        bool? showsChildren = null, string? consentBasis = null)
    {
        var unfit = fileId == Guid.Empty ? LifeRefusals.IdMissing
            : !IsFileName(fileName) ? NameInvalid
            : consentBasis is not null && (!Words.IsSaid(consentBasis, 500) || consentBasis.Trim().Length < 2) ? FileConsent.BasisMissing
            : null;
        if (unfit is not null)
        {
            return unfit.ToProblem();
        }

        await using var connection = await database.OpenConnectionAsync(cancellation);
        // The body is read only for callers who may send it.
        var (_, pair, side, refusal) = await ActivityWrites.FindAsync(connection, activityId, user, cancellation);
        if (refusal is not null)
        {
            return refusal.ToProblem();
        }

        var sent = await FileTransfer.ReadBodyAsync(http, MaxBytes, cancellation);
        (var file, refusal) = Read(sent, fileId, fileName, showsChildren, consentBasis?.Nfc());
        refusal ??= await WriteAsync(connection, activityId, side, file!, user, clock.Now(), cancellation);
        return await ActivityWrites.AnswerAsync(connection, activityId, pair, refusal, cancellation);
    }

    private static (NewFile? File, Refusal? Refusal) Read(byte[] sent, Guid fileId, string fileName, bool? showsChildren, string? basis)
    {
        if (sent.Length == 0)
        {
            return (null, Empty);
        }

        if (AttachedFile.Of(sent, fileName) is not { } kind)
        {
            return (null, KindNotTaken);
        }

        if (kind.IsImage && showsChildren is null)
        {
            return (null, ChildrenNotSaid);
        }

        var kept = kind.IsImage ? PictureMetadata.CutOut(sent, kind.MediaType) : sent;
        var consent = showsChildren != true ? FileConsent.NotNeeded : basis is null ? FileConsent.Asked : FileConsent.Given;
        return kept is null ? (null, Damaged)
            : (new(fileId, fileName.Nfc(), kind.MediaType, kept, HashOf(kept), HashOf(sent), showsChildren == true, consent, showsChildren == true ? basis : null), null);
    }

    private static async Task<Refusal?> WriteAsync(
        NpgsqlConnection connection, Guid activityId, PairSide side, NewFile file, ClaimsPrincipal user, DateTimeOffset now, CancellationToken cancellation)
    {
        await using var batch = new NpgsqlBatch(connection);
        batch.Add(Keep, file.Sha256, (long)file.Bytes.Length, file.Bytes);
        var insert = batch.Add(
            Insert, file.FileId, activityId, side.Snake(), file.Sha256, file.SentSha256, file.Name, file.MediaType, (long)file.Bytes.Length, file.ShowsChildren, file.Consent, file.Basis, user.AccountId(), now);
        batch.Add(Remember, file.FileId, file.Basis, user.AccountId(), user.Identity?.Name ?? "", now);
        batch.AddErasure(file.Sha256);
        try
        {
            await batch.ExecuteNonQueryAsync(cancellation);
            return insert.RecordsAffected == 0 ? LifeRefusals.TooMany : null;
        }
        catch (PostgresException clash) when (clash.IsClashOn("activity_file_pkey") || clash.IsClashOn("activity_file_once"))
        {
            var known = await FileConsent.FindAsync(connection, file.FileId, cancellation);
            return known is null ? AlreadyThere : known.ActivityId == activityId && known.SentSha256 == file.SentSha256 && known.Side == side ? null : LifeRefusals.IdTaken;
        }
        catch (PostgresException clash) when (clash.SqlState == PostgresErrorCodes.ForeignKeyViolation)
        {
            // The same bytes were erased for another file at this very moment.
            return LifeRefusals.Changed;
        }
    }

    private static string HashOf(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    private static bool IsFileName(string name) => Words.IsSaid(name, 200) && name.IndexOfAny(['/', '\\', '\n', '\r', '\t']) < 0 && name is not ("." or "..");

    private sealed record NewFile(Guid FileId, string Name, string MediaType, byte[] Bytes, string Sha256, string SentSha256, bool ShowsChildren, string Consent, string? Basis);
}
