using EduCoop.Storage;
using EduCoop.Storage.Messaging;
using Npgsql;
using NpgsqlTypes;

namespace EduCoop.Donations.Ledger;

/// <summary>Adds gifts and entries to a batch: one statement per table, however many rows.</summary>
internal static class LedgerBatch
{
    // A gift to a campaign that has just been closed inserts no row; its entry then misses it and the whole batch is undone (entry_donation_fkey).
    private const string InsertDonations = """
        insert into donation (
            donation_id, campaign_id, amount_vnd, occurred_on, occurred_at, donor_name, donor_display, reference, memo, source, recorded_by, recorded_at, donor_salt)
        select g.donation_id, g.campaign_id, g.amount_vnd, g.occurred_on, g.occurred_at, g.donor_name, g.donor_display, g.reference, g.memo, g.source, g.recorded_by, $12, g.donor_salt
        from unnest($1::uuid[], $2::uuid[], $3::bigint[], $4::date[], $5, $6::text[], $7::text[], $8::text[], $9::text[], $10::text[], $11::uuid[], $13::bytea[])
            as g (donation_id, campaign_id, amount_vnd, occurred_on, occurred_at, donor_name, donor_display, reference, memo, source, recorded_by, donor_salt)
        join campaign c using (campaign_id)
        where c.closed_at is null or g.source = 'statement'
        """;

    private const string InsertEntries = """
        insert into entry (sequence, kind, donation_id, source, occurred_on, occurred_at, recorded_at, reverses)
        select e.sequence, e.kind, e.donation_id, e.source, e.occurred_on, e.occurred_at, $7, e.reverses
        from unnest($1::bigint[], $2::text[], $3::uuid[], $4::text[], $5::date[], $6, $8::bigint[])
            as e (sequence, kind, donation_id, source, occurred_on, occurred_at, reverses)
        """;

    private const string InsertLegs = """
        insert into leg (entry_sequence, line, account_id, amount_minor, currency)
        select * from unnest($1::bigint[], $2::smallint[], $3::uuid[], $4::bigint[], $5::text[])
        """;

    /// <summary>Gifts without their entries: <see cref="Writing.LedgerAppend"/> adds both.</summary>
    internal static void AddGifts(this NpgsqlBatch batch, IReadOnlyList<Gift> gifts, DateTimeOffset recordedAt)
    {
        if (gifts.Count == 0)
        {
            return;
        }

        batch.Add(
            InsertDonations,
            Column(gifts, gift => gift.DonationId),
            Column(gifts, gift => gift.CampaignId),
            Column(gifts, gift => gift.AmountVnd),
            Column(gifts, gift => gift.OccurredOn),
            Moments(gifts, gift => gift.OccurredAt),
            Column(gifts, gift => gift.DonorName),
            Column(gifts, gift => Words.Of(gift.DonorDisplay)),
            Column(gifts, gift => gift.Reference),
            Column(gifts, gift => gift.Memo),
            Column(gifts, gift => Words.Of(gift.Source)),
            Column(gifts, gift => gift.RecordedBy),
            recordedAt,
            Column(gifts, gift => gift.DonorSalt));
    }

    /// <summary>Entries with their legs.</summary>
    /// <exception cref="InvalidOperationException">An entry does not sum to zero: a fault of this program, nothing is written.</exception>
    internal static void AddEntries(this NpgsqlBatch batch, IReadOnlyList<LedgerEntry> entries)
    {
        if (entries.Count == 0)
        {
            return;
        }

        if (entries.FirstOrDefault(entry => !entry.IsBalanced) is { } off)
        {
            throw new InvalidOperationException($"Entry {off.Sequence} does not sum to zero.");
        }

        batch.Add(
            InsertEntries,
            Column(entries, entry => entry.Sequence),
            Column(entries, entry => entry.Kind),
            Column(entries, entry => entry.DonationId),
            Column(entries, entry => Words.Of(entry.Source)),
            Column(entries, entry => entry.OccurredOn),
            Moments(entries, entry => entry.OccurredAt),
            entries[0].RecordedAt,
            Column(entries, entry => entry.Reverses));
        var legs = entries.SelectMany(entry => entry.Legs.Select((leg, i) => (entry.Sequence, Line: (short)(i + 1), Leg: leg))).ToList();
        batch.Add(
            InsertLegs,
            Column(legs, leg => leg.Sequence),
            Column(legs, leg => leg.Line),
            Column(legs, leg => leg.Leg.AccountId),
            Column(legs, leg => leg.Leg.AmountMinor),
            Column(legs, leg => leg.Leg.Currency));
    }

    internal static TValue[] Column<TRow, TValue>(IReadOnlyList<TRow> rows, Func<TRow, TValue> value)
    {
        var column = new TValue[rows.Count];
        for (var i = 0; i < column.Length; i++)
        {
            column[i] = value(rows[i]);
        }

        return column;
    }

    // Said explicitly: an array that holds only nulls would be taken for moments without a zone.
    private static NpgsqlParameter Moments<TRow>(IReadOnlyList<TRow> rows, Func<TRow, DateTimeOffset?> value) =>
        new() { Value = Column(rows, row => value(row)?.UtcDateTime), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.TimestampTz };
}
