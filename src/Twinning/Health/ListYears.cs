using Dapper;
using EduCoop.Contracts.Twinning;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Twinning.Health;

/// <summary>Figures of years as they were last said.</summary>
/// <param name="Items">At most as many as were asked for, by authority and school year.</param>
public sealed record YearsSaid(IReadOnlyList<TwinningYearCounted> Items);

/// <summary>GET /years?afterAuthority=&amp;afterYear=&amp;most=: what was last said of each authority and school year, for a reader that makes its tables anew.</summary>
internal static class ListYears
{
    private const int Most = 200;

    private const string Read = """
        select authority_id, authority_name, schools, registered, uncovered, border_communes, border_communes_covered, pairs, pairs_ended, activities, minutes, teachers, pupils, version,
               school_year, counted_on
        from year_count where (authority_id, school_year) > (@afterAuthority, @afterYear) order by authority_id, school_year limit @most
        """;

    internal static async Task<Ok<YearsSaid>> Handle(NpgsqlDataSource database, CancellationToken cancellation, Guid? afterAuthority = null, int afterYear = 0)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var rows = await connection.QueryAsync<YearRow, YearOf, TwinningYearCounted>(
            new CommandDefinition(Read, new { afterAuthority = afterAuthority ?? Guid.Empty, afterYear, most = Most }, cancellationToken: cancellation),
            (row, of) => row.Said(of.SchoolYear, of.CountedOn, row.Version), splitOn: "school_year");
        return TypedResults.Ok(new YearsSaid(rows.AsList()));
    }

    private sealed record YearOf
    {
        public required int SchoolYear { get; init; }

        public required DateOnly CountedOn { get; init; }
    }
}
