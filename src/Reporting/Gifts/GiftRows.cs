using EduCoop.Contracts.Donations;
using EduCoop.Storage;
using Npgsql;
using NpgsqlTypes;

namespace EduCoop.Reporting.Gifts;

/// <summary>Rows of gifts as the public finds them: one statement for many.</summary>
internal sealed class GiftRows(NpgsqlDataSource database, GiftOwner owner, TimeProvider clock)
{
    private static readonly string Keep = EmbeddedSql.Read("EduCoop.Reporting.Gifts.KeepGifts.sql");

    internal Task KeepAsync(IEnumerable<DonationRecorded> gifts, CancellationToken cancellation) => KeepAsync(
        [.. gifts.Select(gift => (gift.DonationId, gift.CampaignId, gift.AmountVnd, gift.OccurredOn, gift.OccurredAt, gift.LedgerSequence))], false, cancellation);

    internal async Task KeepAsync(
        (Guid Id, Guid Campaign, long AmountVnd, DateOnly Day, DateTimeOffset? At, long Place)[] gifts, bool reversed, CancellationToken cancellation)
    {
        var answers = await owner.TryAskAsync(Array.ConvertAll(gifts, gift => gift.Id), cancellation);
        var shown = Array.ConvertAll(gifts, gift => answers.GetValueOrDefault(gift.Id));
        await database.ApplyAsync(batch => Add(batch, gifts, reversed, shown, clock.GetUtcNow()), cancellation);
    }

    /// <summary>Rows of gifts as one entry each says where they stand; where nothing is shown the owner is asked later.</summary>
    internal static void Add(
        NpgsqlBatch batch, (Guid Id, Guid Campaign, long AmountVnd, DateOnly Day, DateTimeOffset? At, long Place)[] gifts, bool reversed, Shown?[] shown, DateTimeOffset now) => batch.Add(
        Keep, Array.ConvertAll(gifts, gift => gift.Id), Array.ConvertAll(gifts, gift => gift.Campaign), Array.ConvertAll(gifts, gift => gift.AmountVnd), Array.ConvertAll(gifts, gift => gift.Day),
        new NpgsqlParameter { NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.TimestampTz, Value = Array.ConvertAll(gifts, gift => gift.At?.UtcDateTime) },
        Array.ConvertAll(gifts, gift => gift.Place), reversed, now,
        Array.ConvertAll(shown, one => one is not null), Array.ConvertAll(shown, one => one?.Donor), Array.ConvertAll(shown, one => one?.DonorKey), Array.ConvertAll(shown, one => one?.ReferenceKey),
        Array.ConvertAll(shown, one => one?.Code), Array.ConvertAll(shown, one => one?.LedgerId), Array.ConvertAll(shown, one => one?.LedgerIndex));
}
