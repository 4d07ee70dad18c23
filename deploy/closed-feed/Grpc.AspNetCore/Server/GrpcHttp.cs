using Grpc.Core;
using Grpc.Wire;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Grpc.AspNetCore.Server;

/// <summary>What of a request is refused before its method is asked.</summary>
internal static class GrpcHttp
{
    public static bool TryAccept(HttpContext context)
    {
        if (!HttpProtocol.IsHttp2(context.Request.Protocol) && !HttpProtocol.IsHttp3(context.Request.Protocol))
        {
            return Refuse(context, StatusCodes.Status426UpgradeRequired, $"Request protocol '{context.Request.Protocol}' is not supported.");
        }
        if (!GrpcHeaders.IsGrpc(context.Request.ContentType))
        {
            return Refuse(context, StatusCodes.Status415UnsupportedMediaType, $"Content-Type '{context.Request.ContentType}' is not supported.");
        }
        return true;
    }

    /// <summary>Only uncompressed messages are read; the answer says so, and the client may ask again without compression.</summary>
    public static void RefuseUnknownEncoding(HttpContext context)
    {
        string? encoding = context.Request.Headers[GrpcHeaders.Encoding];
        if (!string.IsNullOrEmpty(encoding) && encoding != GrpcHeaders.Identity)
        {
            context.Response.Headers[GrpcHeaders.AcceptEncoding] = GrpcHeaders.Identity;
            throw new RpcException(new Status(StatusCode.Unimplemented, $"Unsupported grpc-encoding value '{encoding}'. Supported encodings: identity"));
        }
    }

    public static Task AnswerUnimplementedAsync(HttpContext context, string detail)
    {
        if (TryAccept(context))
        {
            context.Response.ContentType = GrpcHeaders.ContentType;
            context.Response.Headers[GrpcHeaders.Status] = "12";
            context.Response.Headers[GrpcHeaders.Message] = GrpcHeaders.EscapeMessage(detail);
        }
        return Task.CompletedTask;
    }

    private static bool Refuse(HttpContext context, int httpStatus, string detail)
    {
        context.Response.StatusCode = httpStatus;
        context.Response.Headers[GrpcHeaders.Status] = "13";
        context.Response.Headers[GrpcHeaders.Message] = GrpcHeaders.EscapeMessage(detail);
        return false;
    }
}

/// <summary>What the server notes of the calls it answers.</summary>
internal static partial class Log
{
    [LoggerMessage(Level = LogLevel.Information, Message = "{Method} was refused by the service: {StatusCode} {Detail}")]
    public static partial void Refused(ILogger logger, string method, StatusCode statusCode, string detail);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Method} was given up by its caller or ran out of time.")]
    public static partial void Cancelled(ILogger logger, string method);

    [LoggerMessage(Level = LogLevel.Error, Message = "Error when executing service method '{Method}'.")]
    public static partial void Failed(ILogger logger, Exception failure, string method);
}
