using Dapper;
using EduCoop.Donations.Lawful;
using EduCoop.Storage;
using Npgsql;

namespace EduCoop.Donations.Receipts;

/// <summary>Whose letters: gifts that stand in one campaign now, of some days.</summary>
/// <param name="CampaignId">The campaign.</param>
/// <param name="FromDay">First day; null: the first of all.</param>
/// <param name="ToDay">Last day; null: the last of all.</param>
internal sealed record ThanksChoice(Guid CampaignId, DateOnly? FromDay = null, DateOnly? ToDay = null);

/// <summary>Gifts that wait for a letter, and letters as rows. Only donors who gave a name and let it be shown are written to.</summary>
internal static class ThanksRows
{
    internal const int MostAtOnce = 500;

    /// <summary>Of a choice; @campaignId, @fromDay, @toDay. What stands in the campaign now: booked to it and never moved, or moved to it last.</summary>
    internal const string Chosen = """
        from (
            select d.* from donation d where d.campaign_id = @campaignId and not exists (select from classification k where k.donation_id = d.donation_id)
            union all
            select d.* from classification c join donation d using (donation_id)
            where c.to_campaign = @campaignId and not exists (select from classification k where k.donation_id = c.donation_id and k.place > c.place)) d
        where (@fromDay::date is null or d.occurred_on >= @fromDay) and (@toDay::date is null or d.occurred_on <= @toDay)
        """;

    internal const string Counts = "not exists (select from reversed_donation r where r.donation_id = d.donation_id)";

    internal const string MayBeWrittenTo = "d.donor_name is not null and d.donor_display <> 'anonymous'";

    internal const string HasNoLetter = "not exists (select from receipt_gift g where g.donation_id = d.donation_id and g.kind = 'thanks' and g.is_valid)";

    internal const string Waiting = $"{Chosen} and {MayBeWrittenTo} and {Counts} and {HasNoLetter}";

    private const string Find = $"select d.donation_id, d.amount_vnd {Waiting} order by d.recorded_at, d.donation_id limit @size";

    private const string CountWaiting = $"select count(*) {Waiting}";

    internal static Task<long> CountAsync(NpgsqlConnection connection, ThanksChoice choice, CancellationToken cancellation) =>
        connection.ExecuteScalarAsync<long>(new CommandDefinition(CountWaiting, new { choice.CampaignId, choice.FromDay, choice.ToDay }, cancellationToken: cancellation));

    /// <summary>The next letters as rows of a batch, oldest gift first; how many.</summary>
    internal static async Task<int> AddNextAsync(
        NpgsqlConnection connection, NpgsqlBatch batch, ThanksChoice choice, PlanRow plan, ReceiptWords words, Guid by, DateTimeOffset now, CancellationToken cancellation)
    {
        var values = new { choice.CampaignId, choice.FromDay, choice.ToDay, size = MostAtOnce };
        var gifts = (await connection.QueryAsync<(Guid DonationId, long AmountVnd)>(new CommandDefinition(Find, values, batch.Transaction, cancellationToken: cancellation))).AsList();
        if (gifts.Count > 0)
        {
            var letters = gifts.ConvertAll(gift => (Id: DerivedId.Letter(words.BatchId!.Value, gift.DonationId), gift.AmountVnd, gift.DonationId));
            batch.AddReceipts(plan, ReceiptKind.Thanks, [.. letters.Select(letter => (letter.Id, letter.AmountVnd))], words, by, now);
            batch.AddReceiptGifts(ReceiptKind.Thanks, [.. letters.Select(letter => (letter.Id, 1, letter.DonationId))]);
        }

        return gifts.Count;
    }

    /// <returns>Somebody else thanked the same people, or moved one of the gifts, at the same moment: nothing of this attempt stays, not even its numbers.</returns>
    internal static bool IsRace(PostgresException clash) => clash.IsClashOn("receipt_gift_once") || clash.IsClashOn("receipt_pkey") || ReceiptBook.IsElsewhere(clash);
}
