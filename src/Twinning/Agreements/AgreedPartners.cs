using Dapper;
using EduCoop.Twinning.Rules;
using Npgsql;

namespace EduCoop.Twinning.Agreements;

/// <summary>Who is promised to whom already, for the rules' limits. A school that took another's place has that one's partners too.</summary>
internal static class AgreedPartners
{
    /// <summary>A bound on memory, far above the agreements of a country's 40,000 schools in one list; beyond it limits would be counted too low.</summary>
    private const int Most = 100_000;

    // What is proposed takes a place as what is active does: two promises for one place would both be broken.
    private const string Find = """
        with wanted as (select unnest(@schools) as id union select unit_id from school_heir where heir_id = any (@schools))
        select coalesce(n.heir_id, a.seeker_id), coalesce(s.heir_id, a.supporter_id)
        from agreement a left join school_heir n on n.unit_id = a.seeker_id left join school_heir s on s.unit_id = a.supporter_id
        where a.state in ('proposed', 'accepted', 'active') and (a.seeker_id in (select id from wanted) or a.supporter_id in (select id from wanted))
        order by a.agreement_id limit @most
        """;

    private const string Offered = "select most_partners from offer where school_id = @supporterId and school_year = @schoolYear and state = 'registered'";

    /// <summary>The partners of these schools, and of those whose limits they share by a cluster's rule.</summary>
    internal static async Task<Partners> FindAsync(
        NpgsqlConnection connection, IReadOnlyList<PairingRule> rules, IEnumerable<Guid> schools, CancellationToken cancellation)
    {
        var counted = rules.SelectMany(rule => rule.Members).Concat(schools).Distinct().ToArray();
        return Partners.Of([.. await connection.QueryAsync<(Guid, Guid)>(new CommandDefinition(Find, new { schools = counted, most = Most }, cancellationToken: cancellation))]);
    }

    /// <returns>How many schools the supporter has said that it can serve in that year; null when it has said nothing.</returns>
    internal static async Task<int?> OfferedAsync(NpgsqlConnection connection, Guid supporterId, int schoolYear, CancellationToken cancellation)
    {
        // A list, for none or one: a school has one offer for a year.
        var offered = (await connection.QueryAsync<int>(new CommandDefinition(Offered, new { supporterId, schoolYear }, cancellationToken: cancellation))).AsList();
        return offered.Count > 0 ? offered[0] : null;
    }
}
