using EduCoop.Documents.Plans;
using EduCoop.Documents.Tests.Plans;
using EduCoop.Documents.Text;

namespace EduCoop.Documents.Tests.Tasks;

/// <summary>One sample for each form of the genre; a task a line: section, title, lead, coordinating, deadline, product.</summary>
public sealed class TaskReaderTests
{
    private static string[] Read(string sample) => [.. Of(PlanReader.Read(PlanText.From(Samples.Read(sample))).Tasks)];

    private static IEnumerable<string> Of(IEnumerable<PlanTask> tasks) =>
        tasks.Select(task => string.Join(" | ", task.Section, task.Title, task.Lead, string.Join(" + ", task.Coordinating), task.DeadlineText, task.Product));

    [Fact]
    public void Labels_hold_their_values_on_the_line_below_it_or_in_brackets() => Assert.Equal(
        [
            "II.1.1 | Bổ sung đầu sách cho thư viện | Phòng Văn hóa - Xã hội | Trạm Y tế phường + các trường tiểu học + Hội Khuyến học phường | Quý II/2027 | Danh mục sách đã mua. Biên bản bàn giao",
            "II.1.2 | Sửa chữa phòng đọc | Phòng Kinh tế, Hạ tầng và Đô thị | Ban Quản lý dự án | trước ngày 30/8/2027 | ",
            "II.2 | Ngày hội đọc sách | Đoàn Thanh niên phường | Các trường học trên địa bàn + Hội Phụ nữ phường | Tháng 4 hằng năm | ",
        ],
        Read("labels"));

    [Fact]
    public void Where_tasks_say_who_does_them_the_duties_of_units_stand_apart()
    {
        var draft = PlanReader.Read(PlanText.From(Samples.Read("labels")));
        var duty = Assert.Single(draft.Responsibilities);
        Assert.Equal("Phòng Văn hóa - Xã hội", duty.Lead);
    }

    [Fact]
    public void A_sentence_assigns_and_what_is_not_assigned_is_not_made_up() => Assert.Equal(
        [
            "I.1 | xây dựng tài liệu tuyên truyền, hoàn thành trong tháng 8/2024 | Công an huyện | Phòng Giáo dục và Đào tạo + Đoàn Thanh niên + các đơn vị có liên quan | hoàn thành trong tháng 8/2024 | ",
            "I.2 | Lắp đặt biển báo trước cổng trường, bảo đảm đúng quy chuẩn | Phòng Kinh tế và Hạ tầng | Ủy ban nhân dân các xã + Ban An toàn giao thông huyện |  | ",
            "II.1 | Cân đối kinh phí theo dự toán được giao | Phòng Tài chính - Kế hoạch |  |  | ",
            "II.2-1 | Chủ trì, phối hợp với Phòng Văn hóa xây dựng chương trình phát thanh trước ngày 15/9/2024 | Đài Truyền thanh huyện | Phòng Văn hóa | trước ngày 15/9/2024 | ",
            "II.2-2 | Lưu trữ bản ghi | Đài Truyền thanh huyện |  |  | ",
        ],
        Read("sentences"));

    [Fact]
    public void In_a_units_paragraph_the_unit_leads_unless_it_only_helps_another() => Assert.Equal(
        [
            "III.1.a | Chủ trì, phối hợp với Sở Giáo dục và Đào tạo, các bệnh viện tuyến tỉnh tổ chức khám sức khỏe | Sở Y tế | Sở Giáo dục và Đào tạo + các bệnh viện tuyến tỉnh |  | ",
            "III.1.b | Tổ chức tập huấn cho nhân viên y tế trường học | Sở Y tế |  |  | ",
            "III.2 | Phối hợp với Sở Y tế thẩm định kinh phí | Sở Y tế | Sở Tài chính |  | ",
            "III.3 | Phối hợp với các đơn vị liên quan bảo đảm an ninh |  | Công an tỉnh |  | ",
            "III.4 | rà soát điều kiện y tế của đơn vị | Trung tâm Giáo dục nghề nghiệp - Giáo dục thường xuyên |  | Hằng năm | ",
            "III.5 | theo dõi, tổng hợp kết quả trước ngày 10/12 hằng năm | Văn phòng Ủy ban nhân dân tỉnh |  | trước ngày 10/12 hằng năm | ",
            "III.6 | căn cứ Kế hoạch này xây dựng kế hoạch của đơn vị | Các cơ sở giáo dục trên địa bàn |  |  | ",
        ],
        Read("duties"));

    [Fact]
    public void A_doubtful_lead_stays_empty_and_says_why() =>
        Assert.Single(PlanReader.Read(PlanText.From(Samples.Read("duties"))).Tasks, task => task is { Lead: null, Notes.Count: 1, Confidence: < 1 });

    [Fact]
    public void The_lead_may_stand_in_the_heading_and_a_time_above_counts_below() => Assert.Equal(
        [
            "II.1.1 | Rà soát biên chế giáo viên; đề xuất bổ sung | Sở Nội vụ | Trường Cao đẳng Sư phạm + các huyện | thực hiện hằng năm, từ năm 2025 | ",
            "II.1.2 | Chủ trì, phối hợp với các trường phổ thông bồi dưỡng giáo viên dạy tích hợp | Trường Đại học Tân Sơn | các trường phổ thông | thực hiện hằng năm, từ năm 2025 | ",
            "II.2 | Đầu tư trường lớp | Sở Tài chính | Sở Xây dựng | Giai đoạn 2025 - 2028 | ",
        ],
        Read("headings"));

    [Fact]
    public void A_table_has_merged_heads_groups_repeated_heads_and_neighbours_that_are_no_tasks() => Assert.Equal(
        [
            "PL.I.1 | Nâng cấp đường truyền | Sở Khoa học và Công nghệ | Các doanh nghiệp viễn thông + Sở Tài chính | Quý III/2026 | Biên bản nghiệm thu",
            "PL.I.2 | Trang bị máy tính | Sở Tài chính | Các sở, ngành + UBND xã, phường | Năm 2026 | ",
            "PL.II.1 | Tập huấn giáo viên |  | Các trường | Thường xuyên | Báo cáo",
        ],
        Read("table"));

    [Fact]
    public void Merged_cells_pass_their_value_down_and_a_row_may_hold_two_tasks() => Assert.Equal(
        [
            "PL.I.1 | Sửa đổi quy chế phối hợp | Sở Nội vụ | Các sở, ban, ngành | Quý I/2026 | Quyết định",
            "PL.I.1-2 | Phổ biến quy chế | Sở Tư pháp | Các sở, ban, ngành | Quý I/2026 | Quyết định",
            "PL.I.2 | Rà soát thủ tục | Sở Nội vụ | UBND xã, phường | Năm 2026 | ",
            "PL.I.2-2 | Công bố thủ tục | Văn phòng UBND tỉnh | UBND xã, phường | Năm 2026 | ",
        ],
        Read("loose"));

    [Fact]
    public void Rows_of_an_appendix_know_the_sections_they_stand_for_also_as_a_range()
    {
        var draft = PlanReader.Read(PlanText.From(Samples.Read("both")));
        Assert.Equal(["III.1.1", "III.1.2", "III.1.3", "PL.1", "PL.2"], draft.Tasks.Select(task => task.Section));
        Assert.Equal(["III.1.1"], draft.Tasks[3].BodySections);
        Assert.Equal(["III.1.2", "III.1.3"], draft.Tasks[4].BodySections);
        Assert.Equal("UBND xã / TYT", draft.Tasks[4].Lead);
        Assert.Equal(["Ban Nông nghiệp xã"], draft.Tasks[0].Advising);
        Assert.Equal(["Bản cam kết", "Danh sách nhà cung cấp"], draft.Tasks[1].Products);
    }

    [Theory]
    [InlineData("Phòng Kinh tế, Hạ tầng và Đô thị", "Phòng Kinh tế, Hạ tầng và Đô thị")]
    [InlineData("Các sở, ban, ngành", "Các sở, ban, ngành")]
    [InlineData("các sở, ban, ngành, đơn vị và địa phương", "các sở, ban, ngành, đơn vị và địa phương")]
    [InlineData("Sở Lao động - Thương binh và Xã hội,Thanh tra tỉnh", "Sở Lao động - Thương binh và Xã hội + Thanh tra tỉnh")]
    [InlineData("Sở Văn hóa, Thể thao và Du lịch và các đơn vị liên quan", "Sở Văn hóa, Thể thao và Du lịch + các đơn vị liên quan")]
    [InlineData("UBND xã, phường, đặc khu, Công an thành phố", "UBND xã, phường, đặc khu + Công an thành phố")]
    [InlineData("P.KTHT; BQLDA, CA; tổ chức, doanh nghiệp trên địa bàn", "P.KTHT + BQLDA + CA + tổ chức, doanh nghiệp trên địa bàn")]
    [InlineData("Báo và Phát thanh, Truyền hình tỉnh", "Báo và Phát thanh, Truyền hình tỉnh")]
    [InlineData("Uỷ ban nhân dân huyện và Uỷ ban nhân dân xã", "Uỷ ban nhân dân huyện + Uỷ ban nhân dân xã")]
    public void Lists_of_units_are_parted_between_units_only(string list, string parts)
    {
        var text = $"KẾ HOẠCH\n\nI. NHIỆM VỤ\n\n1. Việc cần làm\n\n- Chủ trì: Sở Nội vụ.\n\n- Phối hợp: {list}.\n";
        Assert.Equal(parts, string.Join(" + ", Assert.Single(PlanReader.Read(PlanText.From(text)).Tasks).Coordinating));
    }

    [Theory]
    [InlineData("")]
    [InlineData("|\n|\n|\n")]
    [InlineData("I.\n1.\na)\n-\n+\n")]
    [InlineData("PHỤ LỤC")]
    [InlineData("I. NHIỆM VỤ\n\n1. (((((((((((\n\n- Chủ trì:\n- Chủ trì: :::\n- Phối hợp: ,,,;;;\n")]
    [InlineData("I. PHÂN CÔNG\n\n1. Sở A chủ trì, phối hợp với\n\n2. Giao\n\n3. Phối hợp với")]
    public void Nothing_to_read_is_no_reason_to_fall(string text) => Assert.NotNull(PlanReader.Read(PlanText.From(text)));
}
