using EduCoop.ServiceDefaults;

namespace EduCoop.UnitDirectory.Lineage;

/// <summary>Every expected "no" about mergers, splits and closures.</summary>
internal static class ActRefusals
{
    internal static readonly Refusal TooFew = new(
        "units_too_few", "Sáp nhập cần ít nhất hai đơn vị trước, hoặc một đơn vị nhập vào đơn vị đang có.", "Thêm đơn vị vào predecessors, hoặc chọn successor là đơn vị đang hoạt động.");

    internal static readonly Refusal TooMany = new("units_too_many", "Một lần sắp xếp có quá nhiều đơn vị.", "Tối đa 200 đơn vị trước, 50 đơn vị sau và 5.000 đơn vị được phân chia; chia thành nhiều lần.");
    internal static readonly Refusal Repeated = new("unit_repeated", "Một đơn vị được ghi hai lần, hoặc vừa là đơn vị trước vừa là đơn vị sau.", "Mỗi đơn vị chỉ ghi một lần, ở một vế.");
    internal static readonly Refusal UnitUnknown = new("unit_unknown", "Không tìm thấy đơn vị được nêu.", "Kiểm tra unitId; đơn vị mới phải kèm name và typeCode.");
    internal static readonly Refusal NotThere = new("not_in_force", "Đơn vị không hoạt động vào ngày đó.", "Chọn ngày khác, hoặc kiểm tra lịch sử đơn vị.");
    internal static readonly Refusal LaterChanges = new(
        "later_changes", "Đơn vị đã có thay đổi được ghi nhận sau ngày này.", "Chọn ngày muộn hơn thay đổi gần nhất của đơn vị, xem GET /units/{id}/history.", StatusCodes.Status409Conflict);

    internal static readonly Refusal ChildrenOpen = new(
        "children_open", "Đơn vị còn đơn vị trực thuộc đang hoạt động.", "Chọn đúng một đơn vị kế tiếp để nhận, hoặc chuyển, đóng các đơn vị trực thuộc trước.");

    internal static readonly Refusal ChildrenUnassigned = new(
        "children_unassigned", "Chưa phân chia hết các đơn vị trực thuộc.", "Ghi assignments cho từng đơn vị trong danh sách units, hoặc restTo cho phần còn lại.");

    internal static readonly Refusal AssignmentUnknown = new(
        "assignment_unknown", "Có đơn vị được phân chia không thuộc đơn vị chia tách, hoặc đơn vị nhận không nằm trong các đơn vị mới.", "Sửa assignments và restTo cho khớp với successors.");

    internal static readonly Refusal DocumentTooLong = new("document_too_long", "Tên văn bản quá dài.", "Rút gọn còn tối đa 300 ký tự.");
}
