namespace EduCoop.Cli;

/// <summary>What the process ends with; scripts rely on the numbers.</summary>
public static class ExitCode
{
    /// <summary>Done.</summary>
    public const int Ok = 0;

    /// <summary>The system cannot be reached, or something in it failed.</summary>
    public const int Fault = 1;

    /// <summary>The command or the file was refused; the message says how to mend it.</summary>
    public const int Refused = 2;

    /// <summary>Not signed in, or the account may not do this.</summary>
    public const int NotAllowed = 3;

    /// <summary>Accepted, but not finished within the time limit. Running the same command again is safe.</summary>
    public const int NotFinished = 4;

    /// <summary>Ctrl-C.</summary>
    public const int Interrupted = 130;
}

/// <summary>Ends the command with a message for a person and a code for a program.</summary>
/// <param name="exitCode">A value of <see cref="ExitCode"/>.</param>
/// <param name="code">Stable name in snake_case.</param>
/// <param name="title">What went wrong, one sentence.</param>
/// <param name="detail">Where, and how to mend it.</param>
/// <param name="traceId">The trace by which operators find it.</param>
public sealed class CommandFailedException(int exitCode, string code, string title, string? detail = null, string? traceId = null) : Exception(title)
{
    /// <summary>What the process ends with.</summary>
    public int ExitCode => exitCode;

    /// <summary>Stable name.</summary>
    public string Code => code;

    /// <summary>Where, and how to mend it.</summary>
    public string? Detail => detail;

    /// <summary>The trace by which operators find it.</summary>
    public string? TraceId => traceId;
}
