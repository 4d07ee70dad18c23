using System.Security.Claims;
using EduCoop.Contracts.Figures;
using EduCoop.ServiceDefaults;
using EduCoop.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Twinning.Health;

/// <summary>POST /figures: what this service last counted of twinning for authorities and a school year, so that a report can be held against it.</summary>
internal static class CountFigures
{
    private const string Count = """
        with years as (select * from year_count where authority_id = any (@ids) and school_year = @schoolYear)
        select 'twinning.pairs' as code, sum(pairs)::numeric as value from years
        union all select 'twinning.activities', sum(activities) from years
        union all select 'twinning.teachers', sum(teachers) from years
        union all select 'twinning.pupils', sum(pupils) from years
        union all select 'twinning.uncovered', sum(uncovered) from years
        """;

    internal static async Task<Results<Ok<FiguresTold>, ProblemHttpResult>> Handle(FiguresAsked asked, ClaimsPrincipal user, NpgsqlDataSource database, CancellationToken cancellation) =>
        !asked.IsWhole() ? FigureRefusals.AskedWrong.ToProblem()
        : await OwnFigures.CountAsync(database, asked, user.IsInRole(Roles.Administrator) ? null : user.ActingUnit() ?? Guid.Empty, Count, cancellation) is { } told ? TypedResults.Ok(told)
        : Refusal.OutOfScope.ToProblem();
}
