using EduCoop.Documents.Plans;
using EduCoop.Documents.Tests.Plans;

namespace EduCoop.Documents.Tests.Indicators;

public sealed class IndicatorTests
{
    [Theory]
    [InlineData("100% trường học có thư viện số.", "=", 100, null, "%")]
    [InlineData("Ít nhất 85% học sinh có thẻ thư viện.", ">=", 85, null, "%")]
    [InlineData("Tối thiểu 90% giáo viên dùng học liệu số.", ">=", 90, null, "%")]
    [InlineData("Phấn đấu $\\geq 95\\%$ học sinh biết bơi.", ">=", 95, null, "%")]
    [InlineData("Trên 80% thôn có tủ sách.", ">", 80, null, "%")]
    [InlineData("Tỷ lệ bỏ học dưới 0,5%.", "<", 0.5, null, "%")]
    [InlineData("Tỷ lệ bỏ học không quá 1,25%.", "<=", 1.25, null, "%")]
    [InlineData("Tỷ lệ người học sau phổ thông đạt từ 50% trở lên.", ">=", 50, null, "%")]
    [InlineData("Tỷ lệ lao động có trình độ cao đẳng trở lên đạt 24%.", "=", 24, null, "%")]
    [InlineData("Chỉ số giáo dục đạt từ 0,8 trở lên.", ">=", 0.8, null, "điểm")]
    [InlineData("Lựa chọn từ 01 đến 03 trường làm điểm.", "range", 1, 3.0, "trường")]
    [InlineData("Tuyển từ 2.000 đến 3.000 sinh viên mỗi khóa.", "range", 2000, 3000.0, "sinh viên")]
    [InlineData("Tỷ lệ học sinh dự thi đạt 80 - 85%.", "range", 80, 85.0, "%")]
    [InlineData("Giảm ít nhất 40% số phòng học mượn.", ">=", 40, null, "% decrease")]
    [InlineData("Tăng thêm ít nhất 20% số bàn ghế.", ">=", 20, null, "% increase")]
    [InlineData("Chỉ số bất bình đẳng giảm xuống dưới 10%.", "<", 10, null, "%")]
    [InlineData("Thành lập 01 phân hiệu đại học.", "=", 1, null, "phân hiệu")]
    [InlineData("Duy trì phổ cập giáo dục tiểu học mức độ 3.", "=", 3, null, "mức độ")]
    [InlineData("Không để xảy ra vụ việc đuối nước ở trường.", "=", 0, null, "vụ")]
    [InlineData("Chỉ số chuyển đổi số nằm trong nhóm 10 tỉnh dẫn đầu.", "<=", 10, null, "hạng")]
    public void One_aim(string line, string comparator, double value, double? to, string unit)
    {
        var reading = Reading.Plan($"I. MỤC TIÊU\n\n1. Mục tiêu cụ thể đến năm 2030\n\n- {line}");
        var one = Assert.Single(reading.Draft.Indicators);
        Assert.Equal((comparator, new IndicatorValue((decimal)value, (decimal?)to), unit, "2030"), (one.Comparator, one.Value!.Value, one.Unit, one.Year));
        Assert.Equal("I.1-1", one.Section);
        reading.StandsAt(one.Text, one.Spans["text"]);
        Assert.True(one.Spans["text"].Contains(one.Spans["value"]));
    }

    [Theory]
    [InlineData("Phổ cập giáo dục cho trẻ từ 3 đến 5 tuổi.")]
    [InlineData("Dạy học 2 buổi/ngày theo Chương trình giáo dục phổ thông 2018.")]
    [InlineData("Trẻ từ 18 tháng đến 48 tháng tuổi được tiêm phòng trong giai đoạn 2026 - 2030.")]
    [InlineData("Học sinh lớp 1, lớp 6 được tuyển đúng tuyến, vận hành hệ thống 24/7.")]
    [InlineData("Thực hiện Đề án “Xây dựng ít nhất 01 triệu căn hộ” theo Quyết định số 338/QĐ-TTg ngày 03/4/2023.")]
    public void What_only_has_a_number_is_no_aim(string line) =>
        Assert.Empty(Reading.Plan($"I. MỤC TIÊU\n\n- {line}").Draft.Indicators);

    [Fact]
    public void Several_in_one_line()
    {
        var draft = Reading.Plan("I. MỤC TIÊU\n\n1. Đến năm 2030\n\n- Giảm ít nhất 40% số bếp than; bảo đảm trên 80% số bản có tủ sách, phấn đấu đạt trên 50% trường có sân bóng; tỷ lệ học sinh lớp 3, lớp 5 biết bơi đạt 45% và 98%.").Draft;
        Assert.Equal([40m, 80, 50, 45, 98], draft.Indicators.Select(one => one.Value!.Value.From));
        Assert.Equal([">=", ">", ">", "=", "="], draft.Indicators.Select(one => one.Comparator!));
        Assert.Equal("phấn đấu đạt trên 50% trường có sân bóng", draft.Indicators[2].Text);
    }

    [Fact]
    public void A_series_has_the_year_of_each_value()
    {
        var draft = Reading.Plan("I. MỤC TIÊU\n\n- Tỷ lệ biết bơi: năm 2026 đạt 60%, năm 2027 đạt 70%, đến năm 2030 đạt 95%.").Draft;
        Assert.Equal([("2026", 60m), ("2027", 70m), ("2030", 95m)], draft.Indicators.Select(one => (one.Year!, one.Value!.Value.From)));
    }

    [Fact]
    public void Yearly_aims_say_so()
    {
        var one = Assert.Single(Reading.Plan("I. CHỈ TIÊU\n\n- Hằng năm, tối thiểu 98% giáo viên được bồi dưỡng.").Draft.Indicators);
        Assert.Equal(("yearly", "%/năm"), (one.Year, one.Unit));
    }

    [Fact]
    public void Horizons_come_from_the_headings()
    {
        var draft = Reading.Plan("I. MỤC TIÊU\n\n1. Mục tiêu đến năm 2030\n\n- 80% trường có thư viện.\n\n2. Mục tiêu đến năm 2035\n\n- 90% trường có thư viện.\n\n3. Tầm nhìn đến năm 2045\n\n- 100% trường có thư viện.").Draft;
        Assert.Equal(["2030", "2035", "2045"], draft.Indicators.Select(one => one.Year!));
    }

    [Fact]
    public void Tasks_give_percentages_and_bound_counts_without_a_year()
    {
        var draft = Reading.Plan("I. NHIỆM VỤ\n\n1. Đào tạo\n\n- Mỗi bản có ít nhất 1 - 2 người giữ tủ sách; bảo đảm 100% đầu sách có nhãn; rà soát 11 kho sách.").Draft;
        Assert.Equal([("range", "1 - 2"), ("=", "100")], draft.Indicators.Select(one => (one.Comparator!, one.Value!.ToString()!)));
        Assert.All(draft.Indicators, one => Assert.Null(one.Year));
    }

    [Fact]
    public void The_situation_so_far_and_the_budget_hold_no_aims() =>
        Assert.Empty(Reading.Plan("I. THỰC TRẠNG\n\n- Có 75% trường đạt chuẩn.\n\nII. KINH PHÍ THỰC HIỆN\n\n- Ngân sách tỉnh 70%, ngân sách xã 30%.\n\nIII. NHIỆM VỤ\n\n- Hiện nay có 60% học sinh biết bơi.").Draft.Indicators);

    [Fact]
    public void A_table_gives_one_aim_a_year()
    {
        var reading = Reading.Plan("I. CHỈ TIÊU\n\n| TT | Chỉ tiêu | Đơn vị tính | Năm 2026 | Năm 2030 |\n|---|---|---|---|---|\n| 1 | Tỷ lệ học sinh biết bơi | % | 60 | ≥ 95 |\n| 2 | Số thư viện số | thư viện | 12 | 1.040 |");
        Assert.Equal(
            [("Tỷ lệ học sinh biết bơi", "=", 60m, "2026"), ("Tỷ lệ học sinh biết bơi", ">=", 95m, "2030"), ("Số thư viện số", "=", 12m, "2026"), ("Số thư viện số", "=", 1040m, "2030")],
            reading.Draft.Indicators.Select(one => (one.Text, one.Comparator!, one.Value!.Value.From, one.Year!)));
        Assert.All(reading.Draft.Indicators, one => reading.StandsAt(one.Text, one.Spans["text"]));
    }

    [Fact]
    public void Purpose_requirements_and_objectives_are_kept_in_words()
    {
        var reading = Reading.Plan("I. MỤC ĐÍCH, YÊU CẦU\n\n1. Mục đích\n\n- Giữ an toàn.\n\n2. Yêu cầu\n\n- Đúng tiến độ.\n\nII. MỤC TIÊU\n\n1. Mục tiêu chung: Mọi học sinh biết bơi.\n");
        Assert.Equal([("purpose", "Giữ an toàn."), ("requirement", "Đúng tiến độ."), ("general_objective", "Mọi học sinh biết bơi.")], reading.Draft.Objectives.Select(one => (one.Kind, one.Text)));
        Assert.All(reading.Draft.Objectives, one => reading.StandsAt(one.Text, one.Span));
    }

    [Fact]
    public void Values_and_years_have_the_shape_of_the_expected_files()
    {
        var json = PlanJson.Write(Reading.Plan("I. MỤC TIÊU\n\n1. Đến năm 2030\n\n- Chọn từ 01 đến 03 trường; tỷ lệ đạt 0,8%.").Draft);
        using var document = System.Text.Json.JsonDocument.Parse(json);
        var indicators = document.RootElement.GetProperty("indicators");
        Assert.Equal("[1,3]", indicators[0].GetProperty("value").GetRawText().Replace(" ", "", StringComparison.Ordinal).ReplaceLineEndings(""));
        Assert.Equal((0.8m, 2030), (indicators[1].GetProperty("value").GetDecimal(), indicators[1].GetProperty("year").GetInt32()));
    }
}
