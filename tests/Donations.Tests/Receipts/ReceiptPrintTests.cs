using System.Net;
using EduCoop.Donations.Receipts;
using EduCoop.Donations.Receipts.Printing;
using EduCoop.Donations.Tests.Fixtures;
using EduCoop.ServiceDefaults;

namespace EduCoop.Donations.Tests.Receipts;

/// <summary>Papers of a campaign as one PDF: those that were chosen, each on a page of its own in the order of their numbers, for whoever may see them.</summary>
[Collection(OneService.Name)]
public sealed class ReceiptPrintTests(DonationsService service)
{
    private static readonly DateOnly Today = DateOnly.FromDateTime(DateTime.UtcNow.AddHours(7));

    [PrintingFact]
    public async Task Receipts_of_some_days_are_one_pdf_with_a_page_each_and_without_the_cancelled()
    {
        var campaign = await service.OpenAsync();
        var receipts = new List<ReceiptView>();
        for (var i = 0; i < 5; i++)
        {
            receipts.Add(await IssueAsync(campaign, ReceiptKind.CashReceipt, 10_000 + i));
        }

        await IssueAsync(campaign, ReceiptKind.Handover, 99_000);
        var cancelled = await service.Http.SendAsync(HttpMethod.Post, $"/receipts/{receipts[2].ReceiptId}/cancel", service.Approver, new CancelReceiptRequest("Ghi sai."));
        Assert.Equal(HttpStatusCode.OK, cancelled.StatusCode);

        Assert.Equal(new PrintCount(4, 1_000, 1), await CountAsync(campaign, "kind=cash_receipt"));
        Assert.Equal(0, (await CountAsync(campaign, $"kind=cash_receipt&toDay={Today.AddDays(-2):O}")).Count);
        var request = new PrintRequest(Guid.CreateVersion7(), ReceiptKind.CashReceipt, Today.AddDays(-1), Today.AddDays(1));
        Assert.Equal(4, (await (await AskAsync(campaign, request)).ReadAsync<PrintJobView>(HttpStatusCode.Accepted)).Total);
        await (await AskAsync(campaign, request)).ReadJsonAsync();
        await (await AskAsync(campaign, request with { Kind = ReceiptKind.Handover })).ReadProblemAsync(HttpStatusCode.Conflict, "id_taken");
        var done = await DoneAsync(request.PrintId);
        Assert.Equal((4, null), (done.Done, done.Fault));
        var pages = await PagesAsync(await PdfAsync(request.PrintId));
        Assert.Equal(4, pages.Count);
        foreach (var (page, receipt) in pages.Zip(receipts.Where((_, i) => i != 2)))
        {
            Assert.Contains(receipt.DocumentNumber, page, StringComparison.Ordinal);
            Assert.Contains("PHIẾU THU", page, StringComparison.Ordinal);
        }
    }

    [PrintingFact]
    public async Task Letters_of_one_job_are_one_pdf_put_together_from_parts()
    {
        const int Letters = PrintWorker.MostInPart + 12;
        var campaign = await service.OpenAsync();
        await IssueAsync(campaign, ReceiptKind.Thanks, 5_000);
        await Task.WhenAll(Enumerable.Range(0, Letters).Select(i => GiveAsync(campaign, 10_000 + i)));
        var job = new ThanksJobRequest(Guid.CreateVersion7(), "Hà Nội", "Trần Văn Ký");
        await (await service.Http.SendAsync(HttpMethod.Post, $"/campaigns/{campaign}/thanks-jobs", service.Accountant, job)).ReadJsonAsync(HttpStatusCode.Accepted);
        await Eventually.Async("the letters are written", () => service.Database.ScalarAsync<long>("select count(*) from thanks_job where finished_at is null"), left => left == 0, TimeSpan.FromSeconds(60));
        var request = new PrintRequest(Guid.CreateVersion7(), ReceiptKind.Thanks, ThanksJob: job.JobId);
        await (await AskAsync(campaign, request)).ReadJsonAsync(HttpStatusCode.Accepted);
        await (await GetAsync($"/receipt-prints/{request.PrintId}.pdf", service.Accountant)).ReadProblemAsync(HttpStatusCode.NotFound, "pdf_not_ready");
        Assert.Equal(Letters, (await DoneAsync(request.PrintId)).Done);
        Assert.Equal(Letters, (await PagesAsync(await PdfAsync(request.PrintId))).Count);
        Assert.Equal(0L, await service.Database.ScalarAsync<long>("select count(*) from receipt_print_part where print_id = $1", request.PrintId));
        Assert.Contains(await ListAsync(campaign), one => one.PrintId == request.PrintId && one.FinishedAt is not null);
    }

    [Fact]
    public async Task Who_may_not_give_papers_out_or_stands_elsewhere_prints_nothing()
    {
        var campaign = await service.OpenAsync();
        await IssueAsync(campaign, ReceiptKind.CashReceipt, 10_000);
        var request = new PrintRequest(Guid.CreateVersion7(), ReceiptKind.CashReceipt);
        var elsewhere = service.Tokens.For(Roles.Accountant, Tree.CaoBang);
        Assert.Equal(HttpStatusCode.Forbidden, (await AskAsync(campaign, request, service.Auditor)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await AskAsync(campaign, request, service.Approver)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await AskAsync(campaign, request, null)).StatusCode);
        await (await AskAsync(campaign, request, elsewhere)).ReadProblemAsync(HttpStatusCode.Forbidden, "out_of_scope");
        await (await GetAsync($"/campaigns/{campaign}/receipt-prints", elsewhere)).ReadProblemAsync(HttpStatusCode.Forbidden, "out_of_scope");
        await (await GetAsync($"/campaigns/{campaign}/receipt-prints/count?kind=cash_receipt", elsewhere)).ReadProblemAsync(HttpStatusCode.Forbidden, "out_of_scope");
        await service.Database.ExecuteAsync(
            "insert into receipt_print (print_id, campaign_id, kind, part, receipts, asked_by, asked_at, finished_at, pdf) select $1, $2, 'cash_receipt', 1, array_agg(receipt_id), $1, now(), now(), '%PDF-1.7' from receipt where campaign_id = $2",
            request.PrintId, campaign);
        await (await GetAsync($"/receipt-prints/{request.PrintId}", elsewhere)).ReadProblemAsync(HttpStatusCode.Forbidden, "out_of_scope");
        await (await GetAsync($"/receipt-prints/{request.PrintId}.pdf", elsewhere)).ReadProblemAsync(HttpStatusCode.Forbidden, "out_of_scope");
        Assert.Equal(HttpStatusCode.OK, (await GetAsync($"/receipt-prints/{request.PrintId}.pdf", service.Auditor)).StatusCode);
    }

    [Fact]
    public async Task What_cannot_be_printed_is_refused()
    {
        var campaign = await service.OpenAsync();
        await IssueAsync(campaign, ReceiptKind.CashReceipt, 10_000);
        var request = new PrintRequest(Guid.CreateVersion7(), ReceiptKind.CashReceipt);
        await (await GetAsync($"/campaigns/{campaign}/receipt-prints/count?kind=cheque", service.Auditor)).ReadProblemAsync(HttpStatusCode.UnprocessableEntity, "receipt_kind_unknown");
        await (await AskAsync(campaign, request with { PrintId = Guid.Empty })).ReadProblemAsync(HttpStatusCode.UnprocessableEntity, "receipt_id_missing");
        await (await AskAsync(campaign, request with { Kind = ReceiptKind.Thanks })).ReadProblemAsync(HttpStatusCode.UnprocessableEntity, "nothing_to_print");
        await (await AskAsync(campaign, request with { Part = 2 })).ReadProblemAsync(HttpStatusCode.UnprocessableEntity, "nothing_to_print");
        await (await AskAsync(campaign, request with { FromDay = Today, ToDay = Today.AddDays(-1) })).ReadProblemAsync(HttpStatusCode.UnprocessableEntity, "days_invalid");
        await (await AskAsync(campaign, request with { Kind = ReceiptKind.Thanks, ThanksJob = Guid.CreateVersion7() })).ReadProblemAsync(HttpStatusCode.UnprocessableEntity, "thanks_job_unknown");
    }

    private async Task<ReceiptView> IssueAsync(Guid campaign, ReceiptKind kind, long vnd)
    {
        var request = new IssueReceiptRequest(Guid.CreateVersion7(), kind, [await GiveAsync(campaign, vnd)], "Hà Nội");
        return await (await service.Http.SendAsync(HttpMethod.Post, "/receipts", service.Accountant, request)).ReadAsync<ReceiptView>(HttpStatusCode.Created);
    }

    private async Task<Guid> GiveAsync(Guid campaign, long vnd)
    {
        var gift = Some.Gift(campaign, vnd);
        await (await service.Http.SendAsync(HttpMethod.Post, "/donations", service.Accountant, gift)).ReadJsonAsync(HttpStatusCode.Created);
        return gift.DonationId;
    }

    private Task<HttpResponseMessage> AskAsync(Guid campaign, PrintRequest request) => AskAsync(campaign, request, service.Accountant);

    private Task<HttpResponseMessage> AskAsync(Guid campaign, PrintRequest request, string? token) => service.Http.SendAsync(HttpMethod.Post, $"/campaigns/{campaign}/receipt-prints", token, request);

    private Task<HttpResponseMessage> GetAsync(string path, string? token) => service.Http.SendAsync(HttpMethod.Get, path, token);

    private async Task<PrintCount> CountAsync(Guid campaign, string choice) => await (await GetAsync($"/campaigns/{campaign}/receipt-prints/count?{choice}", service.Auditor)).ReadAsync<PrintCount>();

    private async Task<IReadOnlyList<PrintJobView>> ListAsync(Guid campaign) => (await (await GetAsync($"/campaigns/{campaign}/receipt-prints", service.Auditor)).ReadAsync<PagedResult<PrintJobView>>()).Items;

    private Task<PrintJobView> DoneAsync(Guid print) => Eventually.Async(
        "the papers are printed", async () => await (await GetAsync($"/receipt-prints/{print}", service.Auditor)).ReadAsync<PrintJobView>(), one => one.FinishedAt is not null, TimeSpan.FromSeconds(180));

    private async Task<byte[]> PdfAsync(Guid print)
    {
        var answer = await GetAsync($"/receipt-prints/{print}.pdf", service.Auditor);
        Assert.Equal((HttpStatusCode.OK, "application/pdf"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        return await answer.Content.ReadAsByteArrayAsync();
    }

    /// <summary>The text of each page, as pdftotext reads it.</summary>
    internal static async Task<IReadOnlyList<string>> PagesAsync(byte[] pdf)
    {
        var file = Path.GetTempFileName();
        await File.WriteAllBytesAsync(file, pdf);
        using var process = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo("pdftotext", ["-enc", "UTF-8", file, "-"]) { RedirectStandardOutput = true, StandardOutputEncoding = System.Text.Encoding.UTF8 })!;
        var text = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        File.Delete(file);
        return text.Split('\f')[..^1];
    }
}
