using System.Security.Claims;
using Dapper;
using EduCoop.Donations.Lawful;
using EduCoop.ServiceDefaults;
using Npgsql;

namespace EduCoop.Donations.Cash;

/// <summary>How far a count of cash is.</summary>
public enum CashState
{
    /// <summary>Counted once; no gift yet.</summary>
    Counted,

    /// <summary>Counted by two; a gift in the ledger.</summary>
    Confirmed,

    /// <summary>The second person did not agree.</summary>
    Refused,
}

/// <summary>Cash as staff see it.</summary>
public sealed record CashView
{
    /// <summary>The count, and the gift it becomes.</summary>
    public required Guid CashId { get; init; }

    /// <summary>The campaign.</summary>
    public required Guid CampaignId { get; init; }

    /// <summary>What was counted.</summary>
    public required long AmountVnd { get; init; }

    /// <summary>The donor; for staff only.</summary>
    public required string? DonorName { get; init; }

    /// <summary>How the donor wants to be shown.</summary>
    public required DonorDisplay DonorDisplay { get; init; }

    /// <summary>What was noted.</summary>
    public required string? Note { get; init; }

    /// <summary>How far it is.</summary>
    public required CashState State { get; init; }

    /// <summary>Who counted first.</summary>
    public required Guid CountedBy { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset CountedAt { get; init; }

    /// <summary>Who counted again: another person.</summary>
    public required Guid? DecidedBy { get; init; }

    /// <summary>Why it was refused.</summary>
    public required string? RefuseReason { get; init; }

    internal const string Select = "select cash_id, campaign_id, amount_vnd, donor_name, donor_display, note, state, counted_by, counted_at, decided_by, refuse_reason from cash_intake ";

    internal static Task<CashView?> FindAsync(NpgsqlConnection connection, Guid cashId, CancellationToken cancellation) =>
        connection.QuerySingleOrDefaultAsync<CashView>(new CommandDefinition($"{Select} where cash_id = @cashId", new { cashId }, cancellationToken: cancellation));

    internal bool IsSameAs(CountCashRequest request) =>
        (CampaignId, AmountVnd, DonorName, DonorDisplay, Note) == (request.CampaignId, request.AmountVnd, request.DonorName.Nfc(), request.DonorDisplay, request.Note.Nfc());
}

/// <summary>Every reason for not taking cash, and the checks that the use cases share.</summary>
internal static class CashRefusals
{
    internal static readonly Refusal IdTaken = new("id_taken", "Mã này đã dùng cho một khoản khác.", "Nội dung gửi lại phải giống lần đầu; khoản mới cần cashId mới.", StatusCodes.Status409Conflict);
    internal static readonly Refusal AlreadyDecided = new("already_decided", "Khoản tiền mặt này đã được quyết định.", "Tải lại danh sách.", StatusCodes.Status409Conflict);
    internal static readonly Refusal FourEyes = new("four_eyes", "Người đếm lần một không được tự xác nhận.", "Tổ tiếp nhận cần hai người: người xác nhận phải là một tài khoản khác.", StatusCodes.Status403Forbidden);
    internal static readonly Refusal CountDiffers = new("count_differs", "Hai lần đếm không khớp.", "Đếm lại cùng nhau; nếu lần đếm đầu sai, từ chối khoản này và ghi khoản mới.");
    internal static readonly Refusal NotInTeam = new(
        "not_in_team", "Tài khoản không thuộc tổ tiếp nhận của đợt này.", "Điều 6 Thông tư 16/2018/TT-BGDĐT: chỉ thành viên tổ tiếp nhận ghi trong kế hoạch được nhận tiền mặt.", StatusCodes.Status403Forbidden);

    /// <summary>Where the plan names the accounts of at least two of its team, cash is theirs alone.</summary>
    internal static Refusal? RefuseTeam(PlanRow plan, Guid account)
    {
        var team = plan.TeamMembers.Select(member => member.AccountId).OfType<Guid>().ToHashSet();
        return team.Count >= 2 && !team.Contains(account) ? NotInTeam : null;
    }

    internal static Refusal? RefuseDecision(CashView cash, PlanRow plan, Guid account) =>
        cash.State != CashState.Counted ? AlreadyDecided : cash.CountedBy == account ? FourEyes : RefuseTeam(plan, account);

    internal static async Task<(CashView? Cash, PlanRow? Plan, Refusal? Refusal)> ReachAsync(NpgsqlConnection connection, Guid cashId, ClaimsPrincipal user, CancellationToken cancellation)
    {
        if (await CashView.FindAsync(connection, cashId, cancellation) is not { } cash)
        {
            return (null, null, Refusal.NotFound);
        }

        var (plan, refusal) = await PlanAccess.FindAsync(connection, cash.CampaignId, user, cancellation);
        return plan is null ? (null, null, refusal) : (cash, plan, null);
    }
}
