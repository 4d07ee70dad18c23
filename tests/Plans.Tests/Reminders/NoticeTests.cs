using System.Net;
using EduCoop.Plans.Reminders;
using EduCoop.Plans.Tests.Fixtures;
using EduCoop.ServiceDefaults;
using EduCoop.Storage.Mail;

namespace EduCoop.Plans.Tests.Reminders;

/// <summary>Digests over the API, and a service that is killed while it mails.</summary>
public sealed class NoticeTests : IAsyncLifetime
{
    private readonly PlansService service = new();

    public Task InitializeAsync() => service.InitializeAsync();

    public Task DisposeAsync() => service.DisposeAsync();

    private static DateOnly Today => DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().ToOffset(TimeSpan.FromHours(7)).DateTime);

    private async Task<NoticeView> NoticeAsync()
    {
        var task = await service.Database.AddTaskAsync(await service.Database.AddPlanAsync(Tree.HaNoi), "Xây dựng kho học liệu", Tree.Ward);
        await service.Database.AddWorkAsync(task, Tree.Ward, Today.AddDays(7));
        await service.Database.ExecuteAsync("delete from reminder");
        await service.Database.ExecuteAsync("delete from notice");
        await (await service.Http.SendAsync(HttpMethod.Post, "/reminders/run", service.Tokens.For(Roles.Administrator))).ReadAsync<RemindersMade>();
        return Assert.Single((await (await service.Http.SendAsync(HttpMethod.Get, "/notices?unread=true", service.WardOfficer)).ReadAsync<PagedResult<NoticeView>>()).Items);
    }

    [Fact]
    public async Task A_unit_sees_its_digest_and_reads_it()
    {
        var notice = await NoticeAsync();
        Assert.Equal((1, 0, MailState.None), (notice.Upcoming, notice.Overdue, notice.Mail));
        var detail = await (await service.Http.SendAsync(HttpMethod.Post, $"/notices/{notice.NoticeId}/read", service.WardOfficer)).ReadAsync<NoticeDetail>();
        Assert.NotNull(detail.Notice.ReadAt);
        Assert.Equal(("due_7", "lead", 7), (detail.Items[0].Kind, detail.Items[0].Role, detail.Items[0].DaysLeft));
        Assert.Equal(0, (await (await service.Http.SendAsync(HttpMethod.Get, "/notices?unread=true", service.WardOfficer)).ReadAsync<PagedResult<NoticeView>>()).Total);

        var above = await (await service.Http.SendAsync(HttpMethod.Get, $"/notices?unitId={Tree.Ward}", service.Officer)).ReadAsync<PagedResult<NoticeView>>();
        Assert.Equal(1, above.Total);
        var stranger = service.Tokens.For(Roles.UnitOfficer, Tree.OtherWard);
        foreach (var (method, path) in new[] { (HttpMethod.Get, $"/notices/{notice.NoticeId}"), (HttpMethod.Post, $"/notices/{notice.NoticeId}/read"), (HttpMethod.Get, $"/notices?unitId={Tree.Ward}"), (HttpMethod.Post, $"/notices/{notice.NoticeId}/send-again") })
        {
            await (await service.Http.SendAsync(method, path, stranger)).ReadProblemAsync(HttpStatusCode.Forbidden, "out_of_scope");
        }

        await (await service.Http.SendAsync(HttpMethod.Post, $"/notices/{notice.NoticeId}/send-again", service.WardOfficer)).ReadProblemAsync(HttpStatusCode.UnprocessableEntity, "nothing_to_send");
    }

    [Theory]
    [InlineData("phuong@example.org", true)]
    [InlineData("Phường <phuong@example.org>", false)]
    [InlineData("a@example.org, b@example.org", false)]
    [InlineData("a@example.org\r\nBcc: b@example.org", false)]
    [InlineData("không có", false)]
    public async Task A_mailbox_is_one_plain_address(string address, bool isTaken)
    {
        var answer = await service.Http.SendAsync(HttpMethod.Put, $"/mailboxes/{Tree.Ward}", service.WardOfficer, new SetMailboxRequest(address));
        if (isTaken)
        {
            Assert.Equal(address, (await answer.ReadAsync<MailboxView>()).Address);
            await (await service.Http.SendAsync(HttpMethod.Put, $"/mailboxes/{Tree.OtherWard}", service.WardOfficer, new SetMailboxRequest(address))).ReadProblemAsync(HttpStatusCode.Forbidden, "out_of_scope");
        }
        else
        {
            await answer.ReadProblemAsync(HttpStatusCode.UnprocessableEntity, "address_invalid");
        }
    }

    [Fact]
    public async Task A_service_killed_while_it_mails_does_not_mail_again_when_it_lives_again()
    {
        await using var server = await MailServer.StartAsync();
        await service.Database.ExecuteAsync("insert into unit_mailbox (unit_id, address, set_by, set_at) values ($1, 'slow@example.org', $1, now())", Tree.Ward);
        var notice = await NoticeAsync();
        // The service of this class has no mail server; the one below has, and finds the digest waiting.
        await service.Database.ExecuteAsync("update notice set mail_state = 'waiting', mail_to = 'slow@example.org' where notice_id = $1", notice.NoticeId);
        var settings = service.Settings.With("Smtp:Host", "127.0.0.1").With("Smtp:Port", $"{server.Port}").With("Smtp:Tls", "false");
        await using var process = new ServiceProcess("EduCoop.Plans", settings);
        await process.StartAsync();
        await Eventually.Async("the server has the mail", () => Task.FromResult(server.Mails.Count), count => count == 1, TimeSpan.FromSeconds(60));
        await process.KillAsync();
        Assert.Equal("sending", await service.Database.ScalarAsync<string>("select mail_state from notice"));
        await service.Database.ExecuteAsync("update notice set mail_lease_until = now() - interval '1 second'");
        await process.StartAsync();
        await Eventually.Async(
            "the mail is uncertain", () => service.Database.ScalarAsync<string>("select mail_state from notice"), state => state == "uncertain", TimeSpan.FromSeconds(60));
        Assert.Single(server.Mails);

        // A person decides.
        await (await service.Http.SendAsync(HttpMethod.Post, $"/notices/{notice.NoticeId}/send-again", service.WardOfficer)).ReadAsync<NoticeDetail>();
        await Eventually.Async("the mail is sent again", () => Task.FromResult(server.Mails.Count), count => count == 2, TimeSpan.FromSeconds(60));
    }
}
