using System.Security.Claims;
using Dapper;
using EduCoop.Reporting.Forms;
using EduCoop.ServiceDefaults;
using Npgsql;

namespace EduCoop.Reporting.Submissions;

/// <summary>Whose report it is, who receives it, who may read it. Also the administrator changes nobody's figures.</summary>
internal static class SubmissionAccess
{
    internal static readonly Refusal NotReporter = new(
        "not_reporter", "Báo cáo này không phải của đơn vị bạn.", "Chỉ đơn vị báo cáo, hoặc đơn vị kế thừa, ghi và gửi báo cáo của mình.", StatusCodes.Status403Forbidden);

    internal static readonly Refusal NotReceiver = new(
        "not_receiver", "Báo cáo này không gửi đến đơn vị bạn.", "Chỉ đơn vị nhận báo cáo, hoặc đơn vị kế thừa, trả lại hoặc chấp nhận.", StatusCodes.Status403Forbidden);

    // Exactly the unit, or who stands in its place: not everybody above it.
    private const string IsUnit = "select @unit = @own or exists (select from unit_heir(@today) where unit_id = @unit and heir_id = @own)";

    private const string IsAbove = """
        select exists (select from unit_copy where unit_id = any (@units) and @own = any (path))
            or exists (select from unit_heir(@today) h join unit_copy c on c.unit_id = h.heir_id where h.unit_id = any (@units) and @own = any (c.path))
        """;

    internal static async Task<Refusal?> RefuseAsync(NpgsqlConnection connection, ClaimsPrincipal user, SubmissionView report, SubmissionMove move, DateOnly today, CancellationToken cancellation)
    {
        var (unit, refusal) = SubmissionLife.IsReporters(move) ? (report.UnitId, NotReporter) : (report.ReceiverId, NotReceiver);
        return user.ActingUnit() is { } own && await connection.ExecuteScalarAsync<bool>(new CommandDefinition(IsUnit, new { unit, own, today }, cancellationToken: cancellation)) ? null : refusal;
    }

    /// <summary>What is being written is its unit's own: others see that nothing has been handed in.</summary>
    internal static async Task<SubmissionView> ShownAsync(NpgsqlConnection connection, ClaimsPrincipal user, SubmissionView report, DateOnly today, CancellationToken cancellation) =>
        report.State == SubmissionState.Draft && await RefuseAsync(connection, user, report, SubmissionMove.Save, today, cancellation) is not null
            ? report with { State = null, Version = 0, FormId = null, FormVersion = null, Answers = FormAnswers.None, Narrative = "", Remarks = null }
            : report;

    /// <summary>A report is read by its unit, by who receives it, and by all above them.</summary>
    internal static async Task<Refusal?> RefuseReadingAsync(NpgsqlConnection connection, ClaimsPrincipal user, SubmissionView report, DateOnly today, CancellationToken cancellation)
    {
        if (user.IsInRole(Roles.Administrator))
        {
            return null;
        }

        var units = report.State is null or SubmissionState.Draft ? new[] { report.UnitId } : [report.UnitId, report.ReceiverId];
        return user.ActingUnit() is { } own && await connection.ExecuteScalarAsync<bool>(new CommandDefinition(IsAbove, new { units, own, today }, cancellationToken: cancellation)) ? null : Refusal.OutOfScope;
    }
}
