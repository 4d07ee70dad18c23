using Dapper;
using EduCoop.ServiceDefaults;
using EduCoop.Twinning.Rules;
using EduCoop.Twinning.Units;
using Npgsql;

namespace EduCoop.Twinning.Agreements;

/// <summary>Two schools that the rules of the day let be paired, and who consents for each.</summary>
internal sealed record ProposedPair(KnownUnit SupporterOffice, KnownUnit SeekerOffice)
{
    // What is proposed takes a place as what is active does: two promises for one place would both be broken.
    private const string PartnersOf = """
        select seeker_id, supporter_id from agreement
        where state in ('proposed', 'accepted', 'active') and (seeker_id = any (@schools) or supporter_id = any (@schools))
        order by agreement_id limit 2000
        """;

    private const string Offered = "select most_partners from offer where school_id = @supporterId and school_year = @fromYear and state = 'registered'";

    /// <returns>The pair, or every reason of the rules against it.</returns>
    internal static async Task<(ProposedPair? Pair, Refusal? Refusal)> FindAsync(
        NpgsqlConnection connection, Guid supporterId, Guid seekerId, int fromYear, DateOnly today, CancellationToken cancellation)
    {
        var schools = await connection.FindSchoolsAsync([supporterId, seekerId], today, cancellation);
        if (!schools.TryGetValue(supporterId, out var supporter) || !schools.TryGetValue(seekerId, out var seeker))
        {
            return (null, SchoolLookup.NotASchool);
        }

        var rules = await RuleStore.InForceAsync(connection, today, cancellation);
        var counted = rules.SelectMany(rule => rule.Members).Append(supporterId).Append(seekerId).Distinct().ToArray();
        var pairs = await connection.QueryAsync<(Guid Seeker, Guid Supporter)>(new CommandDefinition(PartnersOf, new { schools = counted }, cancellationToken: cancellation));
        // A list, for none or one: a school has one offer for a year.
        var offered = (await connection.QueryAsync<int>(new CommandDefinition(Offered, new { supporterId, fromYear }, cancellationToken: cancellation))).AsList();
        var question = new PairQuestion(seeker, supporter, today, Partners.Of([.. pairs]), offered.Count > 0 ? offered[0] : null);
        if (Eligibility.Refuse(question, rules) is { Count: > 0 } against)
        {
            return (null, AgreementRefusals.PairRefused(against));
        }

        Guid?[] owners = [Eligibility.OwnerOf(supporter, today, rules) ?? supporter.ParentId, Eligibility.OwnerOf(seeker, today, rules) ?? seeker.ParentId];
        var offices = await UnitLookup.FindAsync(connection, owners.OfType<Guid>(), cancellation);
        return owners is [{ } first, { } second] && offices.TryGetValue(first, out var one) && offices.TryGetValue(second, out var other)
            ? (new(one, other), null)
            : (null, AgreementRefusals.NoManager);
    }
}
