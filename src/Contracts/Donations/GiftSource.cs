namespace EduCoop.Contracts.Donations;

/// <summary>The road by which a gift came in.</summary>
public enum GiftSource
{
    /// <summary>Entered by staff or a partner over HTTP.</summary>
    Http,

    /// <summary>Sent by a partner over gRPC.</summary>
    Grpc,

    /// <summary>A line of a bank statement.</summary>
    Statement,
}
