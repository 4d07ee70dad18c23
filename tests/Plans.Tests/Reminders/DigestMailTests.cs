using System.Net.Mail;
using System.Text;
using EduCoop.Plans.Reminders;
using EduCoop.Plans.Tests.Fixtures;
using EduCoop.Storage.Mail;
using Microsoft.Extensions.Logging.Abstractions;

namespace EduCoop.Plans.Tests.Reminders;

/// <summary>Mails through a real server, read back by a program that is not ours; and what happens when somebody dies in between.</summary>
public sealed class DigestMailTests : IAsyncLifetime
{
    private static readonly DateOnly Day = new(2026, 6, 23);
    private readonly PlansDatabase database = new();
    private MailServer? server;

    public async Task InitializeAsync()
    {
        await database.InitializeAsync();
        server = await MailServer.StartAsync();
    }

    public async Task DisposeAsync()
    {
        await server!.DisposeAsync();
        await database.DisposeAsync();
    }

    private DigestMailer Mailer(int? port = null) => new(
        database.DataSource, new ReminderOptions { Address = new Uri("https://educoop.example") },
        new SmtpOptions { Host = "127.0.0.1", Port = port ?? server!.Port, Tls = false, From = "nhacviec@educoop.example" }, TimeProvider.System, NullLogger<DigestMailer>.Instance);

    private async Task<Guid> DigestAsync(string mailbox)
    {
        await database.ExecuteAsync("insert into unit_mailbox (unit_id, address, set_by, set_at) values ($1, $2, $1, now())", Tree.Ward, mailbox);
        var plan = await database.AddPlanAsync(Tree.HaNoi);
        var soon = await database.AddTaskAsync(plan, "Xây dựng kho học liệu <số> dùng chung", Tree.Ward);
        await database.AddWorkAsync(soon, Tree.Ward, Day.AddDays(7), label: "Quý II/2026");
        var late = await database.AddTaskAsync(plan, "Bồi dưỡng giáo viên", Tree.Ward, 1);
        await database.AddWorkAsync(late, Tree.Ward, Day.AddDays(-15));
        await MakeReminders.RunAsync(database.DataSource, Day, mails: true, again: true, TimeProvider.System.GetUtcNow(), CancellationToken.None);
        return await database.ScalarAsync<Guid>("select notice_id from notice where unit_id = $1", Tree.Ward);
    }

    private Task<string> StateAsync(Guid notice) => database.ScalarAsync<string>("select mail_state from notice where notice_id = $1", notice);

    [Fact]
    public async Task A_digest_arrives_once_readable_and_with_its_links()
    {
        var notice = await DigestAsync("phuong@example.org");
        Assert.True(await Mailer().SendNextAsync(CancellationToken.None));
        Assert.False(await Mailer().SendNextAsync(CancellationToken.None));
        Assert.Equal("sent", await StateAsync(notice));
        var mail = await Eventually.Async("the mail has arrived", () => Task.FromResult(server!.Mails.FirstOrDefault()), taken => taken is not null);
        Assert.Equal("Nhắc việc ngày 23/06/2026: 1 việc quá hạn, 1 việc sắp đến hạn", mail!.Subject);
        Assert.All(mail.RawHead, letter => Assert.True(letter < 128, "A header must be ASCII."));
        Assert.Contains("=?utf-8?", mail.RawHead, StringComparison.OrdinalIgnoreCase);
        Assert.Equal("phuong@example.org", Assert.Single(mail.To));
        Assert.Equal(("nhacviec@educoop.example", $"<{notice:N}@educoop>"), (mail.From, mail.MessageId));
        var task = await database.ScalarAsync<Guid>("select task_id from task where title = 'Bồi dưỡng giáo viên'");
        foreach (var words in new[] { "Kính gửi: Ủy ban nhân dân phường Mẫu", "quá hạn 15 ngày, hạn 08/06/2026", "II.1 Xây dựng kho học liệu <số> dùng chung (Quý II/2026): còn 7 ngày, hạn 30/06/2026", $"https://educoop.example/workspace/ke-hoach/nhiem-vu/{task}" })
        {
            Assert.Contains(words, mail.Text, StringComparison.Ordinal);
        }

        Assert.Contains("kho học liệu &lt;số&gt; dùng chung", mail.Html, StringComparison.Ordinal);
        Assert.Contains($"href=\"https://educoop.example/workspace/ke-hoach/nhiem-vu/{task}\"", mail.Html, StringComparison.Ordinal);
        Assert.Single(server!.Mails);
    }

    [Fact]
    public async Task A_busy_mailbox_is_tried_again_and_gets_one_mail()
    {
        var notice = await DigestAsync("busy1@example.org");
        await Mailer().SendNextAsync(CancellationToken.None);
        Assert.Equal("waiting", await StateAsync(notice));
        Assert.False(await Mailer().SendNextAsync(CancellationToken.None));
        await database.ExecuteAsync("update notice set mail_retry_at = now()");
        Assert.True(await Mailer().SendNextAsync(CancellationToken.None));
        Assert.Equal("sent", await StateAsync(notice));
        Assert.Single(server!.Mails);
    }

    [Fact]
    public async Task A_mailbox_that_is_not_there_is_not_tried_for_ever()
    {
        var notice = await DigestAsync("refused@example.org");
        await Mailer().SendNextAsync(CancellationToken.None);
        Assert.Equal("failed", await StateAsync(notice));
        Assert.False(await Mailer().SendNextAsync(CancellationToken.None));
    }

    [Fact]
    public async Task A_server_that_is_away_loses_nothing()
    {
        var notice = await DigestAsync("phuong@example.org");
        await Mailer(port: 9).SendNextAsync(CancellationToken.None);
        Assert.Equal("waiting", await StateAsync(notice));
        await database.ExecuteAsync("update notice set mail_retry_at = now()");
        await Mailer().SendNextAsync(CancellationToken.None);
        Assert.Equal("sent", await StateAsync(notice));
    }

    [Fact]
    public async Task Who_dies_while_handing_over_leaves_it_uncertain_and_nobody_sends_it_again()
    {
        // The server takes the mail and never says so. The process that waits for it is killed; here, its lease ends.
        var notice = await DigestAsync("slow@example.org");
        var dying = Task.Run(() => Mailer().SendNextAsync(CancellationToken.None));
        await Eventually.Async("the server has the mail", () => Task.FromResult(server!.Mails.Count), count => count == 1);
        Assert.Equal("sending", await StateAsync(notice));
        Assert.False(await Mailer().SendNextAsync(CancellationToken.None));
        await database.ExecuteAsync("update notice set mail_lease_until = now() - interval '1 second'");
        Assert.False(await Mailer().SendNextAsync(CancellationToken.None));
        Assert.Equal("uncertain", await StateAsync(notice));
        Assert.False(await Mailer().SendNextAsync(CancellationToken.None));
        Assert.Single(server!.Mails);
        _ = dying;
    }

    [Fact]
    public void Every_fault_has_its_judgement()
    {
        Assert.Equal("failed", MailQueue.Judge(new SmtpException(SmtpStatusCode.MailboxUnavailable), 1));
        Assert.Equal("waiting", MailQueue.Judge(new SmtpException(SmtpStatusCode.MailboxBusy), 1));
        Assert.Equal("failed", MailQueue.Judge(new SmtpException(SmtpStatusCode.MailboxBusy), MailQueue.MostTries));
        Assert.Equal("uncertain", MailQueue.Judge(new SmtpException("broken", new IOException("reset")), 1));
        Assert.Equal("uncertain", MailQueue.Judge(new OperationCanceledException(), 1));
    }

    [Fact]
    public void A_subject_stays_within_a_line_whatever_a_unit_is_called()
    {
        var digest = new Digest(Guid.CreateVersion7(), "Đơn vị\r\nBcc: x@example.org", Day, "phuong@example.org", 0, []);
        using var mail = DigestMail.Write(digest, null).ToMail("nhacviec@educoop.example");
        Assert.DoesNotContain('\n', mail.Subject);
        Assert.Empty(mail.Bcc);
        Assert.Equal(Encoding.UTF8, mail.SubjectEncoding);
    }
}
