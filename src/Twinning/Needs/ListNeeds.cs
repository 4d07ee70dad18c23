using System.Security.Claims;
using Dapper;
using EduCoop.ServiceDefaults;
using EduCoop.Twinning.Units;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Twinning.Needs;

/// <summary>
/// GET /needs: those of one's own unit and below. With market=true the open ones of every school, so that partners find each other; without their evidence.
/// </summary>
internal static class ListNeeds
{
    internal static readonly Refusal SortUnknown = new("sort_unknown", "Không sắp xếp được theo cột này.", "sort: urgency, school, theme hoặc changed.");

    internal static Refusal StateUnknown(string states) => new("state_unknown", "Không có trạng thái này.", $"state: {states}.");

    private const string From = """
        from need n join theme t using (theme_code) join unit_copy c on c.unit_id = n.school_id
        where (case when @market then n.state = 'open' else @everything or @unit = any (c.path) end)
          and (@state::text is null or n.state = @state)
          and (@schoolYear::int is null or n.school_year = @schoolYear)
          and (@theme::text is null or n.theme_code = @theme)
          and (@minUrgency::int is null or n.urgency >= @minUrgency)
          and (@schoolId::uuid is null or n.school_id = @schoolId)
          and (@under::uuid is null or @under = any (c.path))
          and (@query::text is null or strpos(lower(n.school_name || ' ' || n.content), lower(@query)) > 0)
        """;

    private const string Count = $"select count(*) {From}";

    private const string Page = $"""
        select {NeedRow.Columns}, @everything or @unit = any (c.path) as own {From}
        order by case when @sort = 'urgency' then -n.urgency end, case when @sort = 'changed' then n.changed_at end desc,
                 case when @sort = 'theme' then t.place end, n.school_name collate "vi-x-icu", n.theme_code, n.need_id
        limit @size offset @offset
        """;

    internal static async Task<Results<Ok<PagedResult<NeedView>>, ProblemHttpResult>> Handle(
        ClaimsPrincipal user, NpgsqlDataSource database, CancellationToken cancellation,
        bool market = false, string? state = null, int? schoolYear = null, string? theme = null, int? minUrgency = null, Guid? schoolId = null, Guid? under = null, string? query = null,
        string sort = "urgency", int? page = null, int? pageSize = null)
    {
        if (sort is not ("urgency" or "school" or "theme" or "changed"))
        {
            return SortUnknown.ToProblem();
        }

        if (state is not (null or "open" or "withdrawn"))
        {
            return StateUnknown("open, withdrawn").ToProblem();
        }

        var (wanted, scope) = (PageRequest.Of(page, pageSize), Scope.Of(user));
        var values = new
        {
            scope.Everything, scope.Unit, market, state, schoolYear, minUrgency, schoolId, under, sort, size = wanted.PageSize, offset = wanted.Offset,
            theme = Words.Search(theme), query = Words.Search(query),
        };
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var total = await connection.ExecuteScalarAsync<long>(new CommandDefinition(Count, values, cancellationToken: cancellation));
        var rows = await connection.QueryAsync<NeedRow, bool, NeedView>(
            new CommandDefinition(Page, values, cancellationToken: cancellation), (need, own) => need.View(own), splitOn: "own");
        return TypedResults.Ok(new PagedResult<NeedView>([.. rows], total, wanted.Page, wanted.PageSize));
    }
}
