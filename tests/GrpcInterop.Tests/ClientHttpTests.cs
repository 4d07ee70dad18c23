using System.Net;
using EduCoop.GrpcInterop.Tests.Harness;
using EduCoop.GrpcInterop.Tests.V1;
using Grpc.Core;
using Grpc.Net.Client;
using Grpc.Net.ClientFactory;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;

namespace EduCoop.GrpcInterop.Tests;

/// <summary>The .NET client against what is no good gRPC server, and as <c>AddGrpcClient</c> makes it.</summary>
public sealed class ClientHttpTests
{
    [Theory]
    [InlineData(400, StatusCode.Internal)]
    [InlineData(401, StatusCode.Unauthenticated)]
    [InlineData(403, StatusCode.PermissionDenied)]
    [InlineData(404, StatusCode.Unimplemented)]
    [InlineData(429, StatusCode.Unavailable)]
    [InlineData(500, StatusCode.Unknown)]
    [InlineData(502, StatusCode.Unavailable)]
    [InlineData(503, StatusCode.Unavailable)]
    [InlineData(504, StatusCode.Unavailable)]
    public async Task What_HTTP_says_becomes_a_status(int httpStatus, StatusCode expected)
    {
        await using var server = await StartAsync(context =>
        {
            context.Response.StatusCode = httpStatus;
            return Task.CompletedTask;
        });
        using var channel = GrpcChannel.ForAddress(server.Address());
        var failure = await Should.ThrowAsync<RpcException>(new Probe.ProbeClient(channel).EchoAsync(new Note()).ResponseAsync);
        failure.StatusCode.ShouldBe(expected);
    }

    [Fact]
    public async Task A_page_is_no_answer()
    {
        await using var server = await StartAsync(context => context.Response.WriteAsync("<p>Xin chào"));
        using var channel = GrpcChannel.ForAddress(server.Address());
        await Should.ThrowAsync<RpcException>(new Probe.ProbeClient(channel).EchoAsync(new Note()).ResponseAsync);
    }

    [Fact]
    public async Task An_answer_without_a_status_is_no_success()
    {
        await using var server = await StartAsync(async context =>
        {
            context.Response.ContentType = "application/grpc";
            await context.Response.Body.WriteAsync(new byte[5]);
        });
        using var channel = GrpcChannel.ForAddress(server.Address());
        await Should.ThrowAsync<RpcException>(new Probe.ProbeClient(channel).EchoAsync(new Note()).ResponseAsync);
    }

    [Fact]
    public async Task A_success_without_a_message_is_an_internal_error()
    {
        await using var server = await StartAsync(context =>
        {
            context.Response.ContentType = "application/grpc";
            context.Response.Headers["grpc-status"] = "0";
            return Task.CompletedTask;
        });
        using var channel = GrpcChannel.ForAddress(server.Address());
        var failure = await Should.ThrowAsync<RpcException>(new Probe.ProbeClient(channel).EchoAsync(new Note()).ResponseAsync);
        failure.StatusCode.ShouldBe(StatusCode.Internal);
    }

    [Fact]
    public async Task A_connection_lost_in_the_middle_ends_the_stream_with_an_error()
    {
        await using var server = await StartAsync(async context =>
        {
            context.Response.ContentType = "application/grpc";
            await context.Response.Body.WriteAsync(new byte[5]);
            await context.Response.Body.FlushAsync();
            context.Abort();
        });
        using var channel = GrpcChannel.ForAddress(server.Address());
        using var call = new Probe.ProbeClient(channel).Count(new CountRequest());
        var failure = await Should.ThrowAsync<RpcException>(async () =>
        {
            while (await call.ResponseStream.MoveNext())
            {
            }
        });
        failure.StatusCode.ShouldBe(StatusCode.Internal);
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_unavailable()
    {
        using var channel = GrpcChannel.ForAddress("http://127.0.0.1:1");
        var client = new Probe.ProbeClient(channel);
        (await Should.ThrowAsync<RpcException>(client.EchoAsync(new Note()).ResponseAsync)).StatusCode.ShouldBe(StatusCode.Unavailable);
        Should.Throw<RpcException>(() => client.Echo(new Note())).StatusCode.ShouldBe(StatusCode.Unavailable);
        using var chat = client.Chat();
        (await Should.ThrowAsync<RpcException>(() => chat.ResponseStream.MoveNext())).StatusCode.ShouldBe(StatusCode.Unavailable);
        await Should.ThrowAsync<RpcException>(() => chat.RequestStream.WriteAsync(new Note()));
        await Should.ThrowAsync<RpcException>(() => chat.ResponseHeadersAsync);
    }

    [Fact]
    public void A_deadline_in_local_time_is_refused()
    {
        using var channel = GrpcChannel.ForAddress("http://127.0.0.1:1");
        var client = new Probe.ProbeClient(channel);
        Should.Throw<InvalidOperationException>(() => client.Echo(new Note(), deadline: DateTime.Now.AddSeconds(1)));
    }

    [Fact]
    public async Task Registered_clients_have_their_address_handlers_and_credentials()
    {
        await using var server = await ProbeHost.StartServerAsync();
        var services = new ServiceCollection();
        services.AddScoped<Caller>();
        services.AddTransient<SecondHeader>();
        services.AddGrpcClient<Probe.ProbeClient>(options => options.Address = new Uri(server.Address()))
            .ConfigureChannel(options => options.UnsafeUseInsecureChannelCallCredentials = true)
            .AddCallCredentials((context, metadata, provider) =>
            {
                context.ServiceUrl.ShouldBe($"{server.Address()}/educoop.probe.v1.Probe");
                context.MethodName.ShouldBe("Mirror");
                metadata.Add("probe-text", provider.GetRequiredService<Caller>().Name);
                return Task.CompletedTask;
            })
            .AddHttpMessageHandler<SecondHeader>();
        await using var root = services.BuildServiceProvider(validateScopes: true);
        foreach (var name in new[] { "lan", "minh" })
        {
            await using var scope = root.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<Caller>().Name = name;
            var reply = await scope.ServiceProvider.GetRequiredService<Probe.ProbeClient>().MirrorAsync(new Note());
            reply.Text.ShouldBe(name);
            reply.Texts.ShouldBe(["added by a handler"]);
        }
    }

    [Fact]
    public async Task Credentials_are_not_sent_in_cleartext_unless_asked()
    {
        await using var server = await ProbeHost.StartServerAsync();
        var services = new ServiceCollection();
        services.AddGrpcClient<Probe.ProbeClient>("plain", options => options.Address = new Uri(server.Address()))
            .AddCallCredentials((_, metadata) =>
            {
                metadata.Add("probe-text", "secret");
                return Task.CompletedTask;
            });
        await using var root = services.BuildServiceProvider(validateScopes: true);
        await using var scope = root.CreateAsyncScope();
        var client = scope.ServiceProvider.GetRequiredService<GrpcClientFactory>().CreateClient<Probe.ProbeClient>("plain");
        (await client.MirrorAsync(new Note())).Text.ShouldBe("");
    }

    [Fact]
    public async Task A_registered_client_without_an_address_says_so()
    {
        var services = new ServiceCollection();
        services.AddGrpcClient<Probe.ProbeClient>();
        await using var root = services.BuildServiceProvider();
        Should.Throw<InvalidOperationException>(() => root.GetRequiredService<Probe.ProbeClient>()).Message.ShouldContain("address");
    }

    [Fact]
    public async Task Disposing_the_channel_ends_its_calls()
    {
        await using var server = await ProbeHost.StartServerAsync();
        var channel = GrpcChannel.ForAddress(server.Address());
        using var call = new Probe.ProbeClient(channel).HangStream(new HangRequest { Key = Guid.NewGuid().ToString("N") });
        (await call.ResponseStream.MoveNext()).ShouldBeTrue();
        var next = call.ResponseStream.MoveNext();
        channel.Dispose();
        (await Should.ThrowAsync<RpcException>(next)).StatusCode.ShouldBe(StatusCode.Cancelled);
    }

    private static Task<WebApplication> StartAsync(RequestDelegate answer) => ProbeHost.StartAsync(_ => { }, app => app.Run(answer));

    private sealed class Caller
    {
        public string Name { get; set; } = "";
    }

    private sealed class SecondHeader : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            request.Headers.Add("probe-many", "added by a handler");
            return base.SendAsync(request, cancellationToken);
        }
    }
}
