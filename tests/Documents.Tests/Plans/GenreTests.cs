using EduCoop.Documents.Plans;

namespace EduCoop.Documents.Tests.Plans;

/// <summary>Forms that other authorities and years use: each of our samples shows several of them.</summary>
public sealed class GenreTests
{
    private static Reading Sample(string name) => Reading.Of(Samples.Read(name));

    private static IEnumerable<string> Tasks(string name) =>
        Sample(name).Draft.Tasks.Select(task => $"{task.Section} | {task.Title} | {task.Lead} | {string.Join(" + ", task.Coordinating)} | {task.DeadlineText}");

    [Fact]
    public void A_narrow_letterhead_breaks_names_anywhere()
    {
        var draft = Sample("letterhead").Draft;
        Assert.Equal(("412/QĐ-UBND", "Chủ tịch Ủy ban nhân dân tỉnh Phong Sơn"), (draft.DocumentNumber, draft.Issuer));
        Assert.Equal(["Luật Giáo dục", "20/2014/NĐ-CP"], draft.LegalBasis);
    }

    [Fact]
    public void The_articles_of_a_decision_are_no_tasks_of_the_plan_behind_it()
    {
        Assert.Equal(
            [
                "II.1.a | Biên soạn tài liệu dạy học, hoàn thành trước ngày 30/9/2024 | Sở Giáo dục và Đào tạo |  | hoàn thành trước ngày 30/9/2024",
                "II.2 | Phối hợp với Sở Giáo dục và Đào tạo mở các lớp ở xã biên giới | Sở Giáo dục và Đào tạo | Bộ Chỉ huy Bộ đội Biên phòng tỉnh | ",
                "II.3 | Phối hợp với Sở Giáo dục và Đào tạo vận động học viên ra lớp | Sở Giáo dục và Đào tạo | Tỉnh đoàn + Hội Khuyến học tỉnh | ",
                "II.4 | Chủ trì, phối hợp Sở Tài chính, Thư viện tỉnh cấp phát sách cho học viên | Công ty Cổ phần Sách | Sở Tài chính + Thư viện tỉnh | ",
            ],
            Tasks("letterhead"));
        Assert.Contains(Sample("letterhead").Draft.Responsibilities, duty => duty is { Section: "2", Lead: "Sở Giáo dục và Đào tạo" });
    }

    [Fact]
    public void Where_an_aim_starts_from_is_no_aim_and_a_word_inside_it_no_heading() =>
        Assert.Equal([("I.1", "=", 4m), ("I.2", "=", 100m)], Sample("letterhead").Draft.Indicators.Select(one => (one.Section, one.Comparator, one.Value!.Value.From)));

    [Fact]
    public void The_Party_numbers_its_points_with_a_dash()
    {
        var draft = Sample("party").Draft;
        Assert.Equal(("14-KH/ĐU", "Đảng ủy xã Mai Hạ", "Đảng bộ tỉnh Phong Sơn"), (draft.DocumentNumber, draft.Issuer, draft.IssuerParent));
        Assert.Equal("<=", Assert.Single(draft.Indicators).Comparator);
        Assert.Equal(
            [
                "II.1-1 | tổ chức hội nghị, hoàn thành trong tháng 9/2025 | Ban Xây dựng Đảng | Văn phòng Đảng ủy | hoàn thành trong tháng 9/2025",
                "III.1 | xây dựng kế hoạch, gửi về Đảng ủy trước ngày 30/9/2025 | Các chi bộ trực thuộc |  | trước ngày 30/9/2025",
                "III.2 | giám sát việc thực hiện | Ủy ban Kiểm tra Đảng ủy | Ban Xây dựng Đảng | ",
                "III.3 | tuyên truyền trong Nhân dân | Mặt trận Tổ quốc xã |  | ",
            ],
            Tasks("party"));
    }

    [Fact]
    public void A_letter_has_a_subject_and_a_row_of_units_needs_no_chapter()
    {
        var draft = Sample("letter").Draft;
        Assert.Equal(("903/SGDĐT-CTTT", "Sở Giáo dục và Đào tạo", "dạy bơi cho học sinh trong hè năm 2024"), (draft.DocumentNumber, draft.Issuer, draft.Title));
        Assert.Equal(
            [
                "1-1 | Phân công giáo viên thể dục dạy bơi | Phòng Giáo dục và Đào tạo các huyện |  | ",
                "1-2 | Chỉ đạo các trường ký cam kết với gia đình trước ngày 31/5/2024 | Phòng Giáo dục và Đào tạo các huyện |  | trước ngày 31/5/2024",
                "2-1 | Báo cáo kết quả về Sở trước ngày 15/8/2024 | Các đơn vị trực thuộc Sở |  | trước ngày 15/8/2024",
            ],
            Tasks("letter"));
    }

    [Fact]
    public void Without_blank_lines_a_short_line_ends_its_paragraph()
    {
        var draft = Sample("dense").Draft;
        Assert.Equal(("Tổ chức hội thi kể chuyện theo sách năm 2023", "UBND huyện Mai Hạ"), (draft.Title, draft.IssuerParent));
        Assert.Equal(["15/KH-SGDĐT"], draft.LegalBasis);
        Assert.Equal(
            [
                "II.1 | Chủ trì xây dựng thể lệ; hoàn thành trước ngày 28/02/2023 | Bộ phận chuyên môn |  | hoàn thành trước ngày 28/02/2023",
                "II.2 | Tham mưu kinh phí | Kế toán |  | ",
                "II.3-1 | Chuẩn bị hội trường | Trường Tiểu học Mai Hạ |  | ",
                "II.3-2 | Phân công học sinh đón khách | Trường Tiểu học Mai Hạ |  | ",
                "II.4 | Tổ chức vòng trường và gửi danh sách trước 15/3/2023 | Các trường tiểu học |  | trước 15/3/2023",
            ],
            Tasks("dense"));
    }

    [Fact]
    public void Labels_stand_in_numbered_points_below_a_list_in_brackets_and_behind_a_heading() => Assert.Equal(
        [
            "I.1 | Mua xe thư viện | Sở Văn hóa và Thể thao | Sở Tài chính | Quý II/2024",
            "I.2 | Lập lịch luân chuyển | Thư viện tỉnh | các trường học | Thường xuyên",
            "I.3 | Tập huấn | Sở Giáo dục và Đào tạo | Thư viện tỉnh | tháng 8/2024",
            "I.4 | Sơ kết | Trường THPT Mai Hạ |  | Tháng 12/2024",
            "I.5-1 | Mở chuyên mục | Báo Phong Sơn | Đài Truyền hình tỉnh | tháng 3/2024",
            "I.5-2 | Phát phóng sự | Báo Phong Sơn | Đài Truyền hình tỉnh | tháng 9/2024",
            "I.6-1 | Bàn giao sách | Thư viện tỉnh | các xã | hoàn thành trong tháng 10/2024",
            "I.7.a | Bố trí chỗ đỗ xe | các trường |  | ",
            "I.7.b | Cử người trực trước ngày 05/9/2024 | các trường |  | trước ngày 05/9/2024",
            "II.1 | Ký hợp đồng | Kế toán |  | Tháng 2/2024",
            "II.2 | Nhận xe | Lái xe |  | Tháng 3/2024",
        ],
        Tasks("points"));

    [Fact]
    public void A_heading_that_could_be_a_body_leads_nothing_where_labels_say_who_leads()
    {
        var task = Assert.Single(Reading.Of("""
            KẾ HOẠCH
            Phát triển phòng đọc của các trường

            III. NHIỆM VỤ

            1. Thư viện

            1.1. Rà soát sách của các trường

            a) Nội dung công việc: Thống kê số đầu sách.

            b) Đơn vị chủ trì: Ủy ban nhân dân phường Đống Đa

            c) Thời gian thực hiện: Hoàn thành trước ngày 18/11/2026
            """).Draft.Tasks);
        Assert.Equal(("Rà soát sách của các trường", "Ủy ban nhân dân phường Đống Đa", "Hoàn thành trước ngày 18/11/2026"), (task.Title, task.Lead, task.DeadlineText));
    }
}
