using System.Globalization;
using System.Text.Json;
using Dapper;
using EduCoop.Contracts;
using EduCoop.Twinning.Agreements;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Twinning.Registers;

/// <summary>What the tables and the event log say of one thing differently.</summary>
/// <param name="About">need, offer, activity, plan or agreement; a plan is named by its agreement.</param>
/// <param name="Id">Which.</param>
/// <param name="What">The column.</param>
/// <param name="Kept">What the table says.</param>
/// <param name="Counted">What the events say.</param>
public sealed record RegisterDifference(string About, Guid Id, string What, string? Kept, string? Counted);

/// <summary>A recount of the registers from the event log.</summary>
/// <param name="Events">Events that were read.</param>
/// <param name="Needs">Needs that were compared.</param>
/// <param name="Offers">Offers that were compared.</param>
/// <param name="Activities">Activities that were compared.</param>
/// <param name="Plans">Joint plans that were compared.</param>
/// <param name="Agreements">Agreements that were compared.</param>
/// <param name="Difference">The first difference, needs before offers before activities before plans before agreements; null when there is none.</param>
public sealed record RegistersRecounted(long Events, long Needs, long Offers, long Activities, long Plans, long Agreements, RegisterDifference? Difference);

/// <summary>
/// GET /registers/recount: works every need, offer, activity, plan and agreement out anew from all that was ever said of it, and names the first that the tables
/// keep differently. Memory does not grow with the log: agreements are replayed by the thousand, the rest is compared in the database.
/// </summary>
internal static class RecountRegisters
{
    private const int Step = 1000;

    private const string Needs = """
        select 'need' as about, n.need_id as id, d.what, d.kept, d.counted
        from need n
        left join lateral (select h.version, h.kind, h.said from need_history h where h.need_id = n.need_id order by h.version desc limit 1) l on true
        cross join lateral (values
            ('version', n.version::text, l.version::text), ('state', n.state, case when l.kind = 'withdrawn' then 'withdrawn' when l.kind is not null then 'open' end),
            ('school_year', n.school_year::text, l.said->>'schoolYear'), ('theme_code', n.theme_code, l.said->>'themeCode'), ('urgency', n.urgency::text, l.said->>'urgency'),
            ('quantity', n.quantity::text, l.said->>'quantity'), ('measure', n.measure, l.said->>'measure')) d (what, kept, counted)
        where d.kept is distinct from d.counted order by n.need_id, d.what limit 1
        """;

    private const string Offers = """
        select 'offer' as about, o.offer_id as id, d.what, d.kept, d.counted
        from offer o
        left join lateral (select h.version, h.kind, h.said from offer_history h where h.offer_id = o.offer_id order by h.version desc limit 1) l on true
        cross join lateral (values
            ('version', o.version::text, l.version::text), ('state', o.state, case when l.kind = 'withdrawn' then 'withdrawn' when l.kind is not null then 'registered' end),
            ('school_year', o.school_year::text, l.said->>'schoolYear'), ('most_partners', o.most_partners::text, l.said->>'mostPartners'),
            ('supports', (select string_agg(concat_ws(' ', s.theme_code, s.quantity, s.measure, s.mode), ', ' order by s.place) from offer_support s where s.offer_id = o.offer_id),
                (select string_agg(concat_ws(' ', s->>'themeCode', s->>'quantity', s->>'measure', s->>'mode'), ', ' order by place)
                 from jsonb_array_elements(l.said->'supports') with ordinality as line (s, place)))) d (what, kept, counted)
        where d.kept is distinct from d.counted order by o.offer_id, d.what limit 1
        """;

    private const string Counts = """
        select (select count(*) from twinning_event), (select count(*) from need), (select count(*) from offer), (select count(*) from activity), (select count(*) from pair_plan)
        """;

    private const string Agreements = """
        select agreement_id, version, state, since, supporter_id, seeker_id, supporter_office_id, seeker_office_id, from_year, through_year, active_since
        from agreement where agreement_id > @after order by agreement_id limit @step
        """;

    private const string Messages = "select agreement_id, content::text from agreement_message where agreement_id = any (@ids) order by agreement_id, sequence";

    internal static async Task<Ok<RegistersRecounted>> Handle(NpgsqlDataSource database, CancellationToken cancellation) => TypedResults.Ok(await CountAsync(database, cancellation));

    internal static async Task<RegistersRecounted> CountAsync(NpgsqlDataSource database, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        // One moment for all of it: what is written meanwhile is in neither side.
        await using var transaction = await connection.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, cancellation);
        var (events, needs, offers, activities, plans) = await connection.QuerySingleAsync<(long, long, long, long, long)>(new CommandDefinition(Counts, cancellationToken: cancellation));
        RegisterDifference? difference = null;
        foreach (var compare in new[] { Needs, Offers, RecountLife.Activities, RecountLife.Plans })
        {
            difference ??= await connection.QuerySingleOrDefaultAsync<RegisterDifference>(new CommandDefinition(compare, cancellationToken: cancellation));
        }

        var (agreements, after) = (0L, Guid.Empty);
        while (difference is null)
        {
            var rows = (await connection.QueryAsync<KeptAgreement>(new CommandDefinition(Agreements, new { after, step = Step }, cancellationToken: cancellation))).AsList();
            if (rows.Count == 0)
            {
                break;
            }

            var messages = (await connection.QueryAsync<(Guid Id, string Content)>(
                new CommandDefinition(Messages, new { ids = rows.Select(row => row.AgreementId).ToArray() }, cancellationToken: cancellation))).ToLookup(one => one.Id, one => one.Content);
            difference = rows.Select(row => Compare(row, Agreement.Of(row.AgreementId, messages[row.AgreementId].Select(content => JsonSerializer.Deserialize<AgreementMessage>(content, ContractJson.Options)!))))
                .FirstOrDefault(found => found is not null);
            agreements += rows.Count;
            after = rows[^1].AgreementId;
        }

        return new(events, needs, offers, activities, plans, agreements, difference);
    }

    private static RegisterDifference? Compare(KeptAgreement kept, Agreement counted)
    {
        var (terms, standing) = (counted.Terms, counted.Standing);
        (string What, object? Kept, object? Counted)[] columns =
        [
            ("version", kept.Version, counted.Version), ("state", kept.State, AgreementBook.Word(standing.State)),
            .. terms is null ? Array.Empty<(string, object?, object?)>() :
            [
                ("since", kept.Since, standing.Since), ("active_since", kept.ActiveSince, standing.ActiveSince),
                ("supporter_id", kept.SupporterId, terms.Supporter.SchoolId), ("seeker_id", kept.SeekerId, terms.Seeker.SchoolId),
                ("supporter_office_id", kept.SupporterOfficeId, terms.Supporter.OfficeId), ("seeker_office_id", kept.SeekerOfficeId, terms.Seeker.OfficeId),
                ("from_year", kept.FromYear, terms.FromYear), ("through_year", kept.ThroughYear, standing.ThroughYear),
            ],
        ];
        return columns.Where(column => !Equals(column.Kept, column.Counted))
            .Select(column => new RegisterDifference("agreement", kept.AgreementId, column.What, Say(column.Kept), Say(column.Counted))).FirstOrDefault();
    }

    private static string? Say(object? value) => value is DateTimeOffset at ? at.ToString("O", CultureInfo.InvariantCulture) : Convert.ToString(value, CultureInfo.InvariantCulture);

    private sealed record KeptAgreement
    {
        public required Guid AgreementId { get; init; }

        public required long Version { get; init; }

        public required string State { get; init; }

        public DateTimeOffset? Since { get; init; }

        public Guid? SupporterId { get; init; }

        public Guid? SeekerId { get; init; }

        public Guid? SupporterOfficeId { get; init; }

        public Guid? SeekerOfficeId { get; init; }

        public int? FromYear { get; init; }

        public int? ThroughYear { get; init; }

        public DateTimeOffset? ActiveSince { get; init; }
    }
}
