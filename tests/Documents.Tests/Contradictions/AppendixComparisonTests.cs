using EduCoop.Documents.Contradictions;
using EduCoop.Documents.Plans;

namespace EduCoop.Documents.Tests.Contradictions;

public sealed class AppendixComparisonTests
{
    [Theory]
    [InlineData("P.KTHTĐT", "Phòng Kinh tế, Hạ tầng và Đô thị")]
    [InlineData("Phòng VHXXH", "Phòng Văn hóa - Xã hội")]
    [InlineData("CA phường", "Công an phường")]
    [InlineData("CA", "Công an phường")]
    [InlineData("BQLDA", "Ban Quản lý dự án đầu tư - Hạ tầng")]
    [InlineData("Các trường", "các cơ sở giáo dục trên địa bàn")]
    [InlineData("Trường MN", "Các cơ sở giáo dục mầm non")]
    [InlineData("đoàn thể", "các tổ chức chính trị - xã hội")]
    [InlineData("TDP", "các tổ dân phố")]
    [InlineData("HKH", "Hội Khuyến học phường")]
    [InlineData("DN", "các tổ chức, doanh nghiệp trên địa bàn")]
    [InlineData("Sở GD&ĐT", "Sở Giáo dục và Đào tạo")]
    [InlineData("UBND phường / P.VHXH", "Ủy ban nhân dân phường; Phòng Văn hóa - Xã hội")]
    [InlineData("các trường; đơn vị liên quan", "các cơ sở giáo dục và các đơn vị liên quan")]
    public void Short_and_full_names_are_equal(string shortForm, string full) => Assert.Equal(UnitCodes.Of(full).Order(StringComparer.Ordinal), UnitCodes.Of(shortForm).Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("Trạm Y tế phường", "Công an phường")]
    [InlineData("Sở Tài chính", "Sở Nội vụ")]
    [InlineData("Phòng Kinh tế", "Phòng Văn hóa - Xã hội")]
    public void Different_units_differ(string left, string right) => Assert.NotEqual(UnitCodes.Of(left), UnitCodes.Of(right));

    [Theory]
    [InlineData("Hoàn thành trong Quý II năm 2026", "Quý II/2026", null)]
    [InlineData("Theo yêu cầu của Sở Y tế (dự kiến Quý III/2026)", "Quý III/2026", null)]
    [InlineData("Hoàn thành trong Quý I/2026; rà soát lại hằng năm", "Quý I/2026", null)]
    [InlineData("Xây dựng kế hoạch trong Quý I năm 2026; triển khai các năm tiếp theo", "Quý I/2026 (xây dựng KH)", "same-meaning")]
    [InlineData("Theo lộ trình của Thành phố (dự kiến từ năm 2027)", "Theo lộ trình TP", "same-meaning")]
    [InlineData("Hoàn thành trong năm 2026", "Quý IV/2026", "same-meaning")]
    [InlineData("Thường xuyên", "Thực hiện thường xuyên, hằng năm", "same-meaning")]
    [InlineData("Từ Quý III/2026 và duy trì thường xuyên", "Quý IV/2026", "recurring-or-period-vs-single-quarter")]
    [InlineData("Từ Quý II/2026", "Quý II/2026", "recurring-or-period-vs-single-quarter")]
    [InlineData("Giai đoạn 2026 - 2030", "Quý IV/2026", "recurring-or-period-vs-single-quarter")]
    [InlineData("Theo kế hoạch của Thành phố", "Quý III/2026", "external-trigger-vs-fixed-quarter")]
    [InlineData("Hoàn thành trong Quý II/2026", "Quý IV/2026", "different-date")]
    [InlineData("Trước ngày 15/12/2026", "Tháng 10/2026", "different-date")]
    public void Phrases_of_time(string body, string appendix, string? difference) => Assert.Equal(difference, AppendixComparison.TimeClass(body, appendix));

    [Fact]
    public void A_row_is_held_against_the_section_it_names()
    {
        var draft = Draft(
            Body("III.1", "Rà soát thư viện", "Phòng Văn hóa - Xã hội", ["Công an phường", "các cơ sở giáo dục"], "Từ Quý II/2026 và duy trì thường xuyên"),
            Row(1, "Rà soát thư viện", "P.VHXH", ["CA phường"], "Quý IV/2026", "III.1"));
        Assert.Equal(["coordinating", "deadline"], AppendixComparison.Compare(draft).Select(one => one.Field));
        Assert.Equal(["TRUONG"], AppendixComparison.Compare(draft)[0].OnlyInBody);
    }

    [Fact]
    public void A_row_for_several_tasks_is_compared_by_its_lead_only()
    {
        var draft = Draft(
            Body("III.1", "Một", "Ủy ban nhân dân phường", ["Công an phường"], "Thường xuyên"),
            Body("III.2", "Hai", "Phòng Văn hóa - Xã hội", [], "Giai đoạn 2026 - 2030"),
            Row(1, "Cơ chế", "UBND phường / P.VHXH", ["DN"], "Quý IV/2026", "III.1", "III.2"),
            Body("III.3", "Ba", "Phòng Văn hóa - Xã hội", [], null),
            Body("III.4", "Bốn", "Phòng Văn hóa - Xã hội", [], null),
            Row(2, "Học tập", "P.VHXH", [], "Quý IV/2026", "III.3", "III.4"));
        var one = Assert.Single(AppendixComparison.Compare(draft));
        Assert.Equal((1, "lead", 2), (one.Row, one.Field, one.BodyLeads.Count));
    }

    [Fact]
    public void Rows_without_a_section_are_found_by_their_title_or_left_alone()
    {
        var draft = Draft(
            Body("III.1", "Rà soát thư viện trường học năm 2026", "Phòng Văn hóa - Xã hội", [], null),
            Row(1, "Rà soát thư viện trường học năm 2026", "Trạm Y tế", [], null),
            Row(2, "Mở bể bơi", "Trạm Y tế", [], null));
        Assert.Equal([1], AppendixComparison.Compare(draft).Select(one => one.Row));
    }

    private static PlanDraft Draft(params PlanTask[] tasks) => new() { Tasks = tasks };

    private static PlanTask Body(string section, string title, string lead, string[] partners, string? time) =>
        new() { Section = section, Title = title, Lead = lead, Coordinating = partners, DeadlineText = time, Kind = "labelled" };

    private static PlanTask Row(int row, string title, string lead, string[] partners, string? time, params string[] sections) =>
        new() { Section = $"PL.{row}", Row = row, Title = title, Lead = lead, Coordinating = partners, DeadlineText = time, Kind = "appendix", BodySections = sections };
}
