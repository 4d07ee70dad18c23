using EduCoop.ServiceDefaults;

namespace EduCoop.Twinning.Life;

/// <summary>Why something about a pair's life is not taken.</summary>
internal static class LifeRefusals
{
    internal const int MostTeachersOrPupils = 100_000;
    internal const int MostMinutes = 14_400;

    internal static readonly Refusal NotActive = new(
        "pair_not_active", "Cặp trường này không ở trạng thái đang kết nghĩa.", "Kế hoạch, hoạt động, trao đổi, theo dõi và nhắc việc chỉ có khi thoả thuận đang có hiệu lực.", StatusCodes.Status409Conflict);

    internal static readonly Refusal NotASide = new(
        "not_a_side", "Chỉ hai trường kết nghĩa ghi được việc này.", "Đăng nhập bằng tài khoản cán bộ của một trong hai trường, hoặc của trường kế thừa.", StatusCodes.Status403Forbidden);

    internal static readonly Refusal Changed = new(
        "version_conflict", "Nội dung đã được người khác sửa.", "Tải lại, xem thay đổi rồi sửa tiếp với version mới.", StatusCodes.Status409Conflict);

    internal static readonly Refusal IdMissing = new("id_missing", "Thiếu mã.", "Mã phải là UUID khác 0, do bên gửi tạo.");
    internal static readonly Refusal IdTaken = new("id_taken", "Mã này đã dùng cho nội dung khác.", "Tạo mã mới rồi gửi lại.", StatusCodes.Status409Conflict);
    internal static readonly Refusal YearOutside = new("school_year_outside", "Năm học không thuộc thoả thuận.", "schoolYear nằm trong các năm học của thoả thuận (2026 là năm học 2026-2027).");
    internal static readonly Refusal KindUnknown = new("activity_kind_unknown", "Không có loại hoạt động này.", "Chọn kindCode đang dùng trong GET /activity-kinds.");
    internal static readonly Refusal ChoiceUnknown = new("choice_unknown", "Giá trị chọn không có.", "mode: online, on_site, both; leads: supporter, seeker, both.");
    internal static readonly Refusal TimesWrong = new("times_wrong", "Thời gian hoạt động chưa đúng.", "endsAt sau startsAt, không quá 30 ngày, và startsAt nằm trong năm học (từ 1/6 đến 31/5 năm sau).");
    internal static readonly Refusal PlaceMissing = new("place_missing", "Hoạt động trực tiếp cần có địa điểm.", "Ghi place: nơi diễn ra, 1-300 ký tự.");
    internal static readonly Refusal AlreadyOver = new("activity_over", "Hoạt động đã tổ chức hoặc đã huỷ.", "Hoạt động đã tổ chức thì sửa báo cáo; đã huỷ thì lập hoạt động mới.", StatusCodes.Status409Conflict);
    internal static readonly Refusal NotHeld = new("activity_not_held", "Hoạt động chưa có báo cáo đã tổ chức.", "Báo cáo kết quả trước, rồi xác nhận, đánh giá.", StatusCodes.Status409Conflict);
    internal static readonly Refusal TooEarly = new("too_early", "Chưa tới ngày tổ chức.", "Báo cáo từ ngày diễn ra; nếu đã tổ chức sớm hơn, sửa thời gian của hoạt động trước.");
    internal static readonly Refusal HeldOnWrong = new("held_on_wrong", "Ngày tổ chức chưa đúng.", "heldOn là hôm nay hoặc một ngày đã qua, trong thời gian thoả thuận có hiệu lực.");

    internal static readonly Refusal FiguresOutside = new(
        "figures_outside", "Số liệu tham gia chưa đúng.", "minutes từ 1 đến 14.400; mỗi số giáo viên, học sinh từ 0 đến 100.000 và tổng ít nhất 1.");

    internal static readonly Refusal ReasonMissing = new("reason_missing", "Chưa ghi lý do.", "reason cần từ 2 đến 500 ký tự.");
    internal static readonly Refusal OwnReport = new("own_report", "Trường đã báo cáo không tự xác nhận.", "Trường còn lại xác nhận báo cáo.", StatusCodes.Status403Forbidden);
    internal static readonly Refusal UsefulnessOutside = new("usefulness_outside", "Mức đánh giá chưa đúng.", "usefulness từ 1 (không ích lợi) đến 5 (rất ích lợi).");
    internal static readonly Refusal GiftKindUnknown = new("gift_kind_unknown", "Không có loại tham chiếu này.", "kind: campaign, shipment hoặc gift; số tiền và hiện vật xem ở sổ tài trợ.");
    internal static readonly Refusal TooMany = new("too_many", "Đã quá nhiều mục.", "Một hoạt động nhận tối đa 30 tệp và 50 tham chiếu quà tặng.");
    internal static readonly Refusal PlanMissing = new("plan_missing", "Chưa có kế hoạch năm học này.", "Một trong hai trường lập kế hoạch trước.", StatusCodes.Status404NotFound);
    internal static readonly Refusal AnswerWrong = new("answer_wrong", "Không trả lời được thư này.", "answersId là thư của trường bạn trong cùng cặp.");
}
