using EduCoop.Reporting.Reminders;
using EduCoop.Storage.Mail;
using EduCoop.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace EduCoop.Reporting.Tests;

/// <summary>Digests of reports through a real mail server, read back by a program that is not ours; and what happens when somebody dies in between.</summary>
public sealed class NoticeMailTests : IAsyncLifetime
{
    private readonly ReportingDatabase database = new();
    private MailServer? server;

    private OwedReports Owed => new(database);

    public async Task InitializeAsync()
    {
        await database.InitializeAsync();
        server = await MailServer.StartAsync();
        await Owed.UnitsAsync();
    }

    public async Task DisposeAsync()
    {
        await server!.DisposeAsync();
        await database.DisposeAsync();
    }

    [Fact]
    public async Task A_digest_of_reports_arrives_once_readable_and_with_its_links()
    {
        await Owed.MailboxAsync("phuong@example.org");
        var late = await Owed.ReportAsync("Báo cáo <năm> học", OwedReports.Ward, -3);
        var today = await Owed.ReportAsync("Báo cáo quý", OwedReports.Ward, 0);
        var missing = await Owed.ReportAsync("Báo cáo trường", OwedReports.School, -1, receiver: OwedReports.Ward);
        var notice = await MakeAsync();

        Assert.True(await Mailer().SendNextAsync(CancellationToken.None));
        Assert.False(await Mailer().SendNextAsync(CancellationToken.None));
        Assert.Equal("sent", await StateAsync(notice));
        Assert.True(await database.ScalarAsync<bool>("select mail_sent_at is not null from report_notice where notice_id = $1", notice));
        // The school has no mailbox: its digest stands in the workspace only.
        Assert.Equal(1L, await database.ScalarAsync<long>("select count(*) from report_notice where mail_state = 'none' and unit_id = $1", OwedReports.School));
        var mail = await Eventually.Async("the mail has arrived", () => Task.FromResult(server!.Mails.FirstOrDefault()), taken => taken is not null);
        Assert.Equal($"Nhắc báo cáo ngày {Digits(0)}: 1 báo cáo quá hạn, 1 báo cáo sắp đến hạn, 1 báo cáo của đơn vị khác chưa gửi", mail!.Subject);
        Assert.Equal("phuong@example.org", Assert.Single(mail.To));
        Assert.Equal(("nhacviec@educoop.example", $"<{notice:N}@educoop>", "auto-generated"), (mail.From, mail.MessageId, mail.AutoSubmitted));
        Assert.All(mail.RawHead, letter => Assert.True(letter < 128, "A header must be ASCII."));
        var said = new[]
        {
            "Kính gửi: Ủy ban nhân dân phường Mẫu",
            "Báo cáo của đơn vị đã quá hạn, cần gửi ngay", $"Báo cáo <năm> học (Năm 2026): quá hạn 3 ngày, hạn {Digits(-3)}", Link(late),
            "Báo cáo sắp đến hạn hoặc đến hạn hôm nay", "Báo cáo quý (Năm 2026): hạn hôm nay", Link(today),
            "Đơn vị khác chưa gửi báo cáo – đề nghị đôn đốc", $"Báo cáo trường (Năm 2026) – Trường Tiểu học Mẫu: quá hạn 1 ngày, hạn {Digits(-1)}", Link(missing),
            "mỗi ngày nhiều nhất một thư nhắc báo cáo",
        };
        var place = -1;
        foreach (var words in said)
        {
            Assert.Contains(words, mail.Text, StringComparison.Ordinal);
            Assert.True(mail.Text.IndexOf(words, StringComparison.Ordinal) > place, words);
            place = mail.Text.IndexOf(words, StringComparison.Ordinal);
        }

        Assert.Contains("Báo cáo &lt;năm&gt; học", mail.Html, StringComparison.Ordinal);
        Assert.Contains($"href=\"{Link(late)}\"", mail.Html, StringComparison.Ordinal);
        Assert.Single(server!.Mails);
    }

    [Fact]
    public async Task A_hundred_reports_are_said_and_how_many_more()
    {
        await Owed.MailboxAsync("phuong@example.org");
        for (var i = 0; i < 103; i++)
        {
            await Owed.ReportAsync($"Báo cáo {i}", OwedReports.Ward, -2);
        }

        await MakeAsync();
        await Mailer().SendNextAsync(CancellationToken.None);
        var mail = await Eventually.Async("the mail has arrived", () => Task.FromResult(server!.Mails.FirstOrDefault()), taken => taken is not null);
        Assert.StartsWith($"Nhắc báo cáo ngày {Digits(0)}: 103 báo cáo quá hạn", mail!.Subject, StringComparison.Ordinal);
        Assert.Equal(100, mail.Text.Split("/workspace/bao-cao/phai-nop/").Length - 1);
        Assert.Contains("Còn 3 báo cáo khác, xem đầy đủ trong hệ thống.", mail.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_day_has_one_mail_and_what_comes_before_it_goes_stands_in_it()
    {
        await Owed.MailboxAsync("phuong@example.org");
        await Owed.ReportAsync("Báo cáo thứ nhất", OwedReports.Ward, -1);
        var notice = await MakeAsync();
        await Owed.ReportAsync("Báo cáo thứ hai", OwedReports.Ward, 0);
        Assert.Equal(notice, await MakeAsync());
        await Mailer().SendNextAsync(CancellationToken.None);
        await Owed.ReportAsync("Báo cáo thứ ba", OwedReports.Ward, 0);
        Assert.Equal(notice, await MakeAsync());
        Assert.False(await Mailer().SendNextAsync(CancellationToken.None));
        Assert.Equal("sent", await StateAsync(notice));
        var mail = await Eventually.Async("the mail has arrived", () => Task.FromResult(server!.Mails.SingleOrDefault()), taken => taken is not null);
        Assert.Contains("Báo cáo thứ hai", mail!.Text, StringComparison.Ordinal);
        Assert.Equal(3L, await database.ScalarAsync<long>("select count(*) from report_reminder where notice_id = $1", notice));
    }

    [Fact]
    public async Task A_busy_mailbox_is_tried_again_and_gets_one_mail_and_one_that_is_not_there_is_not_tried_for_ever()
    {
        await Owed.MailboxAsync("busy-report@example.org");
        await Owed.ReportAsync("Báo cáo năm", OwedReports.Ward, -1);
        var notice = await MakeAsync();
        await Mailer().SendNextAsync(CancellationToken.None);
        Assert.Equal("waiting", await StateAsync(notice));
        Assert.False(await Mailer().SendNextAsync(CancellationToken.None));
        await database.ExecuteAsync("update report_notice set mail_retry_at = now() where mail_state = 'waiting'");
        Assert.True(await Mailer().SendNextAsync(CancellationToken.None));
        Assert.Equal("sent", await StateAsync(notice));
        Assert.Single(server!.Mails);

        await database.ExecuteAsync("update report_notice set mail_state = 'waiting', mail_to = 'refused@example.org' where notice_id = $1", notice);
        await Mailer().SendNextAsync(CancellationToken.None);
        Assert.Equal("failed", await StateAsync(notice));
        Assert.False(await Mailer().SendNextAsync(CancellationToken.None));
    }

    [Fact]
    public async Task Several_who_mail_at_once_send_each_digest_once()
    {
        foreach (var unit in new[] { OwedReports.Ward, OwedReports.School, OwedReports.Department })
        {
            await Owed.MailboxAsync($"hop-{unit:N}@example.org", unit);
            await Owed.ReportAsync("Báo cáo năm", unit, -1);
        }

        await MakeAsync();
        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Mailer().MailAsync(CancellationToken.None)));
        await Eventually.Async("all mails have arrived", () => Task.FromResult(server!.Mails.Count), count => count == 3);
        Assert.Equal(3, server!.Mails.Select(mail => mail.To[0]).Distinct().Count());
        Assert.Equal(3L, await database.ScalarAsync<long>("select count(*) from report_notice where mail_state = 'sent' and mail_tries = 1"));
    }

    [Fact]
    public async Task Who_dies_while_handing_over_leaves_it_uncertain_and_nobody_sends_it_again()
    {
        await Owed.MailboxAsync("slow-report@example.org");
        await Owed.ReportAsync("Báo cáo năm", OwedReports.Ward, -1);
        var notice = await MakeAsync();
        var dying = Task.Run(() => Mailer().SendNextAsync(CancellationToken.None));
        await Eventually.Async("the server has the mail", () => Task.FromResult(server!.Mails.Count), count => count == 1);
        Assert.Equal("sending", await StateAsync(notice));
        Assert.False(await Mailer().SendNextAsync(CancellationToken.None));
        await database.ExecuteAsync("update report_notice set mail_lease_until = now() - interval '1 second' where notice_id = $1", notice);
        Assert.False(await Mailer().SendNextAsync(CancellationToken.None));
        Assert.Equal("uncertain", await StateAsync(notice));
        Assert.False(await Mailer().SendNextAsync(CancellationToken.None));
        Assert.Single(server!.Mails);
        _ = dying;
    }

    [Fact]
    public async Task With_the_server_taken_away_nothing_waits()
    {
        await Owed.MailboxAsync("phuong@example.org");
        await Owed.ReportAsync("Báo cáo năm", OwedReports.Ward, -1);
        var notice = await MakeAsync();
        Assert.Equal("waiting", await StateAsync(notice));
        await Mailer(new SmtpOptions()).MailAsync(CancellationToken.None);
        Assert.Equal("none", await StateAsync(notice));
        await Mailer().MailAsync(CancellationToken.None);
        Assert.Empty(server!.Mails);

        await database.ExecuteAsync("delete from report_reminder");
        await database.ExecuteAsync("delete from report_notice");
        Assert.Equal("none", await StateAsync(await MakeAsync(mails: false)));
        // A server that comes the same day: what is said then is mailed, once.
        await Owed.ReportAsync("Báo cáo quý", OwedReports.Ward, 0);
        Assert.Equal("waiting", await StateAsync(await MakeAsync()));
    }

    private static string Digits(int days) => OwedReports.Day(days).ToString("dd'/'MM'/'yyyy", System.Globalization.CultureInfo.InvariantCulture);

    private static string Link(Guid obligation) => $"https://educoop.example/workspace/bao-cao/phai-nop/{obligation}";

    private NoticeMailer Mailer(SmtpOptions? smtp = null) => new(
        database.DataSource, new ReminderOptions { Address = new Uri("https://educoop.example") },
        smtp ?? new SmtpOptions { Host = "127.0.0.1", Port = server!.Port, Tls = false, From = "nhacviec@educoop.example" }, TimeProvider.System, NullLogger<NoticeMailer>.Instance);

    private Task<Guid> MakeAsync(bool mails = true) => Owed.MakeAsync(mails);

    private Task<string> StateAsync(Guid notice) => database.ScalarAsync<string>("select mail_state from report_notice where notice_id = $1", notice);
}
