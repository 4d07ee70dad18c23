using Dapper;
using EduCoop.ServiceDefaults;
using Npgsql;

namespace EduCoop.Twinning.Registers;

/// <summary>Reads the registers within the caller's units. Every row is worked out from what had been said by the end of the day.</summary>
internal static class ReadRegister
{
    private const string Mine = """
        (@everything or @unit = any (r.path)) and (@under::uuid is null or @under = any (r.path)) and (@level::text is null or @level = any (r.levels))
        """;

    private const string Order = """order by r.authority_name collate "vi-x-icu", r.ward_name collate "vi-x-icu", r.name collate "vi-x-icu", r.unit_id limit @size offset @offset""";

    private const string Registered = $"from register_on(@day, @schoolYear) r where {Mine} and (r.needs > 0 or r.most_partners is not null)";

    private const string Uncovered = $"from register_on(@day, @schoolYear) r where {Mine} and r.uncovered is not null and (@reason::text is null or r.uncovered = @reason)";

    // A pair is of both sides' units, and of the offices that consented.
    private const string Paired = """
        from agreement_on(@day, @schoolYear) a
        join school_on(@day) s on s.unit_id = a.supporter_id
        join school_on(@day) k on k.unit_id = a.seeker_id
        left join unit_copy so on so.unit_id = a.supporter_office_id
        left join unit_copy ko on ko.unit_id = a.seeker_office_id
        where a.state in ('active', 'consent', 'ended')
          and (@everything or @unit = any (s.path || k.path || coalesce(so.path, '{}') || coalesce(ko.path, '{}')))
          and (@under::uuid is null or @under = any (s.path || k.path)) and (@level::text is null or @level = any (k.levels))
        """;

    private const string PairPage = $"""
        select a.agreement_id, n.serial || '/' || n.year as number, a.state, a.since, a.supporter_id, a.supporter_name, s.name as supporter_now, sw.name as supporter_ward,
               sp.name as supporter_authority, a.seeker_id, a.seeker_name, k.name as seeker_now, kw.name as seeker_ward, kp.name as seeker_authority, k.levels, a.from_year, a.through_year
        from (select a.agreement_id {Paired}) mine
        join agreement_on(@day, @schoolYear) a on a.agreement_id = mine.agreement_id
        join school_on(@day) s on s.unit_id = a.supporter_id left join unit_copy sw on sw.unit_id = s.parent_id left join unit_copy sp on sp.unit_id = s.own_path[1]
        join school_on(@day) k on k.unit_id = a.seeker_id left join unit_copy kw on kw.unit_id = k.parent_id left join unit_copy kp on kp.unit_id = k.own_path[1]
        left join agreement_number n on n.agreement_id = a.agreement_id and a.active_since is not null
        order by k.levels, kp.name collate "vi-x-icu", kw.name collate "vi-x-icu", k.name collate "vi-x-icu", a.agreement_id limit @size offset @offset
        """;

    private const string Places = $"""
        from (select r.ward_id as unit_id, min(r.ward_name) as name, min(r.authority_name) as authority_name,
                     bool_or('border' = any (r.traits)) as is_border, bool_or('specially_difficult' = any (r.traits)) as is_specially_difficult,
                     count(*)::int as schools, count(*) filter (where r.needs > 0 or r.most_partners is not null)::int as registered,
                     count(*) filter (where r.active > 0)::int as covered, count(*) filter (where r.uncovered is not null)::int as uncovered
              from register_on(@day, @schoolYear) r where {Mine} and r.ward_id is not null group by r.ward_id) place
        where is_border or is_specially_difficult
        """;

    private const string Totals = $"""
        select count(*)::int, count(*) filter (where r.needs > 0 or r.most_partners is not null)::int, count(*) filter (where r.needs > 0)::int,
               count(*) filter (where r.most_partners is not null)::int, count(*) filter (where r.active > 0)::int
        from register_on(@day, @schoolYear) r where {Mine}
        """;

    private const string Reasons = $"select r.uncovered, count(*)::int from register_on(@day, @schoolYear) r where {Mine} and r.uncovered is not null group by 1";

    private const string ActivePairs = $"select count(*)::int {Paired} and a.state = 'active'";

    // Connections are of the same units as pairs are.
    private const string Connected = """
        from connections_on(@day, @schoolYear) c
        join school_on(@day) s on s.unit_id = c.supporter_id
        join school_on(@day) k on k.unit_id = c.seeker_id
        left join unit_copy so on so.unit_id = c.supporter_office_id
        left join unit_copy ko on ko.unit_id = c.seeker_office_id
        left join unit_copy sp on sp.unit_id = s.own_path[1]
        left join unit_copy kw on kw.unit_id = k.parent_id
        left join unit_copy kp on kp.unit_id = k.own_path[1]
        where (@everything or @unit = any (s.path || k.path || coalesce(so.path, '{}') || coalesce(ko.path, '{}')))
          and (@under::uuid is null or @under = any (s.path || k.path)) and (@level::text is null or @level = any (k.levels))
        """;

    private const string ConnectedPage = $"""
        select c.agreement_id, c.state, c.supporter_id, c.supporter_name, s.name as supporter_now, sp.name as supporter_authority, c.seeker_id, c.seeker_name, k.name as seeker_now,
               kw.name as seeker_ward, kp.name as seeker_authority, k.levels, c.plan_agreed, c.held, c.minutes, c.supporter_teachers, c.supporter_pupils, c.seeker_teachers, c.seeker_pupils,
               c.usefulness, c.last_held, c.mark
        {Connected}
        order by k.levels, kp.name collate "vi-x-icu", kw.name collate "vi-x-icu", k.name collate "vi-x-icu", c.agreement_id limit @size offset @offset
        """;

    internal static Task<PagedResult<RegisterConnection>> ConnectionsAsync(NpgsqlConnection connection, RegisterAsked asked, CancellationToken cancellation) =>
        PageAsync<RegisterConnection>(connection, $"select count(*) {Connected}", ConnectedPage, asked, cancellation);

    internal static Task<PagedResult<RegisterSchool>> SchoolsAsync(NpgsqlConnection connection, RegisterAsked asked, CancellationToken cancellation) =>
        PageAsync<RegisterSchool>(connection, $"select count(*) {Registered}", $"select r.* {Registered} {Order}", asked, cancellation);

    internal static async Task<PagedResult<RegisterSchool>> UncoveredAsync(NpgsqlConnection connection, RegisterAsked asked, CancellationToken cancellation)
    {
        var page = await PageAsync<RegisterSchool>(connection, $"select count(*) {Uncovered}", $"select r.* {Uncovered} {Order}", asked, cancellation);
        return page with { Items = await UncoveredReasons.ExplainAsync(connection, page.Items, asked, cancellation) };
    }

    internal static Task<PagedResult<RegisterPair>> PairsAsync(NpgsqlConnection connection, RegisterAsked asked, CancellationToken cancellation) =>
        PageAsync<RegisterPair>(connection, $"select count(*) {Paired}", PairPage, asked, cancellation);

    internal static Task<PagedResult<RegisterPlace>> PlacesAsync(NpgsqlConnection connection, RegisterAsked asked, CancellationToken cancellation) =>
        PageAsync<RegisterPlace>(
            connection, $"select count(*) {Places}", $"""select * {Places} order by authority_name collate "vi-x-icu", name collate "vi-x-icu", unit_id limit @size offset @offset""", asked, cancellation);

    internal static async Task<RegisterTotals> TotalsAsync(NpgsqlConnection connection, RegisterAsked asked, CancellationToken cancellation)
    {
        var (schools, registered, seeking, offering, covered) = await connection.QuerySingleAsync<(int, int, int, int, int)>(new CommandDefinition(Totals, asked, cancellationToken: cancellation));
        var pairs = await connection.ExecuteScalarAsync<int>(new CommandDefinition(ActivePairs, asked, cancellationToken: cancellation));
        var reasons = await connection.QueryAsync<(string Reason, int Count)>(new CommandDefinition(Reasons, asked, cancellationToken: cancellation));
        return new(asked.SchoolYear, asked.Day, schools, registered, seeking, offering, covered, pairs, reasons.ToDictionary(one => one.Reason, one => one.Count, StringComparer.Ordinal));
    }

    private static async Task<PagedResult<T>> PageAsync<T>(NpgsqlConnection connection, string count, string page, RegisterAsked asked, CancellationToken cancellation)
    {
        var total = await connection.ExecuteScalarAsync<long>(new CommandDefinition(count, asked, cancellationToken: cancellation));
        var items = (await connection.QueryAsync<T>(new CommandDefinition(page, asked, cancellationToken: cancellation))).AsList();
        return new(items, total, asked.Page, asked.Size);
    }
}
