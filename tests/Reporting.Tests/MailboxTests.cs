using System.Net;
using EduCoop.Contracts.Plans;
using EduCoop.Reporting.Reminders;
using EduCoop.ServiceDefaults;
using EduCoop.Storage.Mail;
using EduCoop.Testing;

namespace EduCoop.Reporting.Tests;

/// <summary>Mailboxes as Plans tells of them, mails over the API, and a service that is killed while it mails.</summary>
public sealed class MailboxTests(ReportingFixture fixture) : IClassFixture<ReportingFixture>
{
    private static readonly DateTimeOffset Moment = new(2026, 5, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task The_later_word_stands_whatever_comes_first_or_twice()
    {
        var (unit, gone) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var (first, second, twice) = (new UnitMailboxSet(unit, "cu@example.org", 1, Moment), new UnitMailboxSet(unit, "moi@example.org", 2, Moment.AddHours(1)), Guid.CreateVersion7());
        // The clock of whoever set it last ran behind: the number counts.
        await fixture.Owners.SendAsync(new UnitMailboxSet(gone, null, 2, Moment.AddHours(-1)));
        await fixture.Owners.SendAsync(new UnitMailboxSet(gone, "cu@example.org", 1, Moment));
        await fixture.Owners.SendAsync(second);
        await fixture.Owners.SendAsync(first, twice);
        await fixture.Owners.SendAsync(first, twice);
        await fixture.Owners.SendAsync(second);
        // One consumer takes them in turn: what was sent last has been heard when this is there.
        var last = Guid.CreateVersion7();
        await fixture.Owners.SendAsync(new UnitMailboxSet(last, "cuoi@example.org", 1, Moment));
        await Eventually.Async("all are heard", () => fixture.Database.ScalarAsync<long>("select count(*) from unit_mailbox_copy where unit_id = $1", last), count => count == 1, TimeSpan.FromSeconds(60));
        Assert.Equal("moi@example.org/2", await fixture.Database.ScalarAsync<string>("select address || '/' || version from unit_mailbox_copy where unit_id = $1", unit));
        Assert.Equal("/2", await fixture.Database.ScalarAsync<string>("select coalesce(address, '') || '/' || version from unit_mailbox_copy where unit_id = $1", gone));
        await fixture.Owners.SendAsync(new UnitMailboxSet(gone, "lai@example.org", 3, Moment.AddHours(2)));
        await Eventually.Async("it is set again", () => fixture.Database.ScalarAsync<long>("select version from unit_mailbox_copy where unit_id = $1", gone), version => version == 3, TimeSpan.FromSeconds(60));
    }

    [Fact]
    public async Task Only_the_units_own_officers_send_a_mail_again_and_only_one_that_went_wrong()
    {
        var (unit, notice) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await fixture.Database.ExecuteAsync(
            "insert into report_notice (notice_id, unit_id, day, made_at, mail_state, mail_to, mail_sent_at) values ($1, $2, '2026-05-01', now(), 'sent', 'phuong@example.org', now())", notice, unit);
        var path = $"/reports/notices/{notice}/send-again";
        var officer = fixture.Tokens.For(Roles.UnitOfficer, unit);
        await (await fixture.Http.SendAsync(HttpMethod.Post, path, officer)).ReadProblemAsync(HttpStatusCode.UnprocessableEntity, "nothing_to_send");
        var shown = Assert.Single((await (await fixture.Http.SendAsync(HttpMethod.Get, "/reports/notices", officer)).ReadAsync<PagedResult<ReportNotice>>()).Items);
        Assert.Equal((MailState.Sent, true), (shown.Mail, shown.MailSentAt is not null));

        await fixture.Database.ExecuteAsync("update report_notice set mail_state = 'uncertain', mail_tries = 3 where notice_id = $1", notice);
        Assert.Equal(HttpStatusCode.Unauthorized, (await fixture.Http.SendAsync(HttpMethod.Post, path, null)).StatusCode);
        foreach (var role in new[] { Roles.SchoolOfficer, Roles.Auditor, Roles.Approver, Roles.Accountant })
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await fixture.Http.SendAsync(HttpMethod.Post, path, fixture.Tokens.For(role, unit))).StatusCode);
        }

        await (await fixture.Http.SendAsync(HttpMethod.Post, path, fixture.Tokens.For(Roles.UnitOfficer, Guid.CreateVersion7()))).ReadProblemAsync(HttpStatusCode.NotFound, "not_found");
        Assert.Equal("uncertain/3", await StateAsync(notice));
        Assert.Equal(HttpStatusCode.NoContent, (await fixture.Http.SendAsync(HttpMethod.Post, path, officer)).StatusCode);
        // The service of this class has no mail server: it lets go of what waits.
        await Eventually.Async("nothing waits", () => StateAsync(notice), state => state == "none/0", TimeSpan.FromSeconds(60));
    }

    [Fact]
    public async Task A_service_killed_while_it_mails_does_not_mail_again_when_it_lives_again()
    {
        await using var server = await MailServer.StartAsync();
        var database = new ReportingDatabase();
        await database.InitializeAsync();
        try
        {
            var owed = new OwedReports(database);
            await owed.UnitsAsync();
            await owed.MailboxAsync("slow@example.org");
            await owed.ReportAsync("Báo cáo năm", OwedReports.Ward, -1);
            var notice = await owed.MakeAsync(mails: true);
            var settings = new ServiceSettings().WithDatabase("reportingdb", database).WithBroker(fixture.Rabbit).WithAuthority(fixture.Tokens)
                .With("Smtp:Host", "127.0.0.1").With("Smtp:Port", $"{server.Port}").With("Smtp:Tls", "false").With("Reminders:FromHour", "24");
            await using var process = new ServiceProcess("EduCoop.Reporting", settings);
            await process.StartAsync();
            await Eventually.Async("the server has the mail", () => Task.FromResult(server.Mails.Count), count => count == 1, TimeSpan.FromSeconds(60));
            await process.KillAsync();
            Assert.DoesNotContain("slow@example.org", process.Log, StringComparison.Ordinal);
            Assert.Equal("sending", await database.ScalarAsync<string>("select mail_state from report_notice where notice_id = $1", notice));
            await database.ExecuteAsync("update report_notice set mail_lease_until = now() - interval '1 second' where notice_id = $1", notice);
            await process.StartAsync();
            await Eventually.Async(
                "the mail is uncertain", () => database.ScalarAsync<string>("select mail_state from report_notice where notice_id = $1", notice), state => state == "uncertain", TimeSpan.FromSeconds(60));
            Assert.Single(server.Mails);

            // A person decides.
            var again = await process.Http.SendAsync(HttpMethod.Post, $"/reports/notices/{notice}/send-again", fixture.Tokens.For(Roles.UnitOfficer, OwedReports.Ward));
            Assert.Equal(HttpStatusCode.NoContent, again.StatusCode);
            await Eventually.Async("the mail is sent again", () => Task.FromResult(server.Mails.Count), count => count == 2, TimeSpan.FromSeconds(60));
        }
        finally
        {
            await database.DisposeAsync();
        }
    }

    private Task<string> StateAsync(Guid notice) => fixture.Database.ScalarAsync<string>("select mail_state || '/' || mail_tries from report_notice where notice_id = $1", notice);
}
