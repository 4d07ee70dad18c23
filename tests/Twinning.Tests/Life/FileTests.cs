using System.Net;
using EduCoop.Twinning.Life;
using EduCoop.Twinning.Tests.Fixtures;

namespace EduCoop.Twinning.Tests.Life;

/// <summary>A child's picture is seen by nobody else until the consents are there, and is gone when one is taken back.</summary>
[Collection(OneService.Name)]
public sealed class FileTests(TwinningService service)
{
    [Fact]
    public async Task A_picture_of_children_waits_for_consent_and_goes_when_it_is_taken_back()
    {
        var day = await PairDay.ActiveAsync(service);
        var (supporter, seeker) = (day.Flow.SupporterHead, day.Flow.SeekerHead);
        var held = await day.HeldAsync();
        var (file, picture) = (Guid.CreateVersion7(), Pictures.Jpeg());
        await (await day.SendFileAsync(held.ActivityId, seeker, picture, "", file)).ReadProblemAsync(HttpStatusCode.UnprocessableEntity, "children_not_said");
        var view = await (await day.SendFileAsync(held.ActivityId, seeker, picture, "&showsChildren=true", file)).ReadAsync<ActivityView>();
        Assert.Equal(("asked", true), (Assert.Single(view.Files).Consent, view.Files[0].MayRead));
        Assert.Single((await (await day.SendFileAsync(held.ActivityId, seeker, picture, "&showsChildren=true", file)).ReadAsync<ActivityView>()).Files);
        await (await day.SendFileAsync(held.ActivityId, seeker, picture, "&showsChildren=true")).ReadProblemAsync(HttpStatusCode.Conflict, "same_file");

        // Only the school that brought it sees it: not the other school, not the offices, not the administrator.
        Assert.Equal(HttpStatusCode.OK, (await GetAsync(seeker)).StatusCode);
        foreach (var token in new[] { supporter, day.Flow.WardApprover, day.Flow.BorderApprover, service.Tokens.For(EduCoop.ServiceDefaults.Roles.Administrator) })
        {
            await (await GetAsync(token)).ReadProblemAsync(HttpStatusCode.Forbidden, "consent_missing");
        }

        Assert.False(Assert.Single((await day.GetAsync(held.ActivityId, supporter)).Files).MayRead);
        await (await ConsentAsync(supporter, new(true, "Phiếu của lớp 4A"))).ReadProblemAsync(HttpStatusCode.Forbidden, "others_file");
        await (await ConsentAsync(seeker, new(true))).ReadProblemAsync(HttpStatusCode.UnprocessableEntity, "consent_basis_missing");
        await (await ConsentAsync(seeker, new(true, "Phiếu đồng ý của 28 học sinh và cha mẹ, ngày 12/11, lưu tại văn phòng"))).ReadAsync<ActivityView>();
        using (var seen = await GetAsync(supporter))
        {
            Assert.Equal((HttpStatusCode.OK, "attachment", "nosniff"), (seen.StatusCode, seen.Content.Headers.ContentDisposition?.DispositionType, seen.Headers.GetValues("X-Content-Type-Options").Single()));
        }

        await (await ConsentAsync(supporter, new(false, Reason: "Không phải việc của trường này"))).ReadProblemAsync(HttpStatusCode.Forbidden, "others_file");
        var sha256 = await service.Database.ScalarAsync<string>("select sha256 from activity_file where file_id = $1", file);
        await (await ConsentAsync(seeker, new(false, Reason: "Một phụ huynh rút lại"))).ReadAsync<ActivityView>();
        Assert.Equal(0, await service.Database.ScalarAsync<long>("select count(*) from stored_file where sha256 = $1", sha256));
        Assert.Equal(HttpStatusCode.NotFound, (await GetAsync(seeker)).StatusCode);
        var gone = Assert.Single((await day.GetAsync(held.ActivityId, seeker)).Files);
        Assert.Equal(("withdrawn", true, false), (gone.Consent, gone.Withdrawn, gone.MayRead));
        Assert.Equal("added,consent_given,consent_withdrawn", await service.Database.ScalarAsync<string>("select string_agg(kind, ',' order by sequence) from activity_file_history where file_id = $1", file));

        Task<HttpResponseMessage> GetAsync(string token) => day.SendAsync(HttpMethod.Get, $"/activity-files/{file}", token);
        Task<HttpResponseMessage> ConsentAsync(string token, SetFileConsentRequest request) => day.SendAsync(HttpMethod.Put, $"/activity-files/{file}/consent", token, request);
    }

    [Fact]
    public async Task Consent_is_taken_back_after_the_pair_has_ended_and_bytes_that_others_need_stay()
    {
        var day = await PairDay.ActiveAsync(service);
        var (first, second) = (await day.HeldAsync(), await day.HeldAsync());
        var (one, other, picture) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Pictures.Jpeg());
        await (await day.SendFileAsync(first.ActivityId, day.Flow.SeekerHead, picture, "&showsChildren=true&consentBasis=Phi%E1%BA%BFu%2012", one)).ReadAsync<ActivityView>();
        await (await day.SendFileAsync(second.ActivityId, day.Flow.SupporterHead, picture, "&showsChildren=false", other)).ReadAsync<ActivityView>();
        await day.Flow.DoAsync(EduCoop.Twinning.Agreements.AgreementStep.End, day.Flow.SupporterHead);

        await (await day.SendAsync(HttpMethod.Put, $"/activity-files/{one}/consent", day.Flow.SeekerHead, new SetFileConsentRequest(false, Reason: "Gia đình rút lại"))).ReadAsync<ActivityView>();
        Assert.Equal(HttpStatusCode.NotFound, (await day.SendAsync(HttpMethod.Get, $"/activity-files/{one}", day.Flow.SeekerHead)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await day.SendAsync(HttpMethod.Get, $"/activity-files/{other}", day.Flow.SeekerHead)).StatusCode);
        await (await day.SendAsync(HttpMethod.Post, $"/activity-files/{other}/withdraw", day.Flow.SeekerHead, new WithdrawFileRequest("Không cần"))).ReadProblemAsync(HttpStatusCode.Forbidden, "others_file");
        await (await day.SendAsync(HttpMethod.Post, $"/activity-files/{other}/withdraw", day.Flow.SupporterHead, new WithdrawFileRequest("Gửi nhầm ảnh"))).ReadAsync<ActivityView>();
        Assert.Equal(HttpStatusCode.NotFound, (await day.SendAsync(HttpMethod.Get, $"/activity-files/{other}", day.Flow.SupporterHead)).StatusCode);
    }

    [Fact]
    public async Task What_the_camera_wrote_is_not_kept()
    {
        var day = await PairDay.ActiveAsync(service);
        var held = await day.HeldAsync();
        foreach (var (picture, name) in new[] { (Pictures.Jpeg(), "anh.jpg"), (Pictures.Png(), "anh.png") })
        {
            Assert.Contains(Pictures.Place, System.Text.Encoding.Latin1.GetString(picture), StringComparison.Ordinal);
            var file = Guid.CreateVersion7();
            await (await day.SendFileAsync(held.ActivityId, day.Flow.SeekerHead, picture, "&showsChildren=false", file, name)).ReadAsync<ActivityView>();
            using var answer = await day.SendAsync(HttpMethod.Get, $"/activity-files/{file}", day.Flow.SeekerHead);
            var kept = await answer.Content.ReadAsByteArrayAsync();
            Assert.DoesNotContain(Pictures.Place, System.Text.Encoding.Latin1.GetString(kept), StringComparison.Ordinal);
            Assert.Equal(Pictures.Seen(picture), Pictures.Seen(kept));
            Assert.Equal(name == "anh.jpg" ? 6 : 1, Pictures.Turned(kept));
        }

        foreach (var broken in new[] { Pictures.Jpeg()[..^30], [.. Pictures.Jpeg().Take(40)] })
        {
            await (await day.SendFileAsync(held.ActivityId, day.Flow.SeekerHead, broken, "&showsChildren=false")).ReadProblemAsync(HttpStatusCode.UnprocessableEntity, "picture_damaged");
        }

        await (await day.SendFileAsync(held.ActivityId, day.Flow.SeekerHead, Pictures.Png(), "&showsChildren=false")).ReadProblemAsync(HttpStatusCode.UnprocessableEntity, "file_kind_not_taken");
        await (await day.SendFileAsync(held.ActivityId, day.Flow.SeekerHead, [], "&showsChildren=false")).ReadProblemAsync(HttpStatusCode.UnprocessableEntity, "empty_file");
        await (await day.SendFileAsync(held.ActivityId, service.Head, Pictures.Jpeg(), "&showsChildren=false")).ReadProblemAsync(HttpStatusCode.Forbidden, "out_of_scope");
    }
}
