using EduCoop.Contracts.Donations.V1;
using EduCoop.Gateway.Tests.Harness;
using Grpc.Core;
using Grpc.Net.Client;

namespace EduCoop.Gateway.Tests;

[Collection(SharedGateway.Name)]
public sealed class GrpcTests(GatewayFixture gateway)
{
    [Fact]
    public async Task A_call_passes_with_its_token_and_its_trailers()
    {
        using var channel = GrpcChannel.ForAddress(gateway.Process.GrpcAddress);
        var client = new Donations.DonationsClient(channel);
        using var call = client.RecordDonationAsync(new RecordDonationRequest { DonationId = "a", AmountVnd = 50_000 }, new Metadata { { "authorization", "Bearer made-up" } });

        Assert.Equal(RecordDonationOutcome.Recorded, (await call.ResponseAsync).Outcome);
        Assert.Equal(StatusCode.OK, call.GetStatus().StatusCode);
        Assert.Equal("Bearer made-up", call.GetTrailers().GetValue("seen-authorization"));
    }

    [Fact]
    public async Task A_refusal_passes_with_its_code_and_reason()
    {
        using var channel = GrpcChannel.ForAddress(gateway.Process.GrpcAddress);
        var client = new Donations.DonationsClient(channel);
        var refused = await Assert.ThrowsAsync<RpcException>(async () => await client.RecordDonationAsync(new RecordDonationRequest { DonationId = "a" }));
        Assert.Equal(new Status(StatusCode.InvalidArgument, "amount_not_positive"), refused.Status);
        Assert.Equal("amount_not_positive", refused.Trailers.GetValue("refusal-code"));
    }

    [Fact]
    public async Task A_stream_answers_each_message_while_it_is_open()
    {
        using var channel = GrpcChannel.ForAddress(gateway.Process.GrpcAddress);
        using var stream = new Donations.DonationsClient(channel).RecordDonations();
        for (var number = 0; number < 200; number++)
        {
            await stream.RequestStream.WriteAsync(new RecordDonationRequest { DonationId = $"{number}", AmountVnd = 1, Memo = new string('m', 20_000) });
            Assert.True(await stream.ResponseStream.MoveNext(CancellationToken.None));
            Assert.Equal($"{number}", stream.ResponseStream.Current.DonationId);
        }

        await stream.RequestStream.CompleteAsync();
        Assert.False(await stream.ResponseStream.MoveNext(CancellationToken.None));
        Assert.Equal("200", stream.GetTrailers().GetValue("count"));
    }

    [Fact]
    public async Task A_stream_may_rest_longer_than_a_slow_upload_may()
    {
        using var channel = GrpcChannel.ForAddress(gateway.Process.GrpcAddress);
        using var stream = new Donations.DonationsClient(channel).RecordDonations();
        for (var number = 0; number < 2; number++)
        {
            await stream.RequestStream.WriteAsync(new RecordDonationRequest { DonationId = $"{number}", AmountVnd = 1 });
            Assert.True(await stream.ResponseStream.MoveNext(CancellationToken.None));
            // Kestrel ends an upload that sends nothing for five seconds.
            await Task.Delay(TimeSpan.FromSeconds(number == 0 ? 8 : 0));
        }

        await stream.RequestStream.CompleteAsync();
    }
}
