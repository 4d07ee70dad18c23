namespace Aspire.Hosting.Running;

internal enum ResourceStatus
{
    /// <summary>For another resource.</summary>
    Waiting,

    /// <summary>The process is there; whether it is well says <see cref="ResourceState.Healthy"/>.</summary>
    Running,

    /// <summary>It has ended and is started again after a pause.</summary>
    Restarting,

    /// <summary>A step that has done its work.</summary>
    Finished,

    /// <summary>It cannot be started.</summary>
    Failed,

    /// <summary>Ended because the application ends.</summary>
    Stopped,
}

/// <summary>What is known of one resource now. <paramref name="Healthy"/> is null when nothing was said about how to tell.</summary>
internal sealed record ResourceState(string Name, string Kind, ResourceStatus Status, bool? Healthy)
{
    public int? Pid { get; init; }

    /// <summary>Tells a process from a later one with the same pid.</summary>
    public string? ProcessStart { get; init; }

    public DateTimeOffset? Since { get; init; }

    public int? ExitCode { get; init; }

    public int Restarts { get; init; }

    public IReadOnlyList<string> Urls { get; init; } = [];

    public string? Detail { get; init; }

    public string? Log { get; init; }

    public bool IsReady => Status == ResourceStatus.Running && Healthy is not false;
}
