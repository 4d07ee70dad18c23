using System.Security.Claims;
using Dapper;
using EduCoop.Reporting.Submissions;
using EduCoop.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Reporting.Consolidation;

/// <summary>A unit of the level below, and what it reported of one field.</summary>
/// <param name="ObligationId">Its report.</param>
/// <param name="UnitName">As printed on its day.</param>
/// <param name="State">missing, submitted, returned or accepted.</param>
/// <param name="Value">What it reported of the field; null when it is not accepted, or nothing was asked.</param>
public sealed record ReportPartLine(Guid ObligationId, string UnitName, string State, string? Value);

/// <summary>GET /reports/{obligationId}/parts?field=: from a total to its parts.</summary>
internal static class ListParts
{
    private const string Count = $"select count(*) {PartsBelow.From}";

    private const string Page = $"""
        select o.obligation_id, o.unit_name, {PartsBelow.State} as state, case when s.state = 'accepted' then s.answers -> 'values' ->> @field end as value {PartsBelow.From}
        order by o.unit_name collate "vi-x-icu", o.obligation_id limit @size offset @offset
        """;

    internal static async Task<Results<Ok<PagedResult<ReportPartLine>>, ProblemHttpResult>> Handle(
        Guid obligationId, ClaimsPrincipal user, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation, string? field = null, int? page = null, int? pageSize = null)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        if (await SubmissionStore.FindAsync(connection, obligationId, cancellation) is not { } report)
        {
            return Refusal.NotFound.ToProblem();
        }

        if (await SubmissionAccess.RefuseReadingAsync(connection, user, report, clock.Today(), cancellation) is { } refusal)
        {
            return refusal.ToProblem();
        }

        var wanted = PageRequest.Of(page, pageSize);
        var values = new { obligationId, field = field ?? "", today = clock.Today(), size = wanted.PageSize, offset = wanted.Offset };
        var total = await connection.ExecuteScalarAsync<long>(new CommandDefinition(Count, values, cancellationToken: cancellation));
        var rows = await connection.QueryAsync<ReportPartLine>(new CommandDefinition(Page, values, cancellationToken: cancellation));
        return TypedResults.Ok(new PagedResult<ReportPartLine>(rows.AsList(), total, wanted.Page, wanted.PageSize));
    }
}
