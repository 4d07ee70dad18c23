using System.Collections.Concurrent;
using System.IO.Compression;
using EduCoop.EndToEnd.Tests.Otlp;
using Google.Protobuf;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace EduCoop.EndToEnd.Tests;

/// <summary>One span that a service has really sent.</summary>
/// <param name="Service">service.name of the sender.</param>
/// <param name="Scope">The activity source.</param>
/// <param name="Name">Name of the span.</param>
/// <param name="Kind">1 internal, 2 server, 3 client, 4 producer, 5 consumer.</param>
/// <param name="Trace">Trace id in hex.</param>
/// <param name="Id">Span id in hex.</param>
/// <param name="Parent">Parent's span id in hex; empty for a root.</param>
public sealed record SentSpan(string Service, string Scope, string Name, int Kind, string Trace, string Id, string Parent)
{
    public override string ToString() => $"{Service,-15} {Scope,-22} {Name} [{Kind}] {Parent} -> {Id}";
}

/// <summary>Stands where an operator's collector stands: takes in OTLP over HTTP and keeps the spans.</summary>
public sealed class TraceReceiver : IAsyncDisposable
{
    private const int Most = 500_000;
    private readonly ConcurrentQueue<SentSpan> spans = new();
    private WebApplication? server;

    public string Address { get; private set; } = "";

    public IReadOnlyList<SentSpan> Of(string trace) => [.. spans.Where(span => span.Trace == trace)];

    public async Task StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ApplicationName = "EduCoop.Testing" });
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0").ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = null);
        server = builder.Build();
        server.MapPost("/v1/traces", ReceiveAsync);
        server.MapPost("/v1/{other}", async (HttpRequest request) => await request.Body.CopyToAsync(Stream.Null));
        await server.StartAsync();
        Address = server.Urls.Single();
    }

    public async ValueTask DisposeAsync()
    {
        if (server is not null)
        {
            await server.DisposeAsync();
        }
    }

    private async Task ReceiveAsync(HttpRequest request)
    {
        using var whole = new MemoryStream();
        await (request.Headers.ContentEncoding == "gzip" ? new GZipStream(request.Body, CompressionMode.Decompress) : request.Body).CopyToAsync(whole);
        whole.Position = 0;
        foreach (var resource in ExportTraces.Parser.ParseFrom(whole).ResourceSpans)
        {
            var service = resource.Resource.Attributes.FirstOrDefault(one => one.Key == "service.name")?.Value.StringValue ?? "?";
            foreach (var scope in resource.ScopeSpans)
            {
                foreach (var span in scope.Spans)
                {
                    spans.Enqueue(new(service, scope.Scope.Name, span.Name, span.Kind, Hex(span.TraceId), Hex(span.SpanId), Hex(span.ParentSpanId)));
                }
            }
        }

        // The kill tests make many; only the newest are looked at.
        while (spans.Count > Most && spans.TryDequeue(out _))
        {
        }
    }

    private static string Hex(ByteString bytes) => Convert.ToHexStringLower(bytes.Span);
}
