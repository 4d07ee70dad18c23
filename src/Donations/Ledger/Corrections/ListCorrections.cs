using System.Security.Claims;
using Dapper;
using EduCoop.Donations.Lawful;
using EduCoop.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Donations.Ledger.Corrections;

/// <summary>GET /ledger/corrections?campaignId=&amp;state=, newest first.</summary>
internal static class ListCorrections
{
    private const string Count = "select count(*) from ledger_correction where campaign_id = @campaignId and (@state::text is null or state = @state)";

    private const string Page = $"{CorrectionView.Select} where campaign_id = @campaignId and (@state::text is null or state = @state) order by proposed_at desc, correction_id limit @size offset @offset";

    internal static async Task<Results<Ok<PagedResult<CorrectionView>>, ProblemHttpResult>> Handle(
        Guid campaignId, ClaimsPrincipal user, NpgsqlDataSource database, CancellationToken cancellation, string? state = null, int? page = null, int? pageSize = null)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var (plan, refusal) = await PlanAccess.FindAsync(connection, campaignId, user, cancellation);
        if (plan is null)
        {
            return refusal!.ToProblem();
        }

        var wanted = PageRequest.Of(page, pageSize);
        var values = new { campaignId, state, size = wanted.PageSize, offset = wanted.Offset };
        var total = await connection.ExecuteScalarAsync<long>(new CommandDefinition(Count, values, cancellationToken: cancellation));
        var rows = await connection.QueryAsync<CorrectionRow>(new CommandDefinition(Page, values, cancellationToken: cancellation));
        return TypedResults.Ok(new PagedResult<CorrectionView>([.. rows.Select(row => row.ToView())], total, wanted.Page, wanted.PageSize));
    }
}
