using System.Security.Claims;
using Dapper;
using EduCoop.Donations.Campaigns;
using EduCoop.Donations.Lawful;
using EduCoop.Donations.Restrictions;
using EduCoop.ServiceDefaults;
using EduCoop.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Donations.Goods;

/// <summary>Body of POST /goods/shipments.</summary>
/// <param name="ShipmentId">Made by the caller.</param>
/// <param name="CampaignId">Whose goods.</param>
/// <param name="WarehouseId">Where they lie.</param>
/// <param name="SchoolId">Who gets them: a unit of the directory.</param>
/// <param name="Lines">What is to be sent.</param>
/// <param name="HoldDays">Days for which the warehouse holds them, 1-30; then they are free again unless they have left.</param>
/// <param name="Note">At most 500 characters.</param>
public sealed record PrepareShipmentRequest(
    Guid ShipmentId, Guid CampaignId, Guid WarehouseId, Guid SchoolId, IReadOnlyList<GoodsQuantity> Lines, int HoldDays = 7, string? Note = null);

/// <summary>POST and GET /goods/shipments, GET …/{id}, POST …/{id}/cancel: the first phase holds the goods, nothing is in the ledger yet.</summary>
internal static class PrepareShipment
{
    // Of two who hold the same goods at once, the second sees what the first holds.
    private const string LockWarehouse = "select pg_advisory_xact_lock(hashtextextended($1, 40))";

    private const string Insert = """
        insert into shipment (shipment_id, campaign_id, warehouse_id, school_id, school_name, state, note, prepared_by, prepared_at, expires_at)
        values ($1, $2, $3, $4, $5, 'prepared', $6::text, $7, $8, $9)
        """;

    private const string InsertLines = "insert into shipment_line (shipment_id, line, item_code, quantity) select $1, r.* from unnest($2::int[], $3::text[], $4::bigint[]) as r";

    private const string Cancel = "update shipment set state = 'cancelled' where shipment_id = $1 and state = 'prepared'";

    private const string SchoolName = "select name from unit_copy where unit_id = @schoolId";

    // The sender by the warehouse's unit, the receiver by her own.
    private const string Scope = """
        where (@campaignId::uuid is null or s.campaign_id = @campaignId) and (@state::text is null or s.state = @state)
          and (@everything or @unit = any (coalesce(u.path, array[s.school_id]))
               or exists (select from warehouse mine left join unit_copy k on k.unit_id = mine.unit_id
                          where mine.warehouse_id = s.warehouse_id and @unit = any (coalesce(k.path, array[mine.unit_id]))))
        """;

    private const string Count = $"select count(*) from shipment s left join unit_copy u on u.unit_id = s.school_id {Scope}";

    private const string Page = $"{ShipmentView.Select} {Scope} order by s.prepared_at desc, s.shipment_id limit @size offset @offset";

    internal static async Task<Results<Created<ShipmentView>, Ok<ShipmentView>, ProblemHttpResult>> Handle(
        PrepareShipmentRequest request, ClaimsPrincipal user, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        if (Refuse(request) is { } unfit)
        {
            return unfit.ToProblem();
        }

        await using var connection = await database.OpenConnectionAsync(cancellation);
        var (plan, refusal) = await PlanAccess.FindAsync(connection, request.CampaignId, user, cancellation);
        refusal ??= (await WarehouseView.ReachAsync(connection, request.WarehouseId, user, cancellation)).Refusal;
        if (refusal is not null)
        {
            return refusal.ToProblem();
        }

        if (await ShipmentView.FindAsync(connection, request.ShipmentId, cancellation) is { } there)
        {
            return there.IsSameAs(request) ? TypedResults.Ok(there) : GoodsRefusals.IdTaken.ToProblem();
        }

        if (plan!.State == CampaignStage.Settled)
        {
            return GoodsRefusals.CampaignSettled.ToProblem();
        }

        if (await connection.ExecuteScalarAsync<string?>(new CommandDefinition(SchoolName, new { request.SchoolId }, cancellationToken: cancellation)) is not { } school)
        {
            return GoodsRefusals.SchoolUnknown.ToProblem();
        }

        if (await new RestrictedUse(request.CampaignId, VietnamTime.DayOf(clock.GetUtcNow()), request.SchoolId).RefuseAsync(connection, cancellation) is { } restricted)
        {
            return restricted.ToProblem();
        }

        try
        {
            refusal = await HoldAsync(connection, request, school, user.AccountId(), VietnamTime.ToMicroseconds(clock.GetUtcNow()), cancellation);
        }
        catch (PostgresException clash) when (clash.IsClashOn("shipment_pkey"))
        {
            refusal = GoodsRefusals.IdTaken;
        }

        return refusal is not null
            ? refusal.ToProblem()
            : TypedResults.Created($"/goods/shipments/{request.ShipmentId}", (await ShipmentView.FindAsync(connection, request.ShipmentId, cancellation))!);
    }

    internal static async Task<Results<Ok<ShipmentView>, ProblemHttpResult>> HandleCancel(Guid shipmentId, ClaimsPrincipal user, NpgsqlDataSource database, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var (_, refusal) = await ShipmentView.ReachAsSenderAsync(connection, shipmentId, user, cancellation);
        if (refusal is not null)
        {
            return refusal.ToProblem();
        }

        await using var cancel = new NpgsqlCommand(Cancel, connection);
        return await cancel.Add(shipmentId).ExecuteNonQueryAsync(cancellation) == 1
            ? TypedResults.Ok((await ShipmentView.FindAsync(connection, shipmentId, cancellation))!)
            : GoodsRefusals.AlreadyDecided.ToProblem();
    }

    internal static async Task<Results<Ok<ShipmentView>, ProblemHttpResult>> HandleGet(Guid shipmentId, ClaimsPrincipal user, NpgsqlDataSource database, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var (shipment, refusal) = await ShipmentView.ReachAsync(connection, shipmentId, user, cancellation);
        return refusal is not null ? refusal.ToProblem() : TypedResults.Ok(shipment!);
    }

    internal static async Task<Ok<PagedResult<ShipmentView>>> HandleList(
        ClaimsPrincipal user, NpgsqlDataSource database, CancellationToken cancellation, Guid? campaignId = null, string? state = null, int? page = null, int? pageSize = null)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var wanted = PageRequest.Of(page, pageSize);
        var (everything, unit) = CampaignView.ScopeOf(user);
        var values = new { campaignId, state = Words.Read<ShipmentState>(state)?.ToString().ToLowerInvariant(), everything, unit, size = wanted.PageSize, offset = wanted.Offset };
        var total = await connection.ExecuteScalarAsync<long>(new CommandDefinition(Count, values, cancellationToken: cancellation));
        var rows = (await connection.QueryAsync<ShipmentView>(new CommandDefinition(Page, values, cancellationToken: cancellation))).AsList();
        return TypedResults.Ok(new PagedResult<ShipmentView>(await ShipmentView.ReadAsync(connection, rows, cancellation), total, wanted.Page, wanted.PageSize));
    }

    private static async Task<Refusal?> HoldAsync(NpgsqlConnection connection, PrepareShipmentRequest request, string school, Guid by, DateTimeOffset now, CancellationToken cancellation)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await using (var wait = new NpgsqlCommand(LockWarehouse, connection, transaction))
        {
            await wait.Add(request.WarehouseId.ToString()).ExecuteNonQueryAsync(cancellation);
        }

        var free = await GoodsBook.FreeAsync(connection, request.CampaignId, request.WarehouseId, request.Lines.Select(line => line.ItemCode), now, request.ShipmentId, cancellation);
        if (GoodsBook.RefuseMissing(request.Lines, free) is { } missing)
        {
            return missing;
        }

        await using var batch = new NpgsqlBatch(connection, transaction);
        batch.Add(Insert, request.ShipmentId, request.CampaignId, request.WarehouseId, request.SchoolId, school, request.Note.Nfc(), by, now, now.AddDays(request.HoldDays));
        batch.Add(
            InsertLines, request.ShipmentId, Enumerable.Range(1, request.Lines.Count).ToArray(), request.Lines.Select(line => line.ItemCode).ToArray(), request.Lines.Select(line => line.Quantity).ToArray());
        await batch.ExecuteNonQueryAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return null;
    }

    private static Refusal? Refuse(PrepareShipmentRequest request) =>
        request.ShipmentId == Guid.Empty ? GoodsRefusals.IdMissing
        : request.HoldDays is < 1 or > 30 ? GoodsRefusals.ExpiryInvalid
        : GoodsRefusals.Refuse(request.Lines) ?? (request.Note is { } note ? PlanRefusals.Text("note", note, 1, 500) : null);
}
