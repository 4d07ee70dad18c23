using System.Security.Claims;
using Dapper;
using EduCoop.ServiceDefaults;
using EduCoop.Twinning.Needs;
using EduCoop.Twinning.Units;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Twinning.Offers;

/// <summary>
/// GET /offers: those of one's own unit and below. With market=true the registered ones of every school, so that partners find each other; without their notes.
/// </summary>
internal static class ListOffers
{
    private const string From = """
        from offer o join unit_copy c on c.unit_id = o.school_id
        where (case when @market then o.state = 'registered' else @everything or @unit = any (c.path) end)
          and (@state::text is null or o.state = @state)
          and (@schoolYear::int is null or o.school_year = @schoolYear)
          and (@theme::text is null or exists (select from offer_support s where s.offer_id = o.offer_id and s.theme_code = @theme))
          and (@schoolId::uuid is null or o.school_id = @schoolId)
          and (@under::uuid is null or @under = any (c.path))
          and (@query::text is null or strpos(lower(o.school_name || ' ' || coalesce(o.wishes, '')), lower(@query)) > 0)
        """;

    private const string Count = $"select count(*) {From}";

    private const string Page = $"""
        select {OfferRow.Columns}, @everything or @unit = any (c.path) as own {From}
        order by case when @sort = 'partners' then -o.most_partners end, case when @sort = 'changed' then o.changed_at end desc, o.school_name collate "vi-x-icu", o.offer_id
        limit @size offset @offset
        """;

    internal static readonly Refusal SortUnknown = new("sort_unknown", "Không sắp xếp được theo cột này.", "sort: school, partners hoặc changed.");

    internal static async Task<Results<Ok<PagedResult<OfferView>>, ProblemHttpResult>> Handle(
        ClaimsPrincipal user, NpgsqlDataSource database, CancellationToken cancellation,
        bool market = false, string? state = null, int? schoolYear = null, string? theme = null, Guid? schoolId = null, Guid? under = null, string? query = null,
        string sort = "school", int? page = null, int? pageSize = null)
    {
        if (sort is not ("school" or "partners" or "changed"))
        {
            return SortUnknown.ToProblem();
        }

        if (state is not (null or "registered" or "withdrawn"))
        {
            return ListNeeds.StateUnknown("registered, withdrawn").ToProblem();
        }

        var (wanted, scope) = (PageRequest.Of(page, pageSize), Scope.Of(user));
        var values = new
        {
            scope.Everything, scope.Unit, market, state, schoolYear, schoolId, under, sort, size = wanted.PageSize, offset = wanted.Offset,
            theme = Words.Search(theme), query = Words.Search(query),
        };
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var total = await connection.ExecuteScalarAsync<long>(new CommandDefinition(Count, values, cancellationToken: cancellation));
        var rows = await connection.QueryAsync<OfferRow, bool, OfferView>(
            new CommandDefinition(Page, values, cancellationToken: cancellation), (offer, own) => offer.View(own), splitOn: "own");
        return TypedResults.Ok(new PagedResult<OfferView>([.. rows], total, wanted.Page, wanted.PageSize));
    }
}
