using EduCoop.ServiceDefaults;
using EduCoop.Twinning.Rules;
using EduCoop.Twinning.Units;
using Npgsql;

namespace EduCoop.Twinning.Agreements;

/// <summary>Two schools that the rules of the day let be paired, and who consents for each.</summary>
internal sealed record ProposedPair(KnownUnit SupporterOffice, KnownUnit SeekerOffice)
{
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
        var partners = await AgreedPartners.FindAsync(connection, rules, [supporterId, seekerId], cancellation);
        var question = new PairQuestion(seeker, supporter, today, partners, await AgreedPartners.OfferedAsync(connection, supporterId, fromYear, cancellation));
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
