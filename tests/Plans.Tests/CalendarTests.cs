using System.Net;
using EduCoop.Plans.Calendar;
using EduCoop.Plans.Tests.Fixtures;
using EduCoop.ServiceDefaults;

namespace EduCoop.Plans.Tests;

[Collection(OneService.Name)]
public sealed class CalendarTests(PlansService service)
{
    [Fact]
    public async Task Fixed_holidays_are_known_with_their_days_in_lieu_and_the_rest_is_entered()
    {
        // 2/9/2028 is a Saturday, so Monday is off instead.
        var by = await (await service.Http.SendAsync(HttpMethod.Get, "/calendar/2028", service.Auditor)).ReadAsync<CalendarView>();
        Assert.False(by.Confirmed);
        Assert.Contains(by.Days, day => day.Day == new DateOnly(2028, 9, 2) && !day.IsWorking);
        Assert.Contains(by.Days, day => day.Day == new DateOnly(2028, 9, 4) && !day.IsWorking);

        var days = new[] { new CalendarDay(new(2028, 1, 26), false, "Tết Nguyên đán"), new CalendarDay(new(2028, 2, 5), true, "Làm bù") };
        var set = await (await service.Http.SendAsync(HttpMethod.Put, "/calendar/2028", service.Officer, new { days })).ReadAsync<CalendarView>();
        Assert.True(set.Confirmed);
        Assert.Equal(days, set.Days);
    }

    [Fact]
    public async Task What_does_not_belong_to_the_year_is_refused()
    {
        async Task<Problem> SendAsync(string code, params CalendarDay[] days) =>
            await (await service.Http.SendAsync(HttpMethod.Put, "/calendar/2031", service.Officer, new { days })).ReadProblemAsync(HttpStatusCode.UnprocessableEntity, code);

        await SendAsync("day_outside", new CalendarDay(new(2032, 1, 1), false, "Nhầm năm"));
        await SendAsync("day_twice", new CalendarDay(new(2031, 1, 1), false, "Một"), new CalendarDay(new(2031, 1, 1), false, "Hai"));
        await SendAsync("text_invalid", new CalendarDay(new(2031, 1, 1), false, " "));
    }

    [Fact]
    public async Task The_advised_day_is_a_working_day()
    {
        var (_, _, work) = await service.WorkAsync(PlanCalls.Task("II.1", "Báo cáo", "Ủy ban nhân dân phường Mẫu", "Trước ngày 15/3/2026"));
        // 14/3/2026 is a Saturday: the last day is legal all the same, the working day before it is advised.
        Assert.Equal((new DateOnly(2026, 3, 14), new DateOnly(2026, 3, 13)), (work.DueOn!.Value, work.AdvisedOn!.Value));
        Assert.Equal(PagedSize, (await (await service.Http.SendAsync(HttpMethod.Get, "/tasks?pageSize=9999", service.Officer)).ReadAsync<PagedResult<System.Text.Json.JsonElement>>()).PageSize);
    }

    private const int PagedSize = PageRequest.MaxPageSize;
}
