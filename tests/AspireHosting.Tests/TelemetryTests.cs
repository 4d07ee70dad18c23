using System.Diagnostics;
using System.Net;
using System.Text.Json;
using Aspire.Hosting.Dashboard;
using Aspire.Hosting.Running;
using EduCoop.Testing;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace EduCoop.AspireHosting.Tests;

public sealed class TelemetryTests
{
    [Fact]
    public async Task What_the_SDK_exports_is_read_whole_and_shown_as_a_waterfall()
    {
        await using var host = new TestAppHost();
        await host.Start();
        var name = "test." + Guid.NewGuid();
        using var source = new ActivitySource(name);
        using (Sdk.CreateTracerProviderBuilder().AddSource(name).ConfigureResource(resource => resource.AddService("donations"))
            .AddOtlpExporter(options =>
            {
                options.Endpoint = new Uri($"http://localhost:{host.DashboardPort}/v1/traces");
                options.Protocol = OtlpExportProtocol.HttpProtobuf;
            }).Build())
        {
            using var root = source.StartActivity("POST /donations", ActivityKind.Server);
            using var child = source.StartActivity("insert <gift>", ActivityKind.Client);
            child!.SetTag("text", "quà \"tặng\"").SetTag("amount", 200_000L).SetTag("half", 0.5).SetTag("ok", true).SetTag("list", new[] { "a", "b" });
            child.AddEvent(new ActivityEvent("retried", tags: new ActivityTagsCollection { ["attempt"] = 2 }));
            child.AddLink(new ActivityLink(new ActivityContext(ActivityTraceId.CreateRandom(), ActivitySpanId.CreateRandom(), ActivityTraceFlags.Recorded)));
            child.SetStatus(ActivityStatusCode.Error, "refused");
            await Task.Delay(5);
        }

        var summary = (await Eventually.Async("the trace", () => TestAppHost.Get<TraceSummary[]>($"http://localhost:{host.DashboardPort}/api/traces"), traces => traces.Length == 1))[0];
        Assert.Equal(("POST /donations", 2, true), (summary.Name, summary.Spans, summary.HasError));
        using var trace = JsonDocument.Parse(await host.Page($"/api/traces/{summary.TraceId}"));
        var spans = trace.RootElement.GetProperty("spans").Deserialize<List<Span>>(JsonSerializerOptions.Web)!;
        var (server, client) = (spans[0], spans[1]);
        Assert.Equal(("donations", name, "server", null), (server.Service, server.Scope, server.Kind, server.ParentSpanId));
        Assert.Equal((server.SpanId, "client", "error", "refused"), (client.ParentSpanId, client.Kind, client.Status, client.StatusMessage));
        Assert.Equal(["quà \"tặng\"", "200000", "0.5", "true", "a, b"], new[] { "text", "amount", "half", "ok", "list" }.Select(key => client.Attributes[key]));
        Assert.Equal(("retried", "2"), (client.Events[0].Name, client.Events[0].Attributes["attempt"]));
        Assert.Equal(32, client.Links[0].TraceId.Length);
        Assert.InRange(client.DurationMs, 4, 5000);
        Assert.InRange(DateTimeOffset.FromUnixTimeMilliseconds((long)(server.StartUnixNano / 1_000_000)), DateTimeOffset.UtcNow.AddMinutes(-1), DateTimeOffset.UtcNow);

        var page = await host.Page($"/traces/{summary.TraceId}");
        Assert.Contains("insert &lt;gift&gt;", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<gift>", page, StringComparison.Ordinal);
        Assert.Contains($"/traces/{summary.TraceId}", await host.Page("/"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(new byte[] { 0x0A, 0xFF, 0xFF, 0xFF, 0xFF, 0x0F })]
    [InlineData(new byte[] { 0x0A, 0x05, 0x01 })]
    [InlineData(new byte[] { 0x0F })]
    [InlineData(new byte[] { 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF })]
    public async Task A_message_that_is_none_is_refused(byte[] message)
    {
        await using var host = new TestAppHost();
        await host.Start();
        using var http = new HttpClient();
        using var body = new ByteArrayContent(message);
        using var answer = await http.PostAsync(new Uri($"http://localhost:{host.DashboardPort}/v1/traces"), body);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task Another_name_for_this_machine_is_refused()
    {
        await using var host = new TestAppHost();
        await host.Start();
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, $"http://localhost:{host.DashboardPort}/");
        request.Headers.Host = "evil.example";
        using var answer = await http.SendAsync(request);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task Memory_keeps_the_newest_traces_and_the_files_the_others_within_bounds()
    {
        var store = Directory.CreateTempSubdirectory("educoop-spans-").FullName;
        var settings = new AppHostSettings(store, new Uri("http://localhost:1"));
        using var spans = new SpanStore(settings);
        await spans.StartAsync(CancellationToken.None);
        var wide = new Dictionary<string, string> { ["text"] = new('x', 4000) };
        for (var number = 0; number < 25_000; number++)
        {
            spans.Add([new Span($"{number:x32}", $"{number:x16}", null, "service", "scope", "name", "server", (ulong)number, (ulong)number + 1) { Attributes = wide }]);
            if (number % 500 == 0)
            {
                await Task.Delay(1);
            }
        }
        await spans.StopAsync(CancellationToken.None);

        Assert.Equal(2000, spans.Latest(10_000).Count);
        Assert.Equal($"{24_999:x32}", spans.Latest(1)[0][0].TraceId);
        Assert.Single(spans.Trace($"{20_000:x32}"));
        Assert.InRange(Directory.GetFiles(settings.Telemetry).Length, 2, 4);
        Assert.InRange(Directory.GetFiles(settings.Telemetry).Max(file => new FileInfo(file).Length), 1, 20_000_000);
        Directory.Delete(store, recursive: true);
    }
}
