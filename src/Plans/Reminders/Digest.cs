using Dapper;
using EduCoop.Storage.Mail;
using Npgsql;

namespace EduCoop.Plans.Reminders;

/// <summary>One thing a digest reminds of.</summary>
public sealed record ReminderItem
{
    /// <summary>The piece of work.</summary>
    public required Guid OccurrenceId { get; init; }

    /// <summary>Its task.</summary>
    public required Guid TaskId { get; init; }

    /// <summary>Its plan.</summary>
    public required Guid PlanId { get; init; }

    /// <summary>Number and symbol of the plan.</summary>
    public required string? DocumentNumber { get; init; }

    /// <summary>Where the task stands in the document.</summary>
    public required string Section { get; init; }

    /// <summary>The task.</summary>
    public required string Title { get; init; }

    /// <summary>The period.</summary>
    public required string Label { get; init; }

    /// <summary>Who leads; empty while nobody does.</summary>
    public required string? UnitName { get; init; }

    /// <summary>Last day on which it is on time.</summary>
    public required DateOnly DueOn { get; init; }

    /// <summary>due_30, due_7, due_1, overdue_1, overdue_2 … (weeks).</summary>
    public required string Kind { get; init; }

    /// <summary>lead, issuer (nobody leads yet) or escalation (overdue, told to who issued the plan).</summary>
    public required string Role { get; init; }

    /// <summary>Days left on the day of the digest; negative when overdue.</summary>
    public required int DaysLeft { get; init; }
}

/// <summary>A digest of a unit for a day.</summary>
public sealed record NoticeView
{
    /// <summary>The digest.</summary>
    public required Guid NoticeId { get; init; }

    /// <summary>Whose it is.</summary>
    public required Guid UnitId { get; init; }

    /// <summary>That unit's name.</summary>
    public required string? UnitName { get; init; }

    /// <summary>The day.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>Reminders of what is still to come.</summary>
    public required int Upcoming { get; init; }

    /// <summary>Reminders of what is overdue.</summary>
    public required int Overdue { get; init; }

    /// <summary>When somebody of the unit read it.</summary>
    public required DateTimeOffset? ReadAt { get; init; }

    /// <summary>How its mail stands.</summary>
    public required MailState Mail { get; init; }

    /// <summary>When the server took it.</summary>
    public required DateTimeOffset? MailSentAt { get; init; }
}

/// <summary>A digest with what it reminds of.</summary>
/// <param name="Notice">The digest.</param>
/// <param name="Items">Most pressing first, at most 500; the notice has the counts.</param>
public sealed record NoticeDetail(NoticeView Notice, IReadOnlyList<ReminderItem> Items);

/// <summary>A digest as it is mailed.</summary>
internal sealed record Digest(Guid NoticeId, string UnitName, DateOnly Day, string MailTo, int Total, IReadOnlyList<ReminderItem> Items)
{
    internal const int MostItems = 500;

    private const string Head = """
        select coalesce(u.name, '') as unit_name, n.day, n.mail_to, (select count(*) from reminder r where r.notice_id = n.notice_id)::int as total
        from notice n left join unit_copy u on u.unit_id = n.unit_id where n.notice_id = @noticeId
        """;

    internal const string ItemsOf = """
        select r.occurrence_id, o.task_id, o.plan_id, coalesce(p.document_number, p.symbol) as document_number, t.section, t.title, o.label, u.name as unit_name,
               r.due_on, r.kind, r.role, r.days_left
        from reminder r
        join occurrence o on o.occurrence_id = r.occurrence_id
        join task t on t.task_id = o.task_id
        join plan p on p.plan_id = o.plan_id
        left join unit_copy u on u.unit_id = o.unit_id
        where r.notice_id = @noticeId
        order by r.due_on, t.section, r.occurrence_id
        limit @most
        """;

    internal static async Task<Digest> ReadAsync(NpgsqlConnection connection, Guid noticeId, CancellationToken cancellation)
    {
        var head = await connection.QuerySingleAsync<HeadRow>(new CommandDefinition(Head, new { noticeId }, cancellationToken: cancellation));
        return new(noticeId, head.UnitName, head.Day, head.MailTo, head.Total, await ReadItemsAsync(connection, noticeId, cancellation));
    }

    internal static async Task<IReadOnlyList<ReminderItem>> ReadItemsAsync(NpgsqlConnection connection, Guid noticeId, CancellationToken cancellation) =>
        (await connection.QueryAsync<ReminderItem>(new CommandDefinition(ItemsOf, new { noticeId, most = MostItems }, cancellationToken: cancellation))).AsList();

    private sealed record HeadRow
    {
        public required string UnitName { get; init; }

        public required DateOnly Day { get; init; }

        public required string MailTo { get; init; }

        public required int Total { get; init; }
    }
}
