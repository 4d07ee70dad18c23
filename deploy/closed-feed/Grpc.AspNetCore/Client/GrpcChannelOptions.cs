namespace Grpc.Net.Client;

/// <summary>How a channel reaches its server, and the bounds of its messages.</summary>
public sealed class GrpcChannelOptions
{
    /// <summary>Bytes of the largest message sent; null is no bound.</summary>
    public int? MaxSendMessageSize { get; set; }

    /// <summary>Bytes of the largest message accepted; null is no bound.</summary>
    public int? MaxReceiveMessageSize { get; set; } = GrpcChannel.DefaultMaxReceiveMessageSize;

    public HttpClient? HttpClient { get; set; }

    public HttpMessageHandler? HttpHandler { get; set; }

    /// <summary>Whether disposing the channel disposes the given client or handler too.</summary>
    public bool DisposeHttpClient { get; set; }

    /// <summary>Whether call credentials are sent over cleartext as well; otherwise they are left out there.</summary>
    public bool UnsafeUseInsecureChannelCallCredentials { get; set; }
}
