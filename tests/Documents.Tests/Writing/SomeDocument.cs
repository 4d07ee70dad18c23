using EduCoop.Documents.Writing;

namespace EduCoop.Documents.Tests.Writing;

internal static class SomeDocument
{
    internal static readonly string[] Wide = ["STT", "Việc phải làm", "Nơi làm", "Nơi cùng làm", "Kết quả", "Hạn xong"];

    internal static OfficialDocument Plan(int paragraphs = 40) => new()
    {
        ParentIssuer = "UBND thành phố Hà Nội",
        Issuer = "Ủy ban nhân dân phường Đống Đa",
        Number = "5/KH-UBND",
        Place = "Đống Đa",
        Date = new DateOnly(2026, 3, 7),
        TypeName = "Kế hoạch",
        Subject = "Phối hợp, giúp đỡ ngành giáo dục tỉnh bạn giai đoạn 2026-2030",
        Bases = ["Luật Giáo dục số 43/2019/QH14;", "Kế hoạch số 318/KH-SGDĐT ngày 20 tháng 3 năm 2026,"],
        Body =
        [
            new HeadingBlock(1, "I. MỤC ĐÍCH, YÊU CẦU"),
            new HeadingBlock(2, "1. Mục đích"),
            .. Enumerable.Range(1, paragraphs).Select(i => new TextBlock($"Đoạn {i}: thư viện của các trường trong phường và của trường bạn ở vùng cao cùng trao đổi kinh nghiệm dạy và học, mỗi học kỳ ít nhất một lần.")),
            new LetteredBlock(["Một", "Hai", "Ba", "Bốn", "Năm", "Sáu"]),
            new TextBlock("Trên đây là kế hoạch của phường."),
        ],
        Signature = SignatureBlock.Of("TM. ỦY BAN NHÂN DÂN / KT. CHỦ TỊCH / PHÓ CHỦ TỊCH", "Nguyễn Văn Mẫu"),
        Recipients = ["Sở Giáo dục và Đào tạo", "- Các trường trên địa bàn;"],
        Archive = "VT, VHXH",
    };

    internal static Appendix Tasks(int rows, IReadOnlyList<string>? columns = null) => new(
        "Phân công nhiệm vụ",
        columns ?? Wide,
        [
            new TableRow(["I. Nhóm nhiệm vụ thứ nhất"], IsGroup: true),
            .. Enumerable.Range(1, rows).Select(i => new TableRow(
                [$"{i}", "Tổ chức cho giáo viên dự giờ, trao đổi chuyên môn với trường kết nghĩa", "Phòng Văn hóa - Xã hội", "Các trường trên địa bàn", "Báo cáo kết quả", "Trước ngày 15/12 hằng năm"])),
        ]);
}
