using System.Net;
using EduCoop.Reporting.Reminders;
using EduCoop.ServiceDefaults;
using EduCoop.Testing;

namespace EduCoop.Reporting.Tests;

/// <summary>Reminders of reports: one digest a unit and day, told to who owes it and, once late, to who was to receive it; never twice.</summary>
public sealed class NoticeTests(RegimeFixture fixture) : IClassFixture<RegimeFixture>
{
    private static readonly DateOnly Today = DateOnly.FromDateTime(DateTime.UtcNow.AddHours(7));

    [Fact]
    public async Task Who_owes_is_told_before_on_and_after_the_day_and_who_receives_is_told_who_is_missing_and_nothing_twice()
    {
        var (place, owed) = await SubmissionTests.OwedAsync(fixture);
        await DueAsync(owed(place.SchoolA), Today.AddDays(1));
        await DueAsync(owed(place.SchoolB), Today.AddDays(-1));
        await DueAsync(owed(place.FirstWard), Today);
        var administrator = fixture.Reporting.Tokens.For(Roles.Administrator);
        var runs = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => fixture.SendAsync(HttpMethod.Post, "/reports/notices/run", administrator)));
        Assert.All(runs, run => Assert.Equal(HttpStatusCode.OK, run.StatusCode));

        var a = fixture.Reporting.Tokens.For(Roles.SchoolOfficer, place.SchoolA);
        var ward = fixture.Reporting.Tokens.For(Roles.UnitOfficer, place.FirstWard);
        var digest = Assert.Single((await NoticesAsync(a)).Items);
        Assert.Equal((1, 0, 0), (digest.Upcoming, digest.Late, digest.Below));
        var above = Assert.Single((await NoticesAsync(ward)).Items);
        Assert.Equal((1, 0, 1), (above.Upcoming, above.Late, above.Below));
        var items = (await fixture.GetAsync<PagedResult<NoticeItem>>($"/reports/notices/{above.NoticeId}", ward)).Items;
        Assert.Equal([("Phường Một", "today"), ("Trường B", "escalation")], items.Select(item => (item.UnitName, item.Kind)));
        Assert.Equal(HttpStatusCode.NotFound, (await fixture.SendAsync(HttpMethod.Get, $"/reports/notices/{above.NoticeId}", a)).StatusCode);

        Assert.Equal(HttpStatusCode.NoContent, (await fixture.SendAsync(HttpMethod.Post, $"/reports/notices/{above.NoticeId}/read", ward)).StatusCode);
        var before = await CountAsync();
        await (await fixture.SendAsync(HttpMethod.Post, "/reports/notices/run", administrator)).ReadAsync<NoticesMade>();
        Assert.Equal(before, await CountAsync());
        Assert.Equal(0, (await NoticesAsync(ward, "?unread=true")).Total);

        // A moved last day begins anew, in the same day's digest, which is unread again.
        await DueAsync(owed(place.SchoolB), Today.AddDays(-2));
        Assert.Equal(2, (await (await fixture.SendAsync(HttpMethod.Post, "/reports/notices/run", administrator)).ReadAsync<NoticesMade>()).Made);
        Assert.Equal(2, Assert.Single((await NoticesAsync(ward, "?unread=true")).Items).Below);
        Assert.Equal(HttpStatusCode.Forbidden, (await fixture.SendAsync(HttpMethod.Post, "/reports/notices/run", ward)).StatusCode);
    }

    private Task DueAsync(Guid obligation, DateOnly day) => fixture.Reporting.Database.ExecuteAsync("update obligation set due_on = $2 where obligation_id = $1", obligation, day);

    private Task<long> CountAsync() => fixture.Reporting.Database.ScalarAsync<long>("select count(*) from report_reminder");

    private Task<PagedResult<ReportNotice>> NoticesAsync(string token, string query = "") => fixture.GetAsync<PagedResult<ReportNotice>>($"/reports/notices{query}", token);
}
