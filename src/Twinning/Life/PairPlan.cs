using Dapper;
using Npgsql;

namespace EduCoop.Twinning.Life;

/// <summary>The joint plan of a pair for a school year.</summary>
/// <param name="AgreementId">The pair.</param>
/// <param name="SchoolYear">First calendar year.</param>
/// <param name="Version">To be named when it is changed or agreed to.</param>
/// <param name="Aims">What the two schools want to reach, in their words.</param>
/// <param name="SupporterAgreed">The supporting school agrees to this version.</param>
/// <param name="SeekerAgreed">The other school does.</param>
/// <param name="AgreedAt">When both did.</param>
/// <param name="ChangedAt">When it was last written or agreed to.</param>
public sealed record PairPlan(Guid AgreementId, int SchoolYear, long Version, string Aims, bool SupporterAgreed, bool SeekerAgreed, DateTimeOffset? AgreedAt, DateTimeOffset ChangedAt);

/// <summary>Reads plans; what writing and agreeing have in common.</summary>
internal static class PairPlans
{
    // How many words there are on a plan is also what makes the second of two writers fail.
    private const string Find = """
        select p.agreement_id, p.school_year, p.version, p.aims, p.supporter_agreed is not distinct from p.version as supporter_agreed, p.seeker_agreed is not distinct from p.version as seeker_agreed,
               p.agreed_at, p.changed_at,
               (select max(h.sequence) from pair_plan_history h where h.agreement_id = p.agreement_id and h.school_year = p.school_year) as words
        from pair_plan p where p.agreement_id = @agreementId and p.school_year = @schoolYear
        """;

    internal const string Remember = """
        insert into pair_plan_history (agreement_id, school_year, sequence, kind, side, version, aims, by_account, by_name, by_unit, at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
        """;

    internal const string Place = "pair_plan_history_place";

    internal static Task<KnownPlan?> FindAsync(NpgsqlConnection connection, Guid agreementId, int schoolYear, CancellationToken cancellation) =>
        connection.QuerySingleOrDefaultAsync<KnownPlan>(new CommandDefinition(Find, new { agreementId, schoolYear }, cancellationToken: cancellation));

    internal sealed record KnownPlan
    {
        public required Guid AgreementId { get; init; }

        public required int SchoolYear { get; init; }

        public required long Version { get; init; }

        public required string Aims { get; init; }

        public required bool SupporterAgreed { get; init; }

        public required bool SeekerAgreed { get; init; }

        public required DateTimeOffset? AgreedAt { get; init; }

        public required DateTimeOffset ChangedAt { get; init; }

        public required long Words { get; init; }

        internal bool HasAgreed(PairSide side) => side == PairSide.Supporter ? SupporterAgreed : SeekerAgreed;

        internal PairPlan View() => new(AgreementId, SchoolYear, Version, Aims, SupporterAgreed, SeekerAgreed, AgreedAt, ChangedAt);
    }
}
