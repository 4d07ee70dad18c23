using Microsoft.Extensions.DependencyInjection;

namespace Grpc.AspNetCore.Server;

/// <summary>Bounds and habits of all gRPC services of a host.</summary>
public class GrpcServiceOptions
{
    /// <summary>Bytes of the largest message sent; null is no bound.</summary>
    public int? MaxSendMessageSize { get; set; }

    /// <summary>Bytes of the largest message accepted; null is no bound.</summary>
    public int? MaxReceiveMessageSize { get; set; } = 4 * 1024 * 1024;

    /// <summary>Whether callers are told the text of unexpected exceptions: only for development.</summary>
    public bool? EnableDetailedErrors { get; set; }
}

/// <summary>What <c>AddGrpc</c> returns.</summary>
public interface IGrpcServerBuilder
{
    IServiceCollection Services { get; }
}

/// <summary>On every endpoint of a gRPC method: which service and which method it is.</summary>
public sealed class GrpcMethodMetadata
{
    public GrpcMethodMetadata(Type serviceType, Core.IMethod method)
    {
        ArgumentNullException.ThrowIfNull(serviceType);
        ArgumentNullException.ThrowIfNull(method);
        ServiceType = serviceType;
        Method = method;
    }

    public Type ServiceType { get; }

    public Core.IMethod Method { get; }
}
