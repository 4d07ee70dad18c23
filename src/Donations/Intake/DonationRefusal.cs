using System.Security.Claims;
using EduCoop.Donations.Campaigns;
using EduCoop.ServiceDefaults;

namespace EduCoop.Donations.Intake;

/// <summary>What became of a gift that was sent.</summary>
internal enum DonationOutcome
{
    /// <summary>New in the ledger.</summary>
    Recorded,

    /// <summary>The same gift was there before.</summary>
    AlreadyThere,

    /// <summary>Nothing was written.</summary>
    Refused,
}

/// <summary>
/// Every reason for not taking a gift. The order of the checks is part of the contract: the caller sees the first that applies.
/// First the request by itself, then whether the caller may, then whether the campaign takes gifts of that moment.
/// There is no smallest amount other than 1 đồng, and no usual one: Circular 16/2018 forbids both.
/// </summary>
internal static class DonationRefusal
{
    internal const long LargestVnd = 1_000_000_000_000_000;
    private static readonly TimeSpan ClocksDiffer = TimeSpan.FromMinutes(5);

    internal static readonly Refusal IdMissing = new("donation_id_missing", "Thiếu mã khoản đóng góp.", "donationId phải là UUID khác 0, do bên gửi tạo.");
    internal static readonly Refusal CampaignIdMissing = new("campaign_id_missing", "Thiếu mã đợt vận động.", "campaignId phải là mã của một đợt vận động đã mở.");
    internal static readonly Refusal AmountNotPositive = new("amount_not_positive", "Số tiền phải lớn hơn 0.", "amountVnd là số nguyên đồng, từ 1 trở lên.");
    internal static readonly Refusal AmountTooLarge = new("amount_too_large", "Số tiền vượt mức hệ thống nhận.", "amountVnd không quá 1.000.000.000.000.000 đồng; kiểm tra số chữ số 0.");
    internal static readonly Refusal OccurredAtMissing = new("occurred_at_missing", "Thiếu thời điểm đóng góp.", "occurredAt là thời điểm theo ISO 8601, từ năm 2000 trở đi.");
    internal static readonly Refusal OccurredInFuture = new("occurred_in_future", "Thời điểm đóng góp ở tương lai.", "Kiểm tra occurredAt và đồng hồ của máy gửi.");
    internal static readonly Refusal DonorNameLength = new("donor_name_length", "Tên người đóng góp quá ngắn hoặc quá dài.", "donorName cần từ 1 đến 200 ký tự, hoặc bỏ trống.");
    internal static readonly Refusal DonorNameMissing = new("donor_name_missing", "Thiếu tên người đóng góp.", "Ghi donorName, hoặc chọn donorDisplay là anonymous.");
    internal static readonly Refusal ReferenceLength = new("reference_length", "Số tham chiếu quá ngắn hoặc quá dài.", "reference cần từ 1 đến 64 ký tự, hoặc bỏ trống.");
    internal static readonly Refusal MemoLength = new("memo_length", "Nội dung quá ngắn hoặc quá dài.", "memo cần từ 1 đến 500 ký tự, hoặc bỏ trống.");
    internal static readonly Refusal TextNotAllowed = new("text_not_allowed", "Có ký tự không dùng được.", "Bỏ các ký tự điều khiển trong donorName, reference và memo.");
    internal static readonly Refusal CampaignUnknown = new("campaign_unknown", "Không có đợt vận động này.", "Kiểm tra campaignId.");
    internal static readonly Refusal CampaignClosed = new("campaign_closed", "Đợt vận động đã kết thúc.", "Khoản đến sau khi kết thúc được ghi qua sao kê ngân hàng.");
    internal static readonly Refusal OccurredBeforeOpening = new("occurred_before_opening", "Thời điểm đóng góp trước ngày mở đợt vận động.", "Kiểm tra occurredAt và campaignId.");
    internal static readonly Refusal OccurredAfterClosing = new("occurred_after_closing", "Thời điểm đóng góp sau ngày kết thúc đợt vận động.", "Kiểm tra occurredAt và campaignId.");
    internal static readonly Refusal IdTaken = new("id_taken", "Mã này đã dùng cho một khoản khác.", "Nội dung gửi lại phải giống hệt lần đầu; khoản mới cần donationId mới.", StatusCodes.Status409Conflict);

    private static readonly DateTimeOffset EarliestMoment = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    internal static Refusal? Refuse(RecordDonationRequest request, DateTimeOffset now) => request switch
    {
        { DonationId: var id } when id == Guid.Empty => IdMissing,
        { CampaignId: var id } when id == Guid.Empty => CampaignIdMissing,
        { AmountVnd: <= 0 } => AmountNotPositive,
        { AmountVnd: > LargestVnd } => AmountTooLarge,
        { OccurredAt: var at } when at < EarliestMoment => OccurredAtMissing,
        { OccurredAt: var at } when at > now + ClocksDiffer => OccurredInFuture,
        { DonorName.Length: 0 or > 200 } => DonorNameLength,
        { DonorName: null, DonorDisplay: not DonorDisplay.Anonymous } => DonorNameMissing,
        { Reference.Length: 0 or > 64 } => ReferenceLength,
        { Memo.Length: 0 or > 500 } => MemoLength,
        _ when !Words.IsClean(request.DonorName) || !Words.IsClean(request.Reference) || !Words.IsClean(request.Memo) => TextNotAllowed,
        _ => null,
    };

    internal static Refusal? Refuse(CampaignState? campaign, ClaimsPrincipal user) => campaign switch
    {
        null => CampaignUnknown,
        _ when !user.MayActOn(campaign.UnitPath) => Refusal.OutOfScope,
        _ => null,
    };

    internal static Refusal? Refuse(RecordDonationRequest request, CampaignState campaign)
    {
        var day = VietnamTime.DayOf(request.OccurredAt);
        return campaign switch
        {
            { ClosedOn: not null } => CampaignClosed,
            { OpensOn: var opens } when day < opens => OccurredBeforeOpening,
            { ClosesOn: { } closes } when day > closes => OccurredAfterClosing,
            _ => null,
        };
    }
}
