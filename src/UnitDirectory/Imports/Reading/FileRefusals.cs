using EduCoop.ServiceDefaults;

namespace EduCoop.UnitDirectory.Imports.Reading;

/// <summary>Why a whole file is sent back before its rows are looked at.</summary>
internal static class FileRefusals
{
    internal const int MaxRows = 100_000;
    internal const int MaxColumns = 100;
    internal const int MaxCell = 2_000;

    internal static readonly Refusal Empty = new("file_empty", "Tệp không có dữ liệu.", "Gửi tệp có một hàng tiêu đề và ít nhất một hàng dữ liệu.");

    internal static readonly Refusal NotUtf8 = new(
        "encoding_not_utf8", "Tệp không được lưu bằng mã UTF-8.",
        "Mở tệp bằng Excel, chọn Lưu thành (Save As) → “CSV UTF-8”, hoặc gửi thẳng tệp .xlsx. Nếu chữ gõ bằng phông .VnTime hay VNI, hãy chuyển sang Unicode trước.");

    internal static readonly Refusal TooManyRows = new("too_many_rows", "Tệp có quá nhiều hàng.", "Mỗi lần nhập tối đa 100.000 hàng: chia tệp thành nhiều phần.");

    internal static readonly Refusal TooManyColumns = new("too_many_columns", "Tệp có quá nhiều cột.", "Mỗi hàng tối đa 100 cột, mỗi ô tối đa 2.000 ký tự: bỏ các cột thừa hoặc kiểm tra dấu phân cách.");

    internal static readonly Refusal WorkbookBroken = new(
        "workbook_broken", "Không đọc được tệp Excel.", "Mở tệp bằng Excel rồi lưu lại dạng “Excel Workbook (.xlsx)” không đặt mật khẩu. Tệp .xls cũ phải lưu lại thành .xlsx.");

    internal static readonly Refusal WorkbookTooLarge = new(
        "workbook_too_large", "Nội dung tệp Excel sau khi giải nén quá lớn.", "Xoá các trang tính, hình ảnh và vùng định dạng thừa rồi lưu lại, hoặc xuất ra CSV UTF-8.");

    internal static readonly Refusal QuoteBroken = new("quote_broken", "Dấu ngoặc kép trong tệp CSV không đóng đúng.", "Kiểm tra các ô có dấu ngoặc kép, hoặc lưu lại bằng Excel dạng “CSV UTF-8”.");

    internal static Refusal LegacyFont(string font) => new(
        "legacy_font", $"Chữ trong tệp là mã {font}, không phải Unicode.",
        "Dùng Unikey (Ctrl+Shift+F6) chuyển toàn bộ tệp sang Unicode dựng sẵn rồi gửi lại. Hệ thống không tự chuyển để tránh sai tên đơn vị.");

    internal static Refusal HeaderMissing(IEnumerable<string> columns) => new(
        "header_missing", $"Không tìm thấy hàng tiêu đề có các cột: {string.Join(", ", columns)}.",
        "Đặt hàng tiêu đề trong 10 hàng đầu, ví dụ: mã | tên | loại | mã tỉnh | hiệu lực từ. Tên cột tiếng Việt có hay không dấu đều được.");
}
