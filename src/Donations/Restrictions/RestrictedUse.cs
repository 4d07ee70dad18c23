using Dapper;
using EduCoop.ServiceDefaults;
using Npgsql;

namespace EduCoop.Donations.Restrictions;

/// <summary>A use of a campaign's gifts that is about to be written down.</summary>
/// <param name="CampaignId">Whose gifts.</param>
/// <param name="Day">When; null where the use has no day yet.</param>
/// <param name="SchoolId">Who gets the goods; null where nobody is named yet.</param>
/// <param name="Purposes">What for; null where no purpose is named.</param>
internal sealed record RestrictedUse(Guid CampaignId, DateOnly? Day = null, Guid? SchoolId = null, IReadOnlyCollection<string>? Purposes = null)
{
    // A campaign has a handful; a use must satisfy every one that is in force.
    private const string InForce = """
        select r.said, r.purposes, r.place_name, r.use_from, r.use_until,
            r.place_unit_id is not null and @schoolId::uuid is not null
                and not exists (select from unit_copy u where u.unit_id = @schoolId and r.place_unit_id = any (u.path)) as is_elsewhere
        from fund_restriction r where r.campaign_id = @campaignId and r.ended_at is null order by r.made_at, r.restriction_id
        """;

    /// <returns>The first restriction that the use does not satisfy, named by its giver's words; null when it satisfies all.</returns>
    internal async Task<Refusal?> RefuseAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        var rows = await connection.QueryAsync<Row>(new CommandDefinition(InForce, new { CampaignId, SchoolId }, cancellationToken: cancellation));
        return rows.Select(Refuse).FirstOrDefault(refusal => refusal is not null);
    }

    private Refusal? Refuse(Row row) =>
        row.IsElsewhere ? NotMet(row, $"chỉ dùng cho {row.PlaceName}", "Chọn nơi nhận thuộc địa bàn này")
        : row.UseFrom is { } from && Day < from ? NotMet(row, $"chỉ dùng từ ngày {from:dd/MM/yyyy}", "Ghi lại khi đến ngày đó")
        : row.UseUntil is { } until && Day > until ? NotMet(row, $"chỉ dùng đến ngày {until:dd/MM/yyyy}", "Hỏi lại người tài trợ về thời hạn")
        : row.Purposes is { } allowed && Purposes?.FirstOrDefault(purpose => !allowed.Contains(purpose, StringComparer.Ordinal)) is { } other
            ? NotMet(row, $"không gồm mục đích {other}, chỉ gồm {string.Join(", ", allowed)}", "Chọn mục đích được phép")
        : null;

    private static Refusal NotMet(Row row, string what, string mend) => new(
        "restriction_not_met", "Điều kiện của người tài trợ không cho phép việc này.",
        $"Điều kiện “{row.Said}”: {what}. {mend}, hoặc người khác kết thúc điều kiện sau khi người tài trợ đồng ý.", StatusCodes.Status409Conflict);

    private sealed record Row
    {
        public required string Said { get; init; }

        public required string[]? Purposes { get; init; }

        public required string? PlaceName { get; init; }

        public required DateOnly? UseFrom { get; init; }

        public required DateOnly? UseUntil { get; init; }

        public required bool IsElsewhere { get; init; }
    }
}
