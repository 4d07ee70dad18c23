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
