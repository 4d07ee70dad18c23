using System.Diagnostics;
using System.Security.Claims;
using System.Security.Cryptography;
using Dapper;
using EduCoop.Donations.Campaigns;
using EduCoop.ServiceDefaults;
using EduCoop.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Donations.Statements;

/// <summary>POST /statements: keeps the file exactly as it came and answers at once; a worker reads and posts it.</summary>
internal static class ReceiveStatement
{
    internal const int MaxBytes = 20 * 1024 * 1024;

    internal static readonly Refusal FileNameInvalid = new("file_name_invalid", "Tên tệp chưa đúng.", "fileName cần từ 1 đến 255 ký tự, không có ký tự điều khiển.");
    internal static readonly Refusal YearInvalid = new("year_invalid", "Năm chưa đúng.", "year cần một năm từ 1990 đến 2199.");
    internal static readonly Refusal CampaignUnknown = new("campaign_unknown", "Không có đợt vận động này.", "Kiểm tra campaignId.");
    internal static readonly Refusal EmptyFile = new("empty_file", "Tệp sao kê trống.", "Chọn tệp sao kê rồi gửi lại.");

    internal static async Task<Results<Accepted<StatementView>, Ok<StatementView>, ProblemHttpResult>> Handle(
        Guid campaignId, string fileName, HttpRequest http, ClaimsPrincipal user, CampaignBook campaigns, WorkBell<StatementJob> bell, NpgsqlDataSource database,
        TimeProvider clock, CancellationToken cancellation, int? year = null)
    {
        if (await RefuseAsync(campaignId, fileName, year, user, campaigns, cancellation) is { } refusal)
        {
            return refusal.ToProblem();
        }

        var bytes = await ReadBodyAsync(http, cancellation);
        if (bytes.Length == 0)
        {
            return EmptyFile.ToProblem();
        }

        var (statementId, isQueued) = await KeepAsync(database, campaignId, fileName.Nfc()!, bytes, year, user.AccountId(), clock.GetUtcNow(), cancellation);
        if (isQueued)
        {
            bell.Ring();
        }

        var view = (await GetStatement.FindAsync(database, statementId, cancellation))!.ToView();
        return isQueued ? TypedResults.Accepted($"/statements/{statementId}", view) : TypedResults.Ok(view);
    }

    /// <summary>The order of the checks is part of the contract; the body is read only for callers who may send it.</summary>
    internal static async Task<Refusal?> RefuseAsync(
        Guid campaignId, string fileName, int? year, ClaimsPrincipal user, CampaignBook campaigns, CancellationToken cancellation)
    {
        if (fileName.Length is 0 or > 255 || !Words.IsClean(fileName))
        {
            return FileNameInvalid;
        }

        if (year is < 1990 or > 2199)
        {
            return YearInvalid;
        }

        return await campaigns.FindAsync(campaignId, cancellation) switch
        {
            null => CampaignUnknown,
            var campaign when !user.MayActOn(campaign.UnitPath) => Refusal.OutOfScope,
            _ => null,
        };
    }

    internal static async Task<byte[]> ReadBodyAsync(HttpRequest http, CancellationToken cancellation)
    {
        // Kestrel stops the reading with 413 beyond the route's limit, also when no length was announced.
        using var body = new MemoryStream(http.ContentLength is > 0 and <= MaxBytes ? (int)http.ContentLength : 0);
        await http.Body.CopyToAsync(body, cancellation);
        return body.ToArray();
    }

    private const string InsertStatement = """
        insert into statement (statement_id, campaign_id, file_name, sha256, byte_count, received_by, received_at, state, trace_parent, year)
        values ($1, $2, $3, $4, $5, $6, $7, 'queued', $8, $9)
        """;

    private const string InsertFile = "insert into statement_file (statement_id, bytes) values ($1, $2)";

    // A refused file may fit later: another build may know its layout, or its campaign's account may have become known.
    private const string QueueAgain = """
        update statement set state = 'queued', refusal = null, lease_owner = null, lease_until = null, attempts = 0, finished_at = null, year = @year
        where campaign_id = @campaignId and sha256 = @sha256 and state = 'refused'
        returning statement_id
        """;

    private const string FindSame = "select statement_id from statement where campaign_id = @campaignId and sha256 = @sha256";

    private static async Task<(Guid StatementId, bool IsQueued)> KeepAsync(
        NpgsqlDataSource database, Guid campaignId, string fileName, byte[] bytes, int? year, Guid receivedBy, DateTimeOffset now, CancellationToken cancellation)
    {
        var statementId = Guid.CreateVersion7(now);
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes));
        await using var batch = database.CreateBatch();
        batch.Add(InsertStatement, statementId, campaignId, fileName, sha256, (long)bytes.Length, receivedBy, now, Activity.Current?.Id, year);
        batch.Add(InsertFile, statementId, bytes);
        try
        {
            await batch.ExecuteNonQueryAsync(cancellation);
            return (statementId, true);
        }
        catch (PostgresException clash) when (clash.IsClashOn("statement_same_file"))
        {
            await using var connection = await database.OpenConnectionAsync(cancellation);
            var again = await connection.ExecuteScalarAsync<Guid?>(new CommandDefinition(QueueAgain, new { campaignId, sha256, year }, cancellationToken: cancellation));
            return again is { } queued
                ? (queued, true)
                : (await connection.ExecuteScalarAsync<Guid>(new CommandDefinition(FindSame, new { campaignId, sha256 }, cancellationToken: cancellation)), false);
        }
    }
}
