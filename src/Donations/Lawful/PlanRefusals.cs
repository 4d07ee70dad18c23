using EduCoop.Donations.Lawful.Rules;
using EduCoop.ServiceDefaults;

namespace EduCoop.Donations.Lawful;

/// <summary>Every reason for not taking a campaign's plan or a step of its life.</summary>
internal static class PlanRefusals
{
    private const int MostLines = 100;
    private const int MostPeople = 20;
    private const long LargestVnd = 1_000_000_000_000_000;

    internal static readonly Refusal WrongState = new(
        "wrong_state", "Đợt vận động không ở bước cho phép việc này.", "Trình tự: draft → submitted → approved → open → closed → settled. Xem lại bước hiện tại.", StatusCodes.Status409Conflict);
    internal static readonly Refusal Changed = new("plan_changed", "Kế hoạch vừa được người khác thay đổi.", "Tải lại rồi làm tiếp.", StatusCodes.Status409Conflict);
    internal static readonly Refusal FourEyes = new(
        "four_eyes", "Người lập hoặc người trình không được tự phê duyệt.", "Người duyệt phải là một tài khoản khác với người lập và người trình.", StatusCodes.Status403Forbidden);
    internal static readonly Refusal PlanMissing = new(
        "plan_incomplete", "Kế hoạch chưa có nội dung.", "Điều 5 Thông tư 16/2018/TT-BGDĐT: kế hoạch nêu nội dung, mục đích, đối tượng thụ hưởng, dự toán và hình thức vận động. Bổ sung plan.");
    internal static readonly Refusal BudgetCount = new("budget_count", "Dự toán trống hoặc quá dài.", "plan.budget cần từ 1 đến 100 dòng.");
    internal static readonly Refusal CostInvalid = new("cost_invalid", "Số tiền dự toán chưa đúng.", "plan.budget[].costVnd là số nguyên đồng lớn hơn 0.");
    internal static readonly Refusal TeamCount = new("team_count", "Tổ tiếp nhận trống hoặc quá đông.", "plan.team cần từ 1 đến 20 người.");
    internal static readonly Refusal ReasonMissing = new("reason_missing", "Thiếu lý do.", "reason cần từ 1 đến 2000 ký tự.");
    internal static readonly Refusal ApproverMissing = new("approver_missing", "Thiếu cơ quan phê duyệt.", "approverName là tên cơ quan hoặc người có thẩm quyền phê duyệt, từ 3 đến 200 ký tự; approvalNumber tối đa 100 ký tự.");

    internal static Refusal TextInvalid(string field, int least, int most) =>
        new("text_invalid", "Nội dung chưa đúng.", $"{field} cần từ {least} đến {most} ký tự, không có ký tự điều khiển.");

    internal static Refusal PurposeUnknown(string field, string code) =>
        new("purpose_unknown", "Mục đích chi không có trong danh mục.", $"{field}: '{(code.Length > 60 ? code[..60] : code)}' không có; chọn một mã của GET /purposes.");

    /// <summary>Names the article that forbids it.</summary>
    internal static Refusal PurposeForbidden(string field, Purpose purpose) =>
        new("purpose_forbidden", $"Không được vận động hoặc chi cho: {purpose.NameVi}.", $"{field}: trái {purpose.Article}. Bỏ khoản này.");

    internal static Refusal PurposeOfOtherLaw(string field, Purpose purpose) =>
        new("purpose_of_other_law", "Mục đích chi không thuộc căn cứ pháp lý của đợt này.", $"{field}: {purpose.NameVi} theo {purpose.Article}; chọn mục đích khác hoặc đổi regime.");

    internal static Refusal? Refuse(DraftCampaignRequest request)
    {
        if (request.Plan is not { } plan)
        {
            return FundraisingRules.Of(request.Regime).RefuseDraft(request);
        }

        return Text("plan.content", plan.Content, 10, 4000) ?? Text("plan.beneficiaries", plan.Beneficiaries, 3, 1000) ?? Text("plan.method", plan.Method, 3, 2000)
            ?? (plan.Budget.Count is 0 or > MostLines ? BudgetCount : null)
            ?? plan.Budget.Select((line, i) => Refuse($"plan.budget[{i}]", line, request.Regime)).FirstOrDefault(refusal => refusal is not null)
            ?? (plan.Team.Count is 0 or > MostPeople ? TeamCount : null)
            ?? plan.Team.Select((member, i) => Text($"plan.team[{i}].name", member.Name, 2, 100)).FirstOrDefault(refusal => refusal is not null)
            ?? FundraisingRules.Of(request.Regime).RefuseDraft(request);
    }

    internal static Refusal? Refuse(string field, BudgetLine line, Contracts.Donations.FundraisingRegime regime) =>
        RefusePurpose($"{field}.purpose", line.Purpose, regime)
        ?? Text($"{field}.what", line.What, 3, 300)
        ?? (Purposes.ForbiddenIn(line.What, regime) is { } forbidden ? PurposeForbidden($"{field}.what", forbidden) : null)
        ?? (line.CostVnd is <= 0 or > LargestVnd ? CostInvalid : null);

    private static Refusal? RefusePurpose(string field, string code, Contracts.Donations.FundraisingRegime regime) => Purposes.Find(code) switch
    {
        null => PurposeUnknown(field, code),
        { IsPermitted: false } forbidden => PurposeForbidden(field, forbidden),
        var purpose when !Purposes.Serves(purpose, regime) => PurposeOfOtherLaw(field, purpose),
        _ => null,
    };

    internal static Refusal? Text(string field, string? text, int least, int most) =>
        text is not null && text.Trim().Length >= least && text.Length <= most && Words.IsClean(text.Replace("\n", "", StringComparison.Ordinal).Replace("\r", "", StringComparison.Ordinal))
            ? null
            : TextInvalid(field, least, most);
}
