using System.Security.Claims;
using Dapper;
using EduCoop.Donations.Lawful;
using EduCoop.ServiceDefaults;
using EduCoop.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Donations.Receipts;

/// <summary>Body of POST /campaigns/{campaignId}/thanks-jobs.</summary>
/// <param name="JobId">Made by the caller, so sending again is safe.</param>
/// <param name="Place">Where the letters are written.</param>
/// <param name="SignedBy">Who signs them.</param>
/// <param name="FromDay">First day of the gifts; null: the first of all.</param>
/// <param name="ToDay">Last day of the gifts; null: the last of all.</param>
public sealed record ThanksJobRequest(Guid JobId, string Place, string SignedBy, DateOnly? FromDay = null, DateOnly? ToDay = null);

/// <summary>Letters that are written in the background.</summary>
/// <param name="JobId">The job.</param>
/// <param name="CampaignId">The campaign.</param>
/// <param name="FromDay">First day of the gifts.</param>
/// <param name="ToDay">Last day of the gifts.</param>
/// <param name="SignedBy">Who signs them.</param>
/// <param name="AskedAt">When it was asked for.</param>
/// <param name="Total">Letters that were to be written then.</param>
/// <param name="Done">Letters that are written.</param>
/// <param name="FinishedAt">When the last one was written; null while it goes on.</param>
/// <param name="Batches">What has been written, at most 500 letters each: GET /receipt-batches/{batchId}/documents gives one archive.</param>
public sealed record ThanksJobView(
    Guid JobId, Guid CampaignId, DateOnly? FromDay, DateOnly? ToDay, string SignedBy, DateTimeOffset AskedAt, int Total, int Done, DateTimeOffset? FinishedAt, IReadOnlyList<Guid> Batches);

/// <summary>POST and GET /campaigns/{campaignId}/thanks-jobs: letters for every donor of some days who let herself be named; the job goes on when nobody looks.</summary>
internal static class ThanksJobs
{
    private const string Insert = """
        insert into thanks_job (job_id, campaign_id, from_day, to_day, place, signed_by, asked_by, asked_at, total) values ($1, $2, $3::date, $4::date, $5, $6, $7, $8, $9)
        """;

    private const string Select = "select job_id, campaign_id, from_day, to_day, place, signed_by, asked_at, total, done, parts, finished_at from thanks_job";

    private const string Count = "select count(*) from thanks_job where campaign_id = @campaignId";

    private const string Page = $"{Select} where campaign_id = @campaignId order by asked_at desc, job_id limit @size offset @offset";

    internal static async Task<Results<Accepted<ThanksJobView>, Ok<ThanksJobView>, ProblemHttpResult>> HandlePost(
        Guid campaignId, ThanksJobRequest request, ClaimsPrincipal user, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var (plan, refusal) = await PlanAccess.FindAsync(connection, campaignId, user, cancellation);
        refusal ??= request switch
        {
            { JobId: var id } when id == Guid.Empty => ReceiptRefusals.IdMissing,
            _ when !IssueReceipt.IsSaid(request.Place) || !IssueReceipt.IsSaid(request.SignedBy) => ReceiptRefusals.TextInvalid,
            { FromDay: { } from, ToDay: { } to } when from > to => ReceiptRefusals.DaysInvalid,
            _ when plan is { IsFund: true } => ReceiptRefusals.Unclassified,
            _ => null,
        };
        if (plan is null || refusal is not null)
        {
            return refusal!.ToProblem();
        }

        if (await FindAsync(connection, request.JobId, cancellation) is { } there)
        {
            return there.IsSameAs(campaignId, request) ? TypedResults.Ok(there.ToView()) : ReceiptRefusals.IdTaken.ToProblem();
        }

        var total = await ThanksRows.CountAsync(connection, new ThanksChoice(campaignId, request.FromDay, request.ToDay), cancellation);
        if (total == 0)
        {
            return ReceiptRefusals.NobodyToThank.ToProblem();
        }

        try
        {
            await using var insert = new NpgsqlCommand(Insert, connection);
            insert.Add(request.JobId).Add(campaignId).Add(request.FromDay).Add(request.ToDay).Add(request.Place.Nfc()).Add(request.SignedBy.Nfc())
                .Add(user.AccountId()).Add(VietnamTime.ToMicroseconds(clock.GetUtcNow())).Add((int)total);
            await insert.ExecuteNonQueryAsync(cancellation);
        }
        catch (PostgresException clash) when (clash.IsClashOn("thanks_job_pkey"))
        {
            return ReceiptRefusals.IdTaken.ToProblem();
        }

        return TypedResults.Accepted($"/campaigns/{campaignId}/thanks-jobs", (await FindAsync(connection, request.JobId, cancellation))!.ToView());
    }

    internal static Task<Results<Ok<PagedResult<ThanksJobView>>, ProblemHttpResult>> HandleList(
        Guid campaignId, ClaimsPrincipal user, NpgsqlDataSource database, CancellationToken cancellation, int? page = null, int? pageSize = null) =>
        PlanAccess.PageAsync<ThanksJobRow, ThanksJobView>(
            database, campaignId, user, PageRequest.Of(page, pageSize), Count, Page, (_, rows) => Task.FromResult(rows.ConvertAll(row => row.ToView())), cancellation);

    private static Task<ThanksJobRow?> FindAsync(NpgsqlConnection connection, Guid jobId, CancellationToken cancellation) =>
        connection.QuerySingleOrDefaultAsync<ThanksJobRow>(new CommandDefinition($"{Select} where job_id = @jobId", new { jobId }, cancellationToken: cancellation));

    private sealed record ThanksJobRow
    {
        public required Guid JobId { get; init; }

        public required Guid CampaignId { get; init; }

        public DateOnly? FromDay { get; init; }

        public DateOnly? ToDay { get; init; }

        public required string Place { get; init; }

        public required string SignedBy { get; init; }

        public required DateTimeOffset AskedAt { get; init; }

        public required int Total { get; init; }

        public required int Done { get; init; }

        public required int Parts { get; init; }

        public DateTimeOffset? FinishedAt { get; init; }

        internal bool IsSameAs(Guid campaignId, ThanksJobRequest request) =>
            (CampaignId, FromDay, ToDay, Place, SignedBy) == (campaignId, request.FromDay, request.ToDay, request.Place.Nfc()!, request.SignedBy.Nfc()!);

        internal ThanksJobView ToView() => new(
            JobId, CampaignId, FromDay, ToDay, SignedBy, AskedAt, Total, Done, FinishedAt, [.. Enumerable.Range(1, Parts).Select(part => DerivedId.Letters(JobId, part))]);
    }
}
