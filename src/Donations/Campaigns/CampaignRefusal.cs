using System.Security.Claims;
using System.Text.RegularExpressions;
using EduCoop.Contracts.Donations;
using EduCoop.Donations.Lawful;
using EduCoop.Donations.Lawful.Rules;
using EduCoop.ServiceDefaults;

namespace EduCoop.Donations.Campaigns;

/// <summary>A unit as the directory has told it.</summary>
internal sealed record KnownUnit
{
    public required Guid UnitId { get; init; }

    public required string Name { get; init; }

    public required Guid[] Path { get; init; }
}

/// <summary>Every reason for not opening a campaign. The order of the checks is part of the contract: the caller sees the first that applies.</summary>
internal static partial class CampaignRefusal
{
    internal static readonly Refusal IdMissing = new("campaign_id_missing", "Thiếu mã đợt vận động.", "campaignId phải là UUID khác 0, do bên gửi tạo.");
    internal static readonly Refusal SlugInvalid = new("slug_invalid", "Tên đường dẫn chưa đúng.", "slug gồm 3 đến 60 ký tự a-z, 0-9, dấu gạch nối; không bắt đầu hoặc kết thúc bằng gạch nối.");
    internal static readonly Refusal TitleLength = new("title_length", "Tên đợt vận động quá ngắn hoặc quá dài.", "title cần từ 3 đến 200 ký tự.");
    internal static readonly Refusal TextNotAllowed = new("text_not_allowed", "Có ký tự không dùng được.", "Bỏ các ký tự điều khiển trong title và bankName.");
    internal static readonly Refusal UnitMissing = new("unit_missing", "Thiếu đơn vị tổ chức.", "unitId phải là mã của một đơn vị trong danh mục.");
    internal static readonly Refusal ClosesBeforeOpens = new("closes_before_opens", "Ngày kết thúc trước ngày bắt đầu.", "closesOn không được trước opensOn.");
    internal static readonly Refusal Nd93TooLong = new("nd93_window_too_long", "Thời gian tiếp nhận quá 90 ngày.", "Theo Nghị định 93/2021/NĐ-CP, closesOn không quá 90 ngày kể từ opensOn.");
    internal static readonly Refusal BankNameLength = new("bank_name_length", "Tên ngân hàng quá ngắn hoặc quá dài.", "account.bankName cần từ 2 đến 100 ký tự.");
    internal static readonly Refusal AccountNumberInvalid = new("account_number_invalid", "Số tài khoản chưa đúng.", "account.accountNumber gồm 6 đến 19 chữ số, không có dấu cách.");
    internal static readonly Refusal UnitUnknown = new("unit_unknown", "Không có đơn vị này trong danh mục.", "Kiểm tra unitId; đơn vị mới nhập cần vài giây để tới sổ đóng góp.");
    internal static readonly Refusal BeneficiaryUnknown = new("beneficiary_unknown", "Không có đơn vị thụ hưởng này trong danh mục.", "Kiểm tra beneficiaryUnitId hoặc bỏ trống.");
    internal static readonly Refusal IdTaken = new("id_taken", "Mã này đã dùng cho một đợt vận động khác.", "Tạo campaignId mới rồi gửi lại.", StatusCodes.Status409Conflict);
    internal static readonly Refusal SlugTaken = new("slug_taken", "Tên đường dẫn đã có đợt vận động khác dùng.", "Chọn slug khác.", StatusCodes.Status409Conflict);
    internal static readonly Refusal AccountTaken = new("account_taken", "Tài khoản này đã gắn với một đợt vận động khác.", "Mỗi đợt vận động cần một tài khoản riêng.", StatusCodes.Status409Conflict);

    internal static readonly Refusal BinInvalid = new("bin_invalid", "Mã BIN của ngân hàng chưa đúng.", "account.bin gồm 6 chữ số, hoặc bỏ trống để tìm theo bankName.");
    internal static readonly Refusal PlanNotApproved = new(
        "plan_not_approved", "Kế hoạch vận động chưa được phê duyệt.", "Khoản 1 Điều 5 Thông tư 16/2018/TT-BGDĐT: chỉ vận động sau khi kế hoạch được phê duyệt. Trình kế hoạch và chờ người khác duyệt.");

    /// <summary>Not a refusal to the caller: the same campaign was opened before.</summary>
    internal static readonly Refusal AlreadyThere = new("already_there", "Đã có.", null, StatusCodes.Status200OK);

    internal static Refusal? Refuse(DraftCampaignRequest request) => request switch
    {
        { CampaignId: var id } when id == Guid.Empty => IdMissing,
        { Slug: var slug } when slug.Length is < 3 or > 60 || !Slug().IsMatch(slug) => SlugInvalid,
        { Title.Length: < 3 or > 200 } => TitleLength,
        { Title: var title, Account: var account } when !Words.IsClean(title) || !Words.IsClean(account?.BankName) => TextNotAllowed,
        { UnitId: var unit } when unit == Guid.Empty => UnitMissing,
        { ClosesOn: { } closes, OpensOn: var opens } when closes < opens => ClosesBeforeOpens,
        { Regime: FundraisingRegime.Nd93, ClosesOn: { } closes, OpensOn: var opens } when closes.DayNumber - opens.DayNumber > Decree93.LongestReception => Nd93TooLong,
        { Account.BankName.Length: < 2 or > 100 } => BankNameLength,
        { Account: { AccountNumber: var number } } when !AccountNumber().IsMatch(number) => AccountNumberInvalid,
        { Account.Bin: { } bin } when !Bin().IsMatch(bin) => BinInvalid,
        _ => null,
    };

    internal static Refusal? Refuse(DraftCampaignRequest request, ClaimsPrincipal user, IReadOnlyDictionary<Guid, KnownUnit> units)
    {
        if (!units.TryGetValue(request.UnitId, out var unit))
        {
            return UnitUnknown;
        }

        if (!user.MayActOn(unit.Path))
        {
            return Refusal.OutOfScope;
        }

        return request.BeneficiaryUnitId is { } beneficiary && !units.ContainsKey(beneficiary) ? BeneficiaryUnknown : null;
    }

    [GeneratedRegex(@"\A[a-z0-9]+(-[a-z0-9]+)*\z")]
    private static partial Regex Slug();

    [GeneratedRegex(@"\A[0-9]{6}\z")]
    private static partial Regex Bin();

    [GeneratedRegex(@"\A[0-9]{6,19}\z")]
    private static partial Regex AccountNumber();
}
