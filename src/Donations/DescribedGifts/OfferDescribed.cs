using System.Security.Claims;
using Dapper;
using EduCoop.Donations.Campaigns;
using EduCoop.Donations.Goods;
using EduCoop.Donations.Lawful;
using EduCoop.Donations.Restrictions;
using EduCoop.ServiceDefaults;
using EduCoop.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Donations.DescribedGifts;

/// <summary>Body of POST /goods/described.</summary>
/// <param name="GiftId">Made by the caller.</param>
/// <param name="CampaignId">An open campaign.</param>
/// <param name="SchoolId">For whom it is done: a unit of the directory.</param>
/// <param name="Kind">Service or work; goods go by POST /goods/intakes.</param>
/// <param name="Description">What is done, 5-200 characters: "Khám răng cho 320 học sinh".</param>
/// <param name="UnitName">In what it is measured, 1-30 characters: "lượt khám".</param>
/// <param name="Quantity">How many of the unit, 1 or more.</param>
/// <param name="DonorDisplay">How the donor wants to be shown.</param>
/// <param name="DonorName">1-200 characters, needed unless anonymous.</param>
/// <param name="StatedValueVnd">What the donor says it is worth, whole đồng; in no total of money.</param>
/// <param name="StandsDays">Days within which it is to be done and accepted, 1-365; then it is offered anew.</param>
/// <param name="Note">At most 500 characters.</param>
public sealed record OfferDescribedRequest(
    Guid GiftId, Guid CampaignId, Guid SchoolId, GoodsKind Kind, string Description, string UnitName, long Quantity, DonorDisplay DonorDisplay, string? DonorName = null,
    long? StatedValueVnd = null, int StandsDays = 90, string? Note = null);

/// <summary>POST and GET /goods/described, GET …/{id}: a donor's offer of a service or a work is a paper; nothing is in the ledger before a school has accepted it.</summary>
internal static class OfferDescribed
{
    private static readonly Refusal KindInvalid = new("kind_invalid", "Loại đóng góp chưa đúng.", "kind là service (dịch vụ) hoặc work (công trình); hàng hóa ghi ở POST /goods/intakes.");
    private static readonly Refusal QuantityInvalid = new("quantity_invalid", "Khối lượng chưa đúng.", $"quantity là số nguyên từ 1 đến {GoodsRefusals.LargestQuantity}, theo đơn vị ở unitName.");
    private static readonly Refusal ValueInvalid = new("stated_value_invalid", "Giá trị người tặng nêu chưa đúng.", "statedValueVnd là số đồng lớn hơn 0, hoặc bỏ trống.");
    private static readonly Refusal DaysInvalid = new("stands_days_invalid", "Thời hạn thực hiện chưa đúng.", "standsDays từ 1 đến 365 ngày.");

    private const string Insert = """
        insert into described_gift (gift_id, campaign_id, school_id, school_name, kind, item_code, description, unit_name, quantity, stated_value_vnd, donor_name, donor_display, note,
                                    state, offered_by, offered_at, expires_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10::bigint, $11::text, $12, $13::text, 'offered', $14, $15, $16)
        """;

    private const string SchoolName = "select name from unit_copy where unit_id = @schoolId";

    // The giver's side by the campaign's unit, the receiver by her own.
    private const string Scope = """
        left join campaign_plan p on p.campaign_id = d.campaign_id left join unit_copy g on g.unit_id = p.unit_id left join unit_copy r on r.unit_id = d.school_id
        where (@campaignId::uuid is null or d.campaign_id = @campaignId) and (@state::text is null or d.state = @state)
          and (@everything or @unit = any (coalesce(r.path, array[d.school_id])) or @unit = any (coalesce(g.path, array[p.unit_id])))
        """;

    private const string Count = $"select count(*) from described_gift d {Scope}";

    private const string Page = $"{DescribedGiftView.Select} {Scope} order by d.offered_at desc, d.gift_id limit @size offset @offset";

    internal static async Task<Results<Created<DescribedGiftView>, Ok<DescribedGiftView>, ProblemHttpResult>> Handle(
        OfferDescribedRequest request, ClaimsPrincipal user, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        if (Refuse(request) is { } unfit)
        {
            return unfit.ToProblem();
        }

        await using var connection = await database.OpenConnectionAsync(cancellation);
        if (await DescribedGiftView.FindAsync(connection, request.GiftId, cancellation) is { } there)
        {
            var (_, unreachable) = await PlanAccess.FindAsync(connection, there.CampaignId, user, cancellation);
            return unreachable is not null ? unreachable.ToProblem() : there.IsSameAs(request) ? TypedResults.Ok(there) : GoodsRefusals.IdTaken.ToProblem();
        }

        var now = VietnamTime.ToMicroseconds(clock.GetUtcNow());
        var (plan, refusal) = await PlanAccess.FindAsync(connection, request.CampaignId, user, cancellation);
        refusal ??= plan!.State == CampaignStage.Open ? null : plan.State == CampaignStage.Settled ? GoodsRefusals.CampaignSettled : GoodsRefusals.CampaignNotOpen;
        if (refusal is not null)
        {
            return refusal.ToProblem();
        }

        if (await connection.ExecuteScalarAsync<string?>(new CommandDefinition(SchoolName, new { request.SchoolId }, cancellationToken: cancellation)) is not { } school)
        {
            return GoodsRefusals.SchoolUnknown.ToProblem();
        }

        if (await new RestrictedUse(request.CampaignId, VietnamTime.DayOf(now), request.SchoolId).RefuseAsync(connection, cancellation) is { } restricted)
        {
            return restricted.ToProblem();
        }

        try
        {
            await WriteAsync(connection, request, school, user.AccountId(), now, cancellation);
        }
        catch (PostgresException clash) when (clash.IsClashOn("described_gift_pkey"))
        {
            return GoodsRefusals.IdTaken.ToProblem();
        }

        return TypedResults.Created($"/goods/described/{request.GiftId}", (await DescribedGiftView.FindAsync(connection, request.GiftId, cancellation))!);
    }

    internal static async Task<Results<Ok<DescribedGiftView>, ProblemHttpResult>> HandleGet(Guid giftId, ClaimsPrincipal user, NpgsqlDataSource database, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var (gift, refusal) = await DescribedGiftView.ReachAsync(connection, giftId, user, cancellation);
        return refusal is not null ? refusal.ToProblem() : TypedResults.Ok(gift!);
    }

    internal static async Task<Ok<PagedResult<DescribedGiftView>>> HandleList(
        ClaimsPrincipal user, NpgsqlDataSource database, CancellationToken cancellation, Guid? campaignId = null, string? state = null, int? page = null, int? pageSize = null)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var wanted = PageRequest.Of(page, pageSize);
        var (everything, unit) = CampaignView.ScopeOf(user);
        var values = new { campaignId, state = Words.Read<DescribedGiftState>(state)?.ToString().ToLowerInvariant(), everything, unit, size = wanted.PageSize, offset = wanted.Offset };
        var total = await connection.ExecuteScalarAsync<long>(new CommandDefinition(Count, values, cancellationToken: cancellation));
        var items = (await connection.QueryAsync<DescribedGiftView>(new CommandDefinition(Page, values, cancellationToken: cancellation))).AsList();
        return TypedResults.Ok(new PagedResult<DescribedGiftView>(items, total, wanted.Page, wanted.PageSize));
    }

    private static async Task WriteAsync(NpgsqlConnection connection, OfferDescribedRequest request, string school, Guid by, DateTimeOffset now, CancellationToken cancellation)
    {
        await using var insert = new NpgsqlCommand(Insert, connection);
        insert.Add(request.GiftId).Add(request.CampaignId).Add(request.SchoolId).Add(school).Add(request.Kind == GoodsKind.Service ? "service" : "work")
            .Add(DescribedGiftView.CodeOf(request.GiftId, request.Kind)).Add(request.Description.Nfc()).Add(request.UnitName.Nfc()).Add(request.Quantity).Add(request.StatedValueVnd)
            .Add(request.DonorName.Nfc()).Add(Words.Of(request.DonorDisplay)).Add(request.Note.Nfc()).Add(by).Add(now).Add(now.AddDays(request.StandsDays));
        await insert.ExecuteNonQueryAsync(cancellation);
    }

    private static Refusal? Refuse(OfferDescribedRequest request) =>
        request.GiftId == Guid.Empty ? GoodsRefusals.IdMissing
        : request.Kind is not (GoodsKind.Service or GoodsKind.Work) ? KindInvalid
        : request.Quantity is < 1 or > GoodsRefusals.LargestQuantity ? QuantityInvalid
        : request.StatedValueVnd is <= 0 or > 1_000_000_000_000_000 ? ValueInvalid
        : request.StandsDays is < 1 or > 365 ? DaysInvalid
        : request is { DonorName.Length: 0 or > 200 } or { DonorName: null, DonorDisplay: not DonorDisplay.Anonymous } || !Words.IsClean(request.DonorName) ? GoodsRefusals.DonorInvalid
        : PlanRefusals.Text("description", request.Description, 5, 200) ?? PlanRefusals.Text("unitName", request.UnitName, 1, 30)
            ?? (request.Note is { } note ? PlanRefusals.Text("note", note, 1, 500) : null);
}
