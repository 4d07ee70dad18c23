using EduCoop.ServiceDefaults;

namespace EduCoop.Plans.Drafts;

/// <summary>Every reason for not taking or not changing a draft.</summary>
internal static class DraftRefusals
{
    internal static readonly Refusal FileNameInvalid = new("file_name_invalid", "Tên tệp chưa đúng.", "fileName cần từ 1 đến 200 ký tự, không có thư mục và ký tự điều khiển.");
    internal static readonly Refusal KindNotTaken = new("file_kind_not_taken", "Loại tệp này không đọc được.", "Gửi tệp .docx, .pdf có chữ, .txt hoặc .md.");
    internal static readonly Refusal EmptyFile = new("empty_file", "Tệp trống.", "Chọn văn bản kế hoạch rồi gửi lại.");
    internal static readonly Refusal UnitMissing = new("unit_missing", "Chưa rõ kế hoạch của đơn vị nào.", "Ghi unitId của đơn vị ban hành, vì tài khoản này không gắn với đơn vị nào.");
    internal static readonly Refusal NotOpen = new("draft_not_open", "Dự thảo này không còn sửa được.", "Chỉ sửa được dự thảo đã đọc xong và chưa thành kế hoạch.", StatusCodes.Status409Conflict);
    internal static readonly Refusal PathInvalid = new("path_invalid", "Không có chỗ này trong dự thảo.", "path có dạng tasks[3].lead, title hoặc indicators[2].value; chỉ số bằng độ dài danh sách để thêm mục mới.");
    internal static readonly Refusal ValueUnfit = new("value_unfit", "Giá trị không hợp với chỗ cần sửa.", "Chữ ghi là chuỗi, danh sách ghi là mảng chuỗi, ngày ghi yyyy-MM-dd, số ghi là số.");
    internal static readonly Refusal FindingUnknown = new("finding_unknown", "Không có mục cần xem này trong dự thảo.", "Tải lại dự thảo: có thể ai đó vừa sửa.", StatusCodes.Status404NotFound);
    internal static readonly Refusal ValueMissing = new("value_missing", "Thiếu giá trị.", "Với other và link cần ghi value.");
    internal static readonly Refusal NameUnknown = new("name_unknown", "Tên này không có trong dự thảo.", "written phải đúng từng chữ như trong văn bản.");
    internal static readonly Refusal TooManyMembers = new("too_many_members", "Nhóm có quá nhiều đơn vị.", "Một nhóm nhận tối đa 5.000 đơn vị.");
    internal static readonly Refusal VersionBehind = new("version_behind", "Dự thảo vừa được người khác sửa.", "Tải lại dự thảo rồi làm tiếp.", StatusCodes.Status409Conflict);
    internal static readonly Refusal CannotBeProcessed = new("cannot_be_processed", "Hệ thống không đọc được văn bản này.", "Đã thử nhiều lần; báo người quản trị kèm mã dự thảo, hoặc gửi bản .txt.");
    internal static readonly Refusal TooSlow = new("reading_too_long", "Văn bản quá phức tạp để đọc tự động.", "Chia văn bản thành các phần nhỏ hơn, hoặc bỏ các bảng không cần thiết.");
}
