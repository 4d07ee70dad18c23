using Grpc.AspNetCore.Server;
using Microsoft.AspNetCore.Http;

namespace Grpc.Core;

/// <summary>What ASP.NET Core knows of a gRPC call.</summary>
public static class ServerCallContextExtensions
{
    public static HttpContext GetHttpContext(this ServerCallContext serverCallContext)
    {
        ArgumentNullException.ThrowIfNull(serverCallContext);
        return (serverCallContext as ServerCall)?.HttpContext
            ?? throw new InvalidOperationException("Could not get HttpContext from ServerCallContext: this call did not come over HTTP.");
    }
}
