using EduCoop.ServiceDefaults;

namespace EduCoop.Donations.Ledger.Corrections;

/// <summary>Every reason for not correcting the books.</summary>
internal static class CorrectionRefusals
{
    internal const int MostLegs = 20;
    private const long LargestVnd = 1_000_000_000_000_000;

    internal static readonly Refusal IdMissing = new("correction_id_missing", "Thiếu mã bút toán điều chỉnh.", "correctionId phải là UUID khác 0, do bên gửi tạo.");
    internal static readonly Refusal ReasonLength = new("reason_length", "Lý do chưa đúng.", "reason cần từ 3 đến 500 ký tự, không có ký tự điều khiển.");
    internal static readonly Refusal DayInvalid = new("day_invalid", "Ngày bút toán chưa đúng.", "occurredOn từ năm 2000 đến hôm nay.");
    internal static readonly Refusal OneOfTwo = new("reverses_or_legs", "Chưa rõ đảo bút toán nào hay ghi tay.", "Ghi một trong hai: reverses (số bút toán bị đảo) hoặc legs (bút toán ghi tay).");
    internal static readonly Refusal LegCount = new("leg_count", "Số dòng của bút toán chưa đúng.", $"legs cần từ 2 đến {MostLegs} dòng.");
    internal static readonly Refusal LegAmount = new("leg_amount", "Có dòng với số tiền chưa đúng.", "legs[].amountVnd là số nguyên đồng khác 0, không quá 1.000.000.000.000.000.");
    internal static readonly Refusal NotBalanced = new("not_balanced", "Bút toán không cân.", "Tổng legs[].amountVnd phải bằng 0: bên nợ là số dương, bên có là số âm.");
    internal static readonly Refusal OnlyByGifts = new(
        "received_by_gifts_only", "Tài khoản khoản nhận chỉ thay đổi bằng khoản đóng góp.", "Ghi khoản đóng góp, hoặc đảo bút toán của khoản ghi nhầm; ghi tay chỉ dùng bank, in_transit, paid_out.");
    internal static readonly Refusal EntryUnknown = new("entry_unknown", "Không có bút toán này trong đợt vận động.", "reverses là ledgerSequence của bút toán thuộc campaignId.");
    internal static readonly Refusal BankSaysSo = new(
        "bank_says_so", "Bút toán đọc từ sao kê không đảo được.", "Sao kê là sự thật của ngân hàng. Tiền trả lại hiện thành một dòng sao kê riêng; phân loại nhầm thì phân loại lại.", StatusCodes.Status409Conflict);
    internal static readonly Refusal NotReversible = new(
        "not_reversible", "Loại bút toán này không đảo được.", "Phân loại nhầm thì phân loại lại; bút toán đảo nhầm thì ghi lại khoản đúng.", StatusCodes.Status409Conflict);
    internal static readonly Refusal AlreadyReversed = new("already_reversed", "Bút toán này đã bị đảo.", "Mỗi bút toán chỉ đảo một lần.", StatusCodes.Status409Conflict);
    internal static readonly Refusal HasMoved = new(
        "gift_was_moved", "Khoản này đã được phân loại sang đợt khác.", "Phân loại trả về quỹ ban đầu trước, rồi đảo.", StatusCodes.Status409Conflict);
    internal static readonly Refusal AlreadyProposed = new("already_proposed", "Bút toán này đang chờ người khác xác nhận đảo.", "Xác nhận hoặc từ chối đề nghị đang chờ trước.", StatusCodes.Status409Conflict);
    internal static readonly Refusal AlreadyDecided = new("already_decided", "Đề nghị này đã được quyết định.", "Tải lại danh sách.", StatusCodes.Status409Conflict);
    internal static readonly Refusal IdTaken = new("id_taken", "Mã này đã dùng cho nội dung khác.", "Nội dung gửi lại phải giống lần đầu; nội dung mới cần correctionId mới.", StatusCodes.Status409Conflict);
    internal static readonly Refusal FourEyes = new("four_eyes", "Người đề nghị không được tự xác nhận.", "Người xác nhận phải là một tài khoản khác với người đề nghị.", StatusCodes.Status403Forbidden);

    internal static Refusal? Refuse(ProposeCorrectionRequest request, DateOnly today) => request switch
    {
        { CorrectionId: var id } when id == Guid.Empty => IdMissing,
        _ when request.Reason is not { Length: >= 3 and <= 500 } || !Words.IsClean(request.Reason) => ReasonLength,
        { OccurredOn: var day } when day.Year < 2000 || day > today => DayInvalid,
        _ when (request.Reverses is null) == (request.Legs is null) => OneOfTwo,
        { Legs: { } legs } => Refuse(legs),
        _ => null,
    };

    private static Refusal? Refuse(IReadOnlyList<CorrectionLeg> legs) => legs switch
    {
        { Count: < 2 or > MostLegs } => LegCount,
        _ when legs.Any(leg => leg.AmountVnd is 0 or > LargestVnd or < -LargestVnd) => LegAmount,
        _ when legs.Any(leg => leg.Account == BookAccount.Received) => OnlyByGifts,
        _ when legs.Sum(leg => leg.AmountVnd) != 0 => NotBalanced,
        _ => null,
    };
}
