using EduCoop.GrpcInterop.Tests.Harness;
using EduCoop.GrpcInterop.Tests.V1;
using Google.Protobuf;
using Grpc.Core;
using Shouldly;

namespace EduCoop.GrpcInterop.Tests;

/// <summary>The .NET client: the four kinds of call, large and many messages.</summary>
[Collection(ServersDefinition.Name)]
public sealed class ClientCallTests(Servers servers) : EveryServerTests(servers)
{
    [Theory, EveryServer]
    public async Task A_unary_call_gives_the_answer(string server)
    {
        var client = Client(server);
        (await client.EchoAsync(new Note { Text = "Trường Tiểu học Đống Đa", Number = long.MaxValue })).ShouldBe(
            new Note { Text = "Trường Tiểu học Đống Đa", Number = long.MaxValue });
        client.Echo(new Note()).ShouldBe(new Note());
    }

    [Theory, EveryServer]
    public async Task A_message_of_a_megabyte_goes_there_and_back(string server)
    {
        var payload = new byte[1024 * 1024];
        new Random(7).NextBytes(payload);
        var reply = await Client(server).EchoAsync(new Note { Payload = ByteString.CopyFrom(payload) });
        reply.Payload.Span.SequenceEqual(payload).ShouldBeTrue();
    }

    [Theory, EveryServer]
    public async Task A_thousand_calls_at_once_are_all_answered(string server)
    {
        var client = Client(server);
        var replies = await Task.WhenAll(Enumerable.Range(1, 1000).Select(number => client.EchoAsync(new Note { Number = number }).ResponseAsync));
        replies.Select(reply => reply.Number).ShouldBe(Enumerable.Range(1, 1000).Select(number => (long)number));
    }

    [Theory, EveryServer]
    public async Task Ten_thousand_responses_come_in_order(string server)
    {
        using var call = Client(server).Count(new CountRequest { Count = 10_000, Size = 10, Key = NewKey() });
        var expected = 1L;
        await foreach (var note in call.ResponseStream.ReadAllAsync())
        {
            note.Number.ShouldBe(expected++);
        }
        expected.ShouldBe(10_001);
        call.GetStatus().StatusCode.ShouldBe(StatusCode.OK);
    }

    [Theory, EveryServer]
    public async Task A_stream_without_a_message_ends_well(string server)
    {
        using var call = Client(server).Count(new CountRequest { Key = NewKey() });
        (await call.ResponseStream.MoveNext()).ShouldBeFalse();
        call.GetStatus().StatusCode.ShouldBe(StatusCode.OK);
    }

    [Theory, EveryServer]
    public async Task Ten_thousand_requests_are_all_collected(string server)
    {
        using var call = Client(server).Collect();
        for (var number = 1; number <= 10_000; number++)
        {
            await call.RequestStream.WriteAsync(new Note { Number = number });
        }
        await call.RequestStream.CompleteAsync();
        (await call).ShouldBe(new Sum { Total = 50_005_000, Count = 10_000 });
        await Should.ThrowAsync<InvalidOperationException>(() => call.RequestStream.WriteAsync(new Note()));
    }

    [Theory, EveryServer]
    public async Task Requests_and_responses_alternate_until_the_half_close(string server)
    {
        using var call = Client(server).Chat();
        for (var number = 1; number <= 500; number++)
        {
            await call.RequestStream.WriteAsync(new Note { Number = number });
            (await call.ResponseStream.MoveNext()).ShouldBeTrue();
            call.ResponseStream.Current.Number.ShouldBe(number);
        }
        Should.Throw<InvalidOperationException>(() => call.GetStatus());
        await call.RequestStream.CompleteAsync();
        (await call.ResponseStream.MoveNext()).ShouldBeFalse();
        call.GetStatus().StatusCode.ShouldBe(StatusCode.OK);
    }

    [Theory, EveryServer]
    public async Task What_comes_after_the_half_close_is_still_read(string server)
    {
        using var call = Client(server).Chat();
        for (var number = 1; number <= 100; number++)
        {
            await call.RequestStream.WriteAsync(new Note { Number = number });
        }
        await call.RequestStream.CompleteAsync();
        var numbers = new List<long>();
        await foreach (var note in call.ResponseStream.ReadAllAsync())
        {
            numbers.Add(note.Number);
        }
        numbers.Count.ShouldBe(100);
    }

    [Theory, EveryServer]
    public async Task The_server_may_answer_before_all_requests_are_sent(string server)
    {
        using var call = Client(server).Collect();
        try
        {
            for (var number = 1; number <= 100_000; number++)
            {
                await call.RequestStream.WriteAsync(new Note { Number = 1, StopAt = 3, Payload = ByteString.CopyFrom(new byte[1000]) });
            }
            throw new InvalidOperationException("The server had answered long before the last request.");
        }
        catch (RpcException)
        {
            // The stream is closed for writing: the answer is there.
        }
        (await call).ShouldBe(new Sum { Total = 3, Count = 3 });
    }

    [Theory, EveryServer]
    public async Task A_slow_reader_holds_the_server_back(string server)
    {
        const int Messages = 1000;
        var client = Client(server);
        var key = NewKey();
        using var call = client.Count(new CountRequest { Count = Messages, Size = 64 * 1024, Key = key });
        (await call.ResponseStream.MoveNext()).ShouldBeTrue();
        await Task.Delay(1000);
        var handed = (await client.ProgressAsync(new HangRequest { Key = key })).Count;
        handed.ShouldBeLessThan(Messages / 2, "64 MB were written although only one message was read");
        var read = 1;
        while (await call.ResponseStream.MoveNext())
        {
            read++;
        }
        read.ShouldBe(Messages);
    }

    [Theory, EveryServer]
    public async Task A_slow_server_holds_the_writer_back(string server)
    {
        var payload = ByteString.CopyFrom(new byte[64 * 1024]);
        using var call = Client(server).Chat();
        var written = 0;
        Task blocked;
        while (true)
        {
            // Nobody reads the responses, so the server cannot go on reading requests.
            blocked = call.RequestStream.WriteAsync(new Note { Payload = payload });
            written++;
            if (await Task.WhenAny(blocked, Task.Delay(1000)) != blocked)
            {
                break;
            }
            written.ShouldBeLessThan(2000, "128 MB were taken although no response was read");
        }
        var reading = ReadAllAsync(call.ResponseStream);
        await blocked;
        await call.RequestStream.CompleteAsync();
        (await reading).ShouldBe(written);
    }

    private static async Task<int> ReadAllAsync(IAsyncStreamReader<Note> stream)
    {
        var count = 0;
        while (await stream.MoveNext(CancellationToken.None))
        {
            count++;
        }
        return count;
    }
}
