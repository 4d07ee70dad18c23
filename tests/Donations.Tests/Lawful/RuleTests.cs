using EduCoop.Contracts.Donations;
using EduCoop.Documents.Deadlines;
using EduCoop.Donations.Lawful;
using EduCoop.Donations.Lawful.Rules;
using EduCoop.Donations.Tests.Fixtures;

namespace EduCoop.Donations.Tests.Lawful;

/// <summary>The two laws as arithmetic and lists.</summary>
public sealed class RuleTests
{
    [Theory]
    [InlineData("teaching_pay")]
    [InlineData("staff_pay")]
    [InlineData("security")]
    [InlineData("parking")]
    [InlineData("cleaning")]
    [InlineData("staff_reward")]
    [InlineData("management")]
    public void Each_forbidden_purpose_is_refused_by_its_article(string purpose)
    {
        var refusal = PlanRefusals.Refuse(With(new BudgetLine(purpose, "Một khoản chi", 1_000_000)))!;
        Assert.Equal("purpose_forbidden", refusal.Code);
        Assert.Contains("khoản 2 Điều 3 Thông tư 16/2018/TT-BGDĐT", refusal.Detail, StringComparison.Ordinal);
        Assert.Contains("plan.budget[0].purpose", refusal.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Trả tiền công bảo vệ trường", true)]
    [InlineData("Thuê bảo vệ", true)]
    [InlineData("Trông xe cho phụ huynh", true)]
    [InlineData("Khen thưởng giáo viên cuối năm", true)]
    [InlineData("Thù lao giảng dạy thêm", true)]
    [InlineData("Chi phí quản lý", true)]
    [InlineData("Vệ sinh lớp học hằng tuần", true)]
    [InlineData("Sửa nhà vệ sinh cho học sinh", false)]
    [InlineData("Máy tính, bàn ghế phòng học", false)]
    [InlineData("Phần mềm quản lý thư viện", false)]
    [InlineData("Áo ấm bảo vệ sức khỏe học sinh", false)]
    public void A_forbidden_expense_is_found_under_a_permitted_purpose(string what, bool isForbidden) =>
        Assert.Equal(isForbidden ? "purpose_forbidden" : null, PlanRefusals.Refuse(With(new BudgetLine("teaching_equipment", what, 1_000_000)))?.Code);

    [Theory]
    [InlineData("Mỗi học sinh đóng 200.000 đồng")]
    [InlineData("Mức tối thiểu 50.000 đồng")]
    [InlineData("Bình quân 100.000 đồng một em")]
    public void A_plan_that_names_an_amount_per_head_is_refused(string sentence)
    {
        var refusal = PlanRefusals.Refuse(Some.Campaign() with { Plan = Some.Plan() with { Method = sentence } })!;
        Assert.Equal("amount_per_person", refusal.Code);
        Assert.Contains("Điều 2", refusal.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void A_purpose_must_be_known_and_of_the_campaigns_law()
    {
        Assert.Equal("purpose_unknown", PlanRefusals.Refuse(With(new BudgetLine("party", "Liên hoan", 1)))?.Code);
        Assert.Equal("purpose_of_other_law", PlanRefusals.Refuse(With(new BudgetLine("relief_goods", "Gạo", 1)))?.Code);
        Assert.Null(PlanRefusals.Refuse(With(new BudgetLine("relief_goods", "Gạo", 1)) with { Regime = FundraisingRegime.Nd93 }));
        Assert.Equal(16, Purposes.All.Count);
        Assert.All(Purposes.All, purpose => Assert.True(purpose.NameVi.Length > 0 && purpose.NameEn.Length > 0 && purpose.Article.Length > 0));
    }

    [Fact]
    public void Decree_93_wants_an_account_of_its_own() =>
        Assert.Equal("account_shared", PlanRefusals.Refuse(Some.Campaign() with { Plan = null, Regime = FundraisingRegime.Nd93, Account = new("Agribank", "1234567", null, Shared: true) })?.Code);

    [Fact]
    public void Fifteen_working_days_of_posting_pass_over_Tet_and_the_turn_of_the_year()
    {
        // 2026: Tết block 16-20 February. Posted on Monday 9 February: 10-13 are four, 23-27 nine, 2-6 March fourteen, 9 March the fifteenth.
        var calendar = new WorkingDays(Enumerable.Range(16, 5).Select(day => new DateOnly(2026, 2, day)).Append(new DateOnly(2026, 1, 1)).Append(new DateOnly(2026, 1, 2)), [new DateOnly(2026, 1, 10)]);
        Assert.Equal(new DateOnly(2026, 3, 10), Circular16.Rules.AdoptableFrom(new DateOnly(2026, 2, 9), calendar));
        // Posted on Monday 22 December 2025: 23-26 four, 29-31 seven, 5-9 January twelve, Saturday the 10th is worked, 12 and 13 are the last two.
        Assert.Equal(new DateOnly(2026, 1, 14), Circular16.Rules.AdoptableFrom(new DateOnly(2025, 12, 22), calendar));
    }

    [Fact]
    public void Decree_93_counts_90_20_15_and_30_days()
    {
        var days = new CampaignDays { OpensOn = new(2024, 9, 10), OpenedOn = new(2024, 9, 10) };
        var duties = Decree93.Rules.Duties(days, WorkingDays.WithoutHolidays).ToDictionary(duty => duty.Code);
        Assert.Equal(new DateOnly(2024, 12, 9), duties["reception_ended"].DueOn);
        Assert.Equal(new DateOnly(2024, 12, 24), duties["totals_published"].DueOn);
        Assert.Equal(new DateOnly(2024, 12, 29), duties["distribution_ended"].DueOn);
        Assert.Equal(new DateOnly(2025, 1, 28), duties["result_published"].DueOn);

        var early = days with { ClosedOn = new(2024, 10, 1), Done = new Dictionary<string, DateOnly> { ["distribution_ended"] = new(2024, 10, 10), ["result_published"] = new(2024, 11, 1) } };
        duties = Decree93.Rules.Duties(early, WorkingDays.WithoutHolidays).ToDictionary(duty => duty.Code);
        Assert.Equal(new DateOnly(2024, 10, 16), duties["totals_published"].DueOn);
        Assert.Equal(new DateOnly(2024, 11, 9), duties["result_published"].DueOn);
        Assert.Equal(new DateOnly(2024, 12, 1), duties["kept_posted"].DueOn);
    }

    [Fact]
    public void Circular_16_gives_the_approver_fifteen_days()
    {
        var days = new CampaignDays { OpensOn = new(2026, 9, 1), SubmittedOn = new(2026, 8, 3) };
        Assert.Equal(new DateOnly(2026, 8, 18), Circular16.Rules.Duties(days, WorkingDays.WithoutHolidays).First().DueOn);
    }

    [Theory]
    [InlineData("2026-05-10", null, false, "2026-05-10", ClockState.Running)]
    [InlineData("2026-05-10", null, false, "2026-05-11", ClockState.Overdue)]
    [InlineData("2026-05-10", "2026-05-10", false, "2026-05-12", ClockState.Done)]
    [InlineData("2026-05-10", "2026-05-11", false, "2026-05-12", ClockState.DoneLate)]
    [InlineData(null, null, false, "2026-05-12", ClockState.Waiting)]
    [InlineData("2026-05-10", null, true, "2026-05-09", ClockState.Running)]
    [InlineData("2026-05-10", null, true, "2026-05-10", ClockState.Elapsed)]
    public void A_clock_shows_how_its_duty_stands(string? due, string? done, bool notBefore, string today, ClockState state) =>
        Assert.Equal(state, Clocks.StateOf(new Duty("x", "x", "x", Day(due), Day(done), notBefore), Day(today)!.Value));

    private static DateOnly? Day(string? text) => text is null ? null : DateOnly.Parse(text);

    private static DraftCampaignRequest With(BudgetLine line) => Some.Campaign() with { Plan = Some.Plan() with { Budget = [line] } };
}
