using System.Security.Claims;
using Dapper;
using EduCoop.ServiceDefaults;
using EduCoop.Twinning.Units;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Twinning.Runs;

/// <summary>GET /matching/runs: runs of one's own unit and those below it, the newest first. Solutions are told by GET /matching/runs/{id}.</summary>
internal static class ListRuns
{
    private const string From = """
        from matching_run r join unit_copy c on c.unit_id = r.authority_id
        where (@everything or @unit = any (c.path)) and (@schoolYear::int is null or r.school_year = @schoolYear) and (@authorityId::uuid is null or r.authority_id = @authorityId)
        """;

    private const string Page = $"""
        select count(*) {From};
        select {RunRow.Columns} {From} order by r.requested_at desc, r.run_id limit @size offset @offset;
        """;

    internal static async Task<Ok<PagedResult<RunView>>> Handle(
        ClaimsPrincipal user, NpgsqlDataSource database, CancellationToken cancellation, int? schoolYear = null, Guid? authorityId = null, int? page = null, int? pageSize = null)
    {
        var (wanted, scope) = (PageRequest.Of(page, pageSize), Scope.Of(user));
        var values = new { scope.Everything, scope.Unit, schoolYear, authorityId, size = wanted.PageSize, offset = wanted.Offset };
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var read = await connection.QueryMultipleAsync(new CommandDefinition(Page, values, cancellationToken: cancellation));
        var total = await read.ReadSingleAsync<long>();
        var rows = (await read.ReadAsync<RunRow>()).Select(row => row.View([], new Dictionary<string, int>())).ToList();
        return TypedResults.Ok(new PagedResult<RunView>(rows, total, wanted.Page, wanted.PageSize));
    }
}
