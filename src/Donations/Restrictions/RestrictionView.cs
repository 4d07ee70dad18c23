using Dapper;
using Npgsql;

namespace EduCoop.Donations.Restrictions;

/// <summary>What the givers of a campaign want their gifts used for.</summary>
public sealed record RestrictionView
{
    /// <summary>The restriction.</summary>
    public required Guid RestrictionId { get; init; }

    /// <summary>Whose gifts.</summary>
    public required Guid CampaignId { get; init; }

    /// <summary>The giver's own words.</summary>
    public required string Said { get; init; }

    /// <summary>Codes of the purposes that are allowed; null: any that the law permits.</summary>
    public required string[]? Purposes { get; init; }

    /// <summary>A province, a commune or a school: goods go only to units in it; null: anywhere.</summary>
    public required Guid? PlaceUnitId { get; init; }

    /// <summary>Its name on the day it was written down.</summary>
    public required string? PlaceName { get; init; }

    /// <summary>First day of use.</summary>
    public required DateOnly? UseFrom { get; init; }

    /// <summary>Last day of use.</summary>
    public required DateOnly? UseUntil { get; init; }

    /// <summary>Who wrote it down.</summary>
    public required Guid MadeBy { get; init; }

    /// <summary>When; in force from here.</summary>
    public required DateTimeOffset MadeAt { get; init; }

    /// <summary>When another person ended it; null while it is in force.</summary>
    public required DateTimeOffset? EndedAt { get; init; }

    /// <summary>Why.</summary>
    public required string? EndReason { get; init; }

    internal const string Select = """
        select restriction_id, campaign_id, said, purposes, place_unit_id, place_name, use_from, use_until, made_by, made_at, ended_at, end_reason from fund_restriction

        """;

    internal static Task<RestrictionView?> FindAsync(NpgsqlConnection connection, Guid restrictionId, CancellationToken cancellation) =>
        connection.QuerySingleOrDefaultAsync<RestrictionView>(new CommandDefinition($"{Select} where restriction_id = @restrictionId", new { restrictionId }, cancellationToken: cancellation));
}
