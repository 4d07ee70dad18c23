using System.Security.Claims;
using Dapper;
using EduCoop.Plans.Units;
using EduCoop.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Plans.Reminders;

/// <summary>GET /notices: the digests of one's own unit, or of a unit below it; newest first.</summary>
internal static class ListNotices
{
    private const string Select = """
        select n.notice_id, n.unit_id, u.name as unit_name, n.day,
               (select count(*) from reminder r where r.notice_id = n.notice_id and r.days_left >= 0)::int as upcoming,
               (select count(*) from reminder r where r.notice_id = n.notice_id and r.days_left < 0)::int as overdue,
               n.read_at, n.mail_state as mail, n.mail_sent_at
        from notice n left join unit_copy u on u.unit_id = n.unit_id

        """;

    private const string Page = $"{Select} where n.unit_id = @unitId and (not @unread or n.read_at is null) order by n.day desc limit @size offset @offset";

    private const string Count = "select count(*) from notice n where n.unit_id = @unitId and (not @unread or n.read_at is null)";

    private const string One = $"{Select} where n.notice_id = @noticeId";

    internal static async Task<Results<Ok<PagedResult<NoticeView>>, ProblemHttpResult>> Handle(
        ClaimsPrincipal user, NpgsqlDataSource database, CancellationToken cancellation, Guid? unitId = null, bool unread = false, int? page = null, int? pageSize = null)
    {
        var wanted = PageRequest.Of(page, pageSize);
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var unit = unitId ?? user.ActingUnit() ?? Guid.Empty;
        if (unit != user.ActingUnit() && await connection.RefuseActingAsync(user, unit, cancellation) is { } refusal)
        {
            return refusal.ToProblem();
        }

        var values = new { unitId = unit, unread, size = wanted.PageSize, offset = wanted.Offset };
        var total = await connection.ExecuteScalarAsync<long>(new CommandDefinition(Count, values, cancellationToken: cancellation));
        var items = (await connection.QueryAsync<NoticeView>(new CommandDefinition(Page, values, cancellationToken: cancellation))).AsList();
        return TypedResults.Ok(new PagedResult<NoticeView>(items, total, wanted.Page, wanted.PageSize));
    }

    /// <summary>GET /notices/{noticeId}.</summary>
    internal static async Task<Results<Ok<NoticeDetail>, ProblemHttpResult>> HandleOne(
        Guid noticeId, ClaimsPrincipal user, NpgsqlDataSource database, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        return await FindAsync(connection, noticeId, user, cancellation) is (null, { } refusal)
            ? refusal.ToProblem()
            : TypedResults.Ok(await ReadAsync(connection, noticeId, cancellation));
    }

    internal static async Task<NoticeDetail> ReadAsync(NpgsqlConnection connection, Guid noticeId, CancellationToken cancellation) => new(
        await connection.QuerySingleAsync<NoticeView>(new CommandDefinition(One, new { noticeId }, cancellationToken: cancellation)),
        await Digest.ReadItemsAsync(connection, noticeId, cancellation));

    internal static async Task<(NoticeView? Notice, Refusal? Refusal)> FindAsync(NpgsqlConnection connection, Guid noticeId, ClaimsPrincipal user, CancellationToken cancellation)
    {
        if (await connection.QuerySingleOrDefaultAsync<NoticeView>(new CommandDefinition(One, new { noticeId }, cancellationToken: cancellation)) is not { } notice)
        {
            return (null, Refusal.NotFound);
        }

        return await connection.RefuseActingAsync(user, notice.UnitId, cancellation) is { } refusal ? (null, refusal) : (notice, null);
    }
}
