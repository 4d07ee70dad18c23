using System.Security.Claims;
using EduCoop.Plans.Boards;
using EduCoop.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Plans.Indicators;

/// <summary>GET /plans/{planId}/indicators: with trend, forecast and traffic light as of today.</summary>
internal static class ListIndicators
{
    internal static async Task<Results<Ok<PagedResult<IndicatorView>>, ProblemHttpResult>> Handle(
        Guid planId, ClaimsPrincipal user, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation,
        string? light = null, int? page = null, int? pageSize = null)
    {
        if (!SnakeWord.TryRead<IndicatorLight>(light, "light", out var wantedLight, out var unknown))
        {
            return unknown!.ToProblem();
        }

        await using var connection = await database.OpenConnectionAsync(cancellation);
        if (await connection.FindPlanAsync(planId, user, cancellation) is (null, { } refusal))
        {
            return refusal.ToProblem();
        }

        // Formulas need their neighbours, so the plan's indicators are read together; a page is cut from them.
        var wanted = PageRequest.Of(page, pageSize);
        var all = await IndicatorBook.ReadAsync(connection, planId, clock.Today(), cancellation);
        var found = wantedLight is null ? all : all.FindAll(indicator => indicator.Outlook.Light == wantedLight);
        return TypedResults.Ok(new PagedResult<IndicatorView>([.. found.Skip(wanted.Offset).Take(wanted.PageSize)], found.Count, wanted.Page, wanted.PageSize));
    }
}
