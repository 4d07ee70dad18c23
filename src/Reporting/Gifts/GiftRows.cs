using EduCoop.Contracts.Donations;
using EduCoop.Storage;
using Npgsql;
using NpgsqlTypes;

namespace EduCoop.Reporting.Gifts;

/// <summary>Rows of gifts as the public finds them: one statement for many.</summary>
internal sealed class GiftRows(NpgsqlDataSource database, GiftOwner owner, TimeProvider clock)
{
    private const string Keep = """
        insert into gift_read (
            donation_id, campaign_id, amount_vnd, occurred_on, occurred_at, place, reversed, asked_at, donor, donor_key, reference, code, ledger_id, ledger_index)
        select distinct on (donation_id)
            donation_id, campaign_id, amount_vnd, occurred_on, occurred_at, place, $7, case when asked then $8 end, donor, donor_key, reference, code, ledger_id, ledger_index
        from unnest($1, $2, $3, $4, $5, $6, $9::boolean[], $10::text[], $11::text[], $12::text[], $13::text[], $14::uuid[], $15::bigint[]) as gift (
            donation_id, campaign_id, amount_vnd, occurred_on, occurred_at, place, asked, donor, donor_key, reference, code, ledger_id, ledger_index)
        order by donation_id, place desc
        on conflict (donation_id) do update set campaign_id = excluded.campaign_id, place = excluded.place, reversed = excluded.reversed
        where excluded.place > gift_read.place
        """;

    internal Task KeepAsync(IEnumerable<DonationRecorded> gifts, CancellationToken cancellation) => KeepAsync(
        [.. gifts.Select(gift => (gift.DonationId, gift.CampaignId, gift.AmountVnd, gift.OccurredOn, gift.OccurredAt, gift.LedgerSequence))], false, cancellation);

    internal async Task KeepAsync(
        (Guid Id, Guid Campaign, long AmountVnd, DateOnly Day, DateTimeOffset? At, long Place)[] gifts, bool reversed, CancellationToken cancellation)
    {
        var answers = await owner.TryAskAsync(Array.ConvertAll(gifts, gift => gift.Id), cancellation);
        var shown = Array.ConvertAll(gifts, gift => answers.GetValueOrDefault(gift.Id));
        await using var keep = database.CreateCommand(Keep);
        keep.Add(Array.ConvertAll(gifts, gift => gift.Id)).Add(Array.ConvertAll(gifts, gift => gift.Campaign)).Add(Array.ConvertAll(gifts, gift => gift.AmountVnd))
            .Add(Array.ConvertAll(gifts, gift => gift.Day))
            .Add(new NpgsqlParameter { NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.TimestampTz, Value = Array.ConvertAll(gifts, gift => gift.At?.UtcDateTime) })
            .Add(Array.ConvertAll(gifts, gift => gift.Place)).Add(reversed).Add(clock.GetUtcNow())
            .Add(Array.ConvertAll(shown, one => one is not null)).Add(Array.ConvertAll(shown, one => one?.Donor)).Add(Array.ConvertAll(shown, one => one?.DonorKey))
            .Add(Array.ConvertAll(shown, one => one?.ReferenceKey)).Add(Array.ConvertAll(shown, one => one?.Code))
            .Add(Array.ConvertAll(shown, one => one?.LedgerId)).Add(Array.ConvertAll(shown, one => one?.LedgerIndex));
        await keep.ExecuteNonQueryAsync(cancellation);
    }
}
