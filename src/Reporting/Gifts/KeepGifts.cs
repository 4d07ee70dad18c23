using EduCoop.Contracts.Donations;
using MassTransit;

namespace EduCoop.Reporting.Gifts;

/// <summary>
/// Keeps every gift where it stands, so that the public can find it, until it is taken back. Each event carries all that a row needs and the ledger entry it comes from: the row of the
/// later entry stays, so they may come twice and in any order. A queue of its own: counting never waits for it. What the owner lets everybody see goes into the same row at once: a row
/// that is written once costs half of one that is written and then changed.
/// </summary>
internal sealed class KeepGifts(GiftRows rows) : IConsumer<Batch<DonationRecorded>>, IConsumer<Batch<DonationClassified>>, IConsumer<Batch<DonationReversed>>
{
    /// <inheritdoc />
    public Task Consume(ConsumeContext<Batch<DonationRecorded>> context) => rows.KeepAsync(context.Message.Select(item => item.Message), context.CancellationToken);

    /// <inheritdoc />
    public Task Consume(ConsumeContext<Batch<DonationClassified>> context) => rows.KeepAsync(
        [.. context.Message.Select(item => item.Message).Select(move => (move.DonationId, move.ToCampaignId, move.AmountVnd, move.OccurredOn, move.OccurredAt, move.LedgerSequence))],
        false, context.CancellationToken);

    /// <inheritdoc />
    public Task Consume(ConsumeContext<Batch<DonationReversed>> context) => rows.KeepAsync(
        [.. context.Message.Select(item => item.Message).Select(back => (back.DonationId, back.CampaignId, back.AmountVnd, back.OccurredOn, back.OccurredAt, back.LedgerSequence))],
        true, context.CancellationToken);
}

/// <summary>Up to 500 rows in one statement, one after the other: nobody waits for these.</summary>
internal sealed class KeepGiftsDefinition() : InBatches<KeepGifts>(size: 500, atOnce: 1, wait: 200);

/// <summary>Keeps gifts that were written together, as <see cref="KeepGifts"/> keeps single ones.</summary>
internal sealed class KeepManyGifts(GiftRows rows) : IConsumer<Batch<DonationsRecorded>>
{
    /// <inheritdoc />
    public Task Consume(ConsumeContext<Batch<DonationsRecorded>> context) =>
        rows.KeepAsync(context.Message.SelectMany(item => item.Message.Donations), context.CancellationToken);
}

/// <summary>A few messages at once: each may hold <see cref="DonationsRecorded.Most"/> gifts.</summary>
internal sealed class KeepManyGiftsDefinition() : InBatches<KeepManyGifts>(size: 8, atOnce: 1, wait: 200);
