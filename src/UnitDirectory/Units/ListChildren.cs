using EduCoop.ServiceDefaults;
using EduCoop.UnitDirectory.Searching;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.UnitDirectory.Units;

/// <summary>GET /units/{id}/children and GET /unit-types</summary>
internal static class ListChildren
{
    internal static async Task<Results<Ok<PagedResult<UnitItem>>, ProblemHttpResult>> Handle(
        Guid id, UnitIndex index, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation, DateOnly? asOf = null, int? page = null, int? pageSize = null)
    {
        await using (var connection = await database.OpenConnectionAsync(cancellation))
        {
            if (await UnitStore.FindAsync(connection, id, cancellation) is null)
            {
                return Refusal.NotFound.ToProblem();
            }
        }

        return TypedResults.Ok(await index.FindAsync(new(asOf ?? clock.Today(), PageRequest.Of(page, pageSize), ParentId: id), cancellation));
    }

    internal static async Task<Ok<IReadOnlyList<UnitType>>> HandleTypes(NpgsqlDataSource database, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        return TypedResults.Ok<IReadOnlyList<UnitType>>((await UnitTypes.LoadAsync(connection, cancellation)).All.ToList());
    }
}
