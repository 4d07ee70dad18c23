using EduCoop.GrpcInterop.Tests.Harness;
using EduCoop.GrpcInterop.Tests.V1;
using Google.Protobuf;
using Grpc.Core;
using Grpc.Net.Client;
using Shouldly;

namespace EduCoop.GrpcInterop.Tests;

/// <summary>The .NET client: how calls end otherwise than well, and the metadata around them.</summary>
[Collection(ServersDefinition.Name)]
public sealed class ClientEndTests(Servers servers) : EveryServerTests(servers)
{
    private const string Vietnamese = "Không tìm thấy trường \"Đống Đa\": 100% sai mã %41\nđơn vị";

    [Theory, EveryServer]
    public async Task Every_status_arrives_with_its_message_and_trailers(string server)
    {
        var client = Client(server);
        foreach (var code in Enum.GetValues<StatusCode>().Where(code => code != StatusCode.OK))
        {
            var failure = await Should.ThrowAsync<RpcException>(
                client.FailAsync(new FailRequest { Code = (int)code, Message = Vietnamese }).ResponseAsync);
            failure.Status.ShouldBe(new Status(code, Vietnamese), code.ToString());
            failure.Trailers.GetValue("probe-reason").ShouldBe("asked");
            failure.Trailers.GetValueBytes("probe-detail-bin").ShouldBe([1, 2, 255]);
        }
    }

    [Theory, EveryServer]
    public async Task A_status_after_messages_arrives_after_them(string server)
    {
        using var call = Client(server).FailLate(new FailRequest { Code = (int)StatusCode.DataLoss, Message = Vietnamese, Messages = 3 });
        for (var number = 1; number <= 3; number++)
        {
            (await call.ResponseStream.MoveNext()).ShouldBeTrue();
            call.ResponseStream.Current.Number.ShouldBe(number);
        }
        var failure = await Should.ThrowAsync<RpcException>(() => call.ResponseStream.MoveNext());
        failure.Status.ShouldBe(new Status(StatusCode.DataLoss, Vietnamese));
        call.GetStatus().StatusCode.ShouldBe(StatusCode.DataLoss);
        call.GetTrailers().GetValue("probe-reason").ShouldBe("asked");
    }

    [Theory, EveryServer]
    public async Task An_unexpected_exception_is_an_unknown_failure(string server)
    {
        var failure = await Should.ThrowAsync<RpcException>(
            Client(server).FailAsync(new FailRequest { Unexpected = true, Message = "mật khẩu ở đây" }).ResponseAsync);
        failure.StatusCode.ShouldBe(StatusCode.Unknown);
        if (server.StartsWith("net", StringComparison.Ordinal))
        {
            failure.Status.Detail.ShouldNotContain("mật khẩu");
        }
    }

    [Theory, EveryServer]
    public async Task A_method_or_service_that_is_not_there_is_unimplemented(string server)
    {
        var missing = await Should.ThrowAsync<RpcException>(Client(server).MissingAsync(new Note()).ResponseAsync);
        missing.StatusCode.ShouldBe(StatusCode.Unimplemented);
        var marshaller = Marshallers.Create(_ => [], _ => new Note());
        foreach (var (service, name) in new[] { ("educoop.nowhere.v1.Nobody", "Echo"), ("educoop.probe.v1.Probe", "Nothing") })
        {
            var method = new Method<Note, Note>(MethodType.Unary, service, name, marshaller, marshaller);
            using var call = Channel(server).CreateCallInvoker().AsyncUnaryCall(method, null, new CallOptions(), new Note());
            (await Should.ThrowAsync<RpcException>(call.ResponseAsync)).StatusCode.ShouldBe(StatusCode.Unimplemented);
        }
    }

    [Theory, EveryServer]
    public async Task A_deadline_ends_the_call_on_both_sides(string server)
    {
        var client = Client(server);
        var key = NewKey();
        var failure = await Should.ThrowAsync<RpcException>(
            client.HangAsync(new HangRequest { Key = key }, deadline: DateTime.UtcNow.AddSeconds(2)).ResponseAsync);
        failure.StatusCode.ShouldBe(StatusCode.DeadlineExceeded);
        (await client.WasCancelledAsync(new HangRequest { Key = key })).ShouldBe(new Answer { Yes = true, HadDeadline = true });
    }

    [Theory, EveryServer]
    public async Task A_deadline_ends_a_stream_in_the_middle(string server)
    {
        var client = Client(server);
        var key = NewKey();
        using var call = client.HangStream(new HangRequest { Key = key }, deadline: DateTime.UtcNow.AddSeconds(2));
        (await call.ResponseStream.MoveNext()).ShouldBeTrue();
        var failure = await Should.ThrowAsync<RpcException>(() => call.ResponseStream.MoveNext());
        failure.StatusCode.ShouldBe(StatusCode.DeadlineExceeded);
        (await client.WasCancelledAsync(new HangRequest { Key = key })).Yes.ShouldBeTrue();
    }

    [Theory, EveryServer]
    public async Task A_deadline_in_the_past_ends_the_call_at_once(string server)
    {
        var failure = await Should.ThrowAsync<RpcException>(
            Client(server).EchoAsync(new Note(), deadline: DateTime.UtcNow.AddSeconds(-1)).ResponseAsync);
        failure.StatusCode.ShouldBe(StatusCode.DeadlineExceeded);
    }

    [Theory, EveryServer]
    public async Task A_deadline_far_away_changes_nothing(string server)
    {
        foreach (var deadline in new[] { DateTime.UtcNow.AddDays(2), DateTime.UtcNow.AddYears(200), DateTime.MaxValue })
        {
            (await Client(server).EchoAsync(new Note { Number = 1 }, deadline: deadline)).Number.ShouldBe(1);
        }
    }

    [Theory, EveryServer]
    public async Task Calls_that_race_their_deadlines_end_one_way_or_the_other(string server)
    {
        var client = Client(server);
        await client.EchoAsync(new Note());
        var ends = new List<StatusCode>();
        // Fifty at a time: a server that sees hundreds of streams given up at once asks for calm (RFC 9113, ENHANCE_YOUR_CALM) by closing the connection, which is another matter.
        foreach (var some in Enumerable.Range(0, 400).Chunk(50))
        {
            ends.AddRange((await Task.WhenAll(some.Select(RaceAsync))).SelectMany(each => each));
        }

        ends.ShouldAllBe(code => code == StatusCode.OK || code == StatusCode.DeadlineExceeded || code == StatusCode.ResourceExhausted);
        (await client.EchoAsync(new Note { Number = 6 })).Number.ShouldBe(6);

        async Task<StatusCode[]> RaceAsync(int number)
        {
            var deadline = DateTime.UtcNow.AddMilliseconds(number % 100);
            using var unary = client.EchoAsync(new Note { Number = number }, deadline: deadline);
            using var stream = client.Count(new CountRequest { Count = 20, Size = 1000, Key = "race" }, deadline: deadline);
            return [await EndOfAsync(unary.ResponseAsync), await EndOfAsync(ReadAsync(stream.ResponseStream))];
        }

        static async Task ReadAsync(IAsyncStreamReader<Note> stream)
        {
            while (await stream.MoveNext())
            {
            }
        }
    }

    [Theory, EveryServer]
    public async Task A_cancelled_call_is_cancelled_on_both_sides(string server)
    {
        var client = Client(server);
        var key = NewKey();
        using var cancellation = new CancellationTokenSource();
        using var call = client.HangStream(new HangRequest { Key = key }, cancellationToken: cancellation.Token);
        (await call.ResponseStream.MoveNext()).ShouldBeTrue();
        await cancellation.CancelAsync();
        (await Should.ThrowAsync<RpcException>(() => call.ResponseStream.MoveNext())).StatusCode.ShouldBe(StatusCode.Cancelled);
        (await client.WasCancelledAsync(new HangRequest { Key = key })).ShouldBe(new Answer { Yes = true, HadDeadline = false });
    }

    [Theory, EveryServer]
    public async Task A_unary_call_can_be_cancelled(string server)
    {
        var client = Client(server);
        var key = NewKey();
        using var cancellation = new CancellationTokenSource();
        using var call = client.HangAsync(new HangRequest { Key = key }, cancellationToken: cancellation.Token);
        while ((await client.ProgressAsync(new HangRequest { Key = key })).Count == 0)
        {
            await Task.Delay(10);
        }
        await cancellation.CancelAsync();
        (await Should.ThrowAsync<RpcException>(call.ResponseAsync)).StatusCode.ShouldBe(StatusCode.Cancelled);
        (await client.WasCancelledAsync(new HangRequest { Key = key })).Yes.ShouldBeTrue();
    }

    [Theory, EveryServer]
    public async Task A_disposed_call_is_given_up(string server)
    {
        var client = Client(server);
        var key = NewKey();
        using (var call = client.HangStream(new HangRequest { Key = key }))
        {
            (await call.ResponseStream.MoveNext()).ShouldBeTrue();
        }
        (await client.WasCancelledAsync(new HangRequest { Key = key })).Yes.ShouldBeTrue();
    }

    [Theory, EveryServer]
    public async Task Metadata_goes_there_and_back(string server)
    {
        var metadata = new Metadata
        {
            { "Probe-Text", "a, b" },
            { "probe-data-bin", [0, 1, 254, 255, 77] },
            { "probe-many", "one" },
            { "probe-many", "two" },
        };
        using var call = Client(server).MirrorAsync(new Note(), metadata);
        var headers = await call.ResponseHeadersAsync;
        var reply = await call;
        reply.Text.ShouldBe("a, b");
        reply.Payload.ToByteArray().ShouldBe([0, 1, 254, 255, 77]);
        reply.Texts.ShouldBe(["one", "two"]);
        headers.GetValue("probe-header").ShouldBe("a, b");
        headers.GetValueBytes("probe-header-bin").ShouldBe([0, 1, 254, 255, 77]);
        call.GetTrailers().GetValue("probe-trailer").ShouldBe("/educoop.probe.v1.Probe/Mirror");
        call.GetTrailers().GetValueBytes("probe-trailer-bin").ShouldBe([0, 128, 255]);
        call.GetStatus().StatusCode.ShouldBe(StatusCode.OK);
    }

    [Theory, EveryServer]
    public async Task A_message_too_large_for_the_server_is_refused(string server)
    {
        var client = Client(server);
        var large = new Note { Payload = ByteString.CopyFrom(new byte[ProbeHost.ReceiveLimit + 1]) };
        var failure = await Should.ThrowAsync<RpcException>(client.EchoAsync(large).ResponseAsync);
        failure.StatusCode.ShouldBe(StatusCode.ResourceExhausted);
        (await client.EchoAsync(new Note { Number = 5 })).Number.ShouldBe(5);
    }

    [Theory, EveryServer]
    public async Task A_message_too_large_for_the_client_is_refused(string server)
    {
        var client = Client(server, new GrpcChannelOptions { MaxReceiveMessageSize = 1000, MaxSendMessageSize = 2000 });
        var received = await Should.ThrowAsync<RpcException>(
            client.EchoAsync(new Note { Payload = ByteString.CopyFrom(new byte[1500]) }).ResponseAsync);
        received.StatusCode.ShouldBe(StatusCode.ResourceExhausted);
        var sent = await Should.ThrowAsync<RpcException>(
            client.EchoAsync(new Note { Payload = ByteString.CopyFrom(new byte[2500]) }).ResponseAsync);
        sent.StatusCode.ShouldBe(StatusCode.ResourceExhausted);
        using var stream = client.Chat();
        (await Should.ThrowAsync<RpcException>(() => stream.RequestStream.WriteAsync(new Note { Payload = ByteString.CopyFrom(new byte[2500]) })))
            .StatusCode.ShouldBe(StatusCode.ResourceExhausted);
    }

    private static async Task<StatusCode> EndOfAsync(Task call)
    {
        try
        {
            await call;
            return StatusCode.OK;
        }
        catch (RpcException failure)
        {
            return failure.StatusCode;
        }
    }
}
