namespace EduCoop.Gateway;

/// <summary>Everything that may be set, with the value that holds when nothing is set. README.md lists the names.</summary>
internal sealed record GatewaySettings
{
    /// <summary>The demo profile: demo accounts exist and may sign in, and every answer about an account says so.</summary>
    public bool Demo { get; init; }

    /// <summary>A session that is not used ends.</summary>
    public TimeSpan SessionIdle { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>A session ends even when it is used.</summary>
    public TimeSpan SessionLongest { get; init; } = TimeSpan.FromHours(12);

    /// <summary>How long a token is good for; what a disabled account can still do past the gateway lasts no longer.</summary>
    public TimeSpan TokenLifetime { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>How long a key signs.</summary>
    public TimeSpan KeyLifetime { get; init; } = TimeSpan.FromDays(30);

    /// <summary>How long before its first signature a key is published.</summary>
    public TimeSpan KeyPublishedBefore { get; init; } = TimeSpan.FromDays(1);

    /// <summary>Requests per minute of one account; 0 = no limit.</summary>
    public int RequestsPerMinute { get; init; } = 6000;

    /// <summary>Requests per minute of one address that is not signed in; 0 = no limit.</summary>
    public int AnonymousRequestsPerMinute { get; init; } = 1800;

    /// <summary>Attempts to sign in per minute from one address; an office shares one.</summary>
    public int SignInsPerMinuteOfAddress { get; init; } = 120;

    /// <summary>Attempts to sign in per minute with one user name.</summary>
    public int SignInsPerMinuteOfName { get; init; } = 30;

    /// <summary>Wrong passwords in a row until the name is locked.</summary>
    public int FailuresUntilLocked { get; init; } = 5;

    /// <summary>How long a name stays locked.</summary>
    public TimeSpan LockedFor { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>Reads the section Gateway, and EDUCOOP_DEMO.</summary>
    /// <param name="configuration">Environment, files, arguments.</param>
    internal static GatewaySettings From(IConfiguration configuration) =>
        (configuration.GetSection("Gateway").Get<GatewaySettings>() ?? new()) with { Demo = configuration["EDUCOOP_DEMO"] == "1" };
}
