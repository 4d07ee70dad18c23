using System.IO.Compression;
using System.Net;
using EduCoop.Contracts.Donations;
using EduCoop.Donations.Intake;
using EduCoop.Donations.Receipts;
using EduCoop.Donations.Tests.Fixtures;
using EduCoop.ServiceDefaults;

namespace EduCoop.Donations.Tests.Receipts;

/// <summary>Letters for many, written while nobody waits: looked at first, once for each, only to whom may be named.</summary>
[Collection(OneService.Name)]
public sealed class ThanksJobTests(DonationsService service)
{
    [Fact]
    public async Task Letters_are_previewed_written_in_parts_with_progress_and_never_twice()
    {
        var campaign = await service.OpenAsync();
        await Task.WhenAll(Enumerable.Range(0, 620).Select(i => GiveAsync(Some.Gift(campaign, 10_000 + i))));
        await GiveAsync(Some.Gift(campaign, 1) with { OccurredAt = new DateTimeOffset(2025, 5, 6, 8, 0, 0, TimeSpan.FromHours(7)) });
        await GiveAsync(Some.Gift(campaign) with { DonorDisplay = DonorDisplay.Anonymous, DonorName = "Trần Kín Đáo" });
        await GiveAsync(Some.Gift(campaign) with { DonorDisplay = DonorDisplay.Anonymous, DonorName = null });

        var before = await PreviewAsync(campaign, "");
        Assert.Equal((621L, 0L, 2L), (before.Waiting, before.Thanked, before.Unnamed));
        Assert.Equal((1L, "Nguyễn Thị Mẫu", 1L), await PreviewAsync(campaign, "?fromDay=2025-05-06") is var later ? (later.Waiting, later.FirstDonor, later.FirstVnd) : default);
        var sample = await service.Http.SendAsync(HttpMethod.Get, $"/campaigns/{campaign}/thanks-preview/document?place=H%C3%A0%20N%E1%BB%99i&signedBy=Tr%E1%BA%A7n%20V%C4%83n%20K%C3%BD", service.Accountant);
        Assert.Contains("BẢN XEM THỬ", Text(await sample.Content.ReadAsByteArrayAsync()), StringComparison.Ordinal);
        Assert.Equal(0L, await service.Database.ScalarAsync<long>("select count(*) from receipt where campaign_id = $1", campaign));

        // The smallest gift of all gets its letter: no amount is too small.
        var small = new ThanksJobRequest(Guid.CreateVersion7(), "Hà Nội", "Trần Văn Ký", new DateOnly(2025, 5, 6), new DateOnly(2025, 5, 6));
        await (await AskAsync(campaign, small)).ReadJsonAsync(HttpStatusCode.Accepted);
        Assert.Equal((1, 1), await DoneAsync(campaign, small.JobId) is var first ? (first.Total, first.Done) : default);

        var rest = new ThanksJobRequest(Guid.CreateVersion7(), "Hà Nội", "Trần Văn Ký");
        Assert.Equal(620, (await (await AskAsync(campaign, rest)).ReadAsync<ThanksJobView>(HttpStatusCode.Accepted)).Total);
        await (await AskAsync(campaign, rest)).ReadJsonAsync();
        await (await AskAsync(campaign, rest with { Place = "Huế" })).ReadProblemAsync(HttpStatusCode.Conflict, "id_taken");
        var job = await DoneAsync(campaign, rest.JobId);
        Assert.Equal((620, 2), (job.Done, job.Batches.Count));
        using var zip = new ZipArchive(await (await service.Http.SendAsync(HttpMethod.Get, $"/receipt-batches/{job.Batches[1]}/documents", service.Auditor)).Content.ReadAsStreamAsync());
        Assert.Equal(120, zip.Entries.Count);

        Assert.Equal((0L, 621L, 2L), await PreviewAsync(campaign, "") is var after ? (after.Waiting, after.Thanked, after.Unnamed) : default);
        await (await AskAsync(campaign, rest with { JobId = Guid.CreateVersion7() })).ReadProblemAsync(HttpStatusCode.UnprocessableEntity, "nobody_to_thank");
        Assert.Equal(621L, await service.Database.ScalarAsync<long>(
            "select count(distinct g.donation_id) from receipt_gift g join donation d using (donation_id) where d.campaign_id = $1 and d.donor_display <> 'anonymous' and d.donor_name is not null", campaign));
        Assert.Equal(621L, await service.Database.ScalarAsync<long>("select count(*) from receipt where campaign_id = $1", campaign));
    }

    [Fact]
    public async Task Gifts_that_were_classified_into_the_campaign_get_their_letter_there_once_and_what_left_it_none()
    {
        var (bucket, one, two, _) = await service.ShareAccountAsync();
        var (inside, came, left, back) = (await GivenAsync(one), await GivenAsync(bucket), await GivenAsync(bucket), await GivenAsync(bucket));
        await GivenAsync(bucket);
        await service.AssignAsync(came, one);
        await service.AssignAsync(left, one);
        await service.AssignAsync(left, two);
        await service.AssignAsync(back, two);
        await service.AssignAsync(back, bucket);
        await service.AssignAsync(back, one);
        var request = new ThanksJobRequest(Guid.CreateVersion7(), "Hà Nội", "Trần Văn Ký");
        await (await AskAsync(bucket, request)).ReadProblemAsync(HttpStatusCode.UnprocessableEntity, "donation_unclassified");
        Assert.Equal(3L, (await PreviewAsync(one, "")).Waiting);
        await (await AskAsync(one, request)).ReadJsonAsync(HttpStatusCode.Accepted);
        Assert.Equal((3, 3), await DoneAsync(one, request.JobId) is var done ? (done.Total, done.Done) : default);
        Assert.Equal(new[] { inside, came, back }.Order(), await LettersAsync(one));
        await (await AskAsync(one, request with { JobId = Guid.CreateVersion7() })).ReadProblemAsync(HttpStatusCode.UnprocessableEntity, "nobody_to_thank");

        // Sent to the other campaign after its letter was written: the letter ends there, and one is written where the gift is.
        await service.AssignAsync(came, two);
        var other = request with { JobId = Guid.CreateVersion7() };
        await (await AskAsync(two, other)).ReadJsonAsync(HttpStatusCode.Accepted);
        await DoneAsync(two, other.JobId);
        Assert.Equal(new[] { inside, back }.Order(), await LettersAsync(one));
        Assert.Equal(new[] { came, left }.Order(), await LettersAsync(two));
    }

    [Fact]
    public async Task What_is_not_said_rightly_is_refused()
    {
        var campaign = await service.GiveAsync();
        var request = new ThanksJobRequest(Guid.CreateVersion7(), "Hà Nội", "Trần Văn Ký");
        await (await AskAsync(campaign, request with { JobId = Guid.Empty })).ReadProblemAsync(HttpStatusCode.UnprocessableEntity, "receipt_id_missing");
        await (await AskAsync(campaign, request with { SignedBy = " " })).ReadProblemAsync(HttpStatusCode.UnprocessableEntity, "text_invalid");
        await (await AskAsync(campaign, request with { FromDay = new(2025, 5, 6), ToDay = new(2025, 5, 5) })).ReadProblemAsync(HttpStatusCode.UnprocessableEntity, "days_invalid");
    }

    // Whose valid letters a campaign has, each once.
    private async Task<IEnumerable<Guid>> LettersAsync(Guid campaign) => (await service.Database.ScalarAsync<Guid[]>(
        "select array_agg(g.donation_id) from receipt_gift g join receipt r using (receipt_id) where r.campaign_id = $1 and g.kind = 'thanks' and g.is_valid", campaign)).Order();

    private async Task<Guid> GivenAsync(Guid campaign)
    {
        var gift = Some.Gift(campaign);
        await GiveAsync(gift);
        return gift.DonationId;
    }

    private async Task GiveAsync(RecordDonationRequest gift) =>
        await (await service.Http.SendAsync(HttpMethod.Post, "/donations", service.Accountant, gift)).ReadJsonAsync(HttpStatusCode.Created);

    private Task<HttpResponseMessage> AskAsync(Guid campaign, ThanksJobRequest request) => service.Http.SendAsync(HttpMethod.Post, $"/campaigns/{campaign}/thanks-jobs", service.Accountant, request);

    private async Task<ThanksPreview> PreviewAsync(Guid campaign, string days) =>
        await (await service.Http.SendAsync(HttpMethod.Get, $"/campaigns/{campaign}/thanks-preview{days}", service.Auditor)).ReadAsync<ThanksPreview>();

    private Task<ThanksJobView> DoneAsync(Guid campaign, Guid job) => Eventually.Async(
        "the letters are written",
        async () => (await (await service.Http.SendAsync(HttpMethod.Get, $"/campaigns/{campaign}/thanks-jobs", service.Auditor)).ReadAsync<PagedResult<ThanksJobView>>()).Items.Single(one => one.JobId == job),
        one => one.FinishedAt is not null,
        TimeSpan.FromSeconds(60));

    private static string Text(byte[] docx)
    {
        using var zip = new ZipArchive(new MemoryStream(docx));
        using var reader = new StreamReader(zip.GetEntry("word/document.xml")!.Open());
        return reader.ReadToEnd();
    }
}
