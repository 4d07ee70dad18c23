using EduCoop.Contracts.Plans;
using EduCoop.Plans.Life;
using EduCoop.Plans.Tests.Fixtures;
using EduCoop.ServiceDefaults;

namespace EduCoop.Plans.Tests.Events;

/// <summary>What a plan asks to be reported, and a year's working calendar, are told to the neighbours as a person left them.</summary>
[Collection(OneService.Name)]
public sealed class ReportingDutyTests(PlansService service)
{
    [Fact]
    public async Task An_issued_plan_tells_its_duties_and_a_confirmed_year_its_days()
    {
        await using var probe = await EventProbe.StartAsync(service.Rabbit);
        var draft = await service.DraftWithAsync(PlanCalls.OneTask);
        await service.CorrectAsync(draft.DraftId, "reportingDeadlines", new[] { new { who = "Các trường", to = "Sở Mẫu", type = "periodic", deadlineText = "trước ngày 15/12 hằng năm" } });
        var plan = await service.ConfirmAsync(draft.DraftId);
        await service.StepAsync(plan.PlanId, "submit", service.Officer, new { });
        await service.StepAsync(plan.PlanId, "approve", service.Approver);
        await service.StepAsync(plan.PlanId, "issue", service.Officer, new { documentDate = "2026-04-17" });
        var told = await probe.WaitAsync<PlanIssued>(one => one.PlanId == plan.PlanId);
        Assert.Equal([new PlanReporting(0, "Các trường", "Sở Mẫu", null, "periodic", null, "trước ngày 15/12 hằng năm")], told.Reporting!);

        var days = new[] { new { day = "2041-02-08", isWorking = true, name = "Làm bù" }, new { day = "2041-01-31", isWorking = false, name = "Tết Nguyên đán" } };
        await (await service.Http.SendAsync(HttpMethod.Put, "/calendar/2041", service.Officer, new { days })).ReadAsync<object>();
        var year = await probe.WaitAsync<CalendarConfirmed>(one => one.Year == 2041);
        Assert.Equal([new(new(2041, 1, 31), false, "Tết Nguyên đán"), new CalendarException(new(2041, 2, 8), true, "Làm bù")], year.Days);
    }

    [Fact]
    public void What_is_no_list_of_duties_tells_none() =>
        Assert.Equal(
            [new PlanReporting(1, null, "Sở", null, null, null, null)],
            new[] { "null", "{}", "[]", "[3, {\"to\": \"Sở\", \"who\": 7, \"via\": \"\"}]" }.SelectMany(ReportingDuties.Of));
}
