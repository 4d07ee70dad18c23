using System.IO.Compression;
using Aspire.Hosting.Running;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Aspire.Hosting.Dashboard;

/// <summary>Takes in OTLP over HTTP (protobuf) and shows resources and traces. Bound to this machine; it knows no users.</summary>
internal static class DashboardRoutes
{
    private const int LargestUnpacked = 64 * 1024 * 1024;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/v1/traces", ReceiveTraces);
        // Taken and let go: the page shows traces; metrics and logs have their own homes (deploy/observability, the log files).
        routes.MapPost("/v1/metrics", Accept);
        routes.MapPost("/v1/logs", Accept);
        routes.MapGet("/", (StateBoard board, SpanStore spans) => Html(ResourcePage.Render(board.All, spans.Latest(100))));
        routes.MapGet("/traces/{traceId}", (string traceId, SpanStore spans) => Html(TracePage.Render(traceId, spans.Trace(traceId))));
        routes.MapGet("/api/resources", (StateBoard board) => Results.Json(board.All.Select(state => new
        {
            state.Name, state.Kind, Status = state.Status.ToString(), state.Healthy, Ready = state.IsReady, state.Pid, state.Since, state.ExitCode, state.Restarts, state.Urls, state.Detail, state.Log,
        })));
        routes.MapGet("/api/traces", (SpanStore spans, int? limit) => Results.Json(spans.Latest(Math.Clamp(limit ?? 100, 1, 1000)).Select(TraceSummary.Of)));
        routes.MapGet("/api/traces/{traceId}", (string traceId, SpanStore spans) =>
            spans.Trace(traceId) is { Count: > 0 } found ? Results.Json(new { TraceId = traceId, Spans = found }) : Results.NotFound());
    }

    private static async Task<IResult> ReceiveTraces(HttpRequest request, SpanStore store)
    {
        try
        {
            store.Add(OtlpTraces.Read(await Body(request).ConfigureAwait(false)));
            return Accepted();
        }
        catch (InvalidDataException problem)
        {
            return Results.BadRequest(problem.Message);
        }
    }

    private static async Task<IResult> Accept(HttpRequest request)
    {
        await request.Body.CopyToAsync(Stream.Null, request.HttpContext.RequestAborted).ConfigureAwait(false);
        return Accepted();
    }

    // An empty answer is an Export…ServiceResponse without anything to complain about.
    private static IResult Accepted() => Results.Bytes([], "application/x-protobuf");

    private static async Task<byte[]> Body(HttpRequest request)
    {
        var packed = string.Equals(request.Headers.ContentEncoding, "gzip", StringComparison.OrdinalIgnoreCase);
        await using var source = packed ? new GZipStream(request.Body, CompressionMode.Decompress) : request.Body;
        using var whole = new MemoryStream();
        var part = new byte[81920];
        for (int read; (read = await source.ReadAsync(part, request.HttpContext.RequestAborted).ConfigureAwait(false)) > 0;)
        {
            whole.Write(part, 0, read);
            if (whole.Length > LargestUnpacked)
            {
                throw new InvalidDataException("the request is too large");
            }
        }
        return whole.ToArray();
    }

    private static IResult Html(string page) => Results.Content(page, "text/html; charset=utf-8");
}
