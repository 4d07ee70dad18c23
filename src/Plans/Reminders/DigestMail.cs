using System.Globalization;
using System.Net.Mail;
using System.Net.Mime;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using EduCoop.Documents.Writing;

namespace EduCoop.Plans.Reminders;

/// <summary>A digest in words: as plain text and as a page, both the same.</summary>
internal static class DigestMail
{
    private const int MostInMail = 100;

    // Vietnamese letters stay as they are.
    private static readonly HtmlEncoder Html = HtmlEncoder.Create(UnicodeRanges.All);

    internal static MailMessage Write(Digest digest, string from, Uri? workspace)
    {
        var mail = new MailMessage(from, digest.MailTo)
        {
            Subject = Subject(digest),
            SubjectEncoding = Encoding.UTF8,
            HeadersEncoding = Encoding.UTF8,
            Body = Text(digest, workspace),
            BodyEncoding = Encoding.UTF8,
            BodyTransferEncoding = TransferEncoding.Base64,
        };
        // The same digest has the same id whoever sends it: a server that gets it twice after all can drop one.
        mail.Headers.Add("Message-ID", $"<{digest.NoticeId:N}@educoop>");
        mail.Headers.Add("Auto-Submitted", "auto-generated");
        mail.AlternateViews.Add(AlternateView.CreateAlternateViewFromString(Page(digest, workspace), Encoding.UTF8, MediaTypeNames.Text.Html));
        return mail;
    }

    internal static string Subject(Digest digest)
    {
        var overdue = digest.Items.Count(item => item.DaysLeft < 0);
        var upcoming = digest.Items.Count - overdue;
        var parts = new List<string>();
        if (overdue > 0)
        {
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"{overdue} việc quá hạn"));
        }

        if (upcoming > 0)
        {
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"{upcoming} việc sắp đến hạn"));
        }

        return $"Nhắc việc ngày {VietnameseDates.InDigits(digest.Day)}: {string.Join(", ", parts)}";
    }

    private static string Text(Digest digest, Uri? workspace)
    {
        var text = new StringBuilder();
        text.Append("Kính gửi: ").AppendLine(digest.UnitName).AppendLine();
        foreach (var (heading, items) in Groups(digest))
        {
            text.AppendLine(heading);
            foreach (var item in items)
            {
                text.Append("- ").AppendLine(Line(item));
                if (Link(item, workspace) is { } link)
                {
                    text.Append("  ").AppendLine(link);
                }
            }

            text.AppendLine();
        }

        return text.Append(Closing(digest)).ToString();
    }

    private static string Page(Digest digest, Uri? workspace)
    {
        var page = new StringBuilder("<!doctype html><html lang=\"vi\"><body style=\"font-family:sans-serif\">");
        page.Append("<p>Kính gửi: <b>").Append(Html.Encode(digest.UnitName)).Append("</b></p>");
        foreach (var (heading, items) in Groups(digest))
        {
            page.Append("<h3>").Append(Html.Encode(heading)).Append("</h3><ul>");
            foreach (var item in items)
            {
                var words = Html.Encode(Line(item));
                page.Append("<li>").Append(Link(item, workspace) is { } link ? $"<a href=\"{Html.Encode(link)}\">{words}</a>" : words).Append("</li>");
            }

            page.Append("</ul>");
        }

        return page.Append("<p>").Append(Html.Encode(Closing(digest))).Append("</p></body></html>").ToString();
    }

    private static IEnumerable<(string Heading, IEnumerable<ReminderItem> Items)> Groups(Digest digest)
    {
        var shown = digest.Items.Take(MostInMail).ToList();
        var groups = new (string Heading, List<ReminderItem> Items)[]
        {
            ("Quá hạn, cần xử lý ngay", shown.FindAll(item => item is { DaysLeft: < 0, Role: not "escalation" })),
            ("Sắp đến hạn", shown.FindAll(item => item.DaysLeft >= 0)),
            ("Đơn vị khác chủ trì, đã quá hạn – đề nghị đôn đốc", shown.FindAll(item => item is { DaysLeft: < 0, Role: "escalation" })),
        };
        return groups.Where(group => group.Items.Count > 0).Select(group => (group.Heading, group.Items.AsEnumerable()));
    }

    private static string Line(ReminderItem item)
    {
        var when = item.DaysLeft switch
        {
            0 => "hạn hôm nay",
            > 0 => string.Create(CultureInfo.InvariantCulture, $"còn {item.DaysLeft} ngày, hạn {VietnameseDates.InDigits(item.DueOn)}"),
            _ => string.Create(CultureInfo.InvariantCulture, $"quá hạn {-item.DaysLeft} ngày, hạn {VietnameseDates.InDigits(item.DueOn)}"),
        };
        var who = item.Role switch
        {
            "issuer" => " – chưa có đơn vị chủ trì",
            "escalation" => $" – {item.UnitName}",
            _ => "",
        };
        return $"{item.Section} {item.Title} ({item.Label}): {when}{who} [{item.DocumentNumber}]";
    }

    private static string Closing(Digest digest) =>
        (digest.Total > MostInMail ? string.Create(CultureInfo.InvariantCulture, $"Còn {digest.Total - MostInMail} việc khác, xem đầy đủ trong hệ thống. ") : "")
        + "Thư tự động của EduCoop, mỗi ngày nhiều nhất một thư; không trả lời thư này.";

    private static string? Link(ReminderItem item, Uri? workspace) =>
        workspace is null ? null : new Uri(workspace, $"/workspace/ke-hoach/nhiem-vu/{item.TaskId:D}").AbsoluteUri;
}
