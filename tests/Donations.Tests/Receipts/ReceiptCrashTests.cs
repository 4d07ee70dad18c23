using System.Collections.Concurrent;
using System.Net;
using EduCoop.Donations.Receipts;
using EduCoop.Donations.Receipts.Printing;
using EduCoop.Donations.Tests.Fixtures;
using EduCoop.ServiceDefaults;

namespace EduCoop.Donations.Tests.Receipts;

/// <summary>Killing the service with -9 while papers are given out: every number that was answered stands, and there is no gap.</summary>
public sealed class ReceiptCrashTests(DonationsDatabase database, RabbitFixture rabbit, TestTokens tokens)
    : IClassFixture<DonationsDatabase>, IClassFixture<RabbitFixture>, IClassFixture<TestTokens>
{
    [Fact]
    public async Task Killed_again_and_again_the_book_has_no_gap()
    {
        var settings = new ServiceSettings().WithDatabase("donationsdb", database).WithBroker(rabbit).WithAuthority(tokens)
            .With("Ledger:KeyFolder", Path.Combine(AppContext.BaseDirectory, $"keys-{Guid.CreateVersion7():N}"));
        await using var process = await new ServiceProcess("EduCoop.Donations", settings).StartAsync();
        var (officer, approver, accountant) = (tokens.For(Roles.ProgrammeOfficer, Tree.HaNoi), tokens.For(Roles.Approver, Tree.HaNoi), tokens.For(Roles.Accountant, Tree.HaNoi));
        var campaign = Some.Campaign();
        await process.Http.OpenLawfullyAsync(officer, approver, campaign);
        var answered = new ConcurrentDictionary<Guid, ReceiptView>();
        for (var round = 0; round < 3; round++)
        {
            var gifts = Enumerable.Range(0, 60).Select(_ => Some.Gift(campaign.CampaignId)).ToList();
            foreach (var gift in gifts)
            {
                await (await process.Http.SendAsync(HttpMethod.Post, "/donations", accountant, gift)).ReadJsonAsync(HttpStatusCode.Created);
            }

            var issuing = Task.WhenAll(gifts.Select(gift => IssueAsync(process.Http, accountant, gift.DonationId, answered)));
            await Eventually.Async("some are given out", () => Task.FromResult(answered.Count), count => count > round * 60, TimeSpan.FromSeconds(60));
            await process.KillAsync();
            await issuing;
            await process.StartAsync();
        }

        Assert.Equal(0L, await database.ScalarAsync<long>(ReceiptTests.Gaps));
        foreach (var receipt in answered.Values)
        {
            Assert.Equal(receipt.Number, await database.ScalarAsync<int>("select number from receipt where receipt_id = $1", receipt.ReceiptId));
        }
    }

    [Fact]
    public async Task Killed_while_letters_are_written_each_gift_that_was_classified_has_one()
    {
        var settings = new ServiceSettings().WithDatabase("donationsdb", database).WithBroker(rabbit).WithAuthority(tokens)
            .With("Ledger:KeyFolder", Path.Combine(AppContext.BaseDirectory, $"keys-{Guid.CreateVersion7():N}"));
        await using var process = await new ServiceProcess("EduCoop.Donations", settings).StartAsync();
        var (officer, approver, accountant) = (tokens.For(Roles.ProgrammeOfficer, Tree.HaNoi), tokens.For(Roles.Approver, Tree.HaNoi), tokens.For(Roles.Accountant, Tree.HaNoi));
        var campaign = Some.Campaign() with { Account = new("Agribank", Some.AccountNumber(), Shared: true) };
        await process.Http.OpenLawfullyAsync(officer, approver, campaign);
        var bucket = await database.ScalarAsync<Guid>("select bucket_id from account_member where campaign_id = $1", campaign.CampaignId);
        var code = await database.ScalarAsync<string>("select code from payment_code where campaign_id = $1", campaign.CampaignId);
        for (var round = 0; round < 3; round++)
        {
            await Task.WhenAll(Enumerable.Range(0, 30).Select(async _ =>
                await (await process.Http.SendAsync(HttpMethod.Post, "/donations", accountant, Some.Gift(bucket) with { Memo = $"{code} ung ho" })).ReadJsonAsync(HttpStatusCode.Created)));
            await (await process.Http.SendAsync(HttpMethod.Post, $"/classification/run?bucketId={bucket}", accountant)).ReadJsonAsync();
            await (await process.Http.SendAsync(HttpMethod.Post, $"/campaigns/{campaign.CampaignId}/thanks-jobs", accountant, new ThanksJobRequest(Guid.CreateVersion7(), "Hà Nội", "Trần Văn Ký"))).ReadJsonAsync(HttpStatusCode.Accepted);
            await Task.Delay(round * 400);
            await process.KillAsync();
            await process.StartAsync();
            await Eventually.Async("the letters are written", () => database.ScalarAsync<long>("select count(*) from thanks_job where finished_at is null"), left => left == 0, TimeSpan.FromSeconds(60));
        }

        Assert.Equal(90L, await database.ScalarAsync<long>("select count(*) from receipt_gift g join gift_place p using (donation_id) where p.campaign_id = $1 and g.is_valid", campaign.CampaignId));
        Assert.Equal(90L, await database.ScalarAsync<long>("select count(distinct donation_id) from receipt_gift g join gift_place p using (donation_id) where p.campaign_id = $1", campaign.CampaignId));
        Assert.Equal(0L, await database.ScalarAsync<long>(ReceiptTests.Gaps));
    }

    [PrintingFact]
    public async Task Killed_while_papers_are_printed_another_goes_on_after_the_parts_that_are_there()
    {
        const int Letters = (2 * PrintWorker.MostInPart) + 7;
        var settings = new ServiceSettings().WithDatabase("donationsdb", database).WithBroker(rabbit).WithAuthority(tokens)
            .With("Ledger:KeyFolder", Path.Combine(AppContext.BaseDirectory, $"keys-{Guid.CreateVersion7():N}"));
        await using var process = await new ServiceProcess("EduCoop.Donations", settings).StartAsync();
        var (officer, approver, accountant) = (tokens.For(Roles.ProgrammeOfficer, Tree.HaNoi), tokens.For(Roles.Approver, Tree.HaNoi), tokens.For(Roles.Accountant, Tree.HaNoi));
        var campaign = Some.Campaign();
        await process.Http.OpenLawfullyAsync(officer, approver, campaign);
        await Task.WhenAll(Enumerable.Range(0, Letters).Select(async _ => await (await process.Http.SendAsync(HttpMethod.Post, "/donations", accountant, Some.Gift(campaign.CampaignId))).ReadJsonAsync(HttpStatusCode.Created)));
        var letters = new ThanksJobRequest(Guid.CreateVersion7(), "Hà Nội", "Trần Văn Ký");
        await (await process.Http.SendAsync(HttpMethod.Post, $"/campaigns/{campaign.CampaignId}/thanks-jobs", accountant, letters)).ReadJsonAsync(HttpStatusCode.Accepted);
        await Eventually.Async("the letters are written", () => database.ScalarAsync<long>("select count(*) from thanks_job where finished_at is null"), left => left == 0, TimeSpan.FromSeconds(60));
        var print = new PrintRequest(Guid.CreateVersion7(), ReceiptKind.Thanks, ThanksJob: letters.JobId);
        await (await process.Http.SendAsync(HttpMethod.Post, $"/campaigns/{campaign.CampaignId}/receipt-prints", accountant, print)).ReadJsonAsync(HttpStatusCode.Accepted);
        await Eventually.Async("a part is there", () => database.ScalarAsync<int>("select done from receipt_print where print_id = $1", print.PrintId), done => done > 0, TimeSpan.FromSeconds(120));
        await process.KillAsync();
        Assert.Equal(0L, await database.ScalarAsync<long>("select count(*) from receipt_print where finished_at is not null"));
        var first = await database.ScalarAsync<string>("select md5(pdf) from receipt_print_part where print_id = $1 and place = 0", print.PrintId);

        await database.ExecuteAsync("update receipt_print set lease_until = clock_timestamp() + interval '1 second'");
        await process.StartAsync();
        // What was made before stays as it is; only the rest is made.
        await Eventually.Async("the next part is there", () => database.ScalarAsync<int>("select done from receipt_print where print_id = $1", print.PrintId), done => done > PrintWorker.MostInPart, TimeSpan.FromSeconds(120));
        Assert.Equal(first, await database.ScalarAsync<string?>("select md5(pdf) from receipt_print_part where print_id = $1 and place = 0", print.PrintId) ?? first);
        await Eventually.Async("all are printed", () => database.ScalarAsync<long>("select count(*) from receipt_print where finished_at is not null and fault is null"), done => done == 1, TimeSpan.FromSeconds(120));
        Assert.Equal(Letters, (await ReceiptPrintTests.PagesAsync(await database.ScalarAsync<byte[]>("select pdf from receipt_print where print_id = $1", print.PrintId))).Count);
    }

    private static async Task IssueAsync(HttpClient http, string token, Guid gift, ConcurrentDictionary<Guid, ReceiptView> answered)
    {
        var request = new IssueReceiptRequest(Guid.CreateVersion7(), ReceiptKind.CashReceipt, [gift], "Hà Nội");
        try
        {
            var answer = await http.SendAsync(HttpMethod.Post, "/receipts", token, request);
            answered[request.ReceiptId] = await answer.ReadAsync<ReceiptView>(HttpStatusCode.Created);
        }
        catch (Exception cut) when (cut is HttpRequestException or IOException or TaskCanceledException)
        {
            // Killed before the answer: the row may or may not be there.
        }
    }
}
