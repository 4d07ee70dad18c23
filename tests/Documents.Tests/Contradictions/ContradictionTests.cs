using EduCoop.Documents.Contradictions;
using EduCoop.Documents.Plans;
using EduCoop.Documents.Tests.Plans;
using EduCoop.Documents.Text;

namespace EduCoop.Documents.Tests.Contradictions;

public sealed class ContradictionTests
{
    [Fact]
    public void One_aim_with_two_values_is_kept_twice_and_said()
    {
        var reading = Reading.Plan("I. MỤC TIÊU\n\n1. Đến năm 2030\n\n- Phấn đấu đạt trên 50% trường có vườn rau sạch.\n\nII. NHIỆM VỤ\n\n1. Dành đất để phấn đấu đạt từ 60% trường có vườn rau sạch vào năm 2030.");
        var one = Assert.Single(reading.Draft.Contradictions);
        Assert.Equal(("value", "> 50", ">= 60"), (one.Kind, one.ValueA, one.ValueB));
        Assert.Equal(2, reading.Draft.Indicators.Count);
        Assert.Contains("50%", reading.At(one.SpanA!.Value), StringComparison.Ordinal);
        Assert.Contains("60%", reading.At(one.SpanB!.Value), StringComparison.Ordinal);
        Assert.NotNull(one.Proposal);
    }

    [Fact]
    public void The_same_number_with_another_comparator_is_one_too()
    {
        var one = Assert.Single(Reading.Plan("I. MỤC TIÊU\n\n- Trên 80% số thôn có phòng đọc.\n\nII. NHIỆM VỤ\n\n1. Bảo đảm ít nhất 80% số thôn có phòng đọc.").Draft.Contradictions);
        Assert.Equal("comparator", one.Kind);
    }

    [Theory]
    [InlineData("1. Đến năm 2030\n\n- 80% trường có thư viện số.\n\n2. Đến năm 2035\n\n- 90% trường có thư viện số.")]
    [InlineData("- 80% trường có thư viện số.\n- 90% trường có sân bơi.")]
    [InlineData("- 80% trẻ 3 tuổi ra lớp.\n- 90% trẻ 5 tuổi ra lớp.")]
    [InlineData("- 80% trường có thư viện số.\n- 80% trường có thư viện số.")]
    public void Different_things_and_repetitions_are_no_contradiction(string aims) =>
        Assert.Empty(Reading.Plan($"I. MỤC TIÊU\n\n{aims}").Draft.Contradictions);

    [Fact]
    public void Nearly_the_same_aim_twice_is_a_finding()
    {
        var draft = Reading.Plan("I. CHỈ TIÊU\n\n- Hằng năm, 90% giáo viên được tham gia lớp hướng dẫn đọc sách cùng học sinh.\n- Hằng năm, 90% giáo viên được tham gia lớp hướng dẫn tiếng Tày.").Draft;
        Assert.Contains(draft.Findings, finding => finding.Code == "near_duplicate_indicators");
    }

    [Fact]
    public void A_plan_against_its_parent()
    {
        var parent = Reading.Plan("I. MỤC TIÊU\n\n- Ít nhất 95% học sinh tiểu học biết bơi.").Draft;
        var plan = Reading.Plan("I. MỤC TIÊU\n\n- Ít nhất 90% học sinh tiểu học biết bơi.").Draft;
        var one = Assert.Single(ContradictionReader.AgainstParent(parent, plan));
        Assert.Equal((">= 95", ">= 90"), (one.ValueA, one.ValueB));
        Assert.Empty(ContradictionReader.AgainstParent(parent, parent));
    }

    [Fact]
    public void One_number_with_two_days()
    {
        var one = Assert.Single(Reading.Plan("I. NHIỆM VỤ\n\n1. Theo Chỉ thị số 2/CT-TTg ngày 15/11/2019.\n\n2. Theo Chỉ thị số 2/CT-TTg ngày 04/7/2018.").Draft.Contradictions);
        Assert.Equal(("citation_date", "15/11/2019", "04/07/2018"), (one.Kind, one.ValueA, one.ValueB));
    }

    [Fact]
    public void A_symbol_that_slipped_is_proposed_never_changed()
    {
        var draft = Reading.Plan("I. NHIỆM VỤ\n\n1. Quán triệt Nghị quyết số 8-NQ/TW, Nghị quyết số 8-NQ/TW.\n\n2. Tuyên truyền Nghị quyết số 8-NQ/TU.").Draft;
        var slip = Assert.Single(draft.Findings, finding => finding.Code == "citation_slip");
        Assert.Equal("8-NQ/TW", slip.Proposal);
        Assert.Contains(draft.Citations, one => one.Number == "8-NQ/TU");
    }

    [Fact]
    public void A_name_spelled_two_ways()
    {
        var finding = Assert.Single(Reading.Plan("I. MỤC ĐÍCH\n\n- Trên địa bàn phường Mai Sơn; phường Mai Sơn; phường Mãi Sơn.").Draft.Findings, one => one.Code == "name_spelled_two_ways");
        Assert.Equal("Mai Sơn", finding.Proposal);
    }

    [Fact]
    public void Old_and_new_places_of_a_tone_are_one_name() =>
        Assert.DoesNotContain(Reading.Plan("I. MỤC ĐÍCH\n\n- Trên địa bàn tỉnh Hòa Bình và tỉnh Hoà Bình.").Draft.Findings, one => one.Code == "name_spelled_two_ways");

    [Theory]
    [InlineData("Phần đầu đạt 90% học sinh biết bơi.", "phấn đấu")]
    [InlineData("Lòng ghép dạy bơi.", "lồng ghép")]
    [InlineData("Các trường tư thực tham gia.", "tư thục")]
    [InlineData("Ủy ban nhân tỉnh ban hành.", "Ủy ban nhân dân tỉnh")]
    public void Slips_are_proposed(string line, string proposal) =>
        Assert.Equal(proposal, Assert.Single(Reading.Plan($"I. MỤC ĐÍCH\n\n- {line}").Draft.Findings, finding => finding.Code == "ocr_slip").Proposal);

    [Theory]
    [InlineData("Phần đầu của tài liệu nêu mục tiêu.")]
    [InlineData("Phần đầu tư do ngân sách bảo đảm.")]
    [InlineData("Bảo đảm vốn đầu tư thực hiện dự án.")]
    [InlineData("Chuyên đề đổi mới phương pháp.")]
    public void Right_words_are_no_slips(string line) =>
        Assert.DoesNotContain(Reading.Plan($"I. MỤC ĐÍCH\n\n- {line}").Draft.Findings, finding => finding.Code == "ocr_slip");

    [Fact]
    public void A_list_that_is_counted_wrong()
    {
        const string Items = "- Dạy bơi.\n- Mở bể bơi.\n- Tập huấn.";
        Assert.Contains(Reading.Plan($"I. NỘI DUNG\n\nTập trung vào 4 nhiệm vụ sau:\n\n{Items}").Draft.Findings, finding => finding.Code == "list_count");
        Assert.DoesNotContain(Reading.Plan($"I. NỘI DUNG\n\nTập trung vào 3 nhiệm vụ sau:\n\n{Items}").Draft.Findings, finding => finding.Code == "list_count");
    }

    [Theory]
    [InlineData("trước ngày 15/01/2026", true)]
    [InlineData("trước ngày 15/3/2026", false)]
    public void A_deadline_that_was_over_when_the_plan_was_issued(string deadline, bool early) =>
        Assert.Equal(early, Reading.Plan($"I. NHIỆM VỤ\n\n1. Rà soát tủ sách\n\n- Đơn vị chủ trì: Phòng Văn hóa - Xã hội.\n- Thời gian: {deadline}.").Draft.Findings.Any(finding => finding.Code == "deadline_before_issue"));
}
