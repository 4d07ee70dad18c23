using System.Diagnostics;
using EduCoop.Contracts.Donations;
using EduCoop.Storage;
using MassTransit;
using Npgsql;
using NpgsqlTypes;

namespace EduCoop.Reporting.Gifts;

/// <summary>
/// Adds gifts to the totals of their campaign, hour, day and statement. A batch of gifts is added up first and touches each total once,
/// so a hundred gifts a second to one campaign do not queue up behind one row.
/// A gift is known by its own id, not by its message: sent twice or delivered twice, it counts once.
/// </summary>
public sealed class CountGifts(NpgsqlDataSource database, TimeProvider clock) : IConsumer<Batch<DonationRecorded>>
{
    internal const string ActivitySourceName = "EduCoop.Reporting";
    private static readonly ActivitySource Source = new(ActivitySourceName);
    private static readonly string Count = EmbeddedSql.Read("EduCoop.Reporting.Gifts.CountGifts.sql");

    /// <inheritdoc />
    public Task Consume(ConsumeContext<Batch<DonationRecorded>> context) =>
        CountAsync(database, clock, context.Message, context.Message.Select(item => item.Message), context.CancellationToken);

    internal static async Task CountAsync<T>(
        NpgsqlDataSource database, TimeProvider clock, Batch<T> messages, IEnumerable<DonationRecorded> told, CancellationToken cancellation)
        where T : class
    {
        using var activity = StartActivity(messages);
        // Within one batch, too, the same gift may stand twice.
        var gifts = told.DistinctBy(gift => gift.DonationId).ToArray();
        await using var batch = database.CreateBatch();
        Add(batch, gifts, clock.GetUtcNow());
        var added = (long)(await batch.ExecuteScalarAsync(cancellation))!;
        activity?.SetTag("educoop.gifts.delivered", gifts.Length);
        activity?.SetTag("educoop.gifts.added", added);
    }

    /// <summary>Counts gifts, each of which stands among them once.</summary>
    internal static void Add(NpgsqlBatch batch, DonationRecorded[] gifts, DateTimeOffset now) => batch.Add(
        Count, Array.ConvertAll(gifts, gift => gift.DonationId), Array.ConvertAll(gifts, gift => gift.CampaignId), Array.ConvertAll(gifts, gift => gift.AmountVnd),
        Array.ConvertAll(gifts, gift => gift.OccurredOn), Moments(gifts), Array.ConvertAll(gifts, gift => gift.StatementId), now);

    // The type is said aloud: an array of nothing but nulls (a statement without times) shows the driver no moment to guess it from.
    private static NpgsqlParameter Moments(DonationRecorded[] gifts) => new()
    {
        NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.TimestampTz,
        Value = Array.ConvertAll(gifts, gift => gift.OccurredAt?.UtcDateTime),
    };

    // A batch may hold gifts of many traces. One trace: the work belongs to it. Several: it is linked to each, the first is its parent.
    private static Activity? StartActivity<T>(Batch<T> batch)
        where T : class
    {
        var contexts = new HashSet<ActivityContext>();
        foreach (var item in batch)
        {
            if (item.Headers.Get<string>(MassTransit.Logging.DiagnosticHeaders.ActivityId) is { } id && ActivityContext.TryParse(id, null, isRemote: true, out var sender))
            {
                contexts.Add(sender);
            }
        }

        var links = contexts.Count > 1 ? contexts.Skip(1).Take(127).Select(sender => new ActivityLink(sender)) : null;
        return Source.StartActivity("count gifts", ActivityKind.Consumer, contexts.FirstOrDefault(), links: links);
    }
}

/// <summary>Two batches side by side: sorted statements never wait for each other in a circle.</summary>
public sealed class CountGiftsDefinition() : InBatches<CountGifts>(size: 500, atOnce: 2, wait: 100);

/// <summary>Counts gifts that were written together, by the same statement as single ones. A queue of its own: a long import never makes a single gift wait.</summary>
public sealed class CountManyGifts(NpgsqlDataSource database, TimeProvider clock) : IConsumer<Batch<DonationsRecorded>>
{
    /// <inheritdoc />
    public Task Consume(ConsumeContext<Batch<DonationsRecorded>> context) =>
        CountGifts.CountAsync(database, clock, context.Message, context.Message.SelectMany(item => item.Message.Donations), context.CancellationToken);
}

/// <summary>A few messages at once: each may hold <see cref="DonationsRecorded.Most"/> gifts.</summary>
public sealed class CountManyGiftsDefinition() : InBatches<CountManyGifts>(size: 8, atOnce: 2, wait: 100);
