using EduCoop.ServiceDefaults;
using EduCoop.Twinning.Rules;

namespace EduCoop.Twinning.Agreements;

/// <summary>Every "no" about agreements.</summary>
internal static class AgreementRefusals
{
    internal static readonly Refusal IdMissing = new("id_missing", "Thiếu mã của thỏa thuận hoặc của bước.", "agreementId và messageId là UUIDv7 do phía gửi tạo, mỗi bước một messageId.");

    internal static readonly Refusal IdTaken = new(
        "id_taken", "Mã này đã dùng cho nội dung khác.", "Gửi lại đúng nội dung cũ, hoặc tạo messageId mới cho bước mới.", StatusCodes.Status409Conflict);

    internal static readonly Refusal InTheFuture = new("in_the_future", "Thời điểm thực hiện nằm ở tương lai.", "Kiểm tra đồng hồ của hệ thống gửi; chỉ chấp nhận lệch tối đa 5 phút.");

    internal static readonly Refusal TooMany = new(
        "too_many_steps", "Thỏa thuận đã có quá nhiều bước.", $"Mỗi thỏa thuận nhận tối đa {Agreement.MostMessages} bước; lập thỏa thuận mới.", StatusCodes.Status409Conflict);

    internal static readonly Refusal TermsMissing = new("terms_missing", "Đề nghị chưa có nội dung thỏa thuận.", "Gửi đủ hai bên, nội dung mỗi bên góp và năm học.");

    internal static readonly Refusal YearMissing = new("school_year_missing", "Chưa nêu năm học gia hạn.", "schoolYear là năm dương lịch bắt đầu năm học: 2027 là năm học 2027-2028.");

    internal static readonly Refusal NotAParty = new(
        "not_a_party", "Tài khoản không thuộc bên nào được làm bước này.",
        "Đồng ý: người của chính trường. Phê duyệt: người của chính cơ quan quản lý trường. Cơ quan không trả lời thay trường và ngược lại.", StatusCodes.Status403Forbidden);

    internal static readonly Refusal AnswerElsewhere = new(
        "answer_elsewhere", "Bên này trả lời từ hệ thống của tỉnh mình.", "Chờ thông điệp của hệ thống bên kia; không ghi thay.", StatusCodes.Status403Forbidden);

    internal static readonly Refusal SameSchool = new("same_school", "Hai bên là cùng một trường.", "Chọn hai trường khác nhau ở supporterId và seekerId.");

    internal static readonly Refusal NoManager = new("manager_unknown", "Chưa biết cơ quan quản lý của trường.", "Bổ sung đơn vị cấp trên của trường trong danh mục đơn vị rồi đề nghị lại.");

    internal static readonly Refusal GivesInvalid = new(
        "gives_invalid", "Nội dung mỗi bên góp chưa đúng.", "gives có 2-40 dòng, mỗi bên ít nhất một dòng; content dài 2-500 ký tự; themeCode có trong danh mục chủ đề.");

    internal static readonly Refusal YearsInvalid = new("years_invalid", "Năm học chưa đúng.", "fromYear từ 2020 đến 2100; throughYear không trước fromYear, không quá 5 năm học và chưa qua.");

    internal static readonly Refusal SignatureMissing = new(
        "signature_invalid", "Thiếu hoặc sai phần ký.", "signature.name dài 2-100 ký tự; signature.capacity ghi chức vụ, mỗi dòng cách nhau bằng \" / \", ví dụ \"KT. HIỆU TRƯỞNG / PHÓ HIỆU TRƯỞNG\".");

    internal static readonly Refusal BasisInvalid = new(
        "basis_invalid", "Thiếu hoặc sai văn bản làm căn cứ.", "basis.number ghi số và ký hiệu theo Nghị định 30/2020 (ví dụ 45/QĐ-UBND), basis.date là ngày văn bản, không sau hôm nay.");

    internal static readonly Refusal TimeOver = new(
        "time_over", "Đã quá thời hạn của bước này.", "Thỏa thuận đang được đóng; lập đề nghị mới nếu hai bên vẫn muốn.", StatusCodes.Status409Conflict);

    internal static readonly Refusal ReasonInvalid = new("reason_invalid", "Thiếu lý do.", "reason dài 2-500 ký tự, không có ký tự điều khiển.");

    internal static Refusal Text(string field, int least, int most) => new("text_invalid", "Nội dung chưa đúng.", $"{field} dài {least}-{most} ký tự, không có ký tự điều khiển.");

    /// <summary>The rules of pairing say no: the code is that of the first reason, the text names all.</summary>
    internal static Refusal PairRefused(IReadOnlyList<PairRefusal> against) =>
        Conflict(against[0].Code, "Hai trường này chưa được kết nghĩa theo quy tắc ghép cặp.", $"{string.Join(" ", against.Select(one => one.Text))} Xem GET /pairs/check.");

    /// <summary>Why a step that somebody does here would not count.</summary>
    internal static Refusal Of(Agreement agreement, AgreementMessage message, Disposition disposition) => (message.Step, disposition) switch
    {
        (AgreementStep.Approve, { Effect: AgreementEffect.Pending }) => Conflict("schools_first", "Chưa đủ hai trường đồng ý.", "Phê duyệt sau khi cả hai trường đã đồng ý."),
        (AgreementStep.Renew, { Effect: AgreementEffect.Pending }) => agreement.Standing.State == AgreementState.Active
            ? Conflict("year_too_early", "Chỉ gia hạn từng năm học.", $"Năm học tiếp theo là {agreement.Standing.ThroughYear + 1}-{agreement.Standing.ThroughYear + 2}.")
            : Conflict("not_active", "Thỏa thuận chưa có hiệu lực.", "Chỉ gia hạn thỏa thuận đang có hiệu lực."),
        (AgreementStep.End, { Effect: AgreementEffect.Pending }) => Conflict("not_active", "Thỏa thuận chưa có hiệu lực.", "Trước khi có hiệu lực, dùng từ chối hoặc rút."),
        (_, { Effect: AgreementEffect.Pending }) => Refusal.NotFound,
        (_, { Code: "closed" }) => Conflict("agreement_closed", "Thỏa thuận đã kết thúc.", "Muốn tiếp tục, hai bên lập thỏa thuận mới."),
        (_, { Code: "already_proposed" }) => Conflict("already_proposed", "Thỏa thuận này đã được đề nghị.", "Dùng mã thỏa thuận mới cho đề nghị mới."),
        (_, { Code: "already_consented" }) => Conflict("already_consented", "Bên này đã đồng ý rồi.", "Không cần làm lại; xem lịch sử của thỏa thuận."),
        (_, { Code: "same_person" }) => Conflict("same_person", "Người này đã đồng ý ở một vai khác của cùng thỏa thuận.", "Bốn sự đồng ý là của bốn người khác nhau; nhờ người khác có thẩm quyền thực hiện."),
        (_, { Code: "own_proposal" }) => Conflict("own_proposal", "Người đề nghị không phê duyệt đề nghị của mình.", "Nhờ người khác có thẩm quyền của cơ quan phê duyệt."),
        (_, { Code: "already_active" }) => Conflict("already_active", "Thỏa thuận đang có hiệu lực.", "Trường hoặc cơ quan quản lý chấm dứt và nêu lý do."),
        (_, { Code: "year_over" }) => Conflict("year_over", "Năm học này đã nằm trong thỏa thuận.", $"Năm học tiếp theo là {agreement.Standing.ThroughYear + 1}-{agreement.Standing.ThroughYear + 2}."),
        (_, { Code: "wrong_authority" }) => AnswerElsewhere,
        _ => NotAParty,
    };

    private static Refusal Conflict(string code, string title, string detail) => new(code, title, detail, StatusCodes.Status409Conflict);
}
