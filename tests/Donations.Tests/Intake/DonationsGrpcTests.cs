using EduCoop.Donations.Intake;
using EduCoop.Donations.Tests.Fixtures;
using EduCoop.ServiceDefaults;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Grpc.Net.Client;
using Rpc = EduCoop.Contracts.Donations.V1;

namespace EduCoop.Donations.Tests.Intake;

[Collection(OneService.Name)]
public sealed class DonationsGrpcTests(DonationsService service) : IDisposable
{
    private readonly GrpcChannel channel = GrpcChannel.ForAddress(service.Host.GrpcAddress);

    private Rpc.Donations.DonationsClient Client => new(channel);

    public void Dispose() => channel.Dispose();

    [Fact]
    public async Task One_call_records_one_gift_and_the_same_again_finds_it()
    {
        var gift = Wire(await service.OpenAsync());
        Assert.Equal(Rpc.RecordDonationOutcome.Recorded, (await Client.RecordDonationAsync(gift, With(service.Accountant))).Outcome);
        Assert.Equal(Rpc.RecordDonationOutcome.AlreadyThere, (await Client.RecordDonationAsync(gift, With(service.Accountant))).Outcome);
        gift.AmountVnd++;
        var conflict = await Client.RecordDonationAsync(gift, With(service.Accountant));
        Assert.Equal((Rpc.RecordDonationOutcome.Refused, "id_taken"), (conflict.Outcome, conflict.Code));
        Assert.Equal((1L, 50_000L), await service.GiftsOfAsync(Guid.Parse(gift.CampaignId)));
    }

    [Fact]
    public async Task A_condition_comes_with_the_gift_and_one_that_says_nothing_is_refused()
    {
        var gift = Wire(await service.OpenAsync());
        gift.Condition = new() { Said = "Chỉ cho Hà Nội", PlaceUnitId = Tree.HaNoi.ToString(), UseUntil = "2099-12-31" };
        Assert.Equal(Rpc.RecordDonationOutcome.Recorded, (await Client.RecordDonationAsync(gift, With(service.Accountant))).Outcome);
        Assert.Equal(Rpc.RecordDonationOutcome.AlreadyThere, (await Client.RecordDonationAsync(gift, With(service.Accountant))).Outcome);
        Assert.Equal(1L, await service.Database.ScalarAsync<long>(
            "select count(*) from gift_condition where donation_id = $1 and place_unit_id = $2 and use_until = '2099-12-31' and state = 'open'", Guid.Parse(gift.DonationId), Tree.HaNoi));
        gift.Condition.UseUntil = "31/12/2099";
        Assert.Equal("condition_unreadable", (await Client.RecordDonationAsync(gift, With(service.Accountant))).Code);
        var other = Wire(Guid.Parse(gift.CampaignId));
        other.Condition = new() { Said = "Không nói gì" };
        Assert.Equal("restriction_empty", (await Client.RecordDonationAsync(other, With(service.Accountant))).Code);
    }

    [Fact]
    public async Task What_came_over_http_is_there_for_grpc()
    {
        var request = Some.Gift(await service.OpenAsync());
        await service.Http.SendAsync(HttpMethod.Post, "/donations", service.Accountant, request);
        var gift = Wire(request.CampaignId);
        gift.DonationId = request.DonationId.ToString();
        gift.OccurredAt = Timestamp.FromDateTimeOffset(request.OccurredAt);
        (gift.DonorName, gift.DonorDisplay, gift.Reference, gift.Memo) = (request.DonorName!, Rpc.DonorDisplay.Named, request.Reference!, request.Memo!);
        Assert.Equal(Rpc.RecordDonationOutcome.AlreadyThere, (await Client.RecordDonationAsync(gift, With(service.Accountant))).Outcome);
    }

    [Fact]
    public async Task Ten_thousand_gifts_in_a_stream_are_each_answered_in_order_and_all_there()
    {
        const int count = 10_000;
        var campaign = await service.OpenAsync();
        var gifts = Enumerable.Range(1, count).Select(i => Wire(campaign, i)).ToList();
        gifts[5_000].AmountVnd = 0;
        gifts[7_000] = gifts[6_999].Clone();
        gifts[8_000] = gifts[100].Clone();
        var replies = await SendAsync(gifts);

        Assert.Equal(gifts.Select(gift => gift.DonationId), replies.Select(reply => reply.DonationId));
        Assert.Equal((Rpc.RecordDonationOutcome.Refused, "amount_not_positive"), (replies[5_000].Outcome, replies[5_000].Code));
        Assert.Equal(Rpc.RecordDonationOutcome.AlreadyThere, replies[7_000].Outcome);
        Assert.Equal(Rpc.RecordDonationOutcome.AlreadyThere, replies[8_000].Outcome);
        Assert.Equal(count - 3, replies.Count(reply => reply.Outcome == Rpc.RecordDonationOutcome.Recorded));
        var sum = gifts.DistinctBy(gift => gift.DonationId).Sum(gift => gift.AmountVnd);
        Assert.Equal((count - 3, sum), await service.GiftsOfAsync(campaign));

        // The whole stream again, as after a lost connection: nothing is added.
        Assert.DoesNotContain(await SendAsync(gifts), reply => reply.Outcome == Rpc.RecordDonationOutcome.Recorded);
        Assert.Equal((count - 3, sum), await service.GiftsOfAsync(campaign));
    }

    [Fact]
    public async Task Two_streams_of_the_same_gifts_at_once_record_each_once()
    {
        var campaign = await service.OpenAsync();
        var gifts = Enumerable.Range(1, 600).Select(i => Wire(campaign, i)).ToList();
        var both = await Task.WhenAll(SendAsync(gifts), SendAsync(gifts));
        Assert.Equal(600, both.Sum(replies => replies.Count(reply => reply.Outcome == Rpc.RecordDonationOutcome.Recorded)));
        Assert.Equal(600, both.Sum(replies => replies.Count(reply => reply.Outcome == Rpc.RecordDonationOutcome.AlreadyThere)));
        Assert.Equal((600L, 180_300L), await service.GiftsOfAsync(campaign));
    }

    [Fact]
    public async Task What_cannot_be_read_is_refused_by_name_and_the_rest_goes_on()
    {
        var campaign = await service.OpenAsync();
        var (noId, noDisplay, noTime, good) = (Wire(campaign), Wire(campaign), Wire(campaign), Wire(campaign));
        noId.DonationId = "một";
        noDisplay.DonorDisplay = Rpc.DonorDisplay.Unspecified;
        noTime.OccurredAt = null;
        var replies = await SendAsync([noId, noDisplay, noTime, good]);
        Assert.Equal(["unreadable", "donor_display_missing", "occurred_at_missing", ""], replies.Select(reply => reply.Code));
        Assert.Equal(1L, (await service.GiftsOfAsync(campaign)).Count);
    }

    [Fact]
    public async Task Without_a_token_role_or_scope_nothing_is_taken()
    {
        var gift = Wire(await service.OpenAsync());
        Assert.Equal(StatusCode.Unauthenticated, (await Assert.ThrowsAsync<RpcException>(async () => await Client.RecordDonationAsync(gift))).StatusCode);
        Assert.Equal(StatusCode.Unauthenticated, (await Assert.ThrowsAsync<RpcException>(async () => await Client.RecordDonationAsync(gift, With(service.Tokens.Forged(Roles.Accountant, Tree.HaNoi))))).StatusCode);
        Assert.Equal(StatusCode.PermissionDenied, (await Assert.ThrowsAsync<RpcException>(async () => await Client.RecordDonationAsync(gift, With(service.Auditor)))).StatusCode);
        Assert.Equal("out_of_scope", (await Client.RecordDonationAsync(gift, With(service.Tokens.For(Roles.Accountant, Tree.CaoBang)))).Code);
        Assert.Equal((0L, 0L), await service.GiftsOfAsync(Guid.Parse(gift.CampaignId)));
    }

    private async Task<List<Rpc.RecordDonationReply>> SendAsync(IReadOnlyList<Rpc.RecordDonationRequest> gifts)
    {
        using var call = Client.RecordDonations(With(service.Accountant));
        var replies = new List<Rpc.RecordDonationReply>(gifts.Count);
        var reading = Task.Run(async () =>
        {
            while (await call.ResponseStream.MoveNext(CancellationToken.None))
            {
                replies.Add(call.ResponseStream.Current);
            }
        });
        foreach (var gift in gifts)
        {
            await call.RequestStream.WriteAsync(gift);
        }

        await call.RequestStream.CompleteAsync();
        await reading;
        return replies;
    }

    private static Metadata With(string token) => new() { { "authorization", $"Bearer {token}" } };

    private static Rpc.RecordDonationRequest Wire(Guid campaign, long amount = 50_000) => new()
    {
        DonationId = Guid.CreateVersion7().ToString(),
        CampaignId = campaign.ToString(),
        AmountVnd = amount,
        OccurredAt = Timestamp.FromDateTimeOffset(new DateTimeOffset(2025, 3, 2, 1, 30, 0, TimeSpan.Zero)),
        DonorDisplay = Rpc.DonorDisplay.Anonymous,
    };
}
