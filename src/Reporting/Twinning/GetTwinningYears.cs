using System.Security.Claims;
using Dapper;
using EduCoop.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Reporting.Twinning;

/// <summary>The figures of twinning of one authority in one school year.</summary>
public sealed record TwinningYear
{
    /// <summary>The province's department.</summary>
    public required Guid AuthorityId { get; init; }

    /// <summary>Its name.</summary>
    public required string AuthorityName { get; init; }

    /// <summary>First calendar year.</summary>
    public required int SchoolYear { get; init; }

    /// <summary>As of the end of this day.</summary>
    public required DateOnly CountedOn { get; init; }

    /// <summary>Schools that are there.</summary>
    public required int Schools { get; init; }

    /// <summary>With a need or an offer.</summary>
    public required int SchoolsRegistered { get; init; }

    /// <summary>Active pairs; one between two authorities is counted for both.</summary>
    public required int Pairs { get; init; }

    /// <summary>Pairs that ended.</summary>
    public required int PairsEnded { get; init; }

    /// <summary>Activities that were held.</summary>
    public required long Activities { get; init; }

    /// <summary>Their minutes.</summary>
    public required long Minutes { get; init; }

    /// <summary>Teachers of this authority's schools who took part, counted each time.</summary>
    public required long Teachers { get; init; }

    /// <summary>Pupils of this authority's schools who took part, counted each time.</summary>
    public required long Pupils { get; init; }

    /// <summary>Schools without a partner.</summary>
    public required int SchoolsUncovered { get; init; }

    /// <summary>Communes at the border that have schools.</summary>
    public required int BorderCommunes { get; init; }

    /// <summary>Those of them with a school in an active pair.</summary>
    public required int BorderCommunesCovered { get; init; }
}

/// <summary>The figures of several authorities and school years.</summary>
/// <param name="Items">The latest school year first.</param>
public sealed record TwinningYears(IReadOnlyList<TwinningYear> Items);

/// <summary>GET /twinning/years?schoolYear=: the figures of the authorities that lie in the caller's scope; the administrator sees all.</summary>
internal static class GetTwinningYears
{
    // More than all provinces in ten years.
    private const int Most = 1000;

    // An authority whose registration has not been heard of yet counts as its own path.
    private const string Read = """
        select y.authority_id, y.authority_name, y.school_year, y.counted_on, y.schools, y.schools_registered, y.pairs, y.pairs_ended, y.activities, y.minutes, y.teachers, y.pupils,
               y.schools_uncovered, y.border_communes, y.border_communes_covered
        from twinning_year y left join unit_copy u on u.unit_id = y.authority_id
        where (@schoolYear::int is null or y.school_year = @schoolYear) and (@everything or @unit = y.authority_id or @unit = any (u.path))
        order by y.school_year desc, y.authority_name collate "vi-x-icu", y.authority_id limit @most
        """;

    internal static async Task<Results<Ok<TwinningYears>, ProblemHttpResult>> Handle(ClaimsPrincipal user, NpgsqlDataSource database, CancellationToken cancellation, int? schoolYear = null)
    {
        var everything = user.IsInRole(Roles.Administrator);
        if (!everything && user.ActingUnit() is null)
        {
            return Refusal.OutOfScope.ToProblem();
        }

        await using var connection = await database.OpenConnectionAsync(cancellation);
        var rows = await connection.QueryAsync<TwinningYear>(
            new CommandDefinition(Read, new { schoolYear, everything, unit = user.ActingUnit() ?? Guid.Empty, most = Most }, cancellationToken: cancellation));
        return TypedResults.Ok(new TwinningYears(rows.AsList()));
    }
}
