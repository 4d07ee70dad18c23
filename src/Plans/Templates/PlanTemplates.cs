using System.Security.Claims;
using Dapper;
using EduCoop.Plans.Boards;
using EduCoop.Plans.Derivation;
using EduCoop.Plans.Units;
using EduCoop.ServiceDefaults;
using EduCoop.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Plans.Templates;

/// <summary>Body of POST /templates.</summary>
/// <param name="TemplateId">Made by the caller (UUIDv7).</param>
/// <param name="PlanId">The plan that others begin with.</param>
/// <param name="Name">1-200 characters.</param>
public sealed record MakeTemplateRequest(Guid TemplateId, Guid PlanId, string Name);

/// <summary>A plan that others begin with.</summary>
public sealed record TemplateView
{
    /// <summary>The template.</summary>
    public required Guid TemplateId { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>The plan behind it.</summary>
    public required Guid PlanId { get; init; }

    /// <summary>That plan's title.</summary>
    public required string PlanTitle { get; init; }

    /// <summary>Whose template it is; those below may use it.</summary>
    public required Guid UnitId { get; init; }

    /// <summary>Its tasks.</summary>
    public required int TaskCount { get; init; }
}

/// <summary>POST, GET and DELETE /templates, POST /templates/{templateId}/plans.</summary>
internal static class PlanTemplates
{
    internal static readonly Refusal IdMissing = new("template_id_missing", "Thiếu mã bản mẫu.", "templateId phải là UUID khác 0, do bên gửi tạo.");
    internal static readonly Refusal IdTaken = new("id_taken", "Mã này đã dùng cho bản mẫu khác.", "Tạo templateId mới rồi gửi lại.", StatusCodes.Status409Conflict);

    private const string Select = """
        select m.template_id, m.name, m.plan_id, p.title as plan_title, m.unit_id, (select count(*) from task t where t.plan_id = p.plan_id and t.state = 'active')::int as task_count
        from plan_template m join plan p on p.plan_id = m.plan_id
        where m.removed_at is null

        """;

    // A template serves its own unit and those below it, and is seen by those above.
    private const string InReach = """
        (@everything or m.unit_id = @unit
         or exists (select from unit_copy me where me.unit_id = @unit and m.unit_id = any (me.path))
         or exists (select from unit_copy own where own.unit_id = m.unit_id and @unit = any (own.path)))
        """;

    private const string Insert = """
        insert into plan_template (template_id, unit_id, name, plan_id, made_by, made_at) values ($1, $2, $3, $4, $5, $6) on conflict (template_id) do nothing
        """;

    private const string Remove = "update plan_template set removed_at = $2 where template_id = $1 and removed_at is null";

    internal static async Task<Results<Created<TemplateView>, Ok<TemplateView>, ProblemHttpResult>> HandleMake(
        MakeTemplateRequest request, ClaimsPrincipal user, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        if (request.TemplateId == Guid.Empty || !Words.IsSaid(request.Name, 200))
        {
            return (request.TemplateId == Guid.Empty ? IdMissing : Words.TextInvalid("name", 200)).ToProblem();
        }

        await using var connection = await database.OpenConnectionAsync(cancellation);
        var (plan, refusal) = await connection.FindOwnPlanAsync(request.PlanId, user, cancellation);
        if (refusal is not null)
        {
            return refusal.ToProblem();
        }

        await using var insert = new NpgsqlCommand(Insert, connection);
        var isNew = await insert.Add(request.TemplateId).Add(plan!.IssuerUnitId).Add(request.Name.Nfc()).Add(request.PlanId).Add(user.AccountId()).Add(clock.Now())
            .ExecuteNonQueryAsync(cancellation) == 1;
        var template = await FindAsync(connection, request.TemplateId, user, cancellation);
        return template is null || template.PlanId != request.PlanId || template.Name != request.Name.Nfc() ? IdTaken.ToProblem()
            : isNew ? TypedResults.Created($"/templates/{request.TemplateId}", template) : TypedResults.Ok(template);
    }

    internal static async Task<Ok<PagedResult<TemplateView>>> HandleList(
        ClaimsPrincipal user, NpgsqlDataSource database, CancellationToken cancellation, int? page = null, int? pageSize = null)
    {
        var wanted = PageRequest.Of(page, pageSize);
        var scope = Scope.Of(user);
        var values = new { everything = scope.Everything, unit = scope.Unit, size = wanted.PageSize, offset = wanted.Offset };
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var total = await connection.ExecuteScalarAsync<long>(new CommandDefinition($"select count(*) from plan_template m where m.removed_at is null and {InReach}", values, cancellationToken: cancellation));
        var items = (await connection.QueryAsync<TemplateView>(new CommandDefinition($"{Select} and {InReach} order by m.made_at desc limit @size offset @offset", values, cancellationToken: cancellation))).AsList();
        return TypedResults.Ok(new PagedResult<TemplateView>(items, total, wanted.Page, wanted.PageSize));
    }

    internal static async Task<Results<NoContent, ProblemHttpResult>> HandleRemove(
        Guid templateId, ClaimsPrincipal user, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        if (await FindAsync(connection, templateId, user, cancellation) is not { } template)
        {
            return Refusal.NotFound.ToProblem();
        }

        if (await connection.RefuseActingAsync(user, template.UnitId, cancellation) is { } refusal)
        {
            return refusal.ToProblem();
        }

        await using var remove = new NpgsqlCommand(Remove, connection);
        await remove.Add(templateId).Add(clock.Now()).ExecuteNonQueryAsync(cancellation);
        return TypedResults.NoContent();
    }

    internal static async Task<Results<Created<BegunPlan>, Ok<BegunPlan>, ProblemHttpResult>> HandleUse(
        Guid templateId, CopyPlanRequest request, ClaimsPrincipal user, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        if (await FindAsync(connection, templateId, user, cancellation) is not { } template)
        {
            return Refusal.NotFound.ToProblem();
        }

        // Whoever may use the template may begin with its plan, also a draft that only its issuer sees otherwise.
        var (plan, refusal) = await connection.FindPlanAsync(template.PlanId, Administrator, cancellation);
        return refusal is not null ? refusal.ToProblem() : await CopyPlan.BeginAsync(connection, plan!, "template", request, user, clock.Now(), cancellation);
    }

    private static readonly ClaimsPrincipal Administrator = new(new ClaimsIdentity([new Claim(Tokens.RoleClaim, Roles.Administrator)], "template", "name", Tokens.RoleClaim));

    private static async Task<TemplateView?> FindAsync(NpgsqlConnection connection, Guid templateId, ClaimsPrincipal user, CancellationToken cancellation)
    {
        var scope = Scope.Of(user);
        return await connection.QuerySingleOrDefaultAsync<TemplateView>(new CommandDefinition(
            $"{Select} and m.template_id = @templateId and {InReach}", new { templateId, everything = scope.Everything, unit = scope.Unit }, cancellationToken: cancellation));
    }
}
