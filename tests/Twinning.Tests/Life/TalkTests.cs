using System.Net;
using EduCoop.Contracts.Twinning;
using EduCoop.ServiceDefaults;
using EduCoop.Twinning.Life;
using EduCoop.Twinning.Tests.Fixtures;

namespace EduCoop.Twinning.Tests.Life;

/// <summary>What the schools write to each other, their calendar, and who speaks for a school that is no more.</summary>
[Collection(OneService.Name)]
public sealed class TalkTests(TwinningService service)
{
    [Fact]
    public async Task A_question_is_owed_until_the_other_school_answers()
    {
        var day = await PairDay.ActiveAsync(service);
        var question = new SendMessageRequest(Guid.CreateVersion7(), day.Id, "Tuần sau lớp 4A học trực tuyến được không?", AsksAnswer: true);
        await (await SendAsync(day.Flow.SupporterHead, question)).ReadAsync<PairMessage>(HttpStatusCode.Created);
        await (await SendAsync(day.Flow.SupporterHead, question)).ReadAsync<PairMessage>();
        await (await SendAsync(day.Flow.SupporterHead, question with { Text = "Câu khác" })).ReadProblemAsync(HttpStatusCode.Conflict, "id_taken");
        await (await SendAsync(day.Flow.SeekerHead, question)).ReadProblemAsync(HttpStatusCode.Conflict, "id_taken");
        Assert.Equal(new(0, 1), (await day.ReadAsync<PairLife>($"/agreements/{day.Id}/life", day.Flow.SeekerHead)).Unanswered);

        // One's own question is not answered by oneself, nor one of another pair.
        var other = await PairDay.ActiveAsync(service);
        await (await SendAsync(day.Flow.SupporterHead, new(Guid.CreateVersion7(), day.Id, "Tự trả lời", AnswersId: question.MessageId))).ReadProblemAsync(HttpStatusCode.UnprocessableEntity, "answer_wrong");
        await (await SendAsync(other.Flow.SeekerHead, new(Guid.CreateVersion7(), other.Id, "Từ cặp khác", AnswersId: question.MessageId))).ReadProblemAsync(HttpStatusCode.UnprocessableEntity, "answer_wrong");
        await (await SendAsync(day.Flow.SeekerHead, new(Guid.CreateVersion7(), day.Id, "Được, chiều thứ Tư", AnswersId: question.MessageId))).ReadAsync<PairMessage>(HttpStatusCode.Created);

        Assert.Equal(new(0, 0), (await day.ReadAsync<PairLife>($"/agreements/{day.Id}/life", day.Flow.SeekerHead)).Unanswered);
        var list = await day.ReadAsync<PagedResult<PairMessage>>($"/agreements/{day.Id}/messages?pageSize=1&page=2", day.Flow.WardApprover);
        Assert.Equal((2L, true, PairSide.Supporter), (list.Total, Assert.Single(list.Items).Answered, list.Items[0].Side));

        Task<HttpResponseMessage> SendAsync(string token, SendMessageRequest request) => day.SendAsync(HttpMethod.Post, "/pair-messages", token, request);
    }

    [Fact]
    public async Task A_calendar_program_reads_what_is_planned_and_what_was_dropped()
    {
        var day = await PairDay.ActiveAsync(service);
        var visit = PairDay.Lesson("Thăm trường; học gói bánh, làm STEM") with
        {
            Mode = SupportMode.OnSite, Place = "Trường Tiểu học Lũng Mẫu, xã Biên", StartsAt = DateTimeOffset.UtcNow.AddDays(1), EndsAt = DateTimeOffset.UtcNow.AddDays(1).AddHours(3),
        };
        var planned = await day.PlanAsync(day.Flow.SupporterHead, visit);
        var dropped = await day.PlanAsync(day.Flow.SupporterHead);
        await (await day.SendAsync(HttpMethod.Post, $"/activities/{dropped.ActivityId}/cancel", day.Flow.SupporterHead, new CancelActivityRequest(1, "Trùng lịch thi"))).ReadAsync<ActivityView>();

        using var answer = await day.SendAsync(HttpMethod.Get, $"/agreements/{day.Id}/calendar.ics", day.Flow.SeekerHead);
        var calendar = Ical.Net.Calendar.Load(await answer.Content.ReadAsStringAsync())!;
        var shown = calendar.Events.Single(one => one.Uid == $"{planned.ActivityId:D}@educoop");
        Assert.Equal((visit.Title, visit.Place, "CONFIRMED", 1), (shown.Summary, shown.Location, shown.Status, shown.Sequence));
        Assert.Equal(planned.Activity.StartsAt.UtcDateTime, shown.Start!.AsUtc, TimeSpan.FromSeconds(1));
        Assert.Equal(planned.Activity.EndsAt.UtcDateTime, shown.End!.AsUtc, TimeSpan.FromSeconds(1));
        var cancelled = calendar.Events.Single(one => one.Uid == $"{dropped.ActivityId:D}@educoop");
        Assert.Equal(("CANCELLED", 2), (cancelled.Status, cancelled.Sequence));
    }

    [Fact]
    public async Task The_people_of_a_successor_go_on_with_the_pair()
    {
        var day = await PairDay.ActiveAsync(service);
        var heir = await service.AddSchoolAsync("Trường Tiểu học và THCS Lũng Mới", "th_thcs");
        var heirHead = service.Tokens.For(Roles.SchoolOfficer, heir);
        await (await day.SendAsync(HttpMethod.Post, "/activities", heirHead, new PlanActivityRequest(Guid.CreateVersion7(), day.Id, PairDay.Lesson()))).ReadProblemAsync(HttpStatusCode.Forbidden, "out_of_scope");
        await service.Database.ExecuteAsync(
            "insert into unit_end (unit_id, last_day, successor_ids, version) values ($1, $2, $3, 2)", day.Flow.Seeker, TwinningCalls.Today.AddDays(-1), new[] { heir });
        await Eventually.Async("the successor reads it", async () => (await day.SendAsync(HttpMethod.Get, $"/agreements/{day.Id}/life", heirHead)).StatusCode, status => status == HttpStatusCode.OK);

        var planned = await day.PlanAsync(heirHead);
        Assert.Equal((PairSide.Seeker, PairSide.Seeker), (planned.ProposedBy, planned.MySide));
        var life = await day.ReadAsync<PairLife>($"/agreements/{day.Id}/life", heirHead);
        Assert.Equal(("Trường Tiểu học Lũng Mẫu", "Trường Tiểu học và THCS Lũng Mới"), (life.Seeker.PrintedName, life.Seeker.CurrentName));
    }

    [Fact]
    public async Task Kinds_are_data_that_offices_keep()
    {
        var code = $"loai_{Guid.CreateVersion7().ToString("N")[^8..]}";
        var request = new SetActivityKindRequest(0, "Trại hè chung", "Joint summer camp", 95, false, true);
        var added = await (await service.Http.SendAsync(HttpMethod.Put, $"/activity-kinds/{code}", service.Officer, request)).ReadAsync<ActivityKind>();
        Assert.Equal(1, added.Version);
        Assert.Equal(added, await (await service.Http.SendAsync(HttpMethod.Put, $"/activity-kinds/{code}", service.Officer, request)).ReadAsync<ActivityKind>());
        await (await service.Http.SendAsync(HttpMethod.Put, $"/activity-kinds/{code}", service.Officer, request with { Name = "Khác" })).ReadProblemAsync(HttpStatusCode.Conflict, "version_conflict");
        await (await service.Http.SendAsync(HttpMethod.Put, "/activity-kinds/Loai-1", service.Officer, request)).ReadProblemAsync(HttpStatusCode.UnprocessableEntity, "kind_code_invalid");
        var ended = await (await service.Http.SendAsync(HttpMethod.Put, $"/activity-kinds/{code}", service.Officer, request with { Version = 1, Active = false })).ReadAsync<ActivityKind>();
        Assert.False(ended.Active);
        var day = await PairDay.ActiveAsync(service);
        await (await day.SendAsync(HttpMethod.Post, "/activities", day.Flow.SeekerHead, new PlanActivityRequest(Guid.CreateVersion7(), day.Id, PairDay.Lesson() with { KindCode = code })))
            .ReadProblemAsync(HttpStatusCode.UnprocessableEntity, "activity_kind_unknown");
    }
}
