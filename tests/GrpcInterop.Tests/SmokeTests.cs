using EduCoop.GrpcInterop.Tests.Harness;
using EduCoop.GrpcInterop.Tests.V1;
using Grpc.Core;
using Grpc.Net.Client;
using Shouldly;

namespace EduCoop.GrpcInterop.Tests;

public sealed class SmokeTests
{
    [Fact]
    public async Task Unary_and_streams_work()
    {
        await using var server = await ProbeHost.StartServerAsync();
        using var channel = GrpcChannel.ForAddress(server.Address());
        var client = new Probe.ProbeClient(channel);
        (await client.EchoAsync(new Note { Text = "xin chào" })).Text.ShouldBe("xin chào");
        client.Echo(new Note { Text = "chặn" }).Text.ShouldBe("chặn");
        using var count = client.Count(new CountRequest { Count = 3 });
        (await count.ResponseStream.ReadAllAsync().Select(note => note.Number).ToListAsync()).ShouldBe([1, 2, 3]);
        using var chat = client.Chat();
        await chat.RequestStream.WriteAsync(new Note { Number = 7 });
        (await chat.ResponseStream.MoveNext()).ShouldBeTrue();
        chat.ResponseStream.Current.Number.ShouldBe(7);
        await chat.RequestStream.CompleteAsync();
        (await chat.ResponseStream.MoveNext()).ShouldBeFalse();
        chat.GetStatus().StatusCode.ShouldBe(StatusCode.OK);
    }
}
