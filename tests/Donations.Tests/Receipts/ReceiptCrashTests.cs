using System.Collections.Concurrent;
using System.Net;
using EduCoop.Donations.Receipts;
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
