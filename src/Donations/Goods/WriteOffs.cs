using System.Security.Claims;
using Dapper;
using EduCoop.Donations.Lawful;
using EduCoop.Donations.Ledger.Writing;
using EduCoop.ServiceDefaults;
using EduCoop.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Donations.Goods;

/// <summary>How far a write-off is.</summary>
public enum WriteOffState
{
    /// <summary>Waits for another person.</summary>
    Proposed,

    /// <summary>Signed by two; in the ledger.</summary>
    Confirmed,

    /// <summary>Another person said no.</summary>
    Refused,
}

/// <summary>Body of POST /goods/write-offs.</summary>
/// <param name="WriteOffId">Made by the caller.</param>
/// <param name="CampaignId">Whose goods.</param>
/// <param name="ItemCode">The good.</param>
/// <param name="Quantity">How many were lost.</param>
/// <param name="Reason">3-1000 characters: what happened.</param>
/// <param name="ShipmentId">Lost under way: the shipment that the school has counted …</param>
/// <param name="WarehouseId">… or lost in a warehouse.</param>
public sealed record ProposeWriteOffRequest(Guid WriteOffId, Guid CampaignId, string ItemCode, long Quantity, string Reason, Guid? ShipmentId = null, Guid? WarehouseId = null);

/// <summary>A loss.</summary>
public sealed record WriteOffView
{
    /// <summary>The write-off.</summary>
    public required Guid WriteOffId { get; init; }

    /// <summary>The campaign.</summary>
    public required Guid CampaignId { get; init; }

    /// <summary>Lost under way.</summary>
    public Guid? ShipmentId { get; init; }

    /// <summary>Lost in a warehouse.</summary>
    public Guid? WarehouseId { get; init; }

    /// <summary>The good.</summary>
    public required string ItemCode { get; init; }

    /// <summary>How many.</summary>
    public required long Quantity { get; init; }

    /// <summary>What happened.</summary>
    public required string Reason { get; init; }

    /// <summary>How far it is.</summary>
    public required WriteOffState State { get; init; }

    /// <summary>Who proposed it.</summary>
    public required Guid ProposedBy { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset ProposedAt { get; init; }

    /// <summary>Who signed or refused: another person.</summary>
    public Guid? DecidedBy { get; init; }

    /// <summary>Its ledger entry.</summary>
    public long? LedgerSequence { get; init; }

    internal const string Select = """
        select write_off_id, campaign_id, shipment_id, warehouse_id, item_code, quantity, reason, state, proposed_by, proposed_at, decided_by, entry_sequence as ledger_sequence from write_off

        """;

    internal static Task<WriteOffView?> FindAsync(NpgsqlConnection connection, Guid writeOffId, CancellationToken cancellation) =>
        connection.QuerySingleOrDefaultAsync<WriteOffView>(new CommandDefinition($"{Select} where write_off_id = @writeOffId", new { writeOffId }, cancellationToken: cancellation));
}

/// <summary>POST and GET /goods/write-offs, POST …/{id}/confirm and /refuse: goods are lost only when two people say so.</summary>
internal static class WriteOffs
{
    private const string Insert = """
        insert into write_off (write_off_id, campaign_id, shipment_id, warehouse_id, item_code, quantity, reason, state, proposed_by, proposed_at)
        values ($1, $2, $3::uuid, $4::uuid, $5, $6, $7, 'proposed', $8, $9)
        """;

    private const string Refuse = "update write_off set state = 'refused', decided_by = $2, decided_at = $3 where write_off_id = $1 and state = 'proposed' and proposed_by <> $2";

    private const string Count = "select count(*) from write_off where campaign_id = @campaignId";

    private const string Page = $"{WriteOffView.Select} where campaign_id = @campaignId order by proposed_at desc, write_off_id limit @size offset @offset";

    internal static async Task<Results<Created<WriteOffView>, Ok<WriteOffView>, ProblemHttpResult>> HandlePropose(
        ProposeWriteOffRequest request, ClaimsPrincipal user, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        if (await RefuseAsync(connection, request, user, VietnamTime.ToMicroseconds(clock.GetUtcNow()), cancellation) is { } refusal)
        {
            return refusal.ToProblem();
        }

        if (await WriteOffView.FindAsync(connection, request.WriteOffId, cancellation) is { } there)
        {
            return (there.CampaignId, there.ShipmentId, there.WarehouseId, there.ItemCode, there.Quantity, there.Reason)
                == (request.CampaignId, request.ShipmentId, request.WarehouseId, request.ItemCode, request.Quantity, request.Reason.Nfc())
                    ? TypedResults.Ok(there)
                    : GoodsRefusals.IdTaken.ToProblem();
        }

        try
        {
            await using var insert = new NpgsqlCommand(Insert, connection);
            insert.Add(request.WriteOffId).Add(request.CampaignId).Add(request.ShipmentId).Add(request.WarehouseId).Add(request.ItemCode).Add(request.Quantity)
                .Add(request.Reason.Nfc()).Add(user.AccountId()).Add(clock.GetUtcNow());
            await insert.ExecuteNonQueryAsync(cancellation);
        }
        catch (PostgresException clash) when (clash.IsClashOn("write_off_pkey"))
        {
            return GoodsRefusals.IdTaken.ToProblem();
        }

        return TypedResults.Created($"/goods/write-offs/{request.WriteOffId}", (await WriteOffView.FindAsync(connection, request.WriteOffId, cancellation))!);
    }

    internal static async Task<Results<Ok<WriteOffView>, ProblemHttpResult>> HandleConfirm(
        Guid writeOffId, ClaimsPrincipal user, NpgsqlDataSource database, LedgerWriter writer, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var refusal = await RefuseDecisionAsync(connection, writeOffId, user, cancellation) ?? await writer.DoAsync(new BookLoss(writeOffId, user.AccountId()), cancellation);
        return refusal is not null ? refusal.ToProblem() : TypedResults.Ok((await WriteOffView.FindAsync(connection, writeOffId, cancellation))!);
    }

    internal static async Task<Results<Ok<WriteOffView>, ProblemHttpResult>> HandleRefuse(
        Guid writeOffId, ClaimsPrincipal user, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        if (await RefuseDecisionAsync(connection, writeOffId, user, cancellation) is { } refusal)
        {
            return refusal.ToProblem();
        }

        await using var refuse = new NpgsqlCommand(Refuse, connection);
        return await refuse.Add(writeOffId).Add(user.AccountId()).Add(clock.GetUtcNow()).ExecuteNonQueryAsync(cancellation) == 1
            ? TypedResults.Ok((await WriteOffView.FindAsync(connection, writeOffId, cancellation))!)
            : GoodsRefusals.AlreadyDecided.ToProblem();
    }

    internal static Task<Results<Ok<PagedResult<WriteOffView>>, ProblemHttpResult>> HandleList(
        Guid campaignId, ClaimsPrincipal user, NpgsqlDataSource database, CancellationToken cancellation, int? page = null, int? pageSize = null) =>
        PlanAccess.PageAsync<WriteOffView>(database, campaignId, user, PageRequest.Of(page, pageSize), Count, Page, cancellation);

    private static async Task<Refusal?> RefuseAsync(NpgsqlConnection connection, ProposeWriteOffRequest request, ClaimsPrincipal user, DateTimeOffset now, CancellationToken cancellation)
    {
        var unfit = request.WriteOffId == Guid.Empty ? GoodsRefusals.IdMissing
            : (request.ShipmentId is null) == (request.WarehouseId is null) ? GoodsRefusals.WriteOffPlace
            : GoodsRefusals.Refuse([new(request.ItemCode, request.Quantity)]) ?? PlanRefusals.Text("reason", request.Reason, 3, 1000);
        unfit ??= (await PlanAccess.FindAsync(connection, request.CampaignId, user, cancellation)).Refusal;
        return unfit ?? await LossOf(request).RefuseAsync(connection, now, cancellation);
    }

    internal static Loss LossOf(ProposeWriteOffRequest request) => new(request.CampaignId, request.ShipmentId, request.WarehouseId, request.ItemCode, request.Quantity);

    private static async Task<Refusal?> RefuseDecisionAsync(NpgsqlConnection connection, Guid writeOffId, ClaimsPrincipal user, CancellationToken cancellation)
    {
        if (await WriteOffView.FindAsync(connection, writeOffId, cancellation) is not { } loss)
        {
            return Refusal.NotFound;
        }

        return (await PlanAccess.FindAsync(connection, loss.CampaignId, user, cancellation)).Refusal
            ?? (loss.State != WriteOffState.Proposed ? GoodsRefusals.AlreadyDecided : loss.ProposedBy == user.AccountId() ? GoodsRefusals.FourEyes : null);
    }
}
