using System.Security.Claims;
using System.Text.Json;
using Dapper;
using EduCoop.Contracts;
using EduCoop.ServiceDefaults;
using EduCoop.Twinning.Units;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Twinning.Needs;

/// <summary>One version of a need, and who said it.</summary>
/// <param name="Version">1 is the declaration.</param>
/// <param name="Kind">declared, changed or withdrawn.</param>
/// <param name="Need">What was said.</param>
/// <param name="Reason">Why.</param>
/// <param name="ByName">Who.</param>
/// <param name="ByUnit">For which unit.</param>
/// <param name="At">When.</param>
public sealed record NeedVersion(long Version, string Kind, NeedContent Need, string? Reason, string ByName, Guid? ByUnit, DateTimeOffset At);

/// <summary>GET /needs/{needId}, and /needs/{needId}/history for the people of its own units.</summary>
internal static class GetNeed
{
    private const string History = """
        select version, kind, said::text as said, reason, by_name, by_unit, at from need_history where need_id = @needId order by version limit @size offset @offset
        """;

    private const string Count = "select count(*) from need_history where need_id = @needId";

    internal static async Task<Results<Ok<NeedView>, ProblemHttpResult>> Handle(Guid needId, ClaimsPrincipal user, NpgsqlDataSource database, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var (known, own) = await FindAsync(connection, needId, user, cancellation);
        // Others look for partners among open needs; what was taken back is nobody else's matter.
        return known is null || (!own && known.State == NeedState.Withdrawn) ? Refusal.NotFound.ToProblem() : TypedResults.Ok(known.View(own));
    }

    internal static async Task<Results<Ok<PagedResult<NeedVersion>>, ProblemHttpResult>> HandleHistory(
        Guid needId, ClaimsPrincipal user, NpgsqlDataSource database, CancellationToken cancellation, int? page = null, int? pageSize = null)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var (known, own) = await FindAsync(connection, needId, user, cancellation);
        if (known is null || !own)
        {
            return (known is null ? Refusal.NotFound : Refusal.OutOfScope).ToProblem();
        }

        var wanted = PageRequest.Of(page, pageSize);
        var values = new { needId, size = wanted.PageSize, offset = wanted.Offset };
        var total = await connection.ExecuteScalarAsync<long>(new CommandDefinition(Count, values, cancellationToken: cancellation));
        var rows = await connection.QueryAsync<Row>(new CommandDefinition(History, values, cancellationToken: cancellation));
        return TypedResults.Ok(new PagedResult<NeedVersion>(
            [.. rows.Select(row => new NeedVersion(row.Version, row.Kind, JsonSerializer.Deserialize<NeedContent>(row.Said, ContractJson.Options)!, row.Reason, row.ByName, row.ByUnit, row.At))],
            total, wanted.Page, wanted.PageSize));
    }

    private static async Task<(NeedRow? Need, bool Own)> FindAsync(NpgsqlConnection connection, Guid needId, ClaimsPrincipal user, CancellationToken cancellation)
    {
        var known = await NeedRow.FindAsync(connection, needId, cancellation);
        return (known, known is not null && await connection.RefuseActingAsync(user, known.SchoolId, cancellation) is null);
    }

    private sealed record Row
    {
        public required long Version { get; init; }

        public required string Kind { get; init; }

        public required string Said { get; init; }

        public required string? Reason { get; init; }

        public required string ByName { get; init; }

        public required Guid? ByUnit { get; init; }

        public required DateTimeOffset At { get; init; }
    }
}
