using System.Security.Claims;
using Dapper;
using EduCoop.ServiceDefaults;
using Npgsql;

namespace EduCoop.Twinning.Life;

/// <summary>One of the two schools of a pair.</summary>
public enum PairSide
{
    /// <summary>The supporting school.</summary>
    Supporter,

    /// <summary>The school that needs support.</summary>
    Seeker,
}

/// <summary>An agreement as its life needs it, and what the caller is in it.</summary>
internal sealed record KnownPair
{
    public required Guid AgreementId { get; init; }

    public required string State { get; init; }

    public required Guid SupporterId { get; init; }

    public required string SupporterName { get; init; }

    public required Guid SupporterOfficeId { get; init; }

    public required string SupporterOfficeName { get; init; }

    public required Guid SeekerId { get; init; }

    public required string SeekerName { get; init; }

    public required Guid SeekerOfficeId { get; init; }

    public required string SeekerOfficeName { get; init; }

    public required int FromYear { get; init; }

    public required int ThroughYear { get; init; }

    public required DateTimeOffset? ActiveSince { get; init; }

    /// <summary>Whom the caller speaks for as a school's own officer.</summary>
    public required bool IsSupporter { get; init; }

    public required bool IsSeeker { get; init; }

    public required bool MayRead { get; init; }

    internal bool IsActive => State == "active";

    internal bool HasYear(int schoolYear) => schoolYear >= FromYear && schoolYear <= ThroughYear;
}

/// <summary>Who may read a pair's life, and for which of its schools somebody may speak.</summary>
internal static class PairAccess
{
    // Readers are those of the agreement itself: both schools, both offices, who proposed, and all above them. A school's side is spoken for by its own people
    // and by those of the school that stands in its place.
    private const string Find = """
        select a.agreement_id, a.state, a.supporter_id, a.supporter_name, a.supporter_office_id, m.content->'terms'->'supporter'->>'officeName' as supporter_office_name,
               a.seeker_id, a.seeker_name, a.seeker_office_id, m.content->'terms'->'seeker'->>'officeName' as seeker_office_name, a.from_year, a.through_year, a.active_since,
               @unit = a.supporter_id or exists (select from unit_heir h where h.unit_id = a.supporter_id and h.heir_id = @unit) as is_supporter,
               @unit = a.seeker_id or exists (select from unit_heir h where h.unit_id = a.seeker_id and h.heir_id = @unit) as is_seeker,
               @everything or exists (select from unit_copy u where u.unit_id in (a.supporter_id, a.seeker_id, a.supporter_office_id, a.seeker_office_id, a.proposed_by) and u.path @> array[@unit]) as may_read
        from agreement a join agreement_message m on m.agreement_id = a.agreement_id and m.step = 'propose'
        where a.agreement_id = @agreementId and a.state <> 'awaited'
        order by m.sequence limit 1
        """;

    /// <returns>The pair, when it is there and the caller may read it.</returns>
    internal static async Task<(KnownPair? Pair, Refusal? Refusal)> ReadableAsync(NpgsqlConnection connection, Guid agreementId, ClaimsPrincipal user, CancellationToken cancellation)
    {
        var scope = Units.Scope.Of(user);
        var pair = await connection.QueryFirstOrDefaultAsync<KnownPair>(new CommandDefinition(Find, new { agreementId, scope.Everything, scope.Unit }, cancellationToken: cancellation));
        return pair is null ? (null, Refusal.NotFound) : pair.MayRead ? (pair, null) : (null, Refusal.OutOfScope);
    }

    /// <returns>The pair and the school that the caller speaks for, when it is active and she is one of that school's people.</returns>
    internal static async Task<(KnownPair Pair, PairSide Side, Refusal? Refusal)> SpeakingAsync(
        NpgsqlConnection connection, Guid agreementId, ClaimsPrincipal user, CancellationToken cancellation)
    {
        var (pair, refusal) = await ReadableAsync(connection, agreementId, user, cancellation);
        if (pair is null)
        {
            return (null!, default, refusal);
        }

        return SideOf(pair, user) is not { } side ? (pair, default, LifeRefusals.NotASide)
            : !pair.IsActive ? (pair, side, LifeRefusals.NotActive)
            : (pair, side, null);
    }

    /// <summary>Null for everybody but the officers of the two schools. When both have become one school, it speaks as the one that needed support.</summary>
    internal static PairSide? SideOf(KnownPair pair, ClaimsPrincipal user) =>
        !user.IsInRole(Roles.SchoolOfficer) ? null : pair.IsSeeker ? PairSide.Seeker : pair.IsSupporter ? PairSide.Supporter : null;

    internal static PairSide Other(this PairSide side) => side == PairSide.Supporter ? PairSide.Seeker : PairSide.Supporter;
}
