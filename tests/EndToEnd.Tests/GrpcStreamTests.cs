using EduCoop.Contracts.Donations.V1;
using EduCoop.Testing;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Grpc.Net.Client;

namespace EduCoop.EndToEnd.Tests;

/// <summary>A partner's stream of gifts through the gateway's gRPC port.</summary>
[Collection(SystemTests.Name)]
public sealed class GrpcStreamTests(WholeSystem system)
{
    private const int Gifts = 200;

    [Fact]
    public async Task Gifts_of_a_stream_are_answered_in_order_and_reach_the_public_total_once()
    {
        var (campaign, slug) = await system.OpenCampaignAsync("Dòng quà qua gRPC");
        using var channel = GrpcChannel.ForAddress(system.Gateway.GrpcAddress);
        var client = new Donations.DonationsClient(channel);
        var headers = new Metadata { { "authorization", $"Bearer {await system.TokenAsync("ketoan")}" } };
        var sent = Enumerable.Range(1, Gifts).Select(i => new RecordDonationRequest
        {
            DonationId = Guid.CreateVersion7().ToString(),
            CampaignId = campaign.ToString(),
            AmountVnd = i % 50 == 0 ? 0 : i * 1_000L,
            OccurredAt = Timestamp.FromDateTimeOffset(new DateTimeOffset(2026, 11, 20, 9, 0, 0, TimeSpan.FromHours(7))),
            DonorDisplay = DonorDisplay.Anonymous,
        }).ToList();
        sent.AddRange(sent.Take(10).ToList());

        using var call = client.RecordDonations(headers);
        var writing = Task.Run(async () =>
        {
            foreach (var gift in sent)
            {
                await call.RequestStream.WriteAsync(gift);
            }

            await call.RequestStream.CompleteAsync();
        });
        var replies = new List<RecordDonationReply>();
        await foreach (var reply in call.ResponseStream.ReadAllAsync())
        {
            replies.Add(reply);
        }

        await writing;
        Assert.Equal(sent.Select(gift => gift.DonationId), replies.Select(reply => reply.DonationId));
        Assert.Equal(4, replies.Count(reply => reply.Outcome == RecordDonationOutcome.Refused));
        Assert.Equal(10, replies.Count(reply => reply.Outcome == RecordDonationOutcome.AlreadyThere));
        var accepted = sent.DistinctBy(gift => gift.DonationId).Where(gift => gift.AmountVnd > 0).ToList();
        var shown = await Eventually.Async("all gifts are public", () => system.PublicAsync(slug), now => now.GetProperty("count").GetInt64() >= accepted.Count);
        Assert.Equal((accepted.Count, accepted.Sum(gift => gift.AmountVnd)), (shown.GetProperty("count").GetInt32(), shown.GetProperty("totalVnd").GetInt64()));
    }

    [Fact]
    public async Task A_stream_without_a_token_is_refused()
    {
        using var channel = GrpcChannel.ForAddress(system.Gateway.GrpcAddress);
        using var call = new Donations.DonationsClient(channel).RecordDonations();

        var refused = await Assert.ThrowsAsync<RpcException>(async () => await call.ResponseStream.MoveNext(CancellationToken.None));

        Assert.Equal(StatusCode.Unauthenticated, refused.StatusCode);
    }
}
