using Dapper;
using EduCoop.Donations.Lawful;
using EduCoop.ServiceDefaults;
using Npgsql;

namespace EduCoop.Donations.Restrictions;

/// <summary>How far the condition of a gift is.</summary>
public enum GiftConditionState
{
    /// <summary>Nobody may spend the gift until another person has decided.</summary>
    Open,

    /// <summary>The gift stands in the campaign of its condition.</summary>
    Placed,

    /// <summary>It binds no more: another person let it go, with a reason.</summary>
    Dropped,
}

/// <summary>What the giver of one gift wants.</summary>
public sealed record GiftConditionView
{
    /// <summary>The condition.</summary>
    public required Guid ConditionId { get; init; }

    /// <summary>The gift.</summary>
    public required Guid DonationId { get; init; }

    /// <summary>Whole đồng.</summary>
    public required long AmountVnd { get; init; }

    /// <summary>Where the gift stands now.</summary>
    public required Guid CampaignId { get; init; }

    /// <summary>The giver's own words; for staff only.</summary>
    public required string Said { get; init; }

    /// <summary>Codes of the purposes that are allowed; null: any that the law permits.</summary>
    public required string[]? Purposes { get; init; }

    /// <summary>A province, a commune or a school; null: anywhere.</summary>
    public required Guid? PlaceUnitId { get; init; }

    /// <summary>Its name on the day it was written down.</summary>
    public required string? PlaceName { get; init; }

    /// <summary>First day of use.</summary>
    public required DateOnly? UseFrom { get; init; }

    /// <summary>Last day of use.</summary>
    public required DateOnly? UseUntil { get; init; }

    /// <summary>How far it is.</summary>
    public required GiftConditionState State { get; init; }

    /// <summary>Why it was written down afterwards; null where it came with the gift.</summary>
    public required string? Reason { get; init; }

    /// <summary>Who wrote it down.</summary>
    public required Guid MadeBy { get; init; }

    /// <summary>When; the money is held from here.</summary>
    public required DateTimeOffset MadeAt { get; init; }

    /// <summary>The campaign of its own; null until another person gave it one.</summary>
    public required Guid? ToCampaign { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset? PlacedAt { get; init; }

    /// <summary>When another person let it go.</summary>
    public required DateTimeOffset? DroppedAt { get; init; }

    /// <summary>Why.</summary>
    public required string? DropReason { get; init; }

    internal GiverTerms Terms => new(Said, Purposes, PlaceUnitId, UseFrom, UseUntil);

    internal const string Select = """
        select k.condition_id, k.donation_id, p.amount_vnd, p.campaign_id, k.said, k.purposes, k.place_unit_id, k.place_name, k.use_from, k.use_until, k.state, k.reason, k.made_by, k.made_at,
               k.to_campaign, k.placed_at, k.dropped_at, k.drop_reason
        from gift_condition k join gift_place p using (donation_id)

        """;

    internal static Task<GiftConditionView?> FindAsync(NpgsqlConnection connection, Guid conditionId, CancellationToken cancellation) =>
        connection.QuerySingleOrDefaultAsync<GiftConditionView>(new CommandDefinition($"{Select} where k.condition_id = @conditionId", new { conditionId }, cancellationToken: cancellation));
}

/// <summary>Every reason for not writing down, placing or letting go the condition of a gift.</summary>
internal static class GiftConditionRefusals
{
    internal static readonly Refusal IdMissing = new("condition_id_missing", "Thiếu mã điều kiện.", "conditionId phải là UUID khác 0, do bên gửi tạo.");
    internal static readonly Refusal GiftUnknown = new("donation_unknown", "Không có khoản đóng góp này.", "Khoản phải có trong sổ và chưa bị đảo.");
    internal static readonly Refusal HasOne = new("condition_there", "Khoản này đã có điều kiện.", "Bỏ điều kiện đang có trước, sau khi người đóng góp đồng ý.", StatusCodes.Status409Conflict);
    internal static readonly Refusal IdTaken = new("id_taken", "Mã này đã dùng cho điều kiện khác.", "Nội dung gửi lại phải giống lần đầu; điều kiện mới cần conditionId mới.", StatusCodes.Status409Conflict);
    internal static readonly Refusal AlreadyDecided = new("already_decided", "Điều kiện này đã được quyết định.", "Tải lại danh sách.", StatusCodes.Status409Conflict);
    internal static readonly Refusal FourEyes = new("four_eyes", "Người ghi điều kiện không được tự quyết định.", "Người quyết định phải là một tài khoản khác.", StatusCodes.Status403Forbidden);
    internal static readonly Refusal MoneySpent = new("money_spent", "Tiền của khoản này không còn đủ để giữ riêng.", "Đợt vận động đã dùng tiền vào hóa đơn; hủy hoặc giảm hóa đơn trước, hoặc hỏi lại người đóng góp.", StatusCodes.Status409Conflict);
    internal static readonly Refusal Unclassified = new("donation_unclassified", "Khoản này còn ở quỹ chưa phân loại.", "Phân loại khoản vào một đợt vận động trước; cho đến lúc đó tiền vẫn được giữ.");
    internal static readonly Refusal Bound = new("already_bound", "Khoản này đã ở một quỹ có điều kiện.", "Mỗi khoản chỉ thuộc một quỹ có điều kiện.", StatusCodes.Status409Conflict);
    internal static readonly Refusal FundEnded = new("fund_ended", "Quỹ có điều kiện này không còn nhận.", "Quỹ đã quyết toán hoặc điều kiện của quỹ đã kết thúc; bỏ điều kiện của khoản nếu người đóng góp đồng ý.", StatusCodes.Status409Conflict);
    internal static readonly Refusal Settled = new("campaign_settled", "Đợt vận động đã quyết toán.", "Điều kiện chỉ ghi được trước khi quyết toán.", StatusCodes.Status409Conflict);
    internal static readonly Refusal StillOpen = new("conditions_open", "Còn khoản có điều kiện chưa được quyết định.", "Duyệt hoặc bỏ từng điều kiện ở mục Điều kiện của khoản trước khi quyết toán.", StatusCodes.Status409Conflict);
    internal static readonly Refusal Holds = new("condition_holds", "Khoản này có điều kiện và ở quỹ của điều kiện đó.", "Chỉ chuyển đi được sau khi một người khác bỏ điều kiện.", StatusCodes.Status409Conflict);

    /// <summary>The condition and whether the caller may act where its gift stands.</summary>
    internal static async Task<(GiftConditionView? Condition, Refusal? Refusal)> ReachAsync(
        NpgsqlConnection connection, Guid conditionId, System.Security.Claims.ClaimsPrincipal user, CancellationToken cancellation)
    {
        if (await GiftConditionView.FindAsync(connection, conditionId, cancellation) is not { } condition)
        {
            return (null, Refusal.NotFound);
        }

        var (_, refusal) = await PlanAccess.FindAsync(connection, condition.CampaignId, user, cancellation);
        return (condition, refusal ?? (condition.MadeBy == user.AccountId() ? FourEyes : null));
    }
}
