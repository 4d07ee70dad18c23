using System.Collections.Concurrent;
using System.Security.Claims;
using Dapper;
using EduCoop.Contracts.Donations;
using EduCoop.ServiceDefaults;
using Npgsql;

namespace EduCoop.Donations.Campaigns;

/// <summary>What deciding about a gift needs to know of its campaign.</summary>
internal sealed record CampaignState
{
    public required Guid CampaignId { get; init; }

    public required Guid UnitId { get; init; }

    /// <summary>Ancestors of the unit from the root to itself; only itself while the directory's event is still on its way.</summary>
    public required Guid[] UnitPath { get; init; }

    public required FundraisingRegime Regime { get; init; }

    public required DateOnly OpensOn { get; init; }

    public required DateOnly? ClosesOn { get; init; }

    public required DateOnly? ClosedOn { get; init; }
}

/// <summary>
/// Campaigns as last seen, at most two seconds ago. It saves a round trip per gift; that a campaign is still open
/// is decided once more by the database when the gift is written.
/// </summary>
internal sealed class CampaignBook(NpgsqlDataSource database, TimeProvider clock)
{
    private const int MaxKept = 10_000;
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(2);

    private const string Select = """
        select c.campaign_id, c.unit_id, coalesce(u.path, array[c.unit_id]) as unit_path, c.regime, c.opens_on, c.closes_on, c.closed_on
        from campaign c left join unit_copy u on u.unit_id = c.unit_id
        where c.campaign_id = @campaignId
        """;

    private readonly ConcurrentDictionary<Guid, (CampaignState State, long SeenAt)> kept = new();

    internal async ValueTask<CampaignState?> FindAsync(Guid campaignId, CancellationToken cancellation)
    {
        if (kept.TryGetValue(campaignId, out var known) && clock.GetElapsedTime(known.SeenAt) < Fresh)
        {
            return known.State;
        }

        await using var connection = await database.OpenConnectionAsync(cancellation);
        var state = await connection.QuerySingleOrDefaultAsync<CampaignState>(new CommandDefinition(Select, new { campaignId }, cancellationToken: cancellation));
        if (kept.Count >= MaxKept)
        {
            kept.Clear();
        }

        if (state is not null)
        {
            kept[campaignId] = (state, clock.GetTimestamp());
        }

        return state;
    }

    internal void Forget(Guid campaignId) => kept.TryRemove(campaignId, out _);

    /// <summary>May the caller see this campaign's records?</summary>
    internal async Task<Refusal?> RefuseReadingAsync(Guid campaignId, ClaimsPrincipal user, CancellationToken cancellation) =>
        await FindAsync(campaignId, cancellation) switch
        {
            null => Refusal.NotFound,
            var campaign when !user.MayActOn(campaign.UnitPath) => Refusal.OutOfScope,
            _ => null,
        };
}
