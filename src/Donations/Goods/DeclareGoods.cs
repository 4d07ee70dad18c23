using System.Security.Claims;
using EduCoop.Donations.Lawful;
using EduCoop.Donations.Restrictions;
using EduCoop.ServiceDefaults;
using EduCoop.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Donations.Goods;

/// <summary>Body of POST /goods/intakes.</summary>
/// <param name="IntakeId">Made by the caller.</param>
/// <param name="CampaignId">The campaign; an open one for gifts, one that is not settled for purchases.</param>
/// <param name="WarehouseId">Where they come to.</param>
/// <param name="Origin">Given or bought.</param>
/// <param name="Lines">What is said to come.</param>
/// <param name="DonorDisplay">Gifts: how the donor wants to be shown.</param>
/// <param name="DonorName">Gifts: 1-200 characters, needed unless anonymous.</param>
/// <param name="Supplier">Purchases: who sells, 2-200 characters.</param>
/// <param name="Invoice">Purchases: number of the invoice, 1-60 characters.</param>
/// <param name="CostVnd">Purchases: whole đồng.</param>
/// <param name="Note">At most 500 characters.</param>
public sealed record DeclareGoodsRequest(
    Guid IntakeId, Guid CampaignId, Guid WarehouseId, GoodsOrigin Origin, IReadOnlyList<GoodsQuantity> Lines, DonorDisplay? DonorDisplay = null, string? DonorName = null,
    string? Supplier = null, string? Invoice = null, long? CostVnd = null, string? Note = null);

/// <summary>POST and GET /goods/intakes: goods are written down here; they are in the ledger when another person has counted them.</summary>
internal static class DeclareGoods
{
    private const string Insert = """
        insert into goods_intake (intake_id, campaign_id, warehouse_id, origin, donor_name, donor_display, supplier, invoice, cost_vnd, note, state, declared_by, declared_at)
        values ($1, $2, $3, $4, $5::text, $6::text, $7::text, $8::text, $9::bigint, $10::text, 'declared', $11, $12)
        """;

    private const string InsertLines = "insert into goods_intake_line (intake_id, line, item_code, declared) select $1, r.* from unnest($2::int[], $3::text[], $4::bigint[]) as r";

    private const string Count = "select count(*) from goods_intake where campaign_id = @campaignId";

    private const string Page = $"{GoodsIntakeView.Select} where i.campaign_id = @campaignId order by i.declared_at desc, i.intake_id limit @size offset @offset";

    internal static async Task<Results<Created<GoodsIntakeView>, Ok<GoodsIntakeView>, ProblemHttpResult>> Handle(
        DeclareGoodsRequest request, ClaimsPrincipal user, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        if (Refuse(request) is { } unfit)
        {
            return unfit.ToProblem();
        }

        await using var connection = await database.OpenConnectionAsync(cancellation);
        if (await GoodsIntakeView.FindAsync(connection, request.IntakeId, cancellation) is { } there)
        {
            var (_, unreachable) = await PlanAccess.FindAsync(connection, there.CampaignId, user, cancellation);
            return unreachable is not null ? unreachable.ToProblem() : there.IsSameAs(request) ? TypedResults.Ok(there) : GoodsRefusals.IdTaken.ToProblem();
        }

        var refusal = await RefusePlaceAsync(connection, request, user, cancellation)
            ?? (request.Origin == GoodsOrigin.Purchase ? await new RestrictedUse(request.CampaignId, VietnamTime.DayOf(clock.GetUtcNow())).RefuseAsync(connection, cancellation) : null);
        if (refusal is not null)
        {
            return refusal.ToProblem();
        }

        try
        {
            await WriteAsync(connection, request, user.AccountId(), VietnamTime.ToMicroseconds(clock.GetUtcNow()), cancellation);
        }
        catch (PostgresException clash) when (clash.IsClashOn("goods_intake_pkey"))
        {
            return GoodsRefusals.IdTaken.ToProblem();
        }
        catch (PostgresException clash) when (clash.IsClashOn("goods_intake_invoice"))
        {
            return GoodsRefusals.InvoiceTaken.ToProblem();
        }

        return TypedResults.Created($"/goods/intakes/{request.IntakeId}", (await GoodsIntakeView.FindAsync(connection, request.IntakeId, cancellation))!);
    }

    internal static Task<Results<Ok<PagedResult<GoodsIntakeView>>, ProblemHttpResult>> HandleList(
        Guid campaignId, ClaimsPrincipal user, NpgsqlDataSource database, CancellationToken cancellation, int? page = null, int? pageSize = null) =>
        PlanAccess.PageAsync<GoodsIntakeView, GoodsIntakeView>(
            database, campaignId, user, PageRequest.Of(page, pageSize), Count, Page, (connection, rows) => GoodsIntakeView.ReadAsync(connection, rows, cancellation), cancellation);

    private static async Task<Refusal?> RefusePlaceAsync(NpgsqlConnection connection, DeclareGoodsRequest request, ClaimsPrincipal user, CancellationToken cancellation)
    {
        var (plan, refusal) = await PlanAccess.FindAsync(connection, request.CampaignId, user, cancellation);
        refusal ??= plan!.State == CampaignStage.Open ? null
            : request.Origin == GoodsOrigin.Purchase && plan.State == CampaignStage.Closed ? null
            : plan.State == CampaignStage.Settled ? GoodsRefusals.CampaignSettled : GoodsRefusals.CampaignNotOpen;
        refusal ??= (await WarehouseView.ReachAsync(connection, request.WarehouseId, user, cancellation)).Refusal;
        if (refusal is not null)
        {
            return refusal;
        }

        var items = await GoodsItem.FindAsync(connection, request.Lines.Select(line => line.ItemCode), cancellation);
        if (request.Lines.FirstOrDefault(line => items.GetValueOrDefault(line.ItemCode) is not { IsActive: true }) is { } unknown)
        {
            return GoodsRefusals.ItemUnknown(unknown.ItemCode);
        }

        return request.Origin == GoodsOrigin.Purchase ? await RefuseMoneyAsync(connection, request.CampaignId, request.IntakeId, request.CostVnd!.Value, cancellation) : null;
    }

    /// <summary>
    /// Is there enough of the campaign's money for an invoice: what came in, less its other invoices and what a giver's condition holds? Payments on the bank's statement are
    /// the same money and are not taken twice. Looked at when it is declared, and again in the ledger writer's turn.
    /// </summary>
    internal static async Task<Refusal?> RefuseMoneyAsync(NpgsqlConnection connection, Guid campaignId, Guid intakeId, long costVnd, CancellationToken cancellation) =>
        await CampaignMoney.FreeAsync(connection, campaignId, intakeId, cancellation) < costVnd ? GoodsRefusals.NotEnoughMoney : null;

    private static async Task WriteAsync(NpgsqlConnection connection, DeclareGoodsRequest request, Guid by, DateTimeOffset now, CancellationToken cancellation)
    {
        await using var batch = connection.CreateBatch();
        batch.Add(
            Insert, request.IntakeId, request.CampaignId, request.WarehouseId, request.Origin == GoodsOrigin.Gift ? "gift" : "purchase", request.DonorName.Nfc(),
            request.DonorDisplay is { } display ? Words.Of(display) : null, request.Supplier.Nfc(), request.Invoice.Nfc(), request.CostVnd, request.Note.Nfc(), by, now);
        batch.Add(
            InsertLines, request.IntakeId, Enumerable.Range(1, request.Lines.Count).ToArray(), request.Lines.Select(line => line.ItemCode).ToArray(), request.Lines.Select(line => line.Quantity).ToArray());
        await batch.ExecuteNonQueryAsync(cancellation);
    }

    private static Refusal? Refuse(DeclareGoodsRequest request) =>
        request.IntakeId == Guid.Empty ? GoodsRefusals.IdMissing
        : GoodsRefusals.Refuse(request.Lines)
            ?? (request.Note is { } note ? PlanRefusals.Text("note", note, 1, 500) : null)
            ?? (request.Origin == GoodsOrigin.Gift ? RefuseGift(request) : RefusePurchase(request));

    private static Refusal? RefuseGift(DeclareGoodsRequest request) => request switch
    {
        { Supplier: not null } or { Invoice: not null } or { CostVnd: not null } => GoodsRefusals.PurchaseIncomplete,
        { DonorDisplay: null } or { DonorName.Length: 0 or > 200 } or { DonorName: null, DonorDisplay: not Donations.DonorDisplay.Anonymous } => GoodsRefusals.DonorInvalid,
        _ when !Words.IsClean(request.DonorName) => GoodsRefusals.DonorInvalid,
        _ => null,
    };

    private static Refusal? RefusePurchase(DeclareGoodsRequest request) =>
        request is { DonorName: null, DonorDisplay: null, Supplier.Length: >= 2 and <= 200, Invoice.Length: >= 1 and <= 60, CostVnd: > 0 and <= 1_000_000_000_000_000 }
        && Words.IsClean(request.Supplier) && Words.IsClean(request.Invoice)
            ? null
            : GoodsRefusals.PurchaseIncomplete;
}
