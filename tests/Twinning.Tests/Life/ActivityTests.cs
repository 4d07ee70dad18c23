using System.Net;
using EduCoop.Contracts.Twinning;
using EduCoop.ServiceDefaults;
using EduCoop.Twinning.Life;
using EduCoop.Twinning.Tests.Agreements;
using EduCoop.Twinning.Tests.Fixtures;

namespace EduCoop.Twinning.Tests.Life;

/// <summary>An activity from its plan to the other school's word on it.</summary>
[Collection(OneService.Name)]
public sealed class ActivityTests(TwinningService service)
{
    [Fact]
    public async Task An_activity_is_planned_moved_reported_corrected_confirmed_and_told()
    {
        await using var probe = await EventProbe.StartAsync(service.Rabbit);
        var day = await PairDay.ActiveAsync(service);
        var (supporter, seeker) = (day.Flow.SupporterHead, day.Flow.SeekerHead);
        var planned = await day.PlanAsync(supporter);
        Assert.Equal((1L, ActivityState.Planned, PairSide.Supporter, PairSide.Supporter), (planned.Version, planned.State, planned.ProposedBy, planned.MySide));
        var path = $"/activities/{planned.ActivityId}";

        var moved = await ReadAsync(HttpMethod.Put, path, seeker, new ChangeActivityRequest(1, planned.Activity with { Title = "Tiết STEM chung: còi báo" }, "Đổi chủ đề"));
        Assert.Equal((2L, "Tiết STEM chung: còi báo"), (moved.Version, moved.Activity.Title));
        await (await day.SendAsync(HttpMethod.Put, path, supporter, new ChangeActivityRequest(1, planned.Activity with { Title = "Khác" }))).ReadProblemAsync(HttpStatusCode.Conflict, "version_conflict");
        await (await day.SendAsync(HttpMethod.Post, $"{path}/confirm", seeker, new ConfirmActivityRequest(2))).ReadProblemAsync(HttpStatusCode.Conflict, "activity_not_held");

        var held = await ReadAsync(HttpMethod.Post, $"{path}/report", supporter, new ReportActivityRequest(2, PairDay.Report()));
        Assert.Equal((3L, ActivityState.Held, PairSide.Supporter, null), (held.Version, held.State, held.ReportedBy, held.ConfirmedAt));
        Assert.Equal(held.Version, (await ReadAsync(HttpMethod.Post, $"{path}/report", supporter, new ReportActivityRequest(2, PairDay.Report()))).Version);
        var told = await probe.WaitAsync<ActivityHeld>(one => one.ActivityId == planned.ActivityId);
        Assert.Equal((day.Id, 90, 35, 28, false, 3L), (told.AgreementId, told.Minutes, told.SupporterPupils, told.SeekerPupils, told.IsCorrection, told.Version));

        // Nobody confirms what the own school has told.
        await (await day.SendAsync(HttpMethod.Post, $"{path}/confirm", supporter, new ConfirmActivityRequest(3))).ReadProblemAsync(HttpStatusCode.Forbidden, "own_report");
        var confirmed = await ReadAsync(HttpMethod.Post, $"{path}/confirm", seeker, new ConfirmActivityRequest(3));
        Assert.NotNull(confirmed.ConfirmedAt);
        Assert.Equal(4, (await ReadAsync(HttpMethod.Post, $"{path}/confirm", seeker, new ConfirmActivityRequest(3))).Version);

        // A correction needs its reason and asks for the other school's word anew.
        await (await day.SendAsync(HttpMethod.Post, $"{path}/report", seeker, new ReportActivityRequest(4, PairDay.Report(40)))).ReadProblemAsync(HttpStatusCode.UnprocessableEntity, "reason_missing");
        var corrected = await ReadAsync(HttpMethod.Post, $"{path}/report", seeker, new ReportActivityRequest(4, PairDay.Report(40), "Đếm lại danh sách"));
        Assert.Equal((PairSide.Seeker, 40, null), (corrected.ReportedBy, corrected.Report!.SupporterPupils, corrected.ConfirmedAt));
        await probe.WaitAsync<ActivityHeld>(one => one.ActivityId == planned.ActivityId && one is { IsCorrection: true, SupporterPupils: 40 });
        await (await day.SendAsync(HttpMethod.Post, $"{path}/cancel", seeker, new CancelActivityRequest(5, "Không làm nữa"))).ReadProblemAsync(HttpStatusCode.Conflict, "activity_over");

        var history = await day.ReadAsync<PagedResult<ActivityVersion>>($"{path}/history", day.Flow.BorderApprover);
        Assert.Equal(["planned", "changed", "reported", "confirmed", "corrected"], history.Items.Select(version => version.Kind));
        Assert.Equal((35, 40), (history.Items[2].Said.Report!.SupporterPupils, history.Items[4].Said.Report!.SupporterPupils));

        var life = await day.ReadAsync<PairLife>($"/agreements/{day.Id}/life?schoolYear={PairDay.Year}", seeker);
        Assert.Equal((1, 90L, 40L, 28L, PairSide.Seeker), (life.Totals.Held, life.Totals.Minutes, life.Totals.SupporterPupils, life.Totals.SeekerPupils, life.MySide));

        async Task<ActivityView> ReadAsync(HttpMethod method, string at, string token, object body) => await (await day.SendAsync(method, at, token, body)).ReadAsync<ActivityView>();
    }

    [Fact]
    public async Task The_same_id_again_is_a_repeat_and_with_other_words_refused()
    {
        var day = await PairDay.ActiveAsync(service);
        var request = new PlanActivityRequest(Guid.CreateVersion7(), day.Id, PairDay.Lesson());
        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => day.SendAsync(HttpMethod.Post, "/activities", day.Flow.SeekerHead, request)));
        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.Created);
        Assert.Equal(4, answers.Count(answer => answer.StatusCode == HttpStatusCode.OK));
        await (await day.SendAsync(HttpMethod.Post, "/activities", day.Flow.SeekerHead, request with { Activity = PairDay.Lesson("Khác") })).ReadProblemAsync(HttpStatusCode.Conflict, "id_taken");
        Assert.Equal(1, await service.Database.ScalarAsync<long>("select count(*) from activity_history where activity_id = $1", request.ActivityId));
    }

    [Fact]
    public async Task What_cannot_be_is_refused_with_its_reason()
    {
        var day = await PairDay.ActiveAsync(service);
        var lesson = PairDay.Lesson();
        foreach (var (content, code) in new (ActivityContent, string)[]
        {
            (lesson with { EndsAt = lesson.StartsAt }, "times_wrong"), (lesson with { SchoolYear = PairDay.Year + 1 }, "times_wrong"), (lesson with { Title = " " }, "text_invalid"),
            (lesson with { Mode = SupportMode.OnSite }, "place_missing"), (lesson with { KindCode = "khong_co" }, "activity_kind_unknown"), (lesson with { ThemeCode = "khong_co" }, "theme_unknown"),
        })
        {
            await (await day.SendAsync(HttpMethod.Post, "/activities", day.Flow.SupporterHead, new PlanActivityRequest(Guid.CreateVersion7(), day.Id, content))).ReadProblemAsync(HttpStatusCode.UnprocessableEntity, code);
        }

        var planned = await day.PlanAsync(day.Flow.SupporterHead);
        foreach (var (report, code) in new (ActivityReport, string)[]
        {
            (PairDay.Report() with { HeldOn = TwinningCalls.Today.AddDays(1) }, "held_on_wrong"), (PairDay.Report() with { HeldOn = TwinningCalls.Today.AddDays(-1) }, "held_on_wrong"),
            (PairDay.Report() with { Minutes = 0 }, "figures_outside"), (PairDay.Report(-1), "figures_outside"), (new(TwinningCalls.Today, 45, 0, 0, 0, 0, "Không ai đến"), "figures_outside"),
        })
        {
            await (await day.SendAsync(HttpMethod.Post, $"/activities/{planned.ActivityId}/report", day.Flow.SupporterHead, new ReportActivityRequest(1, report))).ReadProblemAsync(HttpStatusCode.UnprocessableEntity, code);
        }

        var later = PairDay.Lesson() with { StartsAt = DateTimeOffset.UtcNow.AddDays(2), EndsAt = DateTimeOffset.UtcNow.AddDays(2).AddHours(1) };
        var ahead = await day.PlanAsync(day.Flow.SupporterHead, later);
        await (await day.SendAsync(HttpMethod.Post, $"/activities/{ahead.ActivityId}/report", day.Flow.SupporterHead, new ReportActivityRequest(1, PairDay.Report()))).ReadProblemAsync(HttpStatusCode.UnprocessableEntity, "too_early");
        var cancelled = await (await day.SendAsync(HttpMethod.Post, $"/activities/{ahead.ActivityId}/cancel", day.Flow.SeekerHead, new CancelActivityRequest(1, "Mưa lũ"))).ReadAsync<ActivityView>();
        Assert.Equal(ActivityState.Cancelled, cancelled.State);
    }

    [Fact]
    public async Task Strangers_see_nothing_and_readers_write_nothing()
    {
        var day = await PairDay.ActiveAsync(service);
        var held = await day.HeldAsync();
        var path = $"/activities/{held.ActivityId}";
        foreach (var address in new[] { path, $"{path}/history", $"/agreements/{day.Id}/life", $"/agreements/{day.Id}/calendar.ics", $"/agreements/{day.Id}/messages" })
        {
            await (await day.SendAsync(HttpMethod.Get, address, service.Head)).ReadProblemAsync(HttpStatusCode.Forbidden, "out_of_scope");
            Assert.Equal(HttpStatusCode.OK, (await day.SendAsync(HttpMethod.Get, address, day.Flow.BorderApprover)).StatusCode);
        }

        Assert.DoesNotContain((await day.ReadAsync<PagedResult<ActivityRow>>("/activities?pageSize=200", service.Head)).Items, row => row.ActivityId == held.ActivityId);
        Assert.Contains((await day.ReadAsync<PagedResult<ActivityRow>>($"/activities?agreementId={day.Id}&state=held", day.Flow.BorderApprover)).Items, row => row.ActivityId == held.ActivityId && row.Participants == 68);

        // Another school with the right role; and people of the ward with a school's role.
        foreach (var (token, code) in new[] { (service.Head, "out_of_scope"), (service.Tokens.For(Roles.SchoolOfficer, Tree.Ward), "not_a_side") })
        {
            foreach (var (at, body) in new (string, object)[]
            {
                ("/activities", new PlanActivityRequest(Guid.CreateVersion7(), day.Id, PairDay.Lesson())), ($"{path}/report", new ReportActivityRequest(2, PairDay.Report(9), "Sửa")),
                ($"{path}/confirm", new ConfirmActivityRequest(2)), ($"{path}/evaluate", new EvaluateActivityRequest(Guid.CreateVersion7(), 5)), ($"{path}/cancel", new CancelActivityRequest(2, "Huỷ đi")),
                ($"{path}/gifts", new NameGiftRequest(Guid.CreateVersion7(), "gift")), ("/pair-messages", new SendMessageRequest(Guid.CreateVersion7(), day.Id, "Xin chào")),
            })
            {
                await (await day.SendAsync(HttpMethod.Post, at, token, body)).ReadProblemAsync(HttpStatusCode.Forbidden, code);
            }
        }
    }

    [Fact]
    public async Task Both_schools_evaluate_and_the_ledger_is_only_pointed_at()
    {
        var day = await PairDay.ActiveAsync(service);
        var held = await day.HeldAsync();
        var path = $"/activities/{held.ActivityId}";
        var first = new EvaluateActivityRequest(Guid.CreateVersion7(), 4, "Học sinh hào hứng");
        await EvaluateAsync(day.Flow.SeekerHead, first);
        await EvaluateAsync(day.Flow.SeekerHead, first);
        await EvaluateAsync(day.Flow.SupporterHead, new(Guid.CreateVersion7(), 3));
        var view = await EvaluateAsync(day.Flow.SeekerHead, new(Guid.CreateVersion7(), 5, "Xem lại thì rất tốt"));
        Assert.Equal([(PairSide.Supporter, 3), (PairSide.Seeker, 5)], view.Evaluations.Select(one => (one.Side, one.Usefulness)).Order());
        Assert.Equal(3, await service.Database.ScalarAsync<long>("select count(*) from activity_evaluation where activity_id = $1", held.ActivityId));
        await (await day.SendAsync(HttpMethod.Post, $"{path}/evaluate", day.Flow.SeekerHead, new EvaluateActivityRequest(Guid.CreateVersion7(), 6))).ReadProblemAsync(HttpStatusCode.UnprocessableEntity, "usefulness_outside");

        var shipment = Guid.CreateVersion7();
        for (var i = 0; i < 2; i++)
        {
            var named = await (await day.SendAsync(HttpMethod.Post, $"{path}/gifts", day.Flow.SupporterHead, new NameGiftRequest(shipment, "shipment", "Mười hai bộ STEM"))).ReadAsync<ActivityView>();
            Assert.Equal(new(shipment, "shipment", "Mười hai bộ STEM"), Assert.Single(named.Gifts));
        }

        async Task<ActivityView> EvaluateAsync(string token, EvaluateActivityRequest request) => await (await day.SendAsync(HttpMethod.Post, $"{path}/evaluate", token, request)).ReadAsync<ActivityView>();
    }
}
