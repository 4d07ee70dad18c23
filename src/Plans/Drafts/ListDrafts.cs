using System.Security.Claims;
using System.Text.Json;
using Dapper;
using EduCoop.Plans.Units;
using EduCoop.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Plans.Drafts;

/// <summary>GET /drafts: those of the caller's unit and below, newest first.</summary>
internal static class ListDrafts
{
    private const string Where = """
        from draft d left join unit_copy u on u.unit_id = d.unit_id
        where (@everything or @unit = any (coalesce(u.path, array[d.unit_id]))) and (@state::text is null or d.state = @state)
        """;

    private const string Count = $"select count(*) {Where}";

    private const string Page = $"""
        select d.draft_id, d.unit_id, u.name as unit_name, d.file_name, d.state, d.parsed ->> 'title' as title,
               coalesce(d.parsed ->> 'documentNumber', d.parsed ->> 'documentNumberTemplate') as document_number,
               coalesce(jsonb_array_length(d.parsed -> 'tasks'), 0) as task_count, d.received_at, d.plan_id
        {Where} order by d.received_at desc, d.draft_id limit @size offset @offset
        """;

    internal static async Task<Ok<PagedResult<DraftItem>>> Handle(
        ClaimsPrincipal user, NpgsqlDataSource database, CancellationToken cancellation, DraftState? state = null, int? page = null, int? pageSize = null)
    {
        var (wanted, scope) = (PageRequest.Of(page, pageSize), Scope.Of(user));
        var values = new
        {
            scope.Everything, scope.Unit, size = wanted.PageSize, offset = wanted.Offset,
            state = state is null ? null : JsonNamingPolicy.SnakeCaseLower.ConvertName(state.Value.ToString()),
        };
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var total = await connection.ExecuteScalarAsync<long>(new CommandDefinition(Count, values, cancellationToken: cancellation));
        var items = (await connection.QueryAsync<DraftItem>(new CommandDefinition(Page, values, cancellationToken: cancellation))).AsList();
        return TypedResults.Ok(new PagedResult<DraftItem>(items, total, wanted.Page, wanted.PageSize));
    }
}
