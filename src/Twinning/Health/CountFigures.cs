using System.Security.Claims;
using Dapper;
using EduCoop.Contracts.Figures;
using EduCoop.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Twinning.Health;

/// <summary>POST /figures: what this service last counted of twinning for authorities and a school year, so that a report can be held against it.</summary>
internal static class CountFigures
{
    internal static readonly Refusal AskedWrong = new("figures_asked", "Câu hỏi số liệu chưa đúng.", $"unitIds cần từ 1 đến {FiguresAsked.Most} đơn vị; from không sau to.");

    // Every unit must be known and lie below the caller's own.
    private const string IsOutside = """
        select exists (
            select from unnest(@ids) id left join unit_copy c on c.unit_id = id where c.unit_id is null or not (@isAll or @own = any (c.path)))
        """;

    private const string Count = """
        with years as (select * from year_count where authority_id = any (@ids) and school_year = @schoolYear)
        select 'twinning.pairs' as code, sum(pairs)::numeric as value from years
        union all select 'twinning.activities', sum(activities) from years
        union all select 'twinning.teachers', sum(teachers) from years
        union all select 'twinning.pupils', sum(pupils) from years
        union all select 'twinning.uncovered', sum(uncovered) from years
        """;

    internal static async Task<Results<Ok<FiguresTold>, ProblemHttpResult>> Handle(FiguresAsked asked, ClaimsPrincipal user, NpgsqlDataSource database, CancellationToken cancellation)
    {
        if (asked.UnitIds.Count is 0 or > FiguresAsked.Most || asked.From > asked.To)
        {
            return AskedWrong.ToProblem();
        }

        await using var connection = await database.OpenConnectionAsync(cancellation);
        var scope = new { ids = asked.UnitIds.ToArray(), own = user.ActingUnit() ?? Guid.Empty, isAll = user.IsInRole(Roles.Administrator) };
        if (await connection.ExecuteScalarAsync<bool>(new CommandDefinition(IsOutside, scope, cancellationToken: cancellation)))
        {
            return Refusal.OutOfScope.ToProblem();
        }

        var figures = await connection.QueryAsync<FigureTold>(new CommandDefinition(Count, new { ids = asked.UnitIds.ToArray(), schoolYear = asked.SchoolYear }, cancellationToken: cancellation));
        return TypedResults.Ok(new FiguresTold(figures.AsList()));
    }
}
