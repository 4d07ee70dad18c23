using EduCoop.ServiceDefaults;

namespace EduCoop.UnitDirectory.Units;

/// <summary>Every expected "no" about units, by name.</summary>
internal static class UnitRefusals
{
    internal static readonly Refusal IdMissing = new("id_missing", "Thiếu mã định danh.", "Gửi kèm một UUID (phiên bản 7) do bên gọi tạo.");
    internal static readonly Refusal NameMissing = new("name_missing", "Tên đơn vị đang để trống.", "Ghi tên đơn vị, tối đa 300 ký tự.");
    internal static readonly Refusal NameTooLong = new("name_too_long", "Tên đơn vị quá dài.", "Rút gọn tên còn tối đa 300 ký tự.");
    internal static readonly Refusal TypeUnknown = new("type_unknown", "Loại đơn vị không có trong danh mục.", "Xem các mã loại tại GET /unit-types.");
    internal static readonly Refusal ParentUnknown = new("parent_unknown", "Không tìm thấy đơn vị cấp trên.", "Kiểm tra parentId, hoặc đăng ký đơn vị cấp trên trước.");
    internal static readonly Refusal ParentMissing = new(
        "parent_missing", "Chưa xác định được đơn vị quản lý.", "Ghi parentId, hoặc areaId của xã, phường để hệ thống tìm cơ quan quản lý theo cấp học.");

    internal static readonly Refusal ParentBelow = new("parent_below", "Đơn vị cấp trên mới lại nằm dưới chính đơn vị này.", "Chọn một đơn vị cấp trên khác.");
    internal static readonly Refusal OfficesOnly = new(
        "offices_only", "Cán bộ đơn vị chỉ sửa được phòng, ban của đơn vị mình.", "Nhờ cán bộ chương trình hoặc quản trị hệ thống sửa đơn vị này.", StatusCodes.Status403Forbidden);

    internal static readonly Refusal CodeUnchanged = new("nothing_changes", "Mã này đã được ghi đúng như vậy.", "Không cần gửi lại; muốn kết thúc mã thì ghi validTo.");
    internal static readonly Refusal ParentTwice = new("parent_twice", "Vừa ghi đơn vị cấp trên vừa yêu cầu tự xác định.", "Chỉ ghi một trong hai: parentId hoặc deriveParent.");
    internal static readonly Refusal AreaUnknown = new("area_unknown", "Không tìm thấy địa bàn.", "areaId phải là một tỉnh, thành phố, phường, xã hoặc đặc khu trong danh mục.");
    internal static readonly Refusal DaysReversed = new("days_reversed", "Ngày hết hiệu lực sớm hơn ngày bắt đầu.", "Sửa validTo để không sớm hơn validFrom.");
    internal static readonly Refusal DayOutOfRange = new("day_out_of_range", "Ngày hiệu lực không hợp lý.", "Ngày phải từ 01/01/1900 đến 31/12/2200.");
    internal static readonly Refusal DayBeforeUnit = new("day_before_unit", "Ngày thay đổi sớm hơn ngày đơn vị bắt đầu tồn tại.", "Chọn ngày từ validFrom đầu tiên của đơn vị trở đi.");
    internal static readonly Refusal NothingChanges = new("nothing_changes", "Yêu cầu không thay đổi điều gì.", "Ghi ít nhất một trong: name, typeCode, parentId, areaId, ownership, locality, khác với hiện tại.");
    internal static readonly Refusal CodeInvalid = new("code_invalid", "Mã bên ngoài không hợp lệ.", "scheme gồm chữ thường, số, gạch dưới; value từ 1 đến 64 ký tự, giữ nguyên số 0 ở đầu; tối đa 20 mã.");
    internal static readonly Refusal CodeTaken = new("code_taken", "Mã này đang thuộc đơn vị khác trong cùng thời gian.", "Kiểm tra lại mã, hoặc kết thúc hiệu lực của mã ở đơn vị kia trước.", StatusCodes.Status409Conflict);
    internal static readonly Refusal IdTaken = new("id_taken", "Mã định danh này đã dùng cho nội dung khác.", "Tạo UUID mới cho yêu cầu mới.", StatusCodes.Status409Conflict);
    internal static readonly Refusal VersionMoved = new(
        "version_moved", "Đơn vị vừa được người khác thay đổi.", "Tải lại đơn vị, xem thay đổi rồi gửi lại với version mới.", StatusCodes.Status409Conflict);

    internal static readonly Refusal NotValidThen = new(
        "not_valid_then", "Đơn vị không tồn tại vào ngày được hỏi.", "Chọn ngày khác, hoặc xem GET /units/{id}/history.", StatusCodes.Status404NotFound);

    internal static readonly Refusal OwnershipUnknown = new("ownership_unknown", "Loại hình sở hữu không đọc được.", "Ghi một trong: công lập (public), dân lập (community), tư thục (private).");
    internal static readonly Refusal CommunityOnlyPreschool = new(
        "community_only_preschool", "Loại hình dân lập chỉ áp dụng cho cơ sở giáo dục mầm non (Luật Giáo dục, Điều 47).", "Chọn công lập hoặc tư thục, hoặc sửa cấp học.");

    internal static readonly Refusal MarksNeedPrivate = new(
        "marks_need_private", "Dấu “có vốn đầu tư nước ngoài” và “không vì lợi nhuận” chỉ dùng cho loại hình tư thục.", "Ghi ownership là tư thục, hoặc bỏ hai dấu này.");

    internal static readonly Refusal LevelUnknown = new("level_unknown", "Cấp học không có trong danh mục.", $"Ghi các mã: {string.Join(", ", EducationLevels.All)}.");

    /// <summary>Bounds for days that an official list can mean.</summary>
    internal static bool IsReasonable(DateOnly day) => day.Year is >= 1900 and <= 2200;

    /// <summary>What is wrong with a name, or null.</summary>
    internal static Refusal? OfName(string cleanName) => cleanName.Length switch
    {
        0 => NameMissing,
        > 300 => NameTooLong,
        _ => null,
    };
}
