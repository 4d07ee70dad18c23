using System.Net;
using System.Text;
using EduCoop.Contracts.Donations;
using EduCoop.Donations.Intake;
using EduCoop.Donations.Ledger;
using EduCoop.Donations.Ledger.Writing;
using EduCoop.Donations.Tests.Fixtures;
using EduCoop.ServiceDefaults;
using Microsoft.Extensions.DependencyInjection;

namespace EduCoop.Donations.Tests.Intake;

[Collection(OneService.Name)]
public sealed class RecordDonationTests(DonationsService service)
{
    [Fact]
    public async Task A_new_gift_is_created_booked_and_told()
    {
        await using var probe = await EventProbe.StartAsync(service.Rabbit);
        var gift = Some.Gift(await service.OpenAsync());
        var created = await PostAsync(gift);
        Assert.Equal($"/donations/{gift.DonationId}", created.Headers.Location?.ToString());
        Assert.Equal(gift.DonationId, (await created.ReadAsync<RecordDonationResponse>(HttpStatusCode.Created)).DonationId);

        var view = await (await service.Http.SendAsync(HttpMethod.Get, $"/donations/{gift.DonationId}", service.Auditor)).ReadAsync<DonationView>();
        Assert.Equal((50_000L, new DateOnly(2025, 3, 2), "Nguyễn Thị Mẫu", GiftSource.Http), (view.AmountVnd, view.OccurredOn, view.DonorName, view.Source));
        Assert.Equal(gift.OccurredAt, view.OccurredAt);

        var told = await Eventually.Async("the event arrives", () => Task.FromResult(probe.Recorded.SingleOrDefault(e => e.DonationId == gift.DonationId)), e => e is not null);
        Assert.Equal((50_000L, view.LedgerSequence, view.OccurredOn, GiftSource.Http), (told!.AmountVnd, told.LedgerSequence, told.OccurredOn, told.Source));
        Assert.All(probe.Bodies, body => Assert.DoesNotContain("Mẫu\"", body, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_same_again_answers_200_and_adds_nothing()
    {
        var gift = Some.Gift(await service.OpenAsync());
        Assert.Equal(HttpStatusCode.Created, (await PostAsync(gift)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await PostAsync(gift)).StatusCode);
        Assert.Equal((1L, 50_000L), await service.GiftsOfAsync(gift.CampaignId));
    }

    [Fact]
    public async Task The_same_again_after_the_closing_still_answers_200()
    {
        var gift = Some.Gift(await service.OpenAsync());
        await PostAsync(gift);
        await service.Http.SendAsync(HttpMethod.Post, $"/campaigns/{gift.CampaignId}/close", service.Officer);
        Assert.Equal(HttpStatusCode.OK, (await PostAsync(gift)).StatusCode);
        await (await PostAsync(gift with { DonationId = Guid.CreateVersion7() })).ReadProblemAsync(HttpStatusCode.UnprocessableEntity, "campaign_closed");
    }

    [Fact]
    public async Task The_same_id_with_other_content_is_409_whatever_differs()
    {
        var gift = Some.Gift(await service.OpenAsync());
        await PostAsync(gift);
        RecordDonationRequest[] others =
        [
            gift with { AmountVnd = 50_001 }, gift with { OccurredAt = gift.OccurredAt.AddSeconds(1) }, gift with { DonorName = "Người khác" },
            gift with { DonorDisplay = DonorDisplay.Initials }, gift with { Reference = null }, gift with { Memo = "khác" }, gift with { CampaignId = await service.OpenAsync() },
        ];
        foreach (var other in others)
        {
            await (await PostAsync(other)).ReadProblemAsync(HttpStatusCode.Conflict, "id_taken");
        }

        Assert.Equal((1L, 50_000L), await service.GiftsOfAsync(gift.CampaignId));
    }

    [Fact]
    public async Task Two_gifts_that_look_alike_are_two_gifts()
    {
        var gift = Some.Gift(await service.OpenAsync());
        await PostAsync(gift);
        Assert.Equal(HttpStatusCode.Created, (await PostAsync(gift with { DonationId = Guid.CreateVersion7() })).StatusCode);
        Assert.Equal((2L, 100_000L), await service.GiftsOfAsync(gift.CampaignId));
    }

    [Fact]
    public async Task Of_fifty_at_once_one_creates_and_the_rest_find_it_there()
    {
        var gift = Some.Gift(await service.OpenAsync());
        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => PostAsync(gift)));
        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.Created);
        Assert.Equal(49, answers.Count(answer => answer.StatusCode == HttpStatusCode.OK));
        Assert.Equal((1L, 50_000L), await service.GiftsOfAsync(gift.CampaignId));
    }

    [Fact]
    public async Task Of_fifty_different_ones_under_one_id_one_creates_and_the_rest_conflict()
    {
        var gift = Some.Gift(await service.OpenAsync());
        var answers = await Task.WhenAll(Enumerable.Range(1, 50).Select(amount => PostAsync(gift with { AmountVnd = amount })));
        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.Created);
        Assert.Equal(49, answers.Count(answer => answer.StatusCode == HttpStatusCode.Conflict));
        Assert.Equal(1L, (await service.GiftsOfAsync(gift.CampaignId)).Count);
    }

    [Fact]
    public async Task A_gift_meets_a_closing_that_nobody_here_has_seen_yet_and_is_refused()
    {
        var gift = Some.Gift(await service.OpenAsync());
        await PostAsync(gift);
        // Another replica closes: this one still remembers the campaign as open, the database decides.
        await service.Database.ExecuteAsync("update campaign set closed_on = current_date, closed_at = now() where campaign_id = $1", gift.CampaignId);
        await (await PostAsync(gift with { DonationId = Guid.CreateVersion7() })).ReadProblemAsync(HttpStatusCode.UnprocessableEntity, "campaign_closed");
        Assert.Equal((1L, 50_000L), await service.GiftsOfAsync(gift.CampaignId));
    }

    [Fact]
    public async Task One_dong_is_a_gift()
    {
        var gift = Some.Gift(await service.OpenAsync(), amount: 1);
        Assert.Equal(HttpStatusCode.Created, (await PostAsync(gift)).StatusCode);
    }

    [Theory]
    [InlineData("""{"donationId":"{id}","campaignId":"{c}","occurredAt":"2025-03-02T08:30:00+07:00","donorDisplay":"anonymous"}""")]
    [InlineData("""{"donationId":"{id}","campaignId":"{c}","amountVnd":"50000","occurredAt":"2025-03-02T08:30:00+07:00","donorDisplay":"anonymous"}""")]
    [InlineData("""{"donationId":"{id}","campaignId":"{c}","amountVnd":5e4.5,"occurredAt":"2025-03-02T08:30:00+07:00","donorDisplay":"anonymous"}""")]
    [InlineData("""{"donationId":"{id}","campaignId":"{c}","amountVnd":1.5,"occurredAt":"2025-03-02T08:30:00+07:00","donorDisplay":"anonymous"}""")]
    [InlineData("""{"donationId":"{id}","campaignId":"{c}","amountVnd":1,"amountVnd":2,"occurredAt":"2025-03-02T08:30:00+07:00","donorDisplay":"anonymous"}""")]
    [InlineData("""{"donationId":"{id}","campaignId":"{c}","amountVnd":50000,"occurredAt":"2025-03-02T08:30:00+07:00","donorDisplay":"anonymous","amount":1}""")]
    [InlineData("""{"donationId":"{id}","campaignId":"{c}","amountVnd":50000,"occurredAt":"2025-03-02T08:30:00+07:00","donorDisplay":2}""")]
    [InlineData("""{"donationId":"{id}","campaignId":"{c}","amountVnd":99999999999999999999,"occurredAt":"2025-03-02T08:30:00+07:00","donorDisplay":"anonymous"}""")]
    [InlineData("""{"donationId":"{id}",""")]
    [InlineData("")]
    public async Task What_cannot_be_read_strictly_is_400_and_never_zero(string body)
    {
        var campaign = await service.OpenAsync();
        var json = body.Replace("{id}", Guid.CreateVersion7().ToString(), StringComparison.Ordinal).Replace("{c}", campaign.ToString(), StringComparison.Ordinal);
        var answer = await service.Http.SendAsync(HttpMethod.Post, "/donations", service.Accountant, new StringContent(json, Encoding.UTF8, "application/json"));
        await answer.ReadProblemAsync(HttpStatusCode.BadRequest, "unreadable");
        Assert.Equal((0L, 0L), await service.GiftsOfAsync(campaign));
    }

    [Fact]
    public async Task What_was_committed_before_a_crash_is_told_afterwards()
    {
        var gift = RecordDonation.ToGift(Some.Gift(await service.OpenAsync()), GiftSource.Http, Guid.Empty);
        await using var probe = await EventProbe.StartAsync(service.Rabbit);
        // Whoever asked is gone right after the commit: nothing but the rows tells of the gift.
        var answers = await service.Host.Services.GetRequiredService<LedgerWriter>().AppendAsync([gift], CancellationToken.None);
        Assert.Equal(DonationOutcome.Recorded, Assert.Single(answers).Outcome);
        await Eventually.Async("the event arrives", () => Task.FromResult(probe.Recorded.Count(e => e.DonationId == gift.DonationId)), count => count == 1);
    }

    [Fact]
    public async Task The_list_is_paged_and_holds_every_gift()
    {
        var campaign = await service.OpenAsync();
        for (var i = 1; i <= 3; i++)
        {
            await PostAsync(Some.Gift(campaign, amount: i));
        }

        var first = await (await service.Http.SendAsync(HttpMethod.Get, $"/donations?campaignId={campaign}&pageSize=2", service.Auditor)).ReadAsync<PagedResult<DonationView>>();
        var second = await (await service.Http.SendAsync(HttpMethod.Get, $"/donations?campaignId={campaign}&pageSize=2&page=2", service.Auditor)).ReadAsync<PagedResult<DonationView>>();
        Assert.Equal((3L, 2, 1), (first.Total, first.Items.Count, second.Items.Count));
        Assert.Equal([1L, 2L, 3L], first.Items.Concat(second.Items).Select(gift => gift.AmountVnd).Order());
    }

    [Fact]
    public async Task A_gift_recorded_by_hand_is_in_transit_until_a_statement_shows_money()
    {
        var gift = Some.Gift(await service.OpenAsync());
        await PostAsync(gift);
        var balance = await (await service.Http.SendAsync(HttpMethod.Get, $"/ledger/trial-balance?campaignId={gift.CampaignId}", service.Auditor)).ReadAsync<TrialBalanceView>();
        Assert.Equal([("bank", 0L), ("in_transit", 50_000L), ("received", -50_000L), ("paid_out", 0L)], balance.Accounts.Select(row => (row.Account, row.BalanceVnd)));
    }

    private Task<HttpResponseMessage> PostAsync(RecordDonationRequest gift) => service.Http.SendAsync(HttpMethod.Post, "/donations", service.Accountant, gift);
}
