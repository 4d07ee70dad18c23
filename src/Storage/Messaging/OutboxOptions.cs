namespace EduCoop.Storage.Messaging;

/// <summary>Settings under "Outbox". The defaults suit every service.</summary>
public sealed class OutboxOptions
{
    /// <summary>How often an event that cannot be sent is tried before it is parked.</summary>
    public int MaxAttempts { get; set; } = 10;

    /// <summary>Wait before the second attempt; it doubles with each further one, up to five minutes.</summary>
    public TimeSpan FirstRetry { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>How long the bus may have no connection, no answer or a consumer that is not connected, although the broker answers, before it is started anew. The bus itself tries again every 3 to 30 s.</summary>
    public TimeSpan BusPatience { get; set; } = TimeSpan.FromSeconds(45);
}
