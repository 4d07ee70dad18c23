using System.Security.Claims;
using EduCoop.Contracts.Figures;
using EduCoop.ServiceDefaults;
using EduCoop.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Plans.Progress;

/// <summary>POST /figures: what this service counts of work for units and a period, so that a report can be held against it.</summary>
internal static class CountFigures
{
    private const string Count = """
        with due as (
            select due_on, done_on from occurrence where unit_id = any (@ids) and due_on between @from and @to and state <> 'cancelled')
        select 'tasks.due' as code, count(*)::numeric as value from due
        union all select 'tasks.done_on_time', count(*) from due where done_on <= due_on
        union all select 'tasks.done_late', count(*) from due where done_on > due_on
        union all select 'tasks.open', count(*) from due where done_on is null
        """;

    internal static async Task<Results<Ok<FiguresTold>, ProblemHttpResult>> Handle(FiguresAsked asked, ClaimsPrincipal user, NpgsqlDataSource database, CancellationToken cancellation) =>
        !asked.IsWhole() ? FigureRefusals.AskedWrong.ToProblem()
        : await OwnFigures.CountAsync(database, asked, user.IsInRole(Roles.Administrator) ? null : user.ActingUnit() ?? Guid.Empty, Count, cancellation) is { } told ? TypedResults.Ok(told)
        : Refusal.OutOfScope.ToProblem();
}
