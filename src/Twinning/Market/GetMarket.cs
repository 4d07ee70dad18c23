using Dapper;
using EduCoop.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Twinning.Market;

/// <summary>One theme in one authority: who needs and who offers.</summary>
public sealed record MarketLine
{
    /// <summary>The theme.</summary>
    public required string ThemeCode { get; init; }

    /// <summary>Vietnamese name.</summary>
    public required string ThemeName { get; init; }

    /// <summary>English name.</summary>
    public required string ThemeNameEn { get; init; }

    /// <summary>The uppermost unit of the schools: the authority.</summary>
    public required Guid AuthorityId { get; init; }

    /// <summary>Its name, empty while the directory has not told it.</summary>
    public required string AuthorityName { get; init; }

    /// <summary>Schools with an open need.</summary>
    public required long NeedingSchools { get; init; }

    /// <summary>Of these, with urgency 4 or 5.</summary>
    public required long UrgentSchools { get; init; }

    /// <summary>Schools with a registered offer.</summary>
    public required long OfferingSchools { get; init; }

    /// <summary>How many schools these can serve together, in all their themes.</summary>
    public required long Places { get; init; }
}

/// <summary>What is short of one theme: schools that need it less the places of all other authorities.</summary>
/// <param name="ThemeCode">The theme.</param>
/// <param name="NeedingSchools">Schools with an open need, in all authorities.</param>
/// <param name="Places">Places of all offers that hold the theme.</param>
/// <param name="Gap">Places that are missing, by authority the places of the others count; 0 when there are enough.</param>
public sealed record MarketGap(string ThemeCode, long NeedingSchools, long Places, long Gap);

/// <summary>The market of one school year.</summary>
/// <param name="SchoolYear">First calendar year of the school year.</param>
/// <param name="Lines">By theme and authority, where somebody needs or offers.</param>
/// <param name="Gaps">By theme, those that are needed.</param>
public sealed record MarketView(int SchoolYear, IReadOnlyList<MarketLine> Lines, IReadOnlyList<MarketGap> Gaps);

/// <summary>GET /market?schoolYear=: counts only, for all staff. At most one line for each theme (100) and authority (34 provinces).</summary>
internal static class GetMarket
{
    private const string Lines = """
        with needing as (
            select n.theme_code, c.own_path[1] as authority_id, count(distinct n.school_id) as needing_schools, count(distinct n.school_id) filter (where n.urgency >= 4) as urgent_schools
            from need n join unit_copy c on c.unit_id = n.school_id where n.state = 'open' and n.school_year = @schoolYear group by 1, 2),
        offering as (
            select theme_code, authority_id, count(*) as offering_schools, sum(most_partners) as places
            from (select distinct s.theme_code, c.own_path[1] as authority_id, o.offer_id, o.most_partners
                  from offer o join offer_support s using (offer_id) join unit_copy c on c.unit_id = o.school_id
                  where o.state = 'registered' and o.school_year = @schoolYear) once
            group by 1, 2)
        select theme_code, t.name as theme_name, t.name_en as theme_name_en, authority_id, coalesce(c.name, '') as authority_name,
               coalesce(needing_schools, 0) as needing_schools, coalesce(urgent_schools, 0) as urgent_schools, coalesce(offering_schools, 0) as offering_schools, coalesce(places, 0) as places
        from needing full join offering using (theme_code, authority_id) join theme t using (theme_code) left join unit_copy c on c.unit_id = authority_id
        order by t.place, theme_code, c.name collate "vi-x-icu", authority_id limit 10000
        """;

    internal static async Task<Ok<MarketView>> Handle(NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation, int? schoolYear = null)
    {
        var year = schoolYear ?? SchoolYear.Of(clock.Today());
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var lines = (await connection.QueryAsync<MarketLine>(new CommandDefinition(Lines, new { schoolYear = year }, cancellationToken: cancellation))).AsList();
        return TypedResults.Ok(new MarketView(year, lines, [.. lines.GroupBy(line => line.ThemeCode).Select(Gap).Where(gap => gap.NeedingSchools > 0)]));
    }

    /// <summary>An authority is served by the others only, so what is missing is at least what its own schools need beyond the others' places.</summary>
    private static MarketGap Gap(IGrouping<string, MarketLine> theme)
    {
        var (needing, places) = (theme.Sum(line => line.NeedingSchools), theme.Sum(line => line.Places));
        var missing = theme.Max(line => line.NeedingSchools - (places - line.Places));
        return new(theme.Key, needing, places, Math.Max(0, Math.Max(missing, needing - places)));
    }
}
