using System.Security.Claims;
using Dapper;
using EduCoop.Donations.Lawful;
using EduCoop.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Donations.Restrictions;

/// <summary>A campaign of its own that holds gifts of one condition.</summary>
public sealed record ConditionalFund
{
    /// <summary>The campaign.</summary>
    public required Guid CampaignId { get; init; }

    /// <summary>Its title: what binds.</summary>
    public required string Title { get; init; }

    /// <summary>What it received, whole đồng.</summary>
    public required long ReceivedVnd { get; init; }

    /// <summary>Its invoices, whole đồng.</summary>
    public required long InvoicedVnd { get; init; }

    /// <summary>What is left, whole đồng.</summary>
    public required long LeftVnd { get; init; }
}

/// <summary>What a campaign has left, counted anew from the ledger each time.</summary>
/// <param name="CampaignId">The campaign.</param>
/// <param name="ReceivedVnd">What stands in it now, whole đồng: conditions that wait are in it, those that have a campaign of their own are not.</param>
/// <param name="InvoicedVnd">Its invoices that were not refused.</param>
/// <param name="HeldVnd">Gifts whose condition waits for another person: nobody may spend them.</param>
/// <param name="FreeVnd">What may be spent without a giver's condition.</param>
/// <param name="BoundLeftVnd">What is left in the campaigns of its conditions, of all of them.</param>
/// <param name="Funds">The newest 100 of those campaigns.</param>
public sealed record CampaignMoneyView(Guid CampaignId, long ReceivedVnd, long InvoicedVnd, long HeldVnd, long FreeVnd, long BoundLeftVnd, IReadOnlyList<ConditionalFund> Funds);

/// <summary>GET /campaigns/{campaignId}/money: what is left, free and under a condition.</summary>
internal static class CampaignMoney
{
    private const string Sums = """
        select p.campaign_id, p.title,
            coalesce((select -sum(l.amount_minor) from leg l join account a using (account_id) where a.campaign_id = p.campaign_id and a.kind = 'received' and l.currency = 'VND'), 0)::bigint as received_vnd,
            coalesce((select sum(i.cost_vnd) from goods_intake i
                      where i.campaign_id = p.campaign_id and i.origin = 'purchase' and i.state <> 'refused' and i.intake_id is distinct from @except), 0)::bigint as invoiced_vnd
        from campaign_plan p
        """;

    // Only gifts with an open condition are looked at: a handful, by their own index.
    private const string Select = $"""
        select s.received_vnd, s.invoiced_vnd,
            coalesce((select sum(p.amount_vnd) from gift_condition k join gift_place p using (donation_id) where k.state = 'open' and p.campaign_id = @campaignId and not p.is_reversed), 0)::bigint as held
        from ({Sums} where p.campaign_id = @campaignId) s
        """;

    private const string SelectFunds = $"select f.*, f.received_vnd - f.invoiced_vnd as left_vnd from ({Sums} where p.condition_of = @campaignId order by p.created_at desc, p.campaign_id limit 100) f";

    private const string SelectBoundLeft = $"select coalesce(sum(f.received_vnd - f.invoiced_vnd), 0)::bigint from ({Sums} where p.condition_of = @campaignId) f";

    internal static async Task<Results<Ok<CampaignMoneyView>, ProblemHttpResult>> Handle(Guid campaignId, ClaimsPrincipal user, NpgsqlDataSource database, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var (plan, refusal) = await PlanAccess.FindAsync(connection, campaignId, user, cancellation);
        if (plan is null)
        {
            return refusal!.ToProblem();
        }

        var (received, invoiced, held) = await ReadAsync(connection, campaignId, null, cancellation);
        var funds = (await connection.QueryAsync<ConditionalFund>(new CommandDefinition(SelectFunds, new { campaignId, except = (Guid?)null }, cancellationToken: cancellation))).AsList();
        var boundLeft = await connection.ExecuteScalarAsync<long>(new CommandDefinition(SelectBoundLeft, new { campaignId, except = (Guid?)null }, cancellationToken: cancellation));
        return TypedResults.Ok(new CampaignMoneyView(campaignId, received, invoiced, held, received - invoiced - held, boundLeft, funds));
    }

    /// <summary>What may be spent without a giver's condition, whole đồng. Below zero where more was spent than is free.</summary>
    /// <param name="connection">Where to read; in the ledger writer's turn nothing changes meanwhile.</param>
    /// <param name="campaignId">Whose money.</param>
    /// <param name="exceptIntake">A purchase that is not counted: the one that is being looked at.</param>
    /// <param name="cancellation">Cancels.</param>
    internal static async Task<long> FreeAsync(NpgsqlConnection connection, Guid campaignId, Guid? exceptIntake, CancellationToken cancellation)
    {
        var (received, invoiced, held) = await ReadAsync(connection, campaignId, exceptIntake, cancellation);
        return received - invoiced - held;
    }

    /// <summary>Does a gift with an open condition stand in the campaign?</summary>
    internal static async Task<bool> HoldsAsync(NpgsqlConnection connection, Guid campaignId, CancellationToken cancellation) =>
        (await ReadAsync(connection, campaignId, null, cancellation)).Held > 0;

    private static Task<(long Received, long Invoiced, long Held)> ReadAsync(NpgsqlConnection connection, Guid campaignId, Guid? except, CancellationToken cancellation) =>
        connection.QuerySingleAsync<(long, long, long)>(new CommandDefinition(Select, new { campaignId, except }, cancellationToken: cancellation));
}
