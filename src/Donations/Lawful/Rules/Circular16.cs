using EduCoop.Banking.VietQr;
using EduCoop.Documents.Deadlines;
using EduCoop.ServiceDefaults;

namespace EduCoop.Donations.Lawful.Rules;

/// <summary>Circular 16/2018/TT-BGDĐT: gifts to education. Articles 2, 3, 5, 6, 7 and 8 as far as a program can keep them.</summary>
internal sealed class Circular16 : FundraisingRules
{
    internal static readonly Circular16 Rules = new();

    internal const string Name = "Thông tư 16/2018/TT-BGDĐT";
    internal const int AppraisalDays = 15;
    internal const int PostingWorkingDays = 15;

    internal static readonly Refusal AmountPerPerson = new(
        "amount_per_person", "Không được nêu mức đóng góp tối thiểu, bình quân hoặc theo đầu người.",
        $"Điều 2 {Name}: tài trợ tự nguyện, không quy định mức tối thiểu, không bình quân. Bỏ nội dung này trong kế hoạch.");

    internal static readonly Refusal TeamIncomplete = new(
        "team_incomplete", "Tổ tiếp nhận chưa đủ thành phần.",
        $"Điều 6 {Name}: tổ tiếp nhận có người đứng đầu đơn vị (head_of_unit), kế toán trưởng (chief_accountant) và ban đại diện cha mẹ học sinh (parents_board) hoặc tổ chức của người học (student_body). Ghi đủ họ tên.");

    // Without accents; a plan that names an amount per head is a plan with a minimum.
    private static readonly string[] PerPerson =
        ["toi thieu", "binh quan", "moi hoc sinh dong", "moi phu huynh dong", "moi em dong", "tren dau hoc sinh", "muc dong gop"];

    internal override Refusal? RefuseDraft(DraftCampaignRequest draft) =>
        draft.Plan is { } plan && new[] { draft.Title, plan.Content, plan.Method, plan.Beneficiaries }.Concat(plan.Budget.Select(line => line.What)).Any(NamesAmountPerPerson) ? AmountPerPerson : null;

    internal override Refusal? RefuseSubmission(CampaignPlanView plan) =>
        Has(plan, TeamRole.HeadOfUnit) && Has(plan, TeamRole.ChiefAccountant) && (Has(plan, TeamRole.ParentsBoard) || Has(plan, TeamRole.StudentBody)) ? null : TeamIncomplete;

    internal override IEnumerable<Duty> Duties(CampaignDays days, WorkingDays calendar)
    {
        yield return new("plan_appraised", "Thẩm định và phê duyệt kế hoạch vận động", $"Điều 5 {Name}", days.SubmittedOn?.AddDays(AppraisalDays), days.ApprovedOn);
        yield return new(
            "usage_plan_posted", "Niêm yết dự kiến sử dụng tài trợ đủ 15 ngày làm việc để lấy ý kiến", $"Điều 7 {Name}",
            days.UsagePostedOn is { } posted ? AdoptableFrom(posted, calendar) : null, days.UsageAdoptedOn, NotBefore: true);
        yield return new("settlement_published", "Niêm yết, công khai quyết toán thu, chi tài trợ ngay sau quyết toán năm", $"Điều 8 {Name}", SettlementDue(days.ClosedOn ?? days.ClosesOn), days.SettledOn);
    }

    /// <summary>Fifteen whole working days of posting; the day of posting does not count.</summary>
    internal override DateOnly? AdoptableFrom(DateOnly postedOn, WorkingDays calendar) => calendar.Add(calendar.Add(postedOn, PostingWorkingDays), 1);

    // With the yearly disclosure of Circular 09/2024, which must be out before 30 June of the next year.
    private static DateOnly? SettlementDue(DateOnly? closed) => closed is { } day ? new DateOnly(day.Year + 1, 6, 29) : null;

    private static bool Has(CampaignPlanView plan, TeamRole role) => plan.Plan?.Team.Any(member => member.Role == role) == true;

    private static bool NamesAmountPerPerson(string? words) =>
        words is not null && AsciiText.Fold(words).ToLowerInvariant() is var folded && PerPerson.Any(phrase => folded.Contains(phrase, StringComparison.Ordinal));
}
