using System.Security.Claims;
using Dapper;
using EduCoop.Documents.Rendering;
using EduCoop.Donations.Lawful;
using EduCoop.ServiceDefaults;
using EduCoop.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Donations.Receipts.Printing;

/// <summary>Receipts, minutes or letters of a campaign as one PDF for the printer: GET and POST /campaigns/{campaignId}/receipt-prints, …/count, GET /receipt-prints/{printId} and its .pdf.</summary>
internal static class PrintReceipts
{
    private const int MostParts = 10_000;

    private const string Insert = """
        insert into receipt_print (print_id, campaign_id, kind, from_day, to_day, thanks_job, part, receipts, asked_by, asked_at) values ($1, $2, $3, $4::date, $5::date, $6::uuid, $7, $8, $9, $10)
        """;

    private const string CountJobs = "select count(*) from receipt_print where campaign_id = @campaignId";

    private const string Page = $"{PrintJobRow.Select} where campaign_id = @campaignId order by asked_at desc, print_id limit @size offset @offset";

    internal static async Task<Results<Ok<PrintCount>, ProblemHttpResult>> HandleCount(
        Guid campaignId, string kind, ClaimsPrincipal user, NpgsqlDataSource database, CancellationToken cancellation, DateOnly? fromDay = null, DateOnly? toDay = null, Guid? thanksJob = null)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var (plan, refusal) = await PlanAccess.FindAsync(connection, campaignId, user, cancellation);
        if (plan is null)
        {
            return refusal!.ToProblem();
        }

        if (ReceiptKinds.Find(kind) is not { } found)
        {
            return PrintRefusals.KindUnknown.ToProblem();
        }

        var (chosen, unfit) = await ChosenPapers.OfAsync(connection, campaignId, new(found, fromDay, toDay, thanksJob), cancellation);
        return chosen is null ? unfit!.ToProblem() : TypedResults.Ok(await ChosenPapers.CountAsync(connection, chosen, cancellation));
    }

    internal static async Task<Results<Accepted<PrintJobView>, Ok<PrintJobView>, ProblemHttpResult>> HandlePost(
        Guid campaignId, PrintRequest request, ClaimsPrincipal user, NpgsqlDataSource database, TimeProvider clock, WorkBell<PrintWorker> bell, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var (plan, refusal) = await PlanAccess.FindAsync(connection, campaignId, user, cancellation);
        refusal ??= request.PrintId == Guid.Empty ? ReceiptRefusals.IdMissing : request.Part is < 1 or > MostParts ? PrintRefusals.Nothing : null;
        if (plan is null || refusal is not null)
        {
            return refusal!.ToProblem();
        }

        if (await FindAsync(connection, request.PrintId, cancellation) is { } there)
        {
            return there.IsSameAs(campaignId, request) ? TypedResults.Ok(there.ToView()) : ReceiptRefusals.IdTaken.ToProblem();
        }

        var (chosen, unfit) = await ChosenPapers.OfAsync(connection, campaignId, new(request.Kind, request.FromDay, request.ToDay, request.ThanksJob), cancellation);
        var papers = chosen is null ? [] : await ChosenPapers.FindAsync(connection, chosen, request.Part, cancellation);
        if (papers.Count == 0)
        {
            return (unfit ?? PrintRefusals.Nothing).ToProblem();
        }

        if (!PdfRenderer.IsThere)
        {
            var missing = PdfRenderer.Missing().Refusal;
            return new Refusal(missing.Code, missing.Title, missing.Detail, StatusCodes.Status503ServiceUnavailable).ToProblem();
        }

        try
        {
            await using var insert = new NpgsqlCommand(Insert, connection);
            insert.Add(request.PrintId).Add(campaignId).Add(request.Kind.Word()).Add(request.FromDay).Add(request.ToDay).Add(request.ThanksJob).Add(request.Part).Add(papers.ToArray())
                .Add(user.AccountId()).Add(VietnamTime.ToMicroseconds(clock.GetUtcNow()));
            await insert.ExecuteNonQueryAsync(cancellation);
        }
        catch (PostgresException clash) when (clash.IsClashOn("receipt_print_pkey"))
        {
            return ReceiptRefusals.IdTaken.ToProblem();
        }

        bell.Ring();
        return TypedResults.Accepted($"/receipt-prints/{request.PrintId}", (await FindAsync(connection, request.PrintId, cancellation))!.ToView());
    }

    internal static Task<Results<Ok<PagedResult<PrintJobView>>, ProblemHttpResult>> HandleList(
        Guid campaignId, ClaimsPrincipal user, NpgsqlDataSource database, CancellationToken cancellation, int? page = null, int? pageSize = null) =>
        PlanAccess.PageAsync<PrintJobRow, PrintJobView>(
            database, campaignId, user, PageRequest.Of(page, pageSize), CountJobs, Page, (_, rows) => Task.FromResult(rows.ConvertAll(row => row.ToView())), cancellation);

    internal static async Task<Results<Ok<PrintJobView>, ProblemHttpResult>> Handle(Guid printId, ClaimsPrincipal user, NpgsqlDataSource database, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var (job, refusal) = await ReadableAsync(connection, printId, user, cancellation);
        return job is null ? refusal!.ToProblem() : TypedResults.Ok(job.ToView());
    }

    internal static async Task<Results<FileContentHttpResult, ProblemHttpResult>> HandlePdf(
        Guid printId, HttpContext http, ClaimsPrincipal user, NpgsqlDataSource database, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var (job, refusal) = await ReadableAsync(connection, printId, user, cancellation);
        if (job is null)
        {
            return refusal!.ToProblem();
        }

        var pdf = await connection.ExecuteScalarAsync<byte[]?>(new CommandDefinition("select pdf from receipt_print where print_id = @printId", new { printId }, cancellationToken: cancellation));
        http.Response.Headers.CacheControl = "private, no-store";
        return pdf is null ? PrintRefusals.NotYet.ToProblem() : TypedResults.File(pdf, "application/pdf", $"{job.KindWord.Replace('_', '-')}-{VietnamTime.DayOf(job.AskedAt):yyyy-MM-dd}-{job.Part}.pdf");
    }

    private static async Task<(PrintJobRow? Job, Refusal? Refusal)> ReadableAsync(NpgsqlConnection connection, Guid printId, ClaimsPrincipal user, CancellationToken cancellation)
    {
        if (await FindAsync(connection, printId, cancellation) is not { } job)
        {
            return (null, Refusal.NotFound);
        }

        var (plan, refusal) = await PlanAccess.FindAsync(connection, job.CampaignId, user, cancellation);
        return plan is null ? (null, refusal) : (job, null);
    }

    private static Task<PrintJobRow?> FindAsync(NpgsqlConnection connection, Guid printId, CancellationToken cancellation) =>
        connection.QuerySingleOrDefaultAsync<PrintJobRow>(new CommandDefinition($"{PrintJobRow.Select} where print_id = @printId", new { printId }, cancellationToken: cancellation));
}
