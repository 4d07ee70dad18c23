using System.Security.Claims;
using Dapper;
using EduCoop.Donations.Lawful;
using EduCoop.ServiceDefaults;
using Npgsql;

namespace EduCoop.Donations.Classification;

/// <summary>Every reason for not classifying, and the checks that the use cases share.</summary>
internal static class ClassificationRefusals
{
    internal static readonly Refusal IdMissing = new("id_missing", "Thiếu mã.", "assignmentId (hoặc ruleId) phải là UUID khác 0, do bên gửi tạo.");
    internal static readonly Refusal DonationUnknown = new("donation_unknown", "Không có khoản đóng góp này.", "Kiểm tra donationId.");
    internal static readonly Refusal NotOfThisAccount = new(
        "not_of_this_account", "Đợt vận động không dùng chung tài khoản với khoản này.", "Chỉ phân loại giữa quỹ chưa phân loại và các đợt vận động dùng chung một tài khoản.");
    internal static readonly Refusal AlreadyThere = new("already_there", "Khoản này đã thuộc đợt vận động đó.", "Tải lại danh sách.", StatusCodes.Status409Conflict);
    internal static readonly Refusal AlreadyProposed = new("already_proposed", "Khoản này đang chờ người khác xác nhận.", "Xác nhận hoặc từ chối đề xuất đang chờ trước.", StatusCodes.Status409Conflict);
    internal static readonly Refusal AlreadyDecided = new("already_decided", "Đề xuất này đã được quyết định.", "Tải lại danh sách.", StatusCodes.Status409Conflict);
    internal static readonly Refusal MovedMeanwhile = new("moved_meanwhile", "Khoản này vừa được phân loại nơi khác.", "Tải lại rồi đề xuất lại nếu cần.", StatusCodes.Status409Conflict);
    internal static readonly Refusal IdTaken = new("id_taken", "Mã này đã dùng cho nội dung khác.", "Nội dung gửi lại phải giống lần đầu; nội dung mới cần mã mới.", StatusCodes.Status409Conflict);
    internal static readonly Refusal FourEyes = new("four_eyes", "Người đề xuất không được tự xác nhận.", "Người xác nhận phải là một tài khoản khác với người đề xuất.", StatusCodes.Status403Forbidden);
    internal static readonly Refusal ReasonLength = new("reason_length", "Lý do chưa đúng.", "reason cần từ 3 đến 500 ký tự, không có ký tự điều khiển.");
    internal static readonly Refusal WordsInvalid = new("words_invalid", "Cụm từ của quy tắc chưa đúng.", "words cần ít nhất 2 từ, từ 5 đến 100 ký tự; dấu, chữ số và chữ hoa không phân biệt.");
    internal static readonly Refusal BucketUnknown = new("fund_unknown", "Không có quỹ chưa phân loại này.", "bucketId là mã của quỹ chưa phân loại của một tài khoản dùng chung.", StatusCodes.Status404NotFound);

    private const string IsBucket = "select exists (select from campaign_plan where campaign_id = @bucketId and origin = 'unclassified')";

    private const string IsMember = "select exists (select from account_member where bucket_id = @bucketId and campaign_id = @campaignId)";

    internal static async Task<Refusal?> RefuseBucketAsync(NpgsqlConnection connection, Guid bucketId, ClaimsPrincipal user, CancellationToken cancellation)
    {
        var (plan, refusal) = await PlanAccess.FindAsync(connection, bucketId, user, cancellation);
        return plan is null ? refusal : await connection.ExecuteScalarAsync<bool>(new CommandDefinition(IsBucket, new { bucketId }, cancellationToken: cancellation)) ? null : BucketUnknown;
    }

    internal static Task<bool> IsMemberAsync(NpgsqlConnection connection, Guid bucketId, Guid campaignId, CancellationToken cancellation) =>
        connection.ExecuteScalarAsync<bool>(new CommandDefinition(IsMember, new { bucketId, campaignId }, cancellationToken: cancellation));
}
