using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using Grpc.Core;
using Grpc.Wire;

namespace Grpc.Net.Client;

/// <summary>Turns what HTTP says into a gRPC status.</summary>
internal static class ClientStatus
{
    /// <summary>The status of a response whose body will hold no messages; null when messages may follow.</summary>
    public static Status? OfHeaders(HttpResponseMessage response)
    {
        if (Find(response.Headers) is { } status)
        {
            return status;
        }
        if (response.StatusCode != HttpStatusCode.OK)
        {
            return new Status(OfHttp(response.StatusCode), $"Bad gRPC response. HTTP status code: {(int)response.StatusCode}");
        }
        var contentType = response.Content.Headers.ContentType?.ToString();
        return GrpcHeaders.IsGrpc(contentType)
            ? null
            : new Status(StatusCode.Cancelled, $"Bad gRPC response. Invalid content-type value: {contentType ?? "none"}");
    }

    public static Status OfTrailers(HttpResponseMessage response) =>
        Find(response.TrailingHeaders) ?? new Status(StatusCode.Cancelled, "No grpc-status found on response.");

    public static Status Of(Exception failure)
    {
        var text = $"{failure.GetType().Name}: {failure.Message}";
        for (var cause = failure; cause is not null; cause = cause.InnerException)
        {
            switch (cause)
            {
                case RpcException refusal:
                    return refusal.Status;
                case OperationCanceledException:
                    return new Status(StatusCode.Cancelled, "Call was cancelled. " + text, failure);
                case HttpProtocolException protocol:
                    return new Status(OfHttp2(protocol.ErrorCode), "The HTTP/2 stream failed. " + text, failure);
                case SocketException:
                    return new Status(StatusCode.Unavailable, "The server cannot be reached. " + text, failure);
            }
        }
        var lost = failure is IOException or HttpRequestException;
        return new Status(lost ? StatusCode.Unavailable : StatusCode.Internal, "The call failed. " + text, failure);
    }

    public static Metadata Read(HttpHeaders headers)
    {
        var metadata = new Metadata();
        foreach (var (name, values) in headers.NonValidated)
        {
            foreach (var value in values)
            {
                GrpcHeaders.Add(metadata, name, value);
            }
        }
        return metadata;
    }

    private static Status? Find(HttpHeaders headers) =>
        Value(headers, GrpcHeaders.Status) is { } code ? GrpcHeaders.ToStatus(code, Value(headers, GrpcHeaders.Message)) : null;

    private static string? Value(HttpHeaders headers, string name) =>
        headers.NonValidated.TryGetValues(name, out var values) ? values.FirstOrDefault() : null;

    /// <summary>The protocol's own table for answers of proxies and of middleware that know nothing of gRPC.</summary>
    private static StatusCode OfHttp(HttpStatusCode code) => code switch
    {
        HttpStatusCode.BadRequest => StatusCode.Internal,
        HttpStatusCode.Unauthorized => StatusCode.Unauthenticated,
        HttpStatusCode.Forbidden => StatusCode.PermissionDenied,
        HttpStatusCode.NotFound => StatusCode.Unimplemented,
        HttpStatusCode.TooManyRequests or HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout
            => StatusCode.Unavailable,
        _ => StatusCode.Unknown,
    };

    /// <summary>The protocol's own table for RST_STREAM and GOAWAY.</summary>
    private static StatusCode OfHttp2(long code) => code switch
    {
        0x7 => StatusCode.Unavailable,        // REFUSED_STREAM
        0x8 => StatusCode.Cancelled,          // CANCEL
        0xb => StatusCode.ResourceExhausted,  // ENHANCE_YOUR_CALM
        0xc => StatusCode.PermissionDenied,   // INADEQUATE_SECURITY
        _ => StatusCode.Internal,
    };
}
