using System.Security.Claims;
using Dapper;
using EduCoop.Reporting.Submissions;
using EduCoop.ServiceDefaults;
using Npgsql;

namespace EduCoop.Reporting.Evidence;

/// <summary>A file beside a report.</summary>
public sealed record ReportFileView
{
    /// <summary>Which.</summary>
    public required Guid FileId { get; init; }

    /// <summary>evidence, or signed: the paper with its digital signature or the signature alone. Nothing is claimed of the certificate.</summary>
    public required string Kind { get; init; }

    /// <summary>Its name.</summary>
    public required string FileName { get; init; }

    /// <summary>What it is by its bytes.</summary>
    public required string MediaType { get; init; }

    /// <summary>Its size in bytes.</summary>
    public required long ByteCount { get; init; }

    /// <summary>SHA-256 of its bytes, as hex.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Who put it there.</summary>
    public required string AddedName { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset AddedAt { get; init; }

    /// <summary>Steps of handing in with which it was kept.</summary>
    public required int[] Steps { get; init; }

    /// <summary>When it was taken away; it stays with the steps it was handed in with.</summary>
    public required DateTimeOffset? WithdrawnAt { get; init; }
}

/// <summary>GET /reports/{obligationId}/files, GET /reports/files/{fileId}: read by whoever may read the report.</summary>
internal static class ReportFiles
{
    private const string Select = """
        select f.file_id, f.kind, f.file_name, f.media_type, f.byte_count, f.sha256, f.added_name, f.added_at, f.withdrawn_at,
               array(select s.version from submission_step_file s where s.file_id = f.file_id order by s.version) as steps
        from report_file f
        """;

    private const string Of = "where f.obligation_id = @obligationId and (f.withdrawn_at is null or exists (select from submission_step_file s where s.file_id = f.file_id))";

    private const string Whose = """
        select f.obligation_id, f.file_name, f.media_type, f.sha256, b.bytes, exists (select from submission_step_file s where s.file_id = f.file_id) as was_handed_in, f.withdrawn_at is not null as is_withdrawn
        from report_file f join report_bytes b on b.sha256 = f.sha256 where f.file_id = @fileId
        """;

    internal static async Task<IResult> HandleList(
        Guid obligationId, ClaimsPrincipal user, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation, int? page = null, int? pageSize = null)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var (report, refusal) = await ReadableAsync(connection, obligationId, user, clock, cancellation);
        if (report is null)
        {
            return refusal!.ToProblem();
        }

        // What lies beside a draft is shown to its unit only, as the draft is.
        var wanted = PageRequest.Of(page, pageSize);
        var values = new { obligationId, size = wanted.PageSize, offset = wanted.Offset };
        if (await IsHiddenAsync(connection, report, user, clock, cancellation))
        {
            return TypedResults.Ok(new PagedResult<ReportFileView>([], 0, wanted.Page, wanted.PageSize));
        }

        var total = await connection.ExecuteScalarAsync<long>(new CommandDefinition($"select count(*) from report_file f {Of}", values, cancellationToken: cancellation));
        var rows = await connection.QueryAsync<ReportFileView>(new CommandDefinition($"{Select} {Of} order by f.added_at, f.file_id limit @size offset @offset", values, cancellationToken: cancellation));
        return TypedResults.Ok(new PagedResult<ReportFileView>(rows.AsList(), total, wanted.Page, wanted.PageSize));
    }

    internal static async Task<IResult> HandleOne(Guid fileId, HttpContext http, ClaimsPrincipal user, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        if (await connection.QuerySingleOrDefaultAsync<Stored>(new CommandDefinition(Whose, new { fileId }, cancellationToken: cancellation)) is not { } file || (file.IsWithdrawn && !file.WasHandedIn))
        {
            return Refusal.NotFound.ToProblem();
        }

        var (report, refusal) = await ReadableAsync(connection, file.ObligationId, user, clock, cancellation);
        return report is null ? refusal!.ToProblem()
            : await IsHiddenAsync(connection, report, user, clock, cancellation) ? Refusal.NotFound.ToProblem()
            : FileTransfer.Attachment(http, file.Bytes, file.MediaType, file.FileName);
    }

    internal static async Task<ReportFileView?> FindAsync(NpgsqlConnection connection, Guid fileId, CancellationToken cancellation) =>
        await connection.QuerySingleOrDefaultAsync<ReportFileView>(new CommandDefinition($"{Select} where f.file_id = @fileId", new { fileId }, cancellationToken: cancellation));

    private static async Task<(SubmissionView? Report, Refusal? Refusal)> ReadableAsync(NpgsqlConnection connection, Guid obligationId, ClaimsPrincipal user, TimeProvider clock, CancellationToken cancellation) =>
        await SubmissionStore.FindAsync(connection, obligationId, cancellation) is not { } report ? (null, Refusal.NotFound)
        : await SubmissionAccess.RefuseReadingAsync(connection, user, report, clock.Today(), cancellation) is { } refusal ? (null, refusal)
        : (report, null);

    private static async Task<bool> IsHiddenAsync(NpgsqlConnection connection, SubmissionView report, ClaimsPrincipal user, TimeProvider clock, CancellationToken cancellation) =>
        report.State is null or SubmissionState.Draft && await SubmissionAccess.RefuseAsync(connection, user, report, SubmissionMove.Save, clock.Today(), cancellation) is not null;

    private sealed record Stored
    {
        public required Guid ObligationId { get; init; }

        public required string FileName { get; init; }

        public required string MediaType { get; init; }

        public required string Sha256 { get; init; }

        public required byte[] Bytes { get; init; }

        public required bool WasHandedIn { get; init; }

        public required bool IsWithdrawn { get; init; }
    }
}
