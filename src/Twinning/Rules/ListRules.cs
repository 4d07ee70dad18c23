using Dapper;
using EduCoop.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Twinning.Rules;

/// <summary>GET /rules: who may be paired with whom is no secret; every member of staff may read all of them.</summary>
internal static class ListRules
{
    private const string From = """
        from pairing_rule r
        where (@day::date is null or (r.valid_from <= @day and (r.valid_to is null or r.valid_to >= @day)))
          and (@kind::text is null or r.kind = @kind)
          and (@authorityId::uuid is null or r.authority_id = @authorityId)
        """;

    private const string Count = $"select count(*) {From}";

    private const string Page = $"select {RuleStore.Columns} {From} order by r.kind, r.authority_id nulls first, r.valid_from, r.rule_id limit @size offset @offset";

    internal static async Task<Ok<PagedResult<PairingRule>>> Handle(
        NpgsqlDataSource database, CancellationToken cancellation, DateOnly? asOf = null, string? kind = null, Guid? authorityId = null, int? page = null, int? pageSize = null)
    {
        var wanted = PageRequest.Of(page, pageSize);
        var values = new { day = asOf, kind = Words.Search(kind), authorityId, size = wanted.PageSize, offset = wanted.Offset };
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var total = await connection.ExecuteScalarAsync<long>(new CommandDefinition(Count, values, cancellationToken: cancellation));
        var items = (await connection.QueryAsync<PairingRule>(new CommandDefinition(Page, values, cancellationToken: cancellation))).AsList();
        return TypedResults.Ok(new PagedResult<PairingRule>(items, total, wanted.Page, wanted.PageSize));
    }
}
