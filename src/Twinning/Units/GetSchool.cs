using Dapper;
using EduCoop.ServiceDefaults;
using EduCoop.Twinning.Rules;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Twinning.Units;

/// <summary>A school as twinning knows it.</summary>
/// <param name="UnitId">The school.</param>
/// <param name="Name">As printed.</param>
/// <param name="TypeCode">Its type in the directory.</param>
/// <param name="ManagerId">The unit above it.</param>
/// <param name="LastDay">Its last day, once that is known.</param>
/// <param name="HeirId">Who stands in its place, when it has ended and that is one.</param>
/// <param name="Levels">What it teaches.</param>
/// <param name="Traits">What is special about it or the place it lies in.</param>
/// <param name="OwnerId">Who consents for it: an office by rule, else the unit above it.</param>
/// <param name="Marks">What offices have said of it and of the units above it, as of today; at most 100.</param>
public sealed record SchoolView(
    Guid UnitId, string Name, string TypeCode, Guid? ManagerId, DateOnly? LastDay, Guid? HeirId, IReadOnlyList<string> Levels, IReadOnlyList<string> Traits, Guid? OwnerId,
    IReadOnlyList<UnitMark> Marks);

/// <summary>GET /schools/{unitId}: the local copy of one school. A partner is looked up across provinces, so every member of staff may read it.</summary>
internal static class GetSchool
{
    private const string Heir = "select heir_id from school_heir where unit_id = @unitId";

    private const string Marks = """
        select mark_id, unit_id, mark, valid_from, valid_to, basis from unit_mark
        where unit_id = any (@path) and valid_from <= @day and (valid_to is null or valid_to >= @day) order by mark, valid_from, mark_id limit 100
        """;

    internal static async Task<Results<Ok<SchoolView>, ProblemHttpResult>> Handle(Guid unitId, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        var day = clock.Today();
        await using var connection = await database.OpenConnectionAsync(cancellation);
        if ((await connection.FindSchoolsAsync([unitId], day, cancellation)).GetValueOrDefault(unitId) is not { } school)
        {
            var units = await UnitLookup.FindAsync(connection, [unitId], cancellation);
            return (units.Count == 0 ? UnitLookup.UnitUnknown : SchoolLookup.NotASchool).ToProblem();
        }

        var heir = school.HasEnded(day) ? await connection.ExecuteScalarAsync<Guid?>(new CommandDefinition(Heir, new { unitId }, cancellationToken: cancellation)) : null;
        var owner = Eligibility.OwnerOf(school, day, await RuleStore.InForceAsync(connection, day, cancellation)) ?? school.ParentId;
        var marks = await connection.QueryAsync<UnitMark>(new CommandDefinition(Marks, new { path = school.OwnPath, day }, cancellationToken: cancellation));
        return TypedResults.Ok(new SchoolView(
            school.UnitId, school.Name, school.TypeCode, school.ParentId, school.LastDay, heir, school.Levels, school.Traits, owner, marks.AsList()));
    }
}
