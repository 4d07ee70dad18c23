using EduCoop.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Reporting.Regimes;

/// <summary>Body of POST /regimes/check.</summary>
/// <param name="ValidFrom">First day.</param>
/// <param name="Content">What it would say.</param>
/// <param name="ValidTo">Last day.</param>
public sealed record CheckRegimeRequest(DateOnly ValidFrom, RegimeContent Content, DateOnly? ValidTo = null);

/// <summary>POST /regimes/check: the questions, warnings and budget of a regime that is being written. Keeps nothing and tells nothing about anybody.</summary>
internal static class CheckRegime
{
    internal static async Task<Results<Ok<RegimeAdvice>, ProblemHttpResult>> Handle(CheckRegimeRequest request, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        if ((CreateRegime.RefuseValidity(request.ValidFrom, request.ValidTo) ?? request.Content.Refuse()) is { } unfit)
        {
            return unfit.ToProblem();
        }

        await using var connection = await database.OpenConnectionAsync(cancellation);
        var adviser = await RegimeAdviser.FindAsync(connection, clock.Today(), cancellation);
        return TypedResults.Ok(adviser.Of(request.Content.Normal(), request.ValidFrom, request.ValidTo));
    }
}
