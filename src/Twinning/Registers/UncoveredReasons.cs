using Dapper;
using EduCoop.Twinning.Agreements;
using EduCoop.Twinning.Rules;
using EduCoop.Twinning.Units;
using Npgsql;

namespace EduCoop.Twinning.Registers;

/// <summary>Says of schools whose needs meet offers and who are in no pair why that is: a rule refuses every supporter, all are full, or nobody has proposed.</summary>
internal static class UncoveredReasons
{
    /// <summary>A bound on memory, above the schools of two provinces.</summary>
    private const int MostOffers = 10_000;

    private const string Offers = """
        select o.most_partners, o.themes, s.* from offer_on(@day, @schoolYear) o join school_on(@day) s on s.unit_id = o.school_id
        where o.themes && @themes order by s.unit_id limit @most
        """;

    internal static async Task<IReadOnlyList<RegisterSchool>> ExplainAsync(NpgsqlConnection connection, IReadOnlyList<RegisterSchool> schools, RegisterAsked asked, CancellationToken cancellation)
    {
        var open = schools.Where(school => school.Uncovered == "not_paired").ToList();
        if (open.Count == 0)
        {
            return schools;
        }

        var values = new { asked.Day, asked.SchoolYear, themes = open.SelectMany(school => school.Themes).Distinct().ToArray(), most = MostOffers };
        var offers = (await connection.QueryAsync<Offered, School, (Offered Offer, School Supporter)>(
            new CommandDefinition(Offers, values, cancellationToken: cancellation), (offer, school) => (offer, school), splitOn: "unit_id")).AsList();
        var rules = await RuleStore.InForceAsync(connection, asked.Day, cancellation);
        var partners = await AgreedPartners.FindAsync(connection, rules, offers.Select(one => one.Supporter.UnitId).Concat(open.Select(school => school.UnitId)), cancellation);
        return [.. schools.Select(school => school.Uncovered == "not_paired" ? Explain(school, offers, rules, partners, asked.Day) : school)];
    }

    private static RegisterSchool Explain(
        RegisterSchool school, List<(Offered Offer, School Supporter)> offers, IReadOnlyList<PairingRule> rules, Partners partners, DateOnly day)
    {
        var seeker = new School
        {
            UnitId = school.UnitId, Name = school.Name, TypeCode = school.TypeCode, Path = school.Path, OwnPath = school.OwnPath, Levels = school.Levels, Traits = school.Traits,
        };
        PairRefusal? rule = null, full = null;
        foreach (var (offer, supporter) in offers.Where(one => one.Supporter.UnitId != school.UnitId && one.Offer.Themes.Intersect(school.Themes).Any()))
        {
            var refusals = Eligibility.Refuse(new(seeker, supporter, day, partners, offer.MostPartners), rules);
            if (refusals.Count == 0)
            {
                return school with { Uncovered = "not_proposed" };
            }

            // Who is only full would do; what a rule says against the kind of school weighs less than that.
            full ??= refusals.All(one => one.Code is "supporter_full" or "seeker_full" or "offer_full") ? refusals[0] : null;
            rule ??= refusals[0];
        }

        return full is not null ? school with { Uncovered = "offers_full", RuleReason = full.Text }
            : rule is not null ? school with { Uncovered = "rule_refuses", RuleReason = rule.Text } : school with { Uncovered = "no_offer" };
    }

    private sealed record Offered
    {
        public required int MostPartners { get; init; }

        public required string[] Themes { get; init; }
    }
}
