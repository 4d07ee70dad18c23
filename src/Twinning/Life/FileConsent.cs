using System.Security.Claims;
using Dapper;
using EduCoop.ServiceDefaults;
using EduCoop.Storage;
using Npgsql;

namespace EduCoop.Twinning.Life;

/// <summary>A file as its steps need it.</summary>
internal sealed record KnownFile
{
    public required Guid FileId { get; init; }

    public required Guid ActivityId { get; init; }

    public required PairSide Side { get; init; }

    public required string? Sha256 { get; init; }

    public required string SentSha256 { get; init; }

    public required string FileName { get; init; }

    public required string MediaType { get; init; }

    public required bool ShowsChildren { get; init; }

    public required string Consent { get; init; }

    public required long Words { get; init; }

    internal bool IsGone => Sha256 is null;
}

/// <summary>
/// Who may see a file. A picture on which children can be known is personal data: until the consents are at hand only the school that brought it sees it, and it is
/// erased as soon as one is taken back. Law on Protection of Personal Data 91/2025; a child of seven or older is asked as well as the representative.
/// </summary>
internal static class FileConsent
{
    internal const string Asked = "asked";
    internal const string Given = "given";
    internal const string NotNeeded = "not_needed";
    internal const string TakenBack = "withdrawn";

    internal static readonly Refusal Missing = new(
        "consent_missing", "Ảnh có học sinh, chưa đủ sự đồng ý nên chưa chia sẻ.", "Trường gửi ảnh ghi nhận đủ sự đồng ý của học sinh (từ 7 tuổi) và của cha mẹ hoặc người giám hộ trước.",
        StatusCodes.Status403Forbidden);

    internal static readonly Refusal OthersFile = new("others_file", "Chỉ trường đã gửi tệp làm được việc này.", "Nhờ trường bạn ghi nhận hoặc rút tệp.", StatusCodes.Status403Forbidden);
    internal static readonly Refusal NoChildren = new("consent_not_needed", "Tệp này không có hình học sinh.", "Không cần ghi nhận sự đồng ý.");
    internal static readonly Refusal BasisMissing = new("consent_basis_missing", "Chưa ghi căn cứ của sự đồng ý.", "basis: các phiếu đồng ý nào, ngày nào, giữ ở đâu; 2-500 ký tự.");

    private const string Find = """
        select f.file_id, f.activity_id, f.side, f.sha256, f.sent_sha256, f.file_name, f.media_type, f.shows_children, f.consent,
               (select max(h.sequence) from activity_file_history h where h.file_id = f.file_id) as words
        from activity_file f where f.file_id = @fileId
        """;

    private const string Remember = "insert into activity_file_history (file_id, sequence, kind, reason, by_account, by_name, at) values ($1, $2, $3, $4::text, $5, $6, $7)";

    // The bytes go when no other row points to them.
    private const string Erase = "delete from stored_file s where s.sha256 = $1 and not exists (select from activity_file f where f.sha256 = $1)";

    internal static bool MayRead(string consent, PairSide owner, PairSide? mine) => consent is NotNeeded or Given || (consent == Asked && mine == owner);

    internal static Task<KnownFile?> FindAsync(NpgsqlConnection connection, Guid fileId, CancellationToken cancellation) =>
        connection.QuerySingleOrDefaultAsync<KnownFile>(new CommandDefinition(Find, new { fileId }, cancellationToken: cancellation));

    internal static void AddFileHistory(this NpgsqlBatch batch, Guid fileId, long sequence, string kind, string? reason, ClaimsPrincipal user, DateTimeOffset now) =>
        batch.Add(Remember, fileId, sequence, kind, reason, user.AccountId(), user.Identity?.Name ?? "", now);

    internal static void AddErasure(this NpgsqlBatch batch, string sha256) => batch.Add(Erase, sha256);
}
