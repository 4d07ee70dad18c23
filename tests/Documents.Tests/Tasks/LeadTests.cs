using EduCoop.Documents.Tests.Plans;

namespace EduCoop.Documents.Tests.Tasks;

/// <summary>Sentences of a chapter of work that name bodies: who leads, and who is only mentioned. A wrong lead misleads a department.</summary>
public sealed class LeadTests
{
    [Theory]
    [InlineData("Rà soát trường lớp theo hướng dẫn của Sở Giáo dục và Đào tạo.", null, null)]
    [InlineData("Báo cáo Sở Giáo dục và Đào tạo kết quả thực hiện trước ngày 30/6/2026.", null, null)]
    [InlineData("Tham mưu Ủy ban nhân dân tỉnh ban hành nghị quyết về học phí.", null, null)]
    [InlineData("Phối hợp với Công an tỉnh bảo đảm an toàn trường học.", null, null)]
    [InlineData("Tranh thủ sự hỗ trợ của Bộ Giáo dục và Đào tạo chủ trì các đề án quốc gia.", null, null)]
    [InlineData("Xây dựng thư viện số do Sở Văn hóa và Thể thao chủ trì, Sở Giáo dục và Đào tạo phối hợp thực hiện.", "Sở Văn hóa và Thể thao", "Sở Giáo dục và Đào tạo")]
    [InlineData("Tổ chức thi giáo viên giỏi. Sở Giáo dục và Đào tạo chủ trì; các đơn vị liên quan phối hợp.", "Sở Giáo dục và Đào tạo", "các đơn vị liên quan")]
    [InlineData("Sở Giáo dục và Đào tạo phối hợp với Sở Y tế tổ chức khám sức khỏe cho học sinh toàn tỉnh trước ngày 30/9/2026.", null, null)]
    [InlineData("Giao Giám đốc Sở Giáo dục và Đào tạo chủ trì, phối hợp với Giám đốc Sở Tài chính xây dựng đề án.", "Giám đốc Sở Giáo dục và Đào tạo", "Giám đốc Sở Tài chính")]
    [InlineData("Kiện toàn Hội đồng trường theo Luật; Hội đồng trường chịu trách nhiệm ban hành quy chế.", null, null)]
    [InlineData("Nâng cao chất lượng đội ngũ (trong đó Sở Nội vụ chủ trì tuyển dụng; Sở Giáo dục và Đào tạo chủ trì bồi dưỡng).", null, null)]
    [InlineData("Đề nghị Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh giám sát việc thực hiện chế độ cho học sinh bán trú.", "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh", "")]
    [InlineData("Các trường học chủ động xây dựng kế hoạch, báo cáo Phòng Giáo dục và Đào tạo trước ngày 15/9/2026.", "Các trường học", "")]
    [InlineData("Thực hiện chế độ báo cáo về Sở Nội vụ (qua Phòng Cải cách hành chính) trước ngày 05 hằng tháng.", null, null)]
    [InlineData("Ban Chỉ đạo tỉnh, do Chủ tịch Ủy ban nhân dân tỉnh làm Trưởng ban, Sở Giáo dục và Đào tạo là cơ quan thường trực.", null, null)]
    [InlineData("Tiếp tục thực hiện Đề án của Bộ Giáo dục và Đào tạo do Sở Giáo dục và Đào tạo làm đầu mối triển khai.", null, null)]
    [InlineData("Ký kết chương trình phối hợp giữa Sở Giáo dục và Đào tạo và Tỉnh đoàn về giáo dục kỹ năng sống cho học sinh.", null, null)]
    [InlineData("Đầu tư phòng học do Ban Quản lý dự án tỉnh làm chủ đầu tư, hoàn thành trong năm 2027.", null, null)]
    [InlineData("Thành lập đoàn công tác do lãnh đạo Sở Giáo dục và Đào tạo chủ trì làm việc với các xã.", null, null)]
    [InlineData("Hội thi do Bộ Giáo dục và Đào tạo chủ trì tổ chức hằng năm được các trường hưởng ứng tham gia đầy đủ.", null, null)]
    [InlineData("Lồng ghép vào hội nghị do Ủy ban nhân dân tỉnh chủ trì, phối hợp với các báo đài tuyên truyền.", null, null)]
    [InlineData("Bàn giao hồ sơ cho Sở Giáo dục và Đào tạo; Sở Giáo dục và Đào tạo chủ trì, phối hợp với Sở Nội vụ tiếp nhận, quản lý.", "Sở Giáo dục và Đào tạo", "Sở Nội vụ")]
    [InlineData("UBND xã chủ trì phối hợp các trường tuyên truyền, vận động học sinh bỏ học trở lại trường.", "UBND xã", "các trường")]
    [InlineData("Sở Giáo dục và Đào tạo (Phòng Giáo dục Trung học) chủ trì, phối hợp với Trường Đại học Sư phạm bồi dưỡng giáo viên.", "Sở Giáo dục và Đào tạo (Phòng Giáo dục Trung học)", "Trường Đại học Sư phạm")]
    [InlineData("Cử giáo viên tham gia tập huấn. (Sở Giáo dục và Đào tạo).", null, null)]
    [InlineData("Đồng chí Nguyễn Văn An, Phó Chủ tịch UBND phường phụ trách, chỉ đạo chung việc thực hiện Kế hoạch.", null, null)]
    public void A_sentence_leads_nobody_it_only_mentions(string sentence, string? lead, string? coordinating)
    {
        var tasks = Reading.Plan($"I. NHIỆM VỤ\n\n1. Duy trì phòng đọc của trường.\n\n2. {sentence}").Draft.Tasks.Where(task => task.Section?.StartsWith("I.2", StringComparison.Ordinal) == true).ToList();
        Assert.Equal(lead, tasks.Select(task => task.Lead).SingleOrDefault());
        if (coordinating is not null)
        {
            Assert.Equal(coordinating, string.Join("; ", Assert.Single(tasks).Coordinating));
        }
    }
}
