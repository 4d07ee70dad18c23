using System.Text.Json;
using EduCoop.Contracts;
using EduCoop.Contracts.Donations;
using EduCoop.Donations.Ledger;
using EduCoop.Donations.Ledger.Writing;
using Npgsql;

namespace EduCoop.Donations.Tests.Ledger;

/// <summary>Who is told alone and who with others (decision 0029).</summary>
public sealed class GiftEventsTests
{
    private const string Kept = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
    private const string AlsoKept = "00-5bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
    private const string NotKept = "00-6bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-00";

    [Fact]
    public async Task Traces_that_are_kept_are_told_alone_and_the_rest_in_heaps_that_no_message_outgrows()
    {
        var statement = Guid.CreateVersion7();
        Gift[] gifts =
        [
            Some(Kept), Some(AlsoKept),
            Some(NotKept), Some(NotKept.Replace('6', '7')), Some(null),
            .. Enumerable.Range(0, 501).Select(_ => Some(Kept) with { StatementId = statement }),
        ];
        await using var batch = new NpgsqlBatch();
        GiftEvents.Add(batch, [.. gifts.Select((gift, i) => (gift, gift.ToEvent(i + 1, DateTimeOffset.UnixEpoch)))]);

        var told = ((IEnumerable<NpgsqlBatchCommand>)batch.BatchCommands).SelectMany(Messages).ToList();
        Assert.Equal([1, 1, 1, 3, 250, 250], told.Select(one => one.Gifts.Length).Order());
        Assert.Equal(gifts.Select(gift => gift.DonationId).Order(), told.SelectMany(one => one.Gifts).Select(gift => gift.DonationId).Order());
        Assert.Equal([Kept, AlsoKept], told.Where(one => one.Gifts[0].StatementId is null && one.Gifts.Length == 1).Select(one => one.Trace));
        Assert.Null(told.Single(one => one.Gifts.Length == 3).Trace);
        Assert.All(told.Where(one => one.Gifts[0].StatementId is not null), one => Assert.Equal(Kept, one.Trace));
    }

    private static Gift Some(string? trace) => new(
        Guid.CreateVersion7(), Guid.CreateVersion7(), 50_000, new DateOnly(2026, 11, 20), null, null, DonorDisplay.Anonymous, null, null, GiftSource.Http, null, null)
    {
        TraceParent = trace,
    };

    private static IEnumerable<(DonationRecorded[] Gifts, string? Trace)> Messages(NpgsqlBatchCommand command)
    {
        var values = command.Parameters.Select(parameter => parameter.Value).ToList();
        var isHeap = values.Contains(typeof(DonationsRecorded).FullName);
        Assert.True(isHeap || values.Contains(typeof(DonationRecorded).FullName));
        var (payloads, traces) = ((string[])values[4]!, (string?[])values[5]!);
        return payloads.Select((payload, i) => (
            isHeap ? JsonSerializer.Deserialize<DonationsRecorded>(payload, ContractJson.Options)!.Donations.ToArray() : [JsonSerializer.Deserialize<DonationRecorded>(payload, ContractJson.Options)!],
            traces[i]));
    }
}
