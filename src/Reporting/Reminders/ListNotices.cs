using System.Security.Claims;
using Dapper;
using EduCoop.ServiceDefaults;
using EduCoop.Storage.Mail;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Reporting.Reminders;

/// <summary>A unit's digest of a day.</summary>
public sealed record ReportNotice
{
    /// <summary>Which.</summary>
    public required Guid NoticeId { get; init; }

    /// <summary>The day.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>Reports whose last day comes or is today.</summary>
    public required int Upcoming { get; init; }

    /// <summary>Own reports whose last day has passed.</summary>
    public required int Late { get; init; }

    /// <summary>Reports that were to be received and have not come.</summary>
    public required int Below { get; init; }

    /// <summary>When somebody of the unit read it.</summary>
    public required DateTimeOffset? ReadAt { get; init; }

    /// <summary>Who.</summary>
    public required string? ReadName { get; init; }

    /// <summary>How its mail stands.</summary>
    public required MailState Mail { get; init; }

    /// <summary>When the server took it.</summary>
    public required DateTimeOffset? MailSentAt { get; init; }
}

/// <summary>One report a digest reminds of.</summary>
public sealed record NoticeItem
{
    /// <summary>What is owed.</summary>
    public required Guid ObligationId { get; init; }

    /// <summary>Of which regime.</summary>
    public required string RegimeName { get; init; }

    /// <summary>Who owes it.</summary>
    public required string UnitName { get; init; }

    /// <summary>For which period.</summary>
    public required string PeriodLabel { get; init; }

    /// <summary>Last day on which it is on time.</summary>
    public required DateOnly DueOn { get; init; }

    /// <summary>soon, today, late, or escalation: another unit is late with what the own one is to receive.</summary>
    public required string Kind { get; init; }

    /// <summary>It has been handed in since.</summary>
    public required bool IsDone { get; init; }
}

/// <summary>GET /reports/notices?unread=, GET /reports/notices/{id}, POST /reports/notices/{id}/read: of the own unit only.</summary>
internal static class ListNotices
{
    private const string Wanted = "from report_notice n where n.unit_id = @own and (not @unread or n.read_at is null)";

    private const string Select = """
        select n.notice_id, n.day, n.read_at, n.read_name, n.mail_state as mail, n.mail_sent_at, k.upcoming, k.late, k.below
        """;

    internal const string Counted = """
        cross join lateral (
            select count(*) filter (where r.kind in ('soon', 'today'))::int as upcoming, count(*) filter (where r.kind = 'late')::int as late, count(*) filter (where r.kind = 'escalation')::int as below
            from report_reminder r where r.notice_id = n.notice_id) k
        """;

    private const string Page = $"{Select} from (select n.* {Wanted} order by n.day desc limit @size offset @offset) n {Counted} order by n.day desc";

    internal const string IsOwn = "select exists (select from report_notice where notice_id = @id and unit_id = @own)";

    private const string ItemsOf = "from report_reminder m join obligation o on o.obligation_id = m.obligation_id join regime r on r.regime_id = o.regime_id where m.notice_id = @id";

    internal const string Items = $"""
        select m.obligation_id, r.name as regime_name, o.unit_name, o.period_label, m.due_on, m.kind, o.handed_in_on is not null or o.cancelled_on is not null as is_done {ItemsOf}
        order by m.kind = 'escalation', m.due_on, o.unit_name collate "vi-x-icu", m.obligation_id, m.kind limit @size offset @offset
        """;

    private const string MarkRead = "update report_notice set read_at = coalesce(read_at, @now), read_name = coalesce(read_name, @name) where notice_id = @id and unit_id = @own";

    internal static async Task<Results<Ok<PagedResult<ReportNotice>>, ProblemHttpResult>> Handle(
        ClaimsPrincipal user, NpgsqlDataSource database, CancellationToken cancellation, bool unread = false, int? page = null, int? pageSize = null)
    {
        if (user.ActingUnit() is not { } own)
        {
            return Refusal.OutOfScope.ToProblem();
        }

        var wanted = PageRequest.Of(page, pageSize);
        var values = new { own, unread, size = wanted.PageSize, offset = wanted.Offset };
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var total = await connection.ExecuteScalarAsync<long>(new CommandDefinition($"select count(*) {Wanted}", values, cancellationToken: cancellation));
        var rows = await connection.QueryAsync<ReportNotice>(new CommandDefinition(Page, values, cancellationToken: cancellation));
        return TypedResults.Ok(new PagedResult<ReportNotice>(rows.AsList(), total, wanted.Page, wanted.PageSize));
    }

    internal static async Task<Results<Ok<PagedResult<NoticeItem>>, ProblemHttpResult>> HandleOne(
        Guid id, ClaimsPrincipal user, NpgsqlDataSource database, CancellationToken cancellation, int? page = null, int? pageSize = null)
    {
        var wanted = PageRequest.Of(page, pageSize);
        var values = new { id, own = user.ActingUnit() ?? Guid.Empty, size = wanted.PageSize, offset = wanted.Offset };
        await using var connection = await database.OpenConnectionAsync(cancellation);
        if (!await connection.ExecuteScalarAsync<bool>(new CommandDefinition(IsOwn, values, cancellationToken: cancellation)))
        {
            return Refusal.NotFound.ToProblem();
        }

        var total = await connection.ExecuteScalarAsync<long>(new CommandDefinition($"select count(*) {ItemsOf}", values, cancellationToken: cancellation));
        var rows = await connection.QueryAsync<NoticeItem>(new CommandDefinition(Items, values, cancellationToken: cancellation));
        return TypedResults.Ok(new PagedResult<NoticeItem>(rows.AsList(), total, wanted.Page, wanted.PageSize));
    }

    internal static async Task<Results<NoContent, ProblemHttpResult>> HandleRead(Guid id, ClaimsPrincipal user, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var found = await connection.ExecuteAsync(new CommandDefinition(
            MarkRead, new { id, own = user.ActingUnit() ?? Guid.Empty, now = clock.GetUtcNow(), name = user.Identity?.Name ?? "" }, cancellationToken: cancellation));
        return found == 0 ? Refusal.NotFound.ToProblem() : TypedResults.NoContent();
    }
}
