using EduCoop.ServiceDefaults;

namespace EduCoop.Reporting.Regimes;

/// <summary>Why a regime is not kept as it was sent.</summary>
internal static class RegimeRefusals
{
    internal static readonly Refusal IdMissing = new("regime_id_missing", "Thiếu mã chế độ báo cáo.", "regimeId phải là UUID khác 0, do bên gửi tạo.");
    internal static readonly Refusal IdTaken = new("id_taken", "Mã này đã dùng cho chế độ báo cáo khác.", "Tạo regimeId mới rồi gửi lại.", StatusCodes.Status409Conflict);
    internal static readonly Refusal VersionBehind = new("version_behind", "Chế độ báo cáo vừa được người khác sửa.", "Tải lại rồi sửa trên bản mới nhất.", StatusCodes.Status409Conflict);
    internal static readonly Refusal AlreadyEnded = new("regime_ended", "Chế độ báo cáo đã kết thúc.", "Lập chế độ mới nếu cần báo cáo tiếp.", StatusCodes.Status409Conflict);
    internal static readonly Refusal ValidityWrong = new(
        "validity_wrong", "Thời gian hiệu lực chưa đúng.", "validFrom từ năm 2000 đến 2100; validTo bỏ trống hoặc không trước validFrom và không quá năm 2100.");
    internal static readonly Refusal LastDayWrong = new("last_day_wrong", "Ngày kết thúc chưa đúng.", "lastDay từ hôm nay trở đi, không trước validFrom và không sau ngày kết thúc đã ghi.");
    internal static readonly Refusal DueWrong = new(
        "due_wrong", "Thời hạn báo cáo chưa đúng.",
        "after_cut_off cần workingDays (1-60); day_of_month cần day (1-31); day_of_year cần month và day; date cần date; later (tháng hoặc năm sau kỳ) từ 0, không ghi thành phần khác.");
    internal static readonly Refusal PeriodWrong = new(
        "period_wrong", "Kỳ báo cáo chưa khớp loại báo cáo.",
        "Báo cáo định kỳ cần kỳ lặp lại và thời hạn theo kỳ; báo cáo chuyên đề, đột xuất cần period once, due loại date; ownPeriods (1-12 kỳ) chỉ đi với period own.");
    internal static readonly Refusal LevelsWrong = new(
        "levels_wrong", "Cấp báo cáo chưa đúng.",
        "Tối đa 6 cấp; mỗi cấp có tên và hoặc unitIds (1-500), hoặc underId cùng typeCodes (1-50); daysBefore 0-60, cấp cuối để trống hoặc 0.");
    internal static readonly Refusal UnitUnknown = new(
        "unit_unknown", "Không có đơn vị này trong danh mục.", "Kiểm tra mã đơn vị; đơn vị mới nhập cần vài giây để tới phần báo cáo.");
    internal static readonly Refusal ReportersOutside = new(
        "reporters_outside", "Đơn vị báo cáo không thuộc đơn vị ban hành.", "Chọn đơn vị ban hành hoặc đơn vị trực thuộc; quản trị viên chọn được mọi đơn vị.");

    internal static Refusal TextInvalid(string field, int most) => new(
        "text_invalid", "Nội dung chưa đúng.", $"{field} cần từ 1 đến {most} ký tự, không có ký tự điều khiển.");
}
