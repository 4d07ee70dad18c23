using Dapper;
using EduCoop.Documents.Writing;
using EduCoop.ServiceDefaults;
using Npgsql;

namespace EduCoop.Plans.Feeds;

/// <summary>
/// GET /feeds/{token}.ics: a unit's due dates for calendar programs, without sign-in: the token is the permission. It holds what the plans say and no
/// person's name. A revoked token is answered like one that never was.
/// </summary>
internal static class ReadFeed
{
    private const int MostEntries = 2000;
    private const int AlarmDays = 7;

    private const string Find = """
        update calendar_feed f set last_used_on = @today where token_hash = @hash and revoked_at is null
        returning f.unit_id, (select u.name from unit_copy u where u.unit_id = f.unit_id) as unit_name
        """;

    private const string Due = """
        select o.occurrence_id, o.due_on, o.label, o.state, t.section, t.title, coalesce(p.document_number, p.symbol) as document_number, t.products,
               coalesce(o.progressed_at, p.issued_at, p.created_at) as changed_at
        from occurrence o join task t on t.task_id = o.task_id join plan p on p.plan_id = o.plan_id
        where o.unit_id = @unitId and o.due_on between @today - 92 and @today + 400 and p.state in ('issued', 'amended', 'closed')
        order by o.due_on, o.occurrence_id limit @most
        """;

    internal static async Task<IResult> Handle(string token, HttpContext http, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        // A token has exactly this length; anything else is not looked up.
        if (token.Length != 43)
        {
            return Refusal.NotFound.ToProblem();
        }

        var today = clock.Today();
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var feed = await connection.QuerySingleOrDefaultAsync<Feed?>(new CommandDefinition(Find, new { hash = CalendarFeeds.HashOf(token), today }, cancellationToken: cancellation));
        if (feed is null)
        {
            return Refusal.NotFound.ToProblem();
        }

        var due = await connection.QueryAsync<DueRow>(new CommandDefinition(Due, new { feed.UnitId, today, most = MostEntries }, cancellationToken: cancellation));
        http.Response.Headers.CacheControl = "private, max-age=900";
        http.Response.Headers["Referrer-Policy"] = "no-referrer";
        return TypedResults.Bytes(CalendarWriter.Write($"Hạn công việc – {feed.UnitName}", due.Select(Entry)), CalendarWriter.MediaType, "lich-cong-viec.ics");
    }

    private static CalendarEntry Entry(DueRow row) => new(
        $"{row.OccurrenceId:D}@educoop", row.DueOn, $"{(row.State == "accepted" ? "Đã xong: " : "Hạn: ")}{row.Title} ({row.Label})", row.ChangedAt,
        $"Mục {row.Section}, {row.DocumentNumber}" + (row.Products.Length > 0 ? $"\nSản phẩm: {string.Join("; ", row.Products)}" : ""),
        Category: "Kế hoạch", IsCancelled: row.State == "cancelled", AlarmDaysBefore: row.State == "open" ? AlarmDays : null);

    private sealed record Feed
    {
        public required Guid UnitId { get; init; }

        public required string? UnitName { get; init; }
    }

    private sealed record DueRow
    {
        public required Guid OccurrenceId { get; init; }

        public required DateOnly DueOn { get; init; }

        public required string Label { get; init; }

        public required string State { get; init; }

        public required string Section { get; init; }

        public required string Title { get; init; }

        public required string? DocumentNumber { get; init; }

        public required string[] Products { get; init; }

        public required DateTimeOffset ChangedAt { get; init; }
    }
}
