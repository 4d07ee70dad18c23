using System.Security.Claims;
using Dapper;
using EduCoop.ServiceDefaults;
using Npgsql;

namespace EduCoop.Donations.Ledger.Periods;

/// <summary>Every reason for not closing a period, and who may.</summary>
internal static class PeriodRefusals
{
    internal static readonly Refusal IdMissing = new("period_id_missing", "Thiếu mã kỳ.", "periodId phải là UUID khác 0, do bên gửi tạo.");
    internal static readonly Refusal DayInvalid = new("day_invalid", "Ngày kết thúc kỳ chưa đúng.", "endsOn từ năm 2000 đến hôm qua: chỉ khóa kỳ đã qua.");
    internal static readonly Refusal NotAfter = new("period_not_after", "Đã có kỳ khóa đến ngày này hoặc sau đó.", "Chọn endsOn sau ngày kết thúc của kỳ khóa gần nhất.", StatusCodes.Status409Conflict);
    internal static readonly Refusal AlreadyProposed = new("already_proposed", "Đang có đề nghị khóa kỳ khác chờ quyết định.", "Quyết định đề nghị đang chờ trước.", StatusCodes.Status409Conflict);
    internal static readonly Refusal AlreadyDecided = new("already_decided", "Đề nghị này đã được quyết định.", "Tải lại danh sách; kỳ đã khóa không mở lại.", StatusCodes.Status409Conflict);
    internal static readonly Refusal IdTaken = new("id_taken", "Mã này đã dùng cho nội dung khác.", "Nội dung gửi lại phải giống lần đầu; nội dung mới cần periodId mới.", StatusCodes.Status409Conflict);
    internal static readonly Refusal FourEyes = new("four_eyes", "Người đề nghị không được tự khóa kỳ.", "Người khóa phải là một tài khoản khác với người đề nghị.", StatusCodes.Status403Forbidden);
    internal static readonly Refusal NothingToClose = new("nothing_to_close", "Sổ chưa có bút toán nào.", "Khóa kỳ khi đã có bút toán.", StatusCodes.Status409Conflict);
    internal static readonly Refusal PeriodClosed = new("period_closed", "Ngày này thuộc kỳ đã khóa.", "Chọn occurredOn trong kỳ đang mở; bút toán muộn ghi vào kỳ đang mở.", StatusCodes.Status409Conflict);

    private const string Exists = "select exists (select from ledger where ledger_id = @ledgerId)";

    // The whole ledger: only from a unit above everyone whose campaigns stand in it.
    private const string IsBeyond = """
        select exists (
            select from campaign c left join unit_copy u on u.unit_id = c.unit_id
            where c.ledger_id = @ledgerId and not (coalesce(u.path, array[c.unit_id]) @> array[@unit]::uuid[]))
        """;

    internal static async Task<Refusal?> RefuseScopeAsync(NpgsqlConnection connection, Guid ledgerId, ClaimsPrincipal user, CancellationToken cancellation)
    {
        if (!await connection.ExecuteScalarAsync<bool>(new CommandDefinition(Exists, new { ledgerId }, cancellationToken: cancellation)))
        {
            return Refusal.NotFound;
        }

        if (user.IsInRole(Roles.Administrator))
        {
            return null;
        }

        return user.ActingUnit() is not { } unit || await connection.ExecuteScalarAsync<bool>(new CommandDefinition(IsBeyond, new { ledgerId, unit }, cancellationToken: cancellation))
            ? Refusal.OutOfScope
            : null;
    }

    internal static Refusal? Refuse(PeriodView period, Guid by) =>
        period.State != PeriodState.Proposed ? AlreadyDecided : period.ProposedBy == by ? FourEyes : null;
}
