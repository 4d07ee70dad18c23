using EduCoop.ServiceDefaults;
using EduCoop.Twinning.Agreements;
using EduCoop.Twinning.Units;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Twinning.Rules;

/// <summary>May these two be paired?</summary>
/// <param name="SeekerId">Who needs.</param>
/// <param name="SupporterId">Who gives.</param>
/// <param name="Day">The day it is asked for.</param>
/// <param name="Allowed">True when nothing refuses.</param>
/// <param name="Refusals">Every reason against it.</param>
/// <param name="SeekerOwnerId">Who consents for the seeker: an office by rule, else the unit above the school.</param>
/// <param name="SupporterOwnerId">Who consents for the supporter.</param>
public sealed record PairAnswer(Guid SeekerId, Guid SupporterId, DateOnly Day, bool Allowed, IReadOnlyList<PairRefusal> Refusals, Guid? SeekerOwnerId, Guid? SupporterOwnerId);

/// <summary>
/// GET /pairs/check?seekerId=&amp;supporterId=&amp;schoolYear=: what a proposal of that day would be told, for anybody of the staff. Beside the rules and the list of schools it says only
/// how many partners the two have.
/// </summary>
internal static class CheckPair
{
    internal static async Task<Results<Ok<PairAnswer>, ProblemHttpResult>> Handle(
        Guid seekerId, Guid supporterId, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation, DateOnly? asOf = null, int? schoolYear = null)
    {
        var day = asOf ?? clock.Today();
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var schools = await connection.FindSchoolsAsync([seekerId, supporterId], day, cancellation);
        if (!schools.TryGetValue(seekerId, out var seeker) || !schools.TryGetValue(supporterId, out var supporter))
        {
            return SchoolLookup.NotASchool.ToProblem(("unitId", schools.ContainsKey(seekerId) ? supporterId : seekerId));
        }

        var rules = await RuleStore.InForceAsync(connection, day, cancellation);
        var partners = await AgreedPartners.FindAsync(connection, rules, [seekerId, supporterId], cancellation);
        var offered = await AgreedPartners.OfferedAsync(connection, supporterId, schoolYear ?? SchoolYear.Of(day), cancellation);
        var refusals = Eligibility.Refuse(new(seeker, supporter, day, partners, offered), rules);
        return TypedResults.Ok(new PairAnswer(
            seekerId, supporterId, day, refusals.Count == 0, refusals, Eligibility.OwnerOf(seeker, day, rules) ?? seeker.ParentId, Eligibility.OwnerOf(supporter, day, rules) ?? supporter.ParentId));
    }
}
