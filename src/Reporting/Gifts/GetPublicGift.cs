using Dapper;
using EduCoop.Reporting.Campaigns;
using EduCoop.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Reporting.Gifts;

/// <summary>One gift as everybody may see it, with its place in the ledger.</summary>
/// <param name="Gift">What the list shows of it.</param>
/// <param name="Code">The payment code that its memo holds; null when there is none.</param>
/// <param name="LedgerId">The ledger that its proof comes from; null until the owner has been asked.</param>
/// <param name="LedgerIndex">Its entry's place there, from 0; null until the owner has been asked.</param>
public sealed record PublicGiftPage(PublicGift Gift, string? Code, Guid? LedgerId, long? LedgerIndex);

/// <summary>GET /public/campaigns/{slug}/gifts/{donationId}: a gift where it stands now; one that was taken back or stands in another campaign is not here.</summary>
internal static class GetPublicGift
{
    private static readonly Refusal NoSuchGift = new(
        "gift_not_found", "Không tìm thấy khoản ủng hộ này trong đợt vận động.", "Khoản có thể đã được hủy hoặc chuyển sang đợt khác; hãy tìm lại theo số tiền và ngày.", StatusCodes.Status404NotFound);

    private const string Find = """
        select g.donation_id, g.amount_vnd, g.occurred_on, g.occurred_at, g.donor, g.reference, g.code, g.ledger_id, g.ledger_index
        from gift_read g join campaign c using (campaign_id)
        where g.donation_id = @donationId and c.slug = @slug and not g.reversed
        """;

    internal static async Task<Results<FileContentHttpResult, ProblemHttpResult>> Handle(
        string slug, Guid donationId, PublicAnswer answer, NpgsqlDataSource database, HttpContext http, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var row = await connection.QuerySingleOrDefaultAsync<Row>(new CommandDefinition(Find, new { donationId, slug }, cancellationToken: cancellation));
        return row is null
            ? NoSuchGift.ToProblem(("donationId", donationId))
            : answer.Of(new PublicGiftPage(new(row.DonationId, row.AmountVnd, row.OccurredOn, row.OccurredAt, row.Donor, row.Reference), row.Code, row.LedgerId, row.LedgerIndex), http);
    }

    private sealed record Row
    {
        public required Guid DonationId { get; init; }

        public required long AmountVnd { get; init; }

        public required DateOnly OccurredOn { get; init; }

        public DateTimeOffset? OccurredAt { get; init; }

        public string? Donor { get; init; }

        public string? Reference { get; init; }

        public string? Code { get; init; }

        public Guid? LedgerId { get; init; }

        public long? LedgerIndex { get; init; }
    }
}
