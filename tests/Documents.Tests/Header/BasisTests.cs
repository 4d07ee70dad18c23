using EduCoop.Documents.Citations;
using EduCoop.Documents.Tests.Plans;

namespace EduCoop.Documents.Tests.Header;

public sealed class BasisTests
{
    private const string Body = "I. MỤC ĐÍCH\n\n- Giữ an toàn.";

    public static TheoryData<string, string[]> Preambles => new()
    {
        { "Căn cứ Luật Giáo dục ngày 14 tháng 6 năm 2019;\n\nCăn cứ Nghị định số 84/2020/NĐ-CP ngày 17/7/2020 của Chính phủ quy định chi tiết một số điều của Luật Giáo dục;", ["Luật Giáo dục", "84/2020/NĐ-CP"] },
        { "Căn cứ Luật Trẻ em số 102/2016/QH13; Nghị định số 56/2017/NĐ-CP ngày 09/5/2017 của Chính phủ;", ["102/2016/QH13", "56/2017/NĐ-CP"] },
        { "Căn cứ Luật sửa đổi, bổ sung một số điều của Luật Thể dục, thể thao và Luật Giáo dục ngày 14/6/2018;", ["Luật sửa đổi, bổ sung một số điều của Luật Thể dục, thể thao và Luật Giáo dục"] },
        { "Thực hiện Kế hoạch số 61-KH/TU ngày 09/12/2025 của Tỉnh ủy thực hiện Nghị quyết số 8-NQ/TW ngày 22/8/2025 của Bộ Chính trị;", ["61-KH/TU"] },
        { "Thực hiện Nghị quyết số 8-NQ/TW ngày 22/8/2025 của Bộ Chính trị, Nghị quyết số 28/NQ-CP ngày 15/9/2025 của Chính phủ và Kế hoạch số 5/KH-UBND ngày 03/01/2026 của UBND tỉnh;", ["8-NQ/TW", "28/NQ-CP", "5/KH-UBND"] },
        { "Căn cứ Kế hoạch số 5/KH-UBND ngày 03/01/2026 của UBND tỉnh về triển khai Nghị quyết số 8-NQ/TW và Nghị quyết số 28/NQ-CP;", ["5/KH-UBND"] },
        { "Căn cứ Bản thỏa thuận kết nghĩa ngày 11/02/2026 giữa hai trường; Công văn số 9/SGDĐT-KH ngày 24/3/2026 của Sở Giáo dục và Đào tạo;", ["Bản thỏa thuận kết nghĩa ngày 11/02/2026", "9/SGDĐT-KH"] },
        { "Căn cứ các Quyết định của Thủ tướng Chính phủ: Quyết định số 16/QĐ-TTg ngày 16/12/2023; Quyết định số 79/QĐ-TTg ngày 03/8/2024;", ["16/QĐ-TTg; 79/QĐ-TTg"] },
        { "Căn cứ Kế hoạch số 5/KH-UBND ngày 03/01/2026 của UBND tỉnh;\n\nCăn cứ tình hình thực tế của các trường;", ["5/KH-UBND"] },
        { "Căn cứ Luật Giáo dục;\n\nTheo đề nghị của Trưởng phòng tại Tờ trình số 2/TTr-VHXH ngày 03/02/2026.", ["Luật Giáo dục"] },
        { "Căn cứ Luật Giáo dục;\n\nXét Tờ trình số 2/TTr-VHXH ngày 03/02/2026 của Phòng Văn hóa - Xã hội,", ["Luật Giáo dục"] },
        { "Căn cứ Kế hoạch số 5/KH-UBND ngày 03/01/2026 của UBND tỉnh (sau đây gọi là Kế hoạch số 5/KH-UBND);\n\nThực hiện Kế hoạch số 5/KH-UBND của UBND tỉnh;", ["5/KH-UBND"] },
        { "Thực hiện Quyết định số 12/QĐ-TTg ngày 02/02/2026 của Thủ tướng Chính\nphủ phê duyệt Đề án “Thư viện số”; Quyết định\nsố 7/QĐ-UBND ngày 03/02/2026 của UBND tỉnh;", ["12/QĐ-TTg", "7/QĐ-UBND"] },
    };

    [Theory]
    [MemberData(nameof(Preambles))]
    public void Bases_are_what_the_preamble_names_itself(string preamble, string[] expected)
    {
        var draft = Reading.Plan(Body, preamble).Draft;
        Assert.Equal(expected, draft.LegalBasis);
        Assert.Equal(expected.Length, draft.LegalBasisCount);
    }

    [Fact]
    public void A_base_has_number_day_issuer_title_and_place()
    {
        var reading = Reading.Plan(Body, "Căn cứ Kế hoạch số 61-KH/TU ngày 09/12/2025 của Ban Thường vụ Tỉnh ủy về đột phá giáo dục;");
        var one = Assert.Single(reading.Draft.LegalBases);
        Assert.Equal(("61-KH/TU", new DateOnly(2025, 12, 9), "Ban Thường vụ Tỉnh ủy", "về đột phá giáo dục"), (one.Number, one.Date, one.Issuer, one.Title));
        reading.StandsAt("Kế hoạch số 61-KH/TU ngày 09/12/2025", one.Span);
    }

    [Fact]
    public void What_is_named_inside_a_title_is_cited_through_it()
    {
        var draft = Reading.Plan(Body, "Căn cứ Kế hoạch số 5/KH-UBND ngày 03/01/2026 của UBND tỉnh về việc thực hiện Nghị quyết số 8-NQ/TW ngày 22/8/2025;\n\nCăn cứ tình hình thực tế;").Draft;
        Assert.Equal(["8-NQ/TW"], draft.CitedThrough);
        Assert.Equal(["tình hình thực tế"], draft.NonDocumentBasis);
        Assert.Equal(2, draft.CanCuLines);
    }

    [Fact]
    public void The_title_and_the_issuing_sentence_name_the_parents_State_and_Party()
    {
        var draft = Reading.Of("Số: /KH-UBND\n\nMai Sơn, ngày tháng 4 năm 2026\n\nKẾ HOẠCH\nThực hiện Chương trình hành động số 5-CTr/TU của Thành ủy\n\nCăn cứ Kế hoạch số 36-KH/ĐU ngày 19/01/2026 của Đảng ủy phường;\n\nUBND phường Mai Sơn ban hành Kế hoạch thực hiện Kế hoạch số 48/KH-UBND ngày 23/01/2026 của UBND Thành phố như sau:\n\nI. MỤC ĐÍCH\n\n- An toàn.\n").Draft;
        Assert.Equal(["36-KH/ĐU", "48/KH-UBND", "5-CTr/TU"], draft.ParentPlans.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Citations_of_the_body_keep_their_role_and_section()
    {
        var draft = Reading.Plan("I. NHIỆM VỤ\n\n1. Rà soát theo Quyết định số 77/QĐ-UBND ngày 02/02/2026 của UBND tỉnh.").Draft;
        var cited = Assert.Single(draft.Citations, one => one.Number == "77/QĐ-UBND");
        Assert.Equal((CitationRoles.Body, "I.1"), (cited.Role, cited.Section));
    }

    [Fact]
    public void A_section_of_bases_counts_its_items()
    {
        var draft = Reading.Of("Số: 3/KH-THBM\n\nKẾ HOẠCH\nGiáo dục nhà trường\n\nI. CĂN CỨ XÂY DỰNG KẾ HOẠCH\n\n- Luật Giáo dục số 43/2019/QH14;\n- Thông tư số 28/2020/TT-BGDĐT ngày 04/9/2020 của Bộ Giáo dục và Đào tạo;\n\nII. MỤC TIÊU\n\n- Dạy tốt.\n").Draft;
        Assert.Equal(["43/2019/QH14", "28/2020/TT-BGDĐT"], draft.LegalBasis);
    }
}
