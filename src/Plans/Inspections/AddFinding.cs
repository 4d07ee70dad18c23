using System.Security.Claims;
using Dapper;
using EduCoop.Plans.Units;
using EduCoop.ServiceDefaults;
using EduCoop.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Plans.Inspections;

/// <summary>Body of POST /inspections/{inspectionId}/findings.</summary>
/// <param name="FindingId">Made by the caller (UUIDv7).</param>
/// <param name="Severity">How bad it is.</param>
/// <param name="Text">What was found, 1-2000 characters.</param>
/// <param name="Remedy">How it is to be mended, 1-2000 characters.</param>
/// <param name="UnitId">Who must mend it.</param>
/// <param name="DueOn">By when; not before the inspection.</param>
/// <param name="TaskId">The task it is about.</param>
public sealed record AddFindingRequest(Guid FindingId, FindingSeverity Severity, string Text, string Remedy, Guid UnitId, DateOnly DueOn, Guid? TaskId = null);

/// <summary>POST /inspections/{inspectionId}/findings.</summary>
internal static class AddFinding
{
    internal static readonly Refusal DueTooEarly = new("due_too_early", "Hạn khắc phục trước ngày kiểm tra.", "Chọn dueOn từ ngày kiểm tra trở đi.");
    internal static readonly Refusal TooManyFindings = new("too_many_findings", "Quá nhiều phát hiện.", "Một cuộc kiểm tra nhận tối đa 500 phát hiện.");

    private const string Facts = """
        select i.held_on, (select count(*) from inspection_finding f where f.inspection_id = i.inspection_id) as there,
               (@taskId::uuid is null or exists (select from task t where t.task_id = @taskId and t.plan_id = i.plan_id)) as task_fits
        from inspection i where i.inspection_id = @inspectionId
        """;

    private const string Insert = """
        insert into inspection_finding (finding_id, inspection_id, task_id, severity, text, remedy, unit_id, due_on, made_by, made_at)
        select $1, $2, $3::uuid, $4, $5, $6, $7, $8, $9, $10 from inspection where inspection_id = $2 and state = 'open'
        on conflict (finding_id) do nothing
        """;

    internal static async Task<Results<Created<FindingView>, Ok<FindingView>, ProblemHttpResult>> Handle(
        Guid inspectionId, AddFindingRequest request, ClaimsPrincipal user, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        if (await RefuseAsync(connection, inspectionId, request, user, cancellation) is { } refusal)
        {
            return refusal.ToProblem();
        }

        await using var insert = new NpgsqlCommand(Insert, connection);
        var isNew = await insert.Add(request.FindingId).Add(inspectionId).Add(request.TaskId).Add(request.Severity.ToString().ToLowerInvariant()).Add(request.Text.Nfc())
            .Add(request.Remedy.Nfc()).Add(request.UnitId).Add(request.DueOn).Add(user.AccountId()).Add(clock.Now()).ExecuteNonQueryAsync(cancellation) == 1;
        var finding = await FindAsync(connection, request.FindingId, clock.Today(), cancellation);
        return finding is null ? InspectionBook.Closed.ToProblem()
            : finding.InspectionId != inspectionId || finding.Text != request.Text.Nfc() ? InspectionBook.IdTaken.ToProblem()
            : isNew ? TypedResults.Created($"/inspections/{inspectionId}", finding)
            : TypedResults.Ok(finding);
    }

    private static async Task<Refusal?> RefuseAsync(NpgsqlConnection connection, Guid inspectionId, AddFindingRequest request, ClaimsPrincipal user, CancellationToken cancellation)
    {
        if (request.FindingId == Guid.Empty)
        {
            return InspectionBook.IdMissing;
        }

        if (!Words.IsSaid(request.Text, 2000) || !Words.IsSaid(request.Remedy, 2000))
        {
            return Words.TextInvalid("text, remedy", 2000);
        }

        if (await InspectionBook.FindAsync(connection, inspectionId, cancellation) is not { } head)
        {
            return Refusal.NotFound;
        }

        var refusal = await connection.RefuseActingAsync(user, head.IssuerUnitId, cancellation) ?? await connection.RefuseActingAsync(user, request.UnitId, cancellation);
        if (refusal is not null)
        {
            return refusal;
        }

        var facts = await connection.QuerySingleAsync<FactsRow>(new CommandDefinition(Facts, new { inspectionId, request.TaskId }, cancellationToken: cancellation));
        return request.DueOn < facts.HeldOn ? DueTooEarly
            : facts.There >= InspectionBook.MostFindings ? TooManyFindings
            : facts.TaskFits ? null : InspectionBook.TaskUnknown;
    }

    internal static Task<FindingView?> FindAsync(NpgsqlConnection connection, Guid findingId, DateOnly today, CancellationToken cancellation) =>
        connection.QuerySingleOrDefaultAsync<FindingView?>(new CommandDefinition(
            $"{InspectionBook.SelectFindings} where f.finding_id = @findingId", new { findingId, today }, cancellationToken: cancellation));

    private sealed record FactsRow
    {
        public required DateOnly HeldOn { get; init; }

        public required long There { get; init; }

        public required bool TaskFits { get; init; }
    }
}
