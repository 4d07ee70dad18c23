using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;

namespace EduCoop.ServiceDefaults.Tests;

/// <summary>Health, ports, telemetry and outgoing calls.</summary>
public sealed class HostingTests
{
    [Fact]
    public async Task Ready_follows_the_checks_and_live_does_not()
    {
        var well = true;
        await using var service = await SampleService.StartAsync(builder => builder.Services.AddHealthChecks()
            .AddCheck("database", () => well ? HealthCheckResult.Healthy() : throw new InvalidOperationException("Host=10.0.0.9;Password=bí mật"), [Health.ReadyTag]));
        var ready = await (await service.Http.GetAsync("/health/ready")).ReadJsonAsync();
        Assert.Equal("Healthy", ready.GetProperty("checks").GetProperty("database").GetProperty("status").GetString());

        well = false;
        var ill = await service.Http.GetAsync("/health/ready");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, ill.StatusCode);
        Assert.DoesNotContain("bí mật", await ill.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await service.Http.GetAsync("/health/live")).StatusCode);
    }

    [Fact]
    public async Task A_grpc_port_is_opened_beside_the_http_port_and_speaks_HTTP_2_only()
    {
        var port = FreePorts.Next();
        await using var service = await SampleService.StartAsync(null, $"GRPC_PORT={port}");
        Assert.Equal(2, service.Addresses.Count);
        Assert.Contains(service.Addresses, address => address.Port == port && address.Host == "127.0.0.1");
        using var client = new HttpClient();
        using var two = new HttpRequestMessage(HttpMethod.Get, $"http://127.0.0.1:{port}/open") { Version = HttpVersion.Version20, VersionPolicy = HttpVersionPolicy.RequestVersionExact };
        Assert.Equal(HttpVersion.Version20, (await client.SendAsync(two)).Version);
        using var one = new HttpRequestMessage(HttpMethod.Get, $"http://127.0.0.1:{port}/open") { Version = HttpVersion.Version11, VersionPolicy = HttpVersionPolicy.RequestVersionExact };
        Assert.False((await TryAsync(client, one))?.IsSuccessStatusCode ?? false);
        Assert.Equal("open", await service.Http.GetStringAsync("/open"));
    }

    [Fact]
    public async Task Traces_metrics_and_logs_are_sent_over_OTLP_under_the_services_name()
    {
        await using var collector = await Recorder.StartAsync();
        await using (var service = await SampleService.StartAsync(null, "OTEL_EXPORTER_OTLP_ENDPOINT=" + collector.Address, "OTEL_EXPORTER_OTLP_PROTOCOL=http/protobuf"))
        {
            service.App.Logger.LogWarning("a line for the collector");
            await service.Http.GetStringAsync("/open");
        }

        foreach (var (path, inside) in new[] { ("/v1/traces", "/open"), ("/v1/metrics", "http.server.request.duration"), ("/v1/logs", "a line for the collector") })
        {
            Assert.Contains(collector.Requests, request => request.Path == path && request.Body.Contains(inside, StringComparison.Ordinal) && request.Body.Contains("sample", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Reading_is_tried_again_when_a_neighbour_stumbles_and_writing_is_not()
    {
        await using var neighbour = await Recorder.StartAsync(failures: 2);
        await using var service = await SampleService.StartAsync(builder => builder.Services.AddHttpClient("neighbour"));
        using var client = service.App.Services.GetRequiredService<IHttpClientFactory>().CreateClient("neighbour");
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(neighbour.Address + "/read")).StatusCode);
        Assert.Equal(3, neighbour.Requests.Count);

        await using var other = await Recorder.StartAsync(failures: 1);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await client.PostAsync(other.Address + "/write", null)).StatusCode);
        Assert.Single(other.Requests);
    }

    [Fact]
    public async Task The_services_OpenAPI_document_is_for_who_is_signed_in()
    {
        await using var service = await SampleService.StartAsync();
        await (await service.Http.GetAsync("/openapi/v1.json")).ReadProblemAsync(HttpStatusCode.Unauthorized, "not_signed_in");
    }

    private static async Task<HttpResponseMessage?> TryAsync(HttpClient client, HttpRequestMessage request)
    {
        try
        {
            return await client.SendAsync(request);
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }

    /// <summary>A server that keeps what it gets and answers 503 as often as it is told.</summary>
    private sealed class Recorder(WebApplication app) : IAsyncDisposable
    {
        public string Address => app.Urls.Single();

        public ConcurrentQueue<(string Path, string Body)> Requests { get; } = new();

        public static async Task<Recorder> StartAsync(int failures = 0)
        {
            var builder = WebApplication.CreateSlimBuilder();
            builder.Logging.ClearProviders();
            builder.WebHost.UseUrls("http://127.0.0.1:0");
            var app = builder.Build();
            var self = new Recorder(app);
            app.Map("/{**path}", async (HttpContext context) =>
            {
                using var body = new MemoryStream();
                await context.Request.Body.CopyToAsync(body);
                self.Requests.Enqueue((context.Request.Path, Encoding.UTF8.GetString(body.ToArray())));
                return self.Requests.Count <= failures ? Results.StatusCode(503) : Results.Ok();
            });
            await app.StartAsync();
            return self;
        }

        public ValueTask DisposeAsync() => app.DisposeAsync();
    }
}
