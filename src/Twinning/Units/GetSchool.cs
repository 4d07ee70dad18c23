using EduCoop.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Twinning.Units;

/// <summary>A school as twinning knows it.</summary>
/// <param name="UnitId">The school.</param>
/// <param name="Name">As printed.</param>
/// <param name="TypeCode">Its type in the directory.</param>
/// <param name="ManagerId">The unit above it.</param>
/// <param name="LastDay">Its last day, once that is known.</param>
public sealed record SchoolView(Guid UnitId, string Name, string TypeCode, Guid? ManagerId, DateOnly? LastDay);

/// <summary>GET /schools/{unitId}: the local copy of one unit. A partner is looked up across provinces, so every member of staff may read it.</summary>
internal static class GetSchool
{
    internal static async Task<Results<Ok<SchoolView>, ProblemHttpResult>> Handle(Guid unitId, NpgsqlDataSource database, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var units = await UnitLookup.FindAsync(connection, [unitId], cancellation);
        return units.TryGetValue(unitId, out var unit)
            ? TypedResults.Ok(new SchoolView(unit.UnitId, unit.Name, unit.TypeCode, unit.ParentId, unit.LastDay))
            : UnitLookup.UnitUnknown.ToProblem();
    }
}
