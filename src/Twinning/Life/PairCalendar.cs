using System.Security.Claims;
using Dapper;
using EduCoop.Documents.Writing;
using EduCoop.ServiceDefaults;
using Npgsql;

namespace EduCoop.Twinning.Life;

/// <summary>
/// GET /agreements/{agreementId}/calendar.ics: the pair's activities for calendar programs (RFC 5545), by their hours; what was moved or dropped says so under the same
/// UID with a higher SEQUENCE. No person's name is in it.
/// </summary>
internal static class PairCalendar
{
    private const int MostEntries = 2000;
    private const int AlarmDays = 3;

    private const string Find = """
        select a.activity_id, a.title, a.content, a.place, a.starts_at, a.ends_at, a.state, a.version, a.changed_at, k.name as kind_name
        from activity a join activity_kind k using (kind_code) where a.agreement_id = @agreementId order by a.starts_at desc, a.activity_id limit @most
        """;

    internal static async Task<IResult> Handle(Guid agreementId, HttpContext http, ClaimsPrincipal user, NpgsqlDataSource database, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var (pair, refusal) = await PairAccess.ReadableAsync(connection, agreementId, user, cancellation);
        if (pair is null)
        {
            return refusal!.ToProblem();
        }

        var rows = await connection.QueryAsync<Row>(new CommandDefinition(Find, new { agreementId, most = MostEntries }, cancellationToken: cancellation));
        var calendar = CalendarWriter.Write($"Kết nghĩa {pair.Terms.Supporter.SchoolName} – {pair.Terms.Seeker.SchoolName}", rows.Select(Entry));
        return FileTransfer.Attachment(http, calendar, CalendarWriter.MediaType, "lich-ket-nghia.ics");
    }

    private static CalendarEntry Entry(Row row) => new(
        $"{row.ActivityId:D}@educoop", VietnamTime.DayOf(row.StartsAt), row.Title, row.ChangedAt, row.Content, Category: row.KindName, IsCancelled: row.State == ActivityState.Cancelled,
        AlarmDaysBefore: row.State == ActivityState.Planned ? AlarmDays : null, Hours: (row.StartsAt, row.EndsAt), Place: row.Place, Sequence: row.Version);

    private sealed record Row
    {
        public required Guid ActivityId { get; init; }

        public required string Title { get; init; }

        public required string? Content { get; init; }

        public required string? Place { get; init; }

        public required DateTimeOffset StartsAt { get; init; }

        public required DateTimeOffset EndsAt { get; init; }

        public required ActivityState State { get; init; }

        public required long Version { get; init; }

        public required DateTimeOffset ChangedAt { get; init; }

        public required string KindName { get; init; }
    }
}
