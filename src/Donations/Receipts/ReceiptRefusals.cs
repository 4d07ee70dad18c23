using EduCoop.ServiceDefaults;

namespace EduCoop.Donations.Receipts;

/// <summary>Every reason for not giving out, or not cancelling, a paper.</summary>
internal static class ReceiptRefusals
{
    internal const int MostGifts = 100;

    internal static readonly Refusal IdMissing = new("receipt_id_missing", "Thiếu mã giấy.", "receiptId (hoặc batchId) phải là UUID khác 0, do bên gửi tạo.");
    internal static readonly Refusal GiftCount = new("gift_count", "Số khoản đóng góp chưa đúng.", $"donationIds cần từ 1 đến {MostGifts} mã, không lặp.");
    internal static readonly Refusal GiftsUnknown = new("donation_unknown", "Có khoản đóng góp không tìm thấy.", "Kiểm tra donationIds: mọi khoản phải có trong sổ, chưa bị đảo và hiện thuộc cùng một đợt vận động.");
    internal static readonly Refusal Unclassified = new("donation_unclassified", "Khoản này còn ở quỹ chưa phân loại.", "Phân loại khoản vào một đợt vận động trước; giấy ghi tên đợt vận động đó và lấy số của đơn vị đó.");
    internal static readonly Refusal MovedMeanwhile = new("moved_meanwhile", "Có khoản vừa được chuyển hoặc bị đảo.", "Tải lại rồi cấp giấy ở đợt vận động mà khoản đang thuộc về.", StatusCodes.Status409Conflict);
    internal static readonly Refusal TextInvalid = new("text_invalid", "Nội dung chưa đúng.", "place cần từ 2 đến 100 ký tự; givenBy, receivedBy từ 2 đến 100 ký tự hoặc bỏ trống; không có ký tự điều khiển.");
    internal static readonly Refusal AlreadyIssued = new("already_issued", "Có khoản đã được cấp giấy loại này.", "Mỗi khoản chỉ có một giấy còn hiệu lực cho mỗi loại; hủy giấy cũ trước.", StatusCodes.Status409Conflict);
    internal static readonly Refusal IdTaken = new("id_taken", "Mã này đã dùng cho một giấy khác.", "Nội dung gửi lại phải giống lần đầu; giấy mới cần mã mới.", StatusCodes.Status409Conflict);
    internal static readonly Refusal AlreadyCancelled = new("already_cancelled", "Giấy này đã hủy.", "Số đã hủy không dùng lại.", StatusCodes.Status409Conflict);
    internal static readonly Refusal FourEyes = new("four_eyes", "Người cấp giấy không được tự hủy giấy.", "Người hủy phải là một tài khoản khác với người cấp.", StatusCodes.Status403Forbidden);
    internal static readonly Refusal ReasonMissing = new("reason_missing", "Thiếu lý do hủy.", "reason cần từ 1 đến 500 ký tự.");
    internal static readonly Refusal DaysInvalid = new("days_invalid", "Khoảng ngày chưa đúng.", "fromDay không sau toDay; bỏ trống cả hai để lấy mọi khoản.");
    internal static readonly Refusal NobodyToThank = new("nobody_to_thank", "Không còn ai để gửi thư cảm ơn.", "Mọi khoản có tên người đóng góp trong đợt này đã có thư, hoặc người đóng góp chọn ẩn danh.");
}
