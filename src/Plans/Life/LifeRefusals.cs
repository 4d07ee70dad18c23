using EduCoop.ServiceDefaults;

namespace EduCoop.Plans.Life;

/// <summary>Every reason why a plan does not take its next step.</summary>
internal static class LifeRefusals
{
    internal static readonly Refusal WrongState = new("plan_state_wrong", "Kế hoạch không ở bước này.", "Dự thảo → trình → duyệt → ban hành → điều chỉnh → kết thúc; tải lại để xem bước hiện tại.", StatusCodes.Status409Conflict);
    internal static readonly Refusal FourEyes = new("four_eyes", "Người duyệt phải khác người trình.", "Nhờ người có thẩm quyền khác duyệt.", StatusCodes.Status403Forbidden);
    internal static readonly Refusal WithoutTasks = new("without_tasks", "Kế hoạch chưa có nhiệm vụ nào.", "Thêm nhiệm vụ rồi trình lại.");
    internal static readonly Refusal WithoutLead = new("tasks_without_lead", "Có nhiệm vụ chưa có đơn vị chủ trì.", "Mỗi nhiệm vụ cần đúng một đơn vị chủ trì; hoặc ghi rõ mã các nhiệm vụ chấp nhận để trống vào acceptWithoutLead.");
    internal static readonly Refusal DateInFuture = new("date_in_future", "Ngày văn bản ở tương lai.", "documentDate không sau hôm nay.");
    internal static readonly Refusal DateTooEarly = new("date_too_early", "Ngày văn bản quá xa.", "documentDate từ năm 2000 trở đi.");
    internal static readonly Refusal NumberInvalid = new("number_invalid", "Số văn bản chưa đúng.", "number từ 1 đến 99999, hoặc bỏ trống để hệ thống cấp số tiếp theo.");
    internal static readonly Refusal NumberTaken = new("number_taken", "Số này đã cấp cho kế hoạch khác trong năm.", "Bỏ trống number để nhận số tiếp theo, hoặc kiểm tra sổ văn bản đi.", StatusCodes.Status409Conflict);
    internal static readonly Refusal ReasonMissing = new("reason_missing", "Thiếu lý do.", "reason cần từ 1 đến 2000 ký tự.");
}
