using EduCoop.Contracts.Donations;
using EduCoop.Storage;
using MassTransit;
using Npgsql;
using NpgsqlTypes;

namespace EduCoop.Reporting.Gifts;

/// <summary>
/// Keeps every gift where it stands, so that the public can find it, until it is taken back. Each event carries all that a row needs and the ledger entry it comes from: the row of the
/// later entry stays, so they may come twice and in any order. A queue of its own: counting never waits for it.
/// </summary>
public sealed class KeepGifts(NpgsqlDataSource database) : IConsumer<Batch<DonationRecorded>>, IConsumer<Batch<DonationClassified>>, IConsumer<Batch<DonationReversed>>
{
    private const string Keep = """
        insert into gift_read (donation_id, campaign_id, amount_vnd, occurred_on, occurred_at, place, reversed)
        select distinct on (donation_id) donation_id, campaign_id, amount_vnd, occurred_on, occurred_at, place, $7
        from unnest($1, $2, $3, $4, $5, $6) as gift (donation_id, campaign_id, amount_vnd, occurred_on, occurred_at, place)
        order by donation_id, place desc
        on conflict (donation_id) do update set campaign_id = excluded.campaign_id, place = excluded.place, reversed = excluded.reversed
        where excluded.place > gift_read.place
        """;

    /// <inheritdoc />
    public Task Consume(ConsumeContext<Batch<DonationRecorded>> context) => KeepAsync(database, context.Message.Select(item => item.Message), context.CancellationToken);

    /// <inheritdoc />
    public Task Consume(ConsumeContext<Batch<DonationClassified>> context) => KeepAsync(
        database,
        [.. context.Message.Select(item => item.Message).Select(move => (move.DonationId, move.ToCampaignId, move.AmountVnd, move.OccurredOn, move.OccurredAt, move.LedgerSequence))],
        false, context.CancellationToken);

    /// <inheritdoc />
    public Task Consume(ConsumeContext<Batch<DonationReversed>> context) => KeepAsync(
        database,
        [.. context.Message.Select(item => item.Message).Select(back => (back.DonationId, back.CampaignId, back.AmountVnd, back.OccurredOn, back.OccurredAt, back.LedgerSequence))],
        true, context.CancellationToken);

    internal static Task KeepAsync(NpgsqlDataSource database, IEnumerable<DonationRecorded> gifts, CancellationToken cancellation) => KeepAsync(
        database, [.. gifts.Select(gift => (gift.DonationId, gift.CampaignId, gift.AmountVnd, gift.OccurredOn, gift.OccurredAt, gift.LedgerSequence))], false, cancellation);

    private static async Task KeepAsync(
        NpgsqlDataSource database, (Guid Id, Guid Campaign, long AmountVnd, DateOnly Day, DateTimeOffset? At, long Place)[] gifts, bool reversed,
        CancellationToken cancellation)
    {
        await using var keep = database.CreateCommand(Keep);
        keep.Add(Array.ConvertAll(gifts, gift => gift.Id)).Add(Array.ConvertAll(gifts, gift => gift.Campaign)).Add(Array.ConvertAll(gifts, gift => gift.AmountVnd))
            .Add(Array.ConvertAll(gifts, gift => gift.Day))
            .Add(new NpgsqlParameter { NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.TimestampTz, Value = Array.ConvertAll(gifts, gift => gift.At?.UtcDateTime) })
            .Add(Array.ConvertAll(gifts, gift => gift.Place)).Add(reversed);
        await keep.ExecuteNonQueryAsync(cancellation);
    }
}

/// <summary>Up to 500 rows in one statement, one after the other: nobody waits for these.</summary>
public sealed class KeepGiftsDefinition() : InBatches<KeepGifts>(size: 500, atOnce: 1, wait: 200);

/// <summary>Keeps gifts that were written together, as <see cref="KeepGifts"/> keeps single ones.</summary>
public sealed class KeepManyGifts(NpgsqlDataSource database) : IConsumer<Batch<DonationsRecorded>>
{
    /// <inheritdoc />
    public Task Consume(ConsumeContext<Batch<DonationsRecorded>> context) =>
        KeepGifts.KeepAsync(database, context.Message.SelectMany(item => item.Message.Donations), context.CancellationToken);
}

/// <summary>A few messages at once: each may hold <see cref="DonationsRecorded.Most"/> gifts.</summary>
public sealed class KeepManyGiftsDefinition() : InBatches<KeepManyGifts>(size: 8, atOnce: 1, wait: 200);
