using EduCoop.Documents.Tests.Plans;

namespace EduCoop.Documents.Tests.Header;

/// <summary>How preambles name what a plan rests on, and how many documents that are.</summary>
public sealed class BasisVarietyTests
{
    [Theory]
    [InlineData(3, "Căn cứ Luật Giáo dục ngày 14/6/2019; Căn cứ Nghị định số 24/2021/NĐ-CP ngày 23/3/2021 của Chính phủ quy định việc quản lý trong cơ sở giáo dục mầm non; Căn cứ Quyết định số 33/QĐ-TTg ngày 08/01/2019 của Thủ tướng Chính phủ;")]
    [InlineData(1, "Thực hiện Công văn số 4567/BGDĐT-GDMN ngày 10/9/2023 của Bộ Giáo dục và Đào tạo về việc triển khai Quyết định số 1677/QĐ-TTg ngày 03/12/2018 của Thủ tướng Chính phủ; Sở Giáo dục và Đào tạo xây dựng Kế hoạch như sau:")]
    [InlineData(2, "Căn cứ Nghị quyết số 29-NQ/TW, ngày 04/11/2013 của Ban Chấp hành Trung ương Đảng khóa XI về đổi mới giáo dục và Kết luận số 51-KL/TW, ngày 30/5/2019 của Ban Bí thư về tiếp tục thực hiện Nghị quyết số 29-NQ/TW;")]
    [InlineData(2, "Thực hiện Kế hoạch số 12/KH-UBND ngày 05/01/2024 của UBND tỉnh về phát triển giáo dục; căn cứ tình hình thực tế của huyện và Nghị quyết số 15/NQ-HĐND ngày 20/12/2023 của HĐND huyện, UBND huyện ban hành Kế hoạch:")]
    [InlineData(2, "Căn cứ Thông tư liên tịch số 13/2016/TTLT-BYT-BGDĐT ngày 12/5/2016 của Bộ Y tế và Bộ Giáo dục và Đào tạo quy định về công tác y tế trường học;\n\nCăn cứ Chương trình phối hợp số 05/CTPH-SGDĐT-SYT ngày 01/3/2023 giữa Sở Giáo dục và Đào tạo và Sở Y tế;")]
    [InlineData(1, "Căn cứ Luật Giáo dục nghề nghiệp số 74/2014/QH13 được sửa đổi, bổ sung theo Luật số 97/2015/QH13;")]
    [InlineData(3, "Căn cứ Luật Trẻ em ngày 05 tháng 4 năm 2016, Luật Giáo dục ngày 14 tháng 6 năm 2019, Luật Thanh niên ngày 16 tháng 6 năm 2020;")]
    [InlineData(4, "Căn cứ các Quyết định của Thủ tướng Chính phủ số 1436/QĐ-TTg ngày 29/10/2018; số 1677/QĐ-TTg ngày 03/12/2018; số 33/QĐ-TTg ngày 08/01/2019;\nCăn cứ Quyết định số 5/QĐ-UBND ngày 02/01/2024 của UBND tỉnh;")]
    [InlineData(1, "Thực hiện Chỉ thị số 31/CT-TTg ngày 04/12/2019 của Thủ tướng Chính phủ về tăng cường giáo dục đạo đức, lối sống cho học sinh, sinh viên (sau đây gọi tắt là Chỉ thị số 31/CT-TTg); trên cơ sở tham mưu của Sở Tư pháp tại Tờ trình số 99/TTr-STP ngày 02/3/2020;")]
    [InlineData(2, "Căn cứ Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam;\nCăn cứ Luật Giáo dục số 43/2019/QH14 ngày 14/6/2019;")]
    [InlineData(2, "Căn cứ Nghị quyết Đại hội đại biểu toàn quốc lần thứ XIII của Đảng; Nghị quyết Đại hội Đảng bộ tỉnh lần thứ XX;")]
    [InlineData(1, "Căn cứ Thông báo kết luận số 55-TB/TU ngày 05/02/2024 của Thường trực Tỉnh ủy tại buổi làm việc với Ban cán sự đảng UBND tỉnh;")]
    [InlineData(2, "Căn cứ Kế hoạch 150/KH-UBND ngày 03/4/2024 của UBND tỉnh và Công văn 788/SGDĐT-GDTrH ngày 10/4/2024 của Sở Giáo dục và Đào tạo,")]
    [InlineData(2, "Căn cứ Luật Ngân sách nhà nước năm 2015;\nCăn cứ Nghị định số 163/2016/NĐ-CP ngày 21/12/2016 của Chính phủ quy định chi tiết thi hành một số điều của Luật Ngân sách nhà nước;\nTheo đề nghị của Sở Xây dựng tại Công văn số 1/SXD-HTKT ngày 02/01/2024;")]
    [InlineData(1, "Để triển khai thực hiện có hiệu quả Nghị quyết số 59-NQ/TW ngày 24/01/2025 của Bộ Chính trị, UBND phường xây dựng kế hoạch:")]
    [InlineData(2, "Thực hiện ý kiến chỉ đạo của Chủ tịch UBND tỉnh tại Thông báo số 12/TB-UBND ngày 08/01/2024 và Công văn số 45/UBND-VX ngày 10/01/2024 của UBND tỉnh;")]
    [InlineData(1, "Căn cứ chức năng, nhiệm vụ được giao;\nCăn cứ Quyết định số 88/QĐ-UBND ngày 09/7/2025 của UBND phường quy định chức năng, nhiệm vụ của Phòng Văn hóa - Xã hội;")]
    [InlineData(2, "Căn cứ Nghị định số 125/2024/NĐ-CP ngày 05/10/2024 của Chính phủ; Nghị định số 142/2025/NĐ-CP ngày 12/6/2025 của Chính phủ quy định về phân quyền, phân cấp trong lĩnh vực quản lý nhà nước của Bộ Giáo dục và Đào tạo (được sửa đổi tại Nghị định số 200/2025/NĐ-CP);")]
    [InlineData(3, "Thực hiện Chương trình hành động số 35-CTr/TU, ngày 10/10/2025 của Tỉnh ủy; Kế hoạch số 500/KH-UBND, ngày 20/10/2025 của UBND tỉnh; Chương trình làm việc năm 2026 của Ban Thường vụ Đảng ủy xã, Ban Thường vụ Đảng ủy ban hành kế hoạch sau:")]
    [InlineData(2, "Căn cứ Nghị định số 20/2014/NĐ-CP, ngày 24/3/2014 của Chính phủ về phổ cập giáo dục, xoá mù chữ;\nCăn cứ Văn bản hợp nhất số 03/VBHN-BGDĐT ngày 23/6/2016 của Bộ Giáo dục và Đào tạo;")]
    [InlineData(1, "Thực hiện Đề án “Tăng cường tiếng Việt cho trẻ em” ban hành kèm theo Quyết định số 1008/QĐ-TTg ngày 02/6/2016 của Thủ tướng Chính phủ;")]
    [InlineData(1, "Hưởng ứng Tuần lễ học tập suốt đời theo Công văn số 4003/BGDĐT-GDTX ngày 11/8/2025 của Bộ Giáo dục và Đào tạo;")]
    public void The_documents_a_preamble_names_itself_are_counted(int count, string preamble) =>
        Assert.Equal(count, Reading.Plan("I. NHIỆM VỤ\n\n1. Xây dựng thư viện.", preamble).Draft.LegalBasisCount);
}
