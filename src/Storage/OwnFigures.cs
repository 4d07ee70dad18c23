using Dapper;
using EduCoop.Contracts.Figures;
using Npgsql;

namespace EduCoop.Storage;

/// <summary>How an owner answers POST /figures from its own tables. Its copy of the units is called unit_copy, with unit_id and path.</summary>
public static class OwnFigures
{
    // Every unit must be known and lie below the caller's own.
    private const string IsOutside = """
        select exists (
            select from unnest(@ids) id left join unit_copy c on c.unit_id = id where c.unit_id is null or not (@own::uuid is null or @own = any (c.path)))
        """;

    /// <summary>Is the question within its bounds?</summary>
    public static bool IsWhole(this FiguresAsked asked) => asked.UnitIds.Count is > 0 and <= FiguresAsked.Most && asked.From <= asked.To;

    /// <summary>Counts, if the caller may see all the units.</summary>
    /// <param name="database">The owner's.</param>
    /// <param name="asked">A question within its bounds.</param>
    /// <param name="own">The caller's unit; null for whoever sees everything.</param>
    /// <param name="count">Gives code and value; parameters @ids, @from, @to (both days count), @schoolYear.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>Null when a unit lies outside the caller's scope.</returns>
    public static async Task<FiguresTold?> CountAsync(NpgsqlDataSource database, FiguresAsked asked, Guid? own, string count, CancellationToken cancellation)
    {
        var values = new { ids = asked.UnitIds.ToArray(), own, from = asked.From, to = asked.To, schoolYear = asked.SchoolYear };
        await using var connection = await database.OpenConnectionAsync(cancellation);
        if (await connection.ExecuteScalarAsync<bool>(new CommandDefinition(IsOutside, values, cancellationToken: cancellation)))
        {
            return null;
        }

        var figures = await connection.QueryAsync<FigureTold>(new CommandDefinition(count, values, cancellationToken: cancellation));
        return new FiguresTold(figures.AsList());
    }
}
