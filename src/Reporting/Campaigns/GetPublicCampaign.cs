using Dapper;
using EduCoop.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Reporting.Campaigns;

/// <summary>GET /public/campaigns/{slug}: one campaign, its total and how it grew by hour and by day, for everybody.</summary>
internal static class GetPublicCampaign
{
    // A month of hours and five years of days: more points than a chart can show, and a bound on the answer's size.
    private const int MostHours = 744;
    private const int MostDays = 1830;

    // Three selects in one round trip.
    private static readonly string Read = $"""
        select {CampaignSummary.Columns} from campaign_read where slug = @slug;
        select * from (
            select hour, gift_count as count, total_vnd from campaign_hour join campaign using (campaign_id) where slug = @slug order by hour desc limit {MostHours}
        ) newest order by hour;
        select * from (
            select day, gift_count as count, total_vnd, without_hour from campaign_day join campaign using (campaign_id) where slug = @slug order by day desc limit {MostDays}
        ) newest order by day
        """;

    internal static async Task<Results<FileContentHttpResult, ProblemHttpResult>> Handle(
        string slug, PublicAnswer answer, NpgsqlDataSource database, HttpContext http, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var read = await connection.QueryMultipleAsync(new CommandDefinition(Read, new { slug }, cancellationToken: cancellation));
        if (await read.ReadSingleOrDefaultAsync<CampaignSummary>() is not { } campaign)
        {
            return NoSuchCampaign.ToProblem(("slug", slug));
        }

        var hours = (await read.ReadAsync<HourTotal>()).AsList();
        var days = (await read.ReadAsync<DayTotal>()).AsList();
        return answer.Of(PublicCampaign.Of(campaign, hours, days), http);
    }

    internal static Refusal NoSuchCampaign { get; } = new(
        "campaign_not_found", "Không có chiến dịch nào ở địa chỉ này.", "Kiểm tra lại đường dẫn, hoặc xem danh sách chiến dịch ở trang chủ.", StatusCodes.Status404NotFound);
}

/// <summary>Gifts of one hour whose time of day is known.</summary>
/// <param name="Hour">Start of the hour.</param>
/// <param name="Count">Number of gifts.</param>
/// <param name="TotalVnd">Their sum in đồng.</param>
public sealed record HourTotal(DateTimeOffset Hour, long Count, long TotalVnd);

/// <summary>Gifts of one day in Asia/Ho_Chi_Minh.</summary>
/// <param name="Day">The day.</param>
/// <param name="Count">Number of gifts.</param>
/// <param name="TotalVnd">Their sum in đồng.</param>
/// <param name="WithoutHour">How many of them came without a time of day; those are in no hour.</param>
public sealed record DayTotal(DateOnly Day, long Count, long TotalVnd, long WithoutHour);

/// <summary>What the public page of a campaign shows; the first members mean the same as in <see cref="CampaignSummary"/>.</summary>
public sealed record PublicCampaign(
    Guid CampaignId,
    string Slug,
    string Title,
    string UnitName,
    string? BeneficiaryName,
    DateOnly OpensOn,
    DateOnly? ClosesOn,
    long TotalVnd,
    long Count,
    long? BankClosingVnd,
    long? BankDifferenceVnd,
    long StatementsReconciled,
    DateTimeOffset? UpdatedAt,
    long? LedgerDifferenceVnd,
    DateTimeOffset? ComparedAt,
    IReadOnlyList<HourTotal> Hours,
    IReadOnlyList<DayTotal> Days)
{
    internal static PublicCampaign Of(CampaignSummary one, IReadOnlyList<HourTotal> hours, IReadOnlyList<DayTotal> days) => new(
        one.CampaignId, one.Slug, one.Title, one.UnitName, one.BeneficiaryName, one.OpensOn, one.ClosesOn, one.TotalVnd, one.Count,
        one.BankClosingVnd, one.BankDifferenceVnd, one.StatementsReconciled, one.UpdatedAt, one.LedgerDifferenceVnd, one.ComparedAt, hours, days);
}
