using Dapper;
using EduCoop.Donations.Ledger;
using EduCoop.ServiceDefaults;
using Npgsql;

namespace EduCoop.Donations.Intake;

/// <summary>Is a gift that was sent the same as the one that stands in the ledger under its id?</summary>
internal static class GiftLookup
{
    private const string Select = """
        select donation_id, campaign_id, amount_vnd, occurred_at, donor_name, donor_display, reference, memo,
               (select k.sent_as from gift_condition k where k.donation_id = d.donation_id and k.sent_as is not null) as condition
        from donation d where donation_id = any(@ids)
        """;

    /// <returns>Null when nothing stands under that id.</returns>
    internal static async Task<(DonationOutcome Outcome, Refusal? Refusal)?> CompareAsync(NpgsqlDataSource database, Gift gift, CancellationToken cancellation) =>
        (await FindAsync(database, [gift.DonationId], cancellation)).TryGetValue(gift.DonationId, out var kept) ? Compare(gift, kept) : null;

    internal static (DonationOutcome Outcome, Refusal? Refusal) Compare(Gift gift, Kept kept) =>
        kept == Kept.Of(gift) ? (DonationOutcome.AlreadyThere, null) : (DonationOutcome.Refused, DonationRefusal.IdTaken);

    internal static async Task<Dictionary<Guid, Kept>> FindAsync(NpgsqlDataSource database, Guid[] ids, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var rows = await connection.QueryAsync<Kept>(new CommandDefinition(Select, new { ids }, cancellationToken: cancellation));
        return rows.ToDictionary(row => row.DonationId);
    }

    /// <summary>What makes a gift the same one: all that the caller said. Not who sent it, nor by which road.</summary>
    internal sealed record Kept
    {
        public required Guid DonationId { get; init; }

        public required Guid CampaignId { get; init; }

        public required long AmountVnd { get; init; }

        public required DateTimeOffset? OccurredAt { get; init; }

        public required string? DonorName { get; init; }

        public required string DonorDisplay { get; init; }

        public required string? Reference { get; init; }

        public required string? Memo { get; init; }

        public required string? Condition { get; init; }

        internal static Kept Of(Gift gift) => new()
        {
            DonationId = gift.DonationId,
            CampaignId = gift.CampaignId,
            AmountVnd = gift.AmountVnd,
            OccurredAt = gift.OccurredAt,
            DonorName = gift.DonorName,
            DonorDisplay = Words.Of(gift.DonorDisplay),
            Reference = gift.Reference,
            Memo = gift.Memo,
            Condition = gift.Condition?.Written,
        };
    }
}
