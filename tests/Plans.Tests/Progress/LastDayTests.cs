using EduCoop.Contracts.Plans;
using EduCoop.Plans.Tasks;
using EduCoop.Plans.Tests.Fixtures;

namespace EduCoop.Plans.Tests.Progress;

/// <summary>"Trước ngày 15/12": 14/12 is the last day, until its last minute by Vietnam's clock.</summary>
[Collection(OneService.Name)]
public sealed class LastDayTests(PlansService service)
{
    [Theory]
    [InlineData("2025-12-14T23:59:59+07:00", "done_on_time", true)]
    [InlineData("2025-12-15T00:00:00+07:00", "done_late", false)]
    [InlineData("2025-12-14T16:59:59Z", "done_on_time", true)]
    [InlineData("2025-12-14T17:00:00Z", "done_late", false)]
    public async Task Handed_in_at_the_last_minute_is_on_time_and_a_minute_later_is_late(string moment, string status, bool onTime)
    {
        await using var probe = await EventProbe.StartAsync(service.Rabbit);
        var (_, _, work) = await service.WorkAsync(PlanCalls.Task("II.1", "Báo cáo năm", "Ủy ban nhân dân phường Mẫu", "Trước ngày 15/12/2025"));
        Assert.Equal(new DateOnly(2025, 12, 14), work.DueOn);
        await service.PostWorkAsync(work.OccurrenceId, "submit", service.WardOfficer, WorkCalls.HandIn());
        await service.Database.ExecuteAsync("update occurrence set submitted_at = $2 where occurrence_id = $1", work.OccurrenceId, DateTimeOffset.Parse(moment, System.Globalization.CultureInfo.InvariantCulture).ToUniversalTime());
        var done = await (await service.PostWorkAsync(work.OccurrenceId, "accept", service.Officer, new { })).ReadAsync<TaskView>();
        Assert.Equal(status, done.Occurrences[0].Status);
        Assert.Equal(onTime, (await probe.WaitAsync<TaskCompleted>(one => one.OccurrenceId == work.OccurrenceId)).OnTime);
    }
}
