using System.Security.Claims;
using Dapper;
using EduCoop.ServiceDefaults;
using EduCoop.Twinning.Agreements;
using EduCoop.Twinning.Units;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Twinning.Rules;

/// <summary>A school with which another may be paired, and on what.</summary>
/// <param name="SchoolId">The candidate.</param>
/// <param name="SchoolName">As printed.</param>
/// <param name="Levels">What it teaches.</param>
/// <param name="Traits">What is special about it.</param>
/// <param name="Themes">Themes that one needs and the other gives.</param>
/// <param name="Wished">The seeker has named this supporter.</param>
/// <param name="Urgency">The highest urgency among the shared themes.</param>
/// <param name="Refusals">Why not; empty for those that may be paired.</param>
public sealed record Candidate(
    Guid SchoolId, string SchoolName, IReadOnlyList<string> Levels, IReadOnlyList<string> Traits, IReadOnlyList<string> Themes, bool Wished, int Urgency, IReadOnlyList<PairRefusal> Refusals);

/// <summary>
/// GET /schools/{unitId}/candidates: for a school that needs, those that offer what it needs this year; with seeks=false, for one that offers, those that
/// need it. Wished ones first, then schools at the border or in special difficulty, then urgency, shared themes, name. With refused=true also whom the rules refuse, and why.
/// </summary>
internal static class ListCandidates
{
    private const int MostRows = 20_000;

    internal static readonly Refusal TooMany = new("too_many_candidates", "Quá nhiều trường phù hợp lĩnh vực.", "Chọn một lĩnh vực (theme) để thu hẹp.");

    // Needs and offers meet where year and theme agree; those of a school that has ended belong to the one that stands in its place.
    private const string Meetings = """
        with said_need as (
            select coalesce(h.heir_id, n.school_id) as school_id, n.theme_code, n.urgency, n.wished_partner_id
            from need n left join school_heir h on h.unit_id = n.school_id
            where n.state = 'open' and n.school_year = @schoolYear and (@theme::text is null or n.theme_code = @theme)),
        said_offer as (
            select coalesce(h.heir_id, o.school_id) as school_id, s.theme_code, o.most_partners
            from offer o join offer_support s using (offer_id) left join school_heir h on h.unit_id = o.school_id
            where o.state = 'registered' and o.school_year = @schoolYear and (@theme::text is null or s.theme_code = @theme)),
        met as (
            select case when @seeks then o.school_id else n.school_id end as school_id, array_agg(distinct n.theme_code order by n.theme_code) as themes,
                   max(n.urgency)::int as urgency, bool_or(n.wished_partner_id is not distinct from o.school_id) as wished, max(o.most_partners)::int as most_partners
            from said_need n join said_offer o using (theme_code)
            where case when @seeks then n.school_id = @unitId else o.school_id = @unitId end
            group by 1)
        select m.themes, m.urgency, m.wished, m.most_partners, s.* from met m join school_on(@day) s on s.unit_id = m.school_id
        order by s.name collate "vi-x-icu", s.unit_id limit @most
        """;

    internal static async Task<Results<Ok<PagedResult<Candidate>>, ProblemHttpResult>> Handle(
        Guid unitId, ClaimsPrincipal user, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation,
        bool seeks = true, bool refused = false, int? schoolYear = null, string? theme = null, int? page = null, int? pageSize = null)
    {
        var (day, wanted) = (clock.Today(), PageRequest.Of(page, pageSize));
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var (school, refusal) = await connection.FindActingAsync(user, unitId, day, cancellation);
        if (refusal is not null)
        {
            return refusal.ToProblem();
        }

        var values = new { unitId, seeks, theme = Words.Search(theme), day, schoolYear = schoolYear ?? SchoolYear.Of(day), most = MostRows + 1 };
        var met = (await connection.QueryAsync<Meeting, School, (Meeting Meeting, School School)>(
            new CommandDefinition(Meetings, values, cancellationToken: cancellation), (meeting, other) => (meeting, other), splitOn: "unit_id")).AsList();
        if (met.Count > MostRows)
        {
            return TooMany.ToProblem();
        }

        var rules = await RuleStore.InForceAsync(connection, day, cancellation);
        var partners = await AgreedPartners.FindAsync(connection, rules, met.Select(one => one.School.UnitId).Append(unitId), cancellation);
        var all = met.Select(one => Judge(school!, one.School, one.Meeting, seeks, day, partners, rules)).Where(one => refused || one.Refusals.Count == 0)
            .OrderBy(one => one.Refusals.Count > 0).ThenByDescending(one => one.Wished).ThenByDescending(one => seeks ? 0 : Hardship(one))
            .ThenByDescending(one => one.Urgency).ThenByDescending(one => one.Themes.Count).ToList();
        return TypedResults.Ok(new PagedResult<Candidate>([.. all.Skip(wanted.Offset).Take(wanted.PageSize)], all.Count, wanted.Page, wanted.PageSize));
    }

    private static Candidate Judge(School school, School other, Meeting meeting, bool seeks, DateOnly day, Partners partners, IReadOnlyList<PairingRule> rules)
    {
        var question = seeks ? new PairQuestion(school, other, day, partners, meeting.MostPartners) : new PairQuestion(other, school, day, partners, meeting.MostPartners);
        return new(other.UnitId, other.Name, other.Levels, other.Traits, meeting.Themes, meeting.Wished, meeting.Urgency, Eligibility.Refuse(question, rules));
    }

    /// <summary>Border and specially difficult communes come before boarding and semi-boarding schools elsewhere, and these before all others.</summary>
    private static int Hardship(Candidate school) =>
        school.Traits.Contains("border") || school.Traits.Contains("specially_difficult") ? 2 : school.Traits.Contains("boarding") || school.Traits.Contains("semi_boarding") ? 1 : 0;

    private sealed record Meeting
    {
        public required string[] Themes { get; init; }

        public required int Urgency { get; init; }

        public required bool Wished { get; init; }

        public required int MostPartners { get; init; }
    }
}
