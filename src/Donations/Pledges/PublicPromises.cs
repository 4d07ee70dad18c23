using Dapper;
using EduCoop.Donations.Receipts;
using EduCoop.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Donations.Pledges;

/// <summary>A promise as everybody may see it.</summary>
/// <param name="PledgeId">The promise.</param>
/// <param name="CampaignId">The campaign.</param>
/// <param name="Donor">The organisation or person as she chose to be shown; null when she stays anonymous.</param>
/// <param name="PromisedVnd">Whole đồng. It is no money and stands in no ledger.</param>
/// <param name="ReceivedVnd">What arrived with its code, whole đồng.</param>
public sealed record PublicPromise(Guid PledgeId, Guid CampaignId, string? Donor, long PromisedVnd, long ReceivedVnd);

/// <summary>
/// GET /public/promises: promises that stand, for "promised and received" on the public page. What was withdrawn is not here. Who copies all of them asks for those
/// after the last one it has: a withdrawal in between moves no other promise out of sight.
/// </summary>
internal static class ReadPublicPromises
{
    private const string Count = "select count(*) from pledge where withdrawn_at is null and pledge_id > @after";

    private const string Page = $"{PledgeView.Select} where p.withdrawn_at is null and p.pledge_id > @after order by p.pledge_id limit @size offset @offset";

    internal static async Task<Ok<PagedResult<PublicPromise>>> Handle(NpgsqlDataSource database, CancellationToken cancellation, Guid? after = null, int? page = null, int? pageSize = null)
    {
        var wanted = PageRequest.Of(page, pageSize);
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var total = await connection.ExecuteScalarAsync<long>(new CommandDefinition(Count, new { after = after ?? Guid.Empty }, cancellationToken: cancellation));
        var rows = await connection.QueryAsync<PledgeRow>(new CommandDefinition(Page, new { after = after ?? Guid.Empty, size = wanted.PageSize, offset = wanted.Offset }, cancellationToken: cancellation));
        return TypedResults.Ok(new PagedResult<PublicPromise>(
            [.. rows.Select(row => new PublicPromise(
                row.PledgeId, row.CampaignId, DonorShown.Of(row.DonorName, row.DonorDisplay) is var donor && donor != DonorShown.Anonymous ? donor : null, row.TotalVnd, row.ReceivedVnd))],
            total, wanted.Page, wanted.PageSize));
    }
}
