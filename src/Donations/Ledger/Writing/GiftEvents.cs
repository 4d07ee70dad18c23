using System.Diagnostics;
using EduCoop.Contracts.Donations;
using EduCoop.Storage.Messaging;
using Npgsql;

namespace EduCoop.Donations.Ledger.Writing;

/// <summary>
/// Tells what gifts were recorded: those whose trace somebody will look at alone, so that one gift is one trace from the gateway to the report; those of one
/// statement, one bulk, or without a kept trace together. Telling is a good third of what a gift costs the whole system.
/// </summary>
internal static class GiftEvents
{
    internal static void Add(NpgsqlBatch batch, IReadOnlyList<(Gift Gift, DonationRecorded Event)> recorded)
    {
        var alone = new List<(Gift Gift, DonationRecorded Event)>();
        foreach (var together in recorded.GroupBy(one => TogetherBy(one.Gift)))
        {
            foreach (var heap in together.Chunk(DonationsRecorded.Most))
            {
                if (heap.Length == 1)
                {
                    alone.Add(heap[0]);
                }
                else
                {
                    batch.AddToOutbox([new DonationsRecorded([.. heap.Select(one => one.Event)])], told => told.Donations[0].DonationId.ToString(), [TraceOf(heap)]);
                }
            }
        }

        if (alone.Count > 0)
        {
            batch.AddToOutbox(
                [.. alone.Select(one => one.Event)], told => told.DonationId.ToString(), [.. alone.Select(one => (one.Gift.TraceParent, one.Gift.TraceState))]);
        }
    }

    // A statement's lines belong together; so do the gifts of one request, which are one trace; and all that no trace will ever show.
    private static string TogetherBy(Gift gift) =>
        gift.StatementId?.ToString() ?? (IsKept(gift.TraceParent) ? gift.TraceParent! : "");

    private static bool IsKept(string? traceParent) =>
        ActivityContext.TryParse(traceParent, null, out var context) && context.TraceFlags.HasFlag(ActivityTraceFlags.Recorded);

    private static (string? Parent, string? State) TraceOf((Gift Gift, DonationRecorded Event)[] heap) =>
        IsKept(heap[0].Gift.TraceParent) ? (heap[0].Gift.TraceParent, heap[0].Gift.TraceState) : (null, null);
}
