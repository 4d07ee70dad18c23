using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using EduCoop.GrpcInterop.Tests.Harness;
using EduCoop.GrpcInterop.Tests.V1;
using Google.Protobuf;
using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;

namespace EduCoop.GrpcInterop.Tests;

/// <summary>The .NET server against bytes that no good client sends.</summary>
public sealed class ServerWireTests : IAsyncLifetime
{
    private readonly HttpClient _http = new()
    {
        DefaultRequestVersion = HttpVersion.Version20,
        DefaultVersionPolicy = HttpVersionPolicy.RequestVersionExact,
    };

    private WebApplication _server = null!;

    public async Task InitializeAsync()
    {
        _server = await ProbeHost.StartServerAsync(map: app => app.MapGrpcService<StubbornProbe>());
        _http.BaseAddress = new Uri(_server.Address());
    }

    public async Task DisposeAsync()
    {
        _http.Dispose();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task A_good_request_is_answered()
    {
        using var response = await PostAsync("Echo", Frame(new Note { Number = 3 }));
        response.Content.Headers.ContentType!.MediaType.ShouldBe("application/grpc");
        var body = await response.Content.ReadAsByteArrayAsync();
        body.ShouldBe(Frame(new Note { Number = 3 }));
        GrpcStatus(response).ShouldBe("0");
    }

    [Theory]
    [InlineData("application/grpc+proto", HttpStatusCode.OK)]
    [InlineData("application/json", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("application/grpcx", HttpStatusCode.UnsupportedMediaType)]
    [InlineData(null, HttpStatusCode.UnsupportedMediaType)]
    public async Task Only_the_content_type_of_grpc_is_taken(string? contentType, HttpStatusCode expected)
    {
        using var response = await PostAsync("Echo", Frame(new Note()), contentType);
        response.StatusCode.ShouldBe(expected);
    }

    [Fact]
    public async Task Broken_bodies_are_refused_as_internal_errors()
    {
        var frame = Frame(new Note { Text = "một hai ba" });
        byte[][] broken =
        [
            [],
            frame[..3],
            frame[..^1],
            [.. frame, .. frame],
            [1, .. frame[1..]],
        ];
        foreach (var body in broken)
        {
            using var response = await PostAsync("Echo", body);
            await response.Content.LoadIntoBufferAsync();
            GrpcStatus(response).ShouldBe("13", $"body of {body.Length} bytes starting with {(body.Length > 0 ? body[0] : -1)}");
        }
    }

    [Fact]
    public async Task A_length_beyond_the_limit_is_refused_before_the_bytes_come()
    {
        using var response = await PostAsync("Echo", [0, 0xFF, 0xFF, 0xFF, 0xFF, 1, 2, 3]);
        await response.Content.LoadIntoBufferAsync();
        GrpcStatus(response).ShouldBe("8");
    }

    [Fact]
    public async Task A_caller_is_answered_at_its_deadline_even_when_the_service_does_not_listen()
    {
        var watch = Stopwatch.StartNew();
        using var response = await PostAsync("Hang", Frame(new HangRequest()), timeout: "300m");
        await response.Content.LoadIntoBufferAsync();
        GrpcStatus(response).ShouldBe("4");
        watch.Elapsed.ShouldBeInRange(TimeSpan.FromMilliseconds(250), TimeSpan.FromSeconds(5));
    }

    [Fact]
    public async Task An_unreadable_timeout_is_no_deadline()
    {
        foreach (var timeout in new[] { "x", "12", "m", "-5m", "123456789m" })
        {
            using var response = await PostAsync("Echo", Frame(new Note()), timeout: timeout);
            await response.Content.LoadIntoBufferAsync();
            GrpcStatus(response).ShouldBe("0", timeout);
        }
    }

    [Fact]
    public async Task Requests_that_are_not_grpc_find_no_route()
    {
        using var get = await _http.GetAsync(new Uri("some/page", UriKind.Relative));
        get.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        using var content = new StringContent("{}");
        using var post = await _http.PostAsync(new Uri("some/page", UriKind.Relative), content);
        post.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Over_HTTP_1_the_caller_is_told_to_upgrade()
    {
        await using var server = await ProbeHost.StartAsync(
            builder => builder.Services.AddGrpc(), app => app.MapGrpcService<StubbornProbe>(), HttpProtocols.Http1);
        using var http = new HttpClient { BaseAddress = new Uri(server.Address()) };
        using var request = Request("Echo", Frame(new Note()));
        using var response = await http.SendAsync(request);
        response.StatusCode.ShouldBe(HttpStatusCode.UpgradeRequired);
    }

    private static byte[] Frame(IMessage message)
    {
        var payload = message.ToByteArray();
        return [0, 0, 0, (byte)(payload.Length >> 8), (byte)payload.Length, .. payload];
    }

    private static string? GrpcStatus(HttpResponseMessage response) =>
        (response.TrailingHeaders.TryGetValues("grpc-status", out var trailers) ? trailers : null)?.Single()
        ?? (response.Headers.TryGetValues("grpc-status", out var headers) ? headers.Single() : null);

    private static HttpRequestMessage Request(string method, byte[] body, string? contentType = "application/grpc", string? timeout = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri($"/educoop.probe.v1.Probe/{method}", UriKind.Relative))
        {
            Content = new ByteArrayContent(body),
        };
        request.Content.Headers.ContentType = contentType is null ? null : MediaTypeHeaderValue.Parse(contentType);
        request.Headers.TE.ParseAdd("trailers");
        if (timeout is not null)
        {
            request.Headers.TryAddWithoutValidation("grpc-timeout", timeout);
        }
        return request;
    }

    private async Task<HttpResponseMessage> PostAsync(
        string method, byte[] body, string? contentType = "application/grpc", string? timeout = null)
    {
        using var request = Request(method, body, contentType, timeout);
        request.Version = HttpVersion.Version20;
        request.VersionPolicy = HttpVersionPolicy.RequestVersionExact;
        return await _http.SendAsync(request);
    }

    /// <summary>Does not look at the token that tells it to stop.</summary>
    private sealed class StubbornProbe : Probe.ProbeBase
    {
        public override Task<Note> Echo(Note request, ServerCallContext context) => Task.FromResult(request);

        public override async Task<Note> Hang(HangRequest request, ServerCallContext context)
        {
            await Task.Delay(TimeSpan.FromSeconds(6), CancellationToken.None);
            return new Note();
        }
    }
}
