using System.Data;
using Dapper;
using EduCoop.Contracts.Twinning;
using EduCoop.Twinning.Rules;
using EduCoop.Twinning.Units;
using Npgsql;

namespace EduCoop.Twinning.Runs;

/// <summary>Reads all that a run is computed from, as it stood at one moment: one snapshot, two round trips, however many schools there are.</summary>
internal static class FreezeInput
{
    /// <summary>A bound on memory: all schools of the country with three themes each.</summary>
    internal const int MostLines = 120_000;

    private const string Needs = """
        select coalesce(h.heir_id, n.school_id) as school_id, n.theme_code, n.urgency::int as urgency, n.quantity, replace(n.measure, '_', '') as measure, replace(n.mode, '_', '') as mode,
               n.wished_partner_id, n.content, n.brings
        from need n left join school_heir h on h.unit_id = n.school_id
        where n.state = 'open' and n.school_year = @schoolYear order by n.need_id limit @most;
        """;

    private const string Offers = """
        select coalesce(h.heir_id, o.school_id) as school_id, o.most_partners::int as most_partners, s.theme_code, s.quantity, replace(s.measure, '_', '') as measure, replace(s.mode, '_', '') as mode, s.content
        from offer o join offer_support s using (offer_id) left join school_heir h on h.unit_id = o.school_id
        where o.state = 'registered' and o.school_year = @schoolYear order by o.offer_id, s.place limit @most;
        """;

    private const string Agreed = """
        select distinct coalesce(n.heir_id, a.seeker_id) as seeker_id, coalesce(s.heir_id, a.supporter_id) as supporter_id
        from agreement a left join school_heir n on n.unit_id = a.seeker_id left join school_heir s on s.unit_id = a.supporter_id
        where a.state in ('proposed', 'accepted', 'active') order by 1, 2 limit @most;
        """;

    private const string Decisions = """
        select distinct coalesce(n.heir_id, d.seeker_id) as seeker_id, coalesce(s.heir_id, d.supporter_id) as supporter_id, d.kind = 'fix' as is_fixed
        from matching_decision d left join school_heir n on n.unit_id = d.seeker_id left join school_heir s on s.unit_id = d.supporter_id
        where d.authority_id = @authorityId and d.school_year = @schoolYear and d.ended_at is null order by 1, 2, 3 limit @most;
        """;

    private const string Themes = "select theme_code, name, name_en, online from theme order by theme_code limit 256;";

    private const string Published = "select exists (select from matching_run where authority_id = @authorityId and school_year = @schoolYear and publish_state = 'published');";

    private const string Schools = "select * from school_on(@day) where unit_id = any (@ids) order by unit_id;";

    private const string Places = """
        select p.unit_id, p.latitude, p.longitude from unit_place p
        where p.unit_id in (select unnest(c.own_path) from unit_copy c where c.unit_id = any (@ids)) order by 1 limit @most;
        """;

    internal static async Task<RunInput> ReadAsync(NpgsqlConnection connection, Guid authorityId, int schoolYear, DateOnly day, long seed, RunAsked asked, CancellationToken cancellation)
    {
        await using var snapshot = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellation);
        var values = new { authorityId, schoolYear, most = MostLines + 1 };
        await using var first = await connection.QueryMultipleAsync(
            new CommandDefinition(Needs + Offers + Agreed + Decisions + Themes + Published + WeightStore.Find, values, cancellationToken: cancellation));
        var needs = (await first.ReadAsync<NeedLine>()).Select(line => line.Frozen).ToList();
        var offers = (await first.ReadAsync<OfferLine>()).Select(line => line.Frozen).ToList();
        var agreed = (await first.ReadAsync<PairLine>()).Select(line => new FrozenAgreed(line.SeekerId, line.SupporterId)).ToList();
        var decisions = (await first.ReadAsync<PairLine>()).Select(line => new FrozenDecision(line.SeekerId, line.SupporterId, line.IsFixed)).ToList();
        var themes = (await first.ReadAsync<ThemeLine>()).Select(line => new FrozenTheme(line.ThemeCode, line.Name, line.NameEn, line.Online)).ToList();
        var isPublished = await first.ReadSingleAsync<bool>();
        var weights = await first.ReadSingleAsync<MatchingWeights>();

        var ids = needs.Select(need => need.SchoolId).Concat(offers.Select(offer => offer.SchoolId)).Distinct().ToArray();
        await using var second = await connection.QueryMultipleAsync(new CommandDefinition(Schools + Places, new { day, ids, most = MostLines }, cancellationToken: cancellation));
        var schools = (await second.ReadAsync<School>()).AsList();
        var places = (await second.ReadAsync<PlaceLine>()).Select(line => new FrozenPlace(line.UnitId, line.Latitude, line.Longitude)).ToList();
        var known = ids.ToHashSet();
        return new()
        {
            AuthorityId = authorityId,
            SchoolYear = schoolYear,
            Day = day,
            Seed = seed,
            Asked = asked,
            Weights = weights,
            IsRematching = isPublished,
            Schools = schools,
            Needs = needs,
            Offers = offers,
            Themes = themes,
            Rules = await RuleStore.InForceAsync(connection, day, cancellation),
            Agreed = [.. agreed.Where(pair => known.Contains(pair.SeekerId) || known.Contains(pair.SupporterId))],
            Decisions = decisions,
            Places = places,
        };
    }

    private sealed record NeedLine
    {
        public required Guid SchoolId { get; init; }

        public required string ThemeCode { get; init; }

        public required int Urgency { get; init; }

        public required int Quantity { get; init; }

        public required SupportMeasure Measure { get; init; }

        public required SupportMode Mode { get; init; }

        public Guid? WishedPartnerId { get; init; }

        public required string Content { get; init; }

        public string? Brings { get; init; }

        internal FrozenNeed Frozen => new(SchoolId, ThemeCode, Urgency, Quantity, Measure, Mode, WishedPartnerId, Content, Brings);
    }

    private sealed record OfferLine
    {
        public required Guid SchoolId { get; init; }

        public required int MostPartners { get; init; }

        public required string ThemeCode { get; init; }

        public required int Quantity { get; init; }

        public required SupportMeasure Measure { get; init; }

        public required SupportMode Mode { get; init; }

        public string? Content { get; init; }

        internal FrozenOffer Frozen => new(SchoolId, MostPartners, ThemeCode, Quantity, Measure, Mode, Content);
    }

    private sealed record PairLine
    {
        public required Guid SeekerId { get; init; }

        public required Guid SupporterId { get; init; }

        public bool IsFixed { get; init; }
    }

    private sealed record ThemeLine
    {
        public required string ThemeCode { get; init; }

        public required string Name { get; init; }

        public required string NameEn { get; init; }

        public required bool Online { get; init; }
    }

    private sealed record PlaceLine
    {
        public required Guid UnitId { get; init; }

        public required double Latitude { get; init; }

        public required double Longitude { get; init; }
    }
}
