using EduCoop.Storage.Mail;

namespace EduCoop.Plans.Reminders;

/// <summary>A digest of work in words.</summary>
internal static class DigestMail
{
    internal static DigestLetter Write(Digest digest, Uri? workspace)
    {
        var overdue = digest.Items.Count(item => item.DaysLeft < 0);
        var shown = digest.Items.Take(DigestLetter.MostLines).ToList();
        LetterGroup Group(string heading, Predicate<ReminderItem> belongs) => new(heading, shown.FindAll(belongs).ConvertAll(item => new LetterLine(Words(item), Link(item, workspace))));
        return new()
        {
            DigestId = digest.NoticeId,
            MailTo = digest.MailTo,
            UnitName = digest.UnitName,
            Day = digest.Day,
            What = "việc",
            Counts = [(overdue, "việc quá hạn"), (digest.Items.Count - overdue, "việc sắp đến hạn")],
            Groups =
            [
                Group("Quá hạn, cần xử lý ngay", item => item is { DaysLeft: < 0, Role: not "escalation" }),
                Group("Sắp đến hạn", item => item.DaysLeft >= 0),
                Group("Đơn vị khác chủ trì, đã quá hạn – đề nghị đôn đốc", item => item is { DaysLeft: < 0, Role: "escalation" }),
            ],
            More = digest.Total - shown.Count,
        };
    }

    private static string Words(ReminderItem item)
    {
        var who = item.Role switch
        {
            "issuer" => " – chưa có đơn vị chủ trì",
            "escalation" => $" – {item.UnitName}",
            _ => "",
        };
        return $"{item.Section} {item.Title} ({item.Label}): {DigestLetter.When(item.DaysLeft, item.DueOn)}{who} [{item.DocumentNumber}]";
    }

    private static Uri? Link(ReminderItem item, Uri? workspace) => workspace is null ? null : new Uri(workspace, $"/workspace/ke-hoach/nhiem-vu/{item.TaskId:D}");
}
