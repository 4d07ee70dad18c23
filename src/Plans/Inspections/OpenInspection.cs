using System.Security.Claims;
using Dapper;
using EduCoop.Plans.Boards;
using EduCoop.Plans.Units;
using EduCoop.ServiceDefaults;
using EduCoop.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Plans.Inspections;

/// <summary>Body of POST /inspections.</summary>
/// <param name="InspectionId">Made by the caller (UUIDv7).</param>
/// <param name="PlanId">The plan.</param>
/// <param name="UnitId">Whose work is looked at.</param>
/// <param name="Title">1-300 characters.</param>
/// <param name="HeldOn">The day.</param>
public sealed record OpenInspectionRequest(Guid InspectionId, Guid PlanId, Guid UnitId, string Title, DateOnly HeldOn);

/// <summary>POST, GET /inspections, GET /inspections/{inspectionId}.</summary>
internal static class OpenInspection
{
    private const string Insert = """
        insert into inspection (inspection_id, plan_id, unit_id, title, held_on, made_by, made_at) values ($1, $2, $3, $4, $5, $6, $7) on conflict (inspection_id) do nothing
        """;

    internal static async Task<Results<Created<InspectionDetail>, Ok<InspectionDetail>, ProblemHttpResult>> Handle(
        OpenInspectionRequest request, ClaimsPrincipal user, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        if (request.InspectionId == Guid.Empty || !Words.IsSaid(request.Title, 300))
        {
            return (request.InspectionId == Guid.Empty ? InspectionBook.IdMissing : Words.TextInvalid("title", 300)).ToProblem();
        }

        await using var connection = await database.OpenConnectionAsync(cancellation);
        var (_, refusal) = await connection.FindOwnPlanAsync(request.PlanId, user, cancellation);
        // One inspects within one's own scope only.
        refusal ??= await connection.RefuseActingAsync(user, request.UnitId, cancellation);
        if (refusal is not null)
        {
            return refusal.ToProblem();
        }

        await using var insert = new NpgsqlCommand(Insert, connection);
        var isNew = await insert.Add(request.InspectionId).Add(request.PlanId).Add(request.UnitId).Add(request.Title.Nfc()).Add(request.HeldOn).Add(user.AccountId()).Add(clock.Now())
            .ExecuteNonQueryAsync(cancellation) == 1;
        var detail = await InspectionBook.ReadAsync(connection, request.InspectionId, clock.Today(), cancellation);
        if (detail.Inspection.PlanId != request.PlanId || detail.Inspection.UnitId != request.UnitId || detail.Inspection.Title != request.Title.Nfc())
        {
            return InspectionBook.IdTaken.ToProblem();
        }

        return isNew ? TypedResults.Created($"/inspections/{request.InspectionId}", detail) : TypedResults.Ok(detail);
    }

    // The issuer's people see all of the plan's; the others those about units in their scope.
    private const string InScope = """
        (@everything
         or exists (select from unit_copy iu where iu.unit_id = p.issuer_unit_id and @unit = any (iu.path))
         or exists (select from unit_copy wu where wu.unit_id = i.unit_id and @unit = any (wu.path))
         or exists (select from inspection_finding f join unit_copy fu on fu.unit_id = f.unit_id where f.inspection_id = i.inspection_id and @unit = any (fu.path)))
        """;

    private const string Where = $" where (@planId::uuid is null or i.plan_id = @planId) and (@state::text is null or i.state = @state) and {InScope}";

    internal static async Task<Ok<PagedResult<InspectionView>>> HandleList(
        ClaimsPrincipal user, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation, Guid? planId = null, string? state = null, int? page = null, int? pageSize = null)
    {
        var wanted = PageRequest.Of(page, pageSize);
        var scope = Scope.Of(user);
        var values = new { everything = scope.Everything, unit = scope.Unit, planId, state, today = clock.Today(), size = wanted.PageSize, offset = wanted.Offset };
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var total = await connection.ExecuteScalarAsync<long>(new CommandDefinition($"select count(*) from inspection i join plan p on p.plan_id = i.plan_id {Where}", values, cancellationToken: cancellation));
        var items = (await connection.QueryAsync<InspectionView>(new CommandDefinition(
            $"{InspectionBook.Select} {Where} order by i.held_on desc, i.inspection_id limit @size offset @offset", values, cancellationToken: cancellation))).AsList();
        return TypedResults.Ok(new PagedResult<InspectionView>(items, total, wanted.Page, wanted.PageSize));
    }

    internal static async Task<Results<Ok<InspectionDetail>, ProblemHttpResult>> HandleOne(
        Guid inspectionId, ClaimsPrincipal user, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        var scope = Scope.Of(user);
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var seen = await connection.ExecuteScalarAsync<bool?>(new CommandDefinition(
            $"select {InScope} from inspection i join plan p on p.plan_id = i.plan_id where i.inspection_id = @inspectionId",
            new { inspectionId, everything = scope.Everything, unit = scope.Unit }, cancellationToken: cancellation));
        return seen switch
        {
            null => Refusal.NotFound.ToProblem(),
            false => Refusal.OutOfScope.ToProblem(),
            true => TypedResults.Ok(await InspectionBook.ReadAsync(connection, inspectionId, clock.Today(), cancellation)),
        };
    }
}
