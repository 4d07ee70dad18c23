using System.Security.Claims;
using EduCoop.Plans.Units;
using EduCoop.ServiceDefaults;
using EduCoop.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Plans.Inspections;

/// <summary>Body of POST /findings/{findingId}/report.</summary>
/// <param name="Report">How it was mended, 1-2000 characters.</param>
public sealed record ReportRemedyRequest(string Report);

/// <summary>Body of POST /findings/{findingId}/decide.</summary>
/// <param name="Settled">True: mended. False: returned.</param>
/// <param name="Decision">Why, 1-1000 characters.</param>
public sealed record DecideFindingRemedyRequest(bool Settled, string Decision);

/// <summary>Body of POST /inspections/{inspectionId}/close.</summary>
/// <param name="Conclusion">1-4000 characters.</param>
public sealed record CloseInspectionRequest(string Conclusion);

/// <summary>From found to mended: the unit reports, somebody else of the issuer settles or returns, and an inspection closes when all is settled.</summary>
internal static class SettleFinding
{
    internal static readonly Refusal NotOpen = new("finding_not_open", "Phát hiện này không chờ báo cáo khắc phục.", "Chỉ báo cáo khi phát hiện đang mở hoặc bị trả lại.");
    internal static readonly Refusal NotReported = new("finding_not_reported", "Phát hiện này chưa có báo cáo khắc phục.", "Chờ đơn vị báo cáo rồi quyết định.");
    internal static readonly Refusal FourEyes = new("four_eyes", "Người báo cáo không tự xác nhận khắc phục.", "Cần một người khác của cơ quan ban hành xác nhận.", StatusCodes.Status403Forbidden);
    internal static readonly Refusal Unsettled = new("findings_unsettled", "Còn phát hiện chưa khắc phục xong.", "Xác nhận khắc phục mọi phát hiện rồi kết thúc cuộc kiểm tra.");

    private const string Report = """
        update inspection_finding set state = 'reported', report = $2, reported_by = $3, reported_at = $4, reported_on = $5, decision = null
        where finding_id = $1 and state in ('open', 'returned')
        """;

    private const string Decide = """
        update inspection_finding set state = $2, decision = $3, decided_by = $4, decided_at = $5 where finding_id = $1 and state = 'reported'
        """;

    private const string Close = """
        update inspection set state = 'closed', conclusion = $2, closed_by = $3, closed_at = $4
        where inspection_id = $1 and state = 'open' and not exists (select from inspection_finding f where f.inspection_id = $1 and f.state <> 'settled')
        """;

    internal static async Task<Results<Ok<FindingView>, ProblemHttpResult>> HandleReport(
        Guid findingId, ReportRemedyRequest request, ClaimsPrincipal user, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        if (!Words.IsSaid(request.Report, 2000))
        {
            return Words.TextInvalid("report", 2000).ToProblem();
        }

        await using var connection = await database.OpenConnectionAsync(cancellation);
        if (await AddFinding.FindAsync(connection, findingId, clock.Today(), cancellation) is not { } finding)
        {
            return Refusal.NotFound.ToProblem();
        }

        if (await connection.RefuseActingAsync(user, finding.UnitId, cancellation) is { } refusal)
        {
            return refusal.ToProblem();
        }

        await using var report = new NpgsqlCommand(Report, connection);
        var changed = await report.Add(findingId).Add(request.Report.Nfc()).Add(user.AccountId()).Add(clock.Now()).Add(clock.Today()).ExecuteNonQueryAsync(cancellation);
        return changed == 0 ? NotOpen.ToProblem() : TypedResults.Ok((await AddFinding.FindAsync(connection, findingId, clock.Today(), cancellation))!);
    }

    internal static async Task<Results<Ok<FindingView>, ProblemHttpResult>> HandleDecide(
        Guid findingId, DecideFindingRemedyRequest request, ClaimsPrincipal user, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        if (!Words.IsSaid(request.Decision, 1000))
        {
            return Words.TextInvalid("decision", 1000).ToProblem();
        }

        await using var connection = await database.OpenConnectionAsync(cancellation);
        if (await AddFinding.FindAsync(connection, findingId, clock.Today(), cancellation) is not { } finding)
        {
            return Refusal.NotFound.ToProblem();
        }

        var head = await InspectionBook.FindAsync(connection, finding.InspectionId, cancellation);
        if (await connection.RefuseActingAsync(user, head!.IssuerUnitId, cancellation) is { } refusal)
        {
            return refusal.ToProblem();
        }

        try
        {
            await using var decide = new NpgsqlCommand(Decide, connection);
            var changed = await decide.Add(findingId).Add(request.Settled ? "settled" : "returned").Add(request.Decision.Nfc()).Add(user.AccountId()).Add(clock.Now())
                .ExecuteNonQueryAsync(cancellation);
            return changed == 0 ? NotReported.ToProblem() : TypedResults.Ok((await AddFinding.FindAsync(connection, findingId, clock.Today(), cancellation))!);
        }
        catch (PostgresException same) when (same is { SqlState: PostgresErrorCodes.CheckViolation, ConstraintName: "finding_four_eyes" })
        {
            return FourEyes.ToProblem();
        }
    }

    internal static async Task<Results<Ok<InspectionDetail>, ProblemHttpResult>> HandleClose(
        Guid inspectionId, CloseInspectionRequest request, ClaimsPrincipal user, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        if (!Words.IsSaid(request.Conclusion, 4000))
        {
            return Words.TextInvalid("conclusion", 4000).ToProblem();
        }

        await using var connection = await database.OpenConnectionAsync(cancellation);
        if (await InspectionBook.FindAsync(connection, inspectionId, cancellation) is not { } head)
        {
            return Refusal.NotFound.ToProblem();
        }

        if (await connection.RefuseActingAsync(user, head.IssuerUnitId, cancellation) is { } refusal)
        {
            return refusal.ToProblem();
        }

        await using var close = new NpgsqlCommand(Close, connection);
        var changed = await close.Add(inspectionId).Add(request.Conclusion.Nfc()).Add(user.AccountId()).Add(clock.Now()).ExecuteNonQueryAsync(cancellation);
        return changed == 0
            ? (head.State == "open" ? Unsettled : InspectionBook.Closed).ToProblem()
            : TypedResults.Ok(await InspectionBook.ReadAsync(connection, inspectionId, clock.Today(), cancellation));
    }
}
