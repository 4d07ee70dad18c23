using System.Globalization;
using System.Net.Mail;
using System.Net.Mime;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace EduCoop.Storage.Mail;

/// <summary>One thing a letter reminds of.</summary>
/// <param name="Words">In words, one line.</param>
/// <param name="Link">Where it stands in the workspace; none while nobody has said where that is.</param>
public sealed record LetterLine(string Words, Uri? Link);

/// <summary>Lines that belong together.</summary>
/// <param name="Heading">What they have in common.</param>
/// <param name="Lines">The lines; a group without any is left out.</param>
public sealed record LetterGroup(string Heading, IReadOnlyList<LetterLine> Lines);

/// <summary>A unit's digest of a day as a letter in Vietnamese: as plain text and as a page, both the same.</summary>
public sealed record DigestLetter
{
    /// <summary>A letter stays readable; the rest stands in the workspace.</summary>
    public const int MostLines = 100;

    // Vietnamese letters stay as they are.
    private static readonly HtmlEncoder Html = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>The digest.</summary>
    public required Guid DigestId { get; init; }

    /// <summary>The unit's mailbox.</summary>
    public required string MailTo { get; init; }

    /// <summary>The unit.</summary>
    public required string UnitName { get; init; }

    /// <summary>The digest's day.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>What it reminds of, in a word: "việc", "báo cáo".</summary>
    public required string What { get; init; }

    /// <summary>How many of which kind, each with its words; none of a kind is not said.</summary>
    public required IReadOnlyList<(int Count, string Words)> Counts { get; init; }

    /// <summary>What it says.</summary>
    public required IReadOnlyList<LetterGroup> Groups { get; init; }

    /// <summary>How many lines it leaves to the workspace.</summary>
    public required int More { get; init; }

    /// <summary>"Nhắc việc ngày 23/06/2026: 1 việc quá hạn, 2 việc sắp đến hạn".</summary>
    public string Subject =>
        $"Nhắc {What} ngày {InDigits(Day)}: {string.Join(", ", Counts.Where(kind => kind.Count > 0).Select(kind => string.Create(CultureInfo.InvariantCulture, $"{kind.Count} {kind.Words}")))}";

    private string Closing =>
        (More > 0 ? string.Create(CultureInfo.InvariantCulture, $"Còn {More} {What} khác, xem đầy đủ trong hệ thống. ") : "")
        + $"Thư tự động của EduCoop, mỗi ngày nhiều nhất một thư nhắc {What}; không trả lời thư này.";

    /// <summary>How far a last day is: "còn 7 ngày, hạn 30/06/2026".</summary>
    /// <param name="daysLeft">Days left; negative when it has passed.</param>
    /// <param name="dueOn">The last day.</param>
    public static string When(int daysLeft, DateOnly dueOn) => daysLeft switch
    {
        0 => "hạn hôm nay",
        > 0 => string.Create(CultureInfo.InvariantCulture, $"còn {daysLeft} ngày, hạn {InDigits(dueOn)}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"quá hạn {-daysLeft} ngày, hạn {InDigits(dueOn)}"),
    };

    /// <summary>The mail as a server takes it.</summary>
    /// <param name="from">Sender's address.</param>
    public MailMessage ToMail(string from)
    {
        var mail = new MailMessage(from, MailTo)
        {
            Subject = Subject,
            SubjectEncoding = Encoding.UTF8,
            HeadersEncoding = Encoding.UTF8,
            Body = Text(),
            BodyEncoding = Encoding.UTF8,
            BodyTransferEncoding = TransferEncoding.Base64,
        };
        // The same digest has the same id whoever sends it: a server that gets it twice after all can drop one.
        mail.Headers.Add("Message-ID", $"<{DigestId:N}@educoop>");
        mail.Headers.Add("Auto-Submitted", "auto-generated");
        mail.AlternateViews.Add(AlternateView.CreateAlternateViewFromString(Page(), Encoding.UTF8, MediaTypeNames.Text.Html));
        return mail;
    }

    private string Text()
    {
        var text = new StringBuilder();
        text.Append("Kính gửi: ").AppendLine(UnitName).AppendLine();
        foreach (var group in Groups.Where(group => group.Lines.Count > 0))
        {
            text.AppendLine(group.Heading);
            foreach (var line in group.Lines)
            {
                text.Append("- ").AppendLine(line.Words);
                if (line.Link is { } link)
                {
                    text.Append("  ").AppendLine(link.AbsoluteUri);
                }
            }

            text.AppendLine();
        }

        return text.Append(Closing).ToString();
    }

    private string Page()
    {
        var page = new StringBuilder("<!doctype html><html lang=\"vi\"><body style=\"font-family:sans-serif\">");
        page.Append("<p>Kính gửi: <b>").Append(Html.Encode(UnitName)).Append("</b></p>");
        foreach (var group in Groups.Where(group => group.Lines.Count > 0))
        {
            page.Append("<h3>").Append(Html.Encode(group.Heading)).Append("</h3><ul>");
            foreach (var line in group.Lines)
            {
                var words = Html.Encode(line.Words);
                page.Append("<li>").Append(line.Link is { } link ? $"<a href=\"{Html.Encode(link.AbsoluteUri)}\">{words}</a>" : words).Append("</li>");
            }

            page.Append("</ul>");
        }

        return page.Append("<p>").Append(Html.Encode(Closing)).Append("</p></body></html>").ToString();
    }

    private static string InDigits(DateOnly day) => day.ToString("dd'/'MM'/'yyyy", CultureInfo.InvariantCulture);
}
