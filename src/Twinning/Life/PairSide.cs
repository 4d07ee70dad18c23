using System.Security.Claims;
using Dapper;
using EduCoop.ServiceDefaults;
using EduCoop.Twinning.Agreements;
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

/// <summary>A pair, and for which of its schools the caller speaks; for none when she is no officer of one of them.</summary>
internal sealed record KnownPair(Agreement Agreement, PairSide? Mine)
{
    internal AgreementTerms Terms => Agreement.Terms!;

    internal AgreementStanding Standing => Agreement.Standing;

    internal bool IsActive => Standing.State == AgreementState.Active;

    internal bool HasYear(int schoolYear) => schoolYear >= Terms.FromYear && schoolYear <= Standing.ThroughYear;
}

/// <summary>Who may read a pair's life, which is whoever may read its agreement, and for which of its schools somebody speaks.</summary>
internal static class PairAccess
{
    // A school's side is spoken for by its own people and by those of the school that stands in its place.
    private const string Heirs = "select distinct unit_id from unit_heir where heir_id = @unit and unit_id = any (@schools)";

    /// <returns>The pair, when it is there and the caller may read it.</returns>
    internal static async Task<(KnownPair? Pair, Refusal? Refusal)> ReadableAsync(NpgsqlConnection connection, Guid agreementId, ClaimsPrincipal user, CancellationToken cancellation)
    {
        var (agreement, refusal) = await AgreementView.ReadableAsync(connection, agreementId, user, cancellation);
        return refusal is not null ? (null, refusal) : (new(agreement, await SideAsync(connection, agreement.Terms!, user, cancellation)), null);
    }

    /// <returns>The pair and the school that the caller speaks for, when it is active and she is one of that school's people.</returns>
    internal static async Task<(KnownPair Pair, PairSide Side, Refusal? Refusal)> SpeakingAsync(
        NpgsqlConnection connection, Guid agreementId, ClaimsPrincipal user, CancellationToken cancellation)
    {
        var (pair, refusal) = await ReadableAsync(connection, agreementId, user, cancellation);
        return pair is null ? (null!, default, refusal)
            : pair.Mine is not { } side ? (pair, default, LifeRefusals.NotASide)
            : (pair, side, pair.IsActive ? null : LifeRefusals.NotActive);
    }

    /// <summary>When both schools have become one, it speaks as the one that needed support.</summary>
    private static async Task<PairSide?> SideAsync(NpgsqlConnection connection, AgreementTerms terms, ClaimsPrincipal user, CancellationToken cancellation)
    {
        if (!user.IsInRole(Roles.SchoolOfficer) || user.ActingUnit() is not { } unit)
        {
            return null;
        }

        var schools = new[] { terms.Supporter.SchoolId, terms.Seeker.SchoolId };
        var own = (await connection.QueryAsync<Guid>(new CommandDefinition(Heirs, new { unit, schools }, cancellationToken: cancellation))).Append(unit).ToHashSet();
        return own.Contains(terms.Seeker.SchoolId) ? PairSide.Seeker : own.Contains(terms.Supporter.SchoolId) ? PairSide.Supporter : null;
    }
}
