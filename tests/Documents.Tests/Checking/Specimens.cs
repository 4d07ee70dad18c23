using EduCoop.Documents.Tests.Writing;
using EduCoop.Documents.Writing;

namespace EduCoop.Documents.Tests.Checking;

/// <summary>Right documents of our own writer, of every shape it knows.</summary>
internal static class Specimens
{
    internal static readonly OfficialDocument Plan = SomeDocument.Plan(6) with
    {
        Bases = ["Căn cứ Luật Giáo dục ngày 14 tháng 6 năm 2019", "Căn cứ Nghị quyết số 12/NQ-HĐND ngày 05 tháng 01 năm 2026 của Hội đồng nhân dân thành phố", "Theo đề nghị của Phòng Văn hóa - Xã hội"],
        Body =
        [
            new HeadingBlock(1, "I. MỤC ĐÍCH, YÊU CẦU"),
            new HeadingBlock(2, "1. Mục đích"),
            .. Enumerable.Range(1, 30).Select(i => new TextBlock($"Lời thứ {i}: các trường trên địa bàn cùng trao đổi kinh nghiệm dạy và học, mỗi học kỳ ít nhất một lần, và gửi kết quả cho phường để tổng hợp.")),
            new HeadingBlock(2, "2. Yêu cầu"),
            new LetteredBlock(["Một", "Hai", "Ba", "Bốn", "Năm", "Sáu"]),
            new HeadingBlock(1, "II. TỔ CHỨC THỰC HIỆN"),
            new TextBlock("Nhiệm vụ của từng đơn vị ghi tại các Phụ lục kèm theo Kế hoạch này."),
            new TextBlock("Trên đây là kế hoạch của phường."),
        ],
        Appendices = [SomeDocument.Tasks(8), SomeDocument.Tasks(3, ["STT", "Nội dung"]) with { Title = "Tiến độ" }],
    };

    internal static readonly OfficialDocument Letter = SomeDocument.Plan(0) with
    {
        ParentIssuer = "UBND tỉnh Phú Thọ",
        Issuer = "Sở Giáo dục và Đào tạo",
        Number = "1009/SGDĐT-KH",
        Place = "Phú Thọ",
        Date = new DateOnly(2026, 2, 15),
        TypeName = "",
        Subject = "kết nghĩa giữa các trường năm học 2026-2027",
        Addressees = ["Ủy ban nhân dân các xã, phường", "Các trường trung học phổ thông"],
        Bases = [],
        Body = [new TextBlock("Sở Giáo dục và Đào tạo đề nghị các đơn vị rà soát nhu cầu và khả năng giúp đỡ."), new TextBlock("Kết quả gửi về Sở trước ngày 20 tháng 3 năm 2026.")],
        Signature = SignatureBlock.By(SigningAuthority.InStead, "Giám đốc", "Trần Thị Mẫu", own: "Phó Giám đốc"),
        Recipients = ["Như trên", "Giám đốc (để báo cáo)"],
        Archive = "VT, KHTC",
    };

    internal static readonly OfficialDocument Decision = SomeDocument.Plan(0) with
    {
        Number = "12/QĐ-UBND",
        Date = new DateOnly(2026, 11, 20),
        TypeName = "Quyết định",
        Subject = "Ban hành quy chế phối hợp giữa các trường kết nghĩa trên địa bàn",
        Bases = ["Căn cứ Luật Tổ chức chính quyền địa phương", "Theo đề nghị của Trưởng phòng Văn hóa - Xã hội"],
        Body =
        [
            new DivisionBlock(DivisionKind.Chapter, 1, "Quy định chung"),
            new ArticleBlock(1, "Phạm vi điều chỉnh", "Quy chế này quy định việc phối hợp giữa các trường kết nghĩa."),
            new DivisionBlock(DivisionKind.Chapter, 2, "Quy định cụ thể"),
            new DivisionBlock(DivisionKind.Section, 1, "Trách nhiệm của trường"),
            new ArticleBlock(2, "Nội dung phối hợp"),
            new ClauseBlock(1, "Trao đổi chuyên môn", ["Dự giờ", "Sinh hoạt tổ chuyên môn", "Tập huấn", "Hội thảo", "Ngày hội đọc sách", "Giao lưu"], IsHeading: true),
            new ClauseBlock(2, "Hằng năm hai trường cùng đánh giá kết quả."),
            new DivisionBlock(DivisionKind.Section, 2, "Trách nhiệm của phường"),
            new ArticleBlock(3, null, "Phòng Văn hóa - Xã hội theo dõi, đôn đốc việc thực hiện."),
            new ArticleBlock(4, null, "Các trường chịu trách nhiệm thi hành Quyết định này."),
        ],
        Signature = SignatureBlock.By(SigningAuthority.Head, "Chủ tịch", "Lê Văn Mẫu", collective: "Ủy ban nhân dân"),
    };

    internal static readonly OfficialDocument Minutes = SomeDocument.Plan(0) with
    {
        Number = "07/BB-THDD",
        ParentIssuer = null,
        Issuer = "Trường Tiểu học Đống Đa",
        TypeName = "Biên bản",
        Subject = "Giao nhận hiện vật: Góc đọc sách cho em",
        Bases = [],
        Body =
        [
            new TextBlock("Hôm nay, hai bên giao và nhận các hiện vật sau đây:"),
            new TableBlock(["STT", "Hiện vật", "Số lượng"], [new TableRow(["1", "Sách", "1.200"])]),
            new TextBlock("Bằng chữ: một nghìn hai trăm quyển.", IsItalic: true),
            new TextBlock("Biên bản lập thành hai bản có giá trị như nhau, mỗi bên giữ một bản."),
        ],
        OtherSide = new SignatureBlock(["Đại diện bên giao"], "Trần Thị Giao"),
        Signature = new SignatureBlock(["Đại diện bên nhận"], "Lê Văn Nhận"),
        ClosingNote = "Giấy này không thay thế chứng từ kế toán.",
    };

    internal static readonly IReadOnlyDictionary<string, OfficialDocument> All = new Dictionary<string, OfficialDocument>
    {
        ["kế hoạch"] = Plan,
        ["công văn"] = Letter,
        ["công văn gửi một nơi"] = Letter with { Addressees = ["Bộ Giáo dục và Đào tạo"] },
        ["quyết định"] = Decision,
        ["biên bản"] = Minutes,
        ["dự thảo"] = Plan with { Number = "/KH-UBND", Date = null, Year = 2026, Signature = Plan.Signature with { Name = null } },
        ["một phụ lục"] = Plan with { Appendices = [SomeDocument.Tasks(40)] },
        ["không phụ lục"] = SomeDocument.Plan(1),
        ["của Đảng"] = SomeDocument.Plan() with { IsParty = true, Number = "5-KH/ĐU" },
        ["thừa lệnh"] = Letter with { Signature = SignatureBlock.By(SigningAuthority.ByOrder, "Giám đốc", "Trần Thị Mẫu", own: "Chánh Văn phòng") },
        ["thừa ủy quyền"] = Letter with { Signature = SignatureBlock.By(SigningAuthority.ByPower, "Giám đốc", "Trần Thị Mẫu", own: "Trưởng phòng Kế hoạch - Tài chính") },
        ["quyền cấp trưởng"] = Letter with { Signature = SignatureBlock.By(SigningAuthority.Charged, "Giám đốc", "Trần Thị Mẫu") },
        ["tên dài"] = Plan with { ParentIssuer = "Ủy ban nhân dân Thành phố Hồ Chí Minh", Issuer = "Trung tâm Giáo dục nghề nghiệp - Giáo dục thường xuyên khu vực phía Nam", Subject = string.Concat(Enumerable.Repeat("Phối hợp, giúp đỡ ngành giáo dục tỉnh bạn ", 5)).Trim() },
        ["thư cảm ơn"] = Minutes with { Number = "05/TCO-SGDĐT", TypeName = "Thư cảm ơn", OtherSide = null, Subject = "Góc đọc sách", Body = [new TextBlock("Kính gửi: Ông Nguyễn Văn Mẫu", IsBold: true), new TextBlock("Trân trọng cảm ơn.")] },
    };
}
