using Dapper;
using EduCoop.Storage.Mail;
using Npgsql;

namespace EduCoop.Reporting.Reminders;

/// <summary>A digest of reports in words: own ones that are late, those that are due, and those of others that have not come.</summary>
internal static class NoticeLetter
{
    private const string Head = $"""
        select coalesce(u.name, '') as unit_name, n.day, n.mail_to, k.upcoming, k.late, k.below
        from report_notice n left join unit_copy u on u.unit_id = n.unit_id {ListNotices.Counted} where n.notice_id = @id
        """;

    internal static async Task<DigestLetter> ReadAsync(NpgsqlConnection connection, Guid id, Uri? workspace, CancellationToken cancellation)
    {
        var head = await connection.QuerySingleAsync<HeadRow>(new CommandDefinition(Head, new { id }, cancellationToken: cancellation));
        var items = (await connection.QueryAsync<NoticeItem>(new CommandDefinition(ListNotices.Items, new { id, size = DigestLetter.MostLines, offset = 0 }, cancellationToken: cancellation))).AsList();
        LetterGroup Group(string heading, Predicate<NoticeItem> belongs) => new(heading, items.FindAll(belongs).ConvertAll(item => new LetterLine(Words(item, head), Link(item, workspace))));
        return new()
        {
            DigestId = id,
            MailTo = head.MailTo,
            UnitName = head.UnitName,
            Day = head.Day,
            What = "báo cáo",
            Counts = [(head.Late, "báo cáo quá hạn"), (head.Upcoming, "báo cáo sắp đến hạn"), (head.Below, "báo cáo của đơn vị khác chưa gửi")],
            Groups =
            [
                Group("Báo cáo của đơn vị đã quá hạn, cần gửi ngay", item => item.Kind == "late"),
                Group("Báo cáo sắp đến hạn hoặc đến hạn hôm nay", item => item.Kind is "soon" or "today"),
                Group("Đơn vị khác chưa gửi báo cáo – đề nghị đôn đốc", item => item.Kind == "escalation"),
            ],
            More = head.Upcoming + head.Late + head.Below - items.Count,
        };
    }

    // Of another unit's report the unit is said; so it is where the own one stands in the place of a unit that has ended.
    private static string Words(NoticeItem item, HeadRow head)
    {
        var when = item.IsDone ? "đã xong" : DigestLetter.When(item.DueOn.DayNumber - head.Day.DayNumber, item.DueOn);
        var whose = item.UnitName == head.UnitName ? "" : $" – {item.UnitName}";
        return $"{item.RegimeName} ({item.PeriodLabel}){whose}: {when}";
    }

    private static Uri? Link(NoticeItem item, Uri? workspace) => workspace is null ? null : new Uri(workspace, $"/workspace/bao-cao/phai-nop/{item.ObligationId:D}");

    private sealed record HeadRow
    {
        public required string UnitName { get; init; }

        public required DateOnly Day { get; init; }

        public required string MailTo { get; init; }

        public required int Upcoming { get; init; }

        public required int Late { get; init; }

        public required int Below { get; init; }
    }
}
