using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace Aspire.Hosting.Running;

/// <summary>A process by its pid and the moment it began: a pid alone may belong to someone else by now.</summary>
internal sealed record ProcessIdentity(int Pid, string Start)
{
    public const int Terminate = 15;
    public const int Kill = 9;

    public static ProcessIdentity Self { get; } = Of(Environment.ProcessId)!;

    public bool IsAlive => Of(Pid) == this;

    /// <summary>Null when there is no such process, or only what is left of one.</summary>
    public static ProcessIdentity? Of(int pid)
    {
        try
        {
            if (!OperatingSystem.IsLinux())
            {
                using var process = Process.GetProcessById(pid);
                return new ProcessIdentity(pid, process.StartTime.ToUniversalTime().Ticks.ToString(CultureInfo.InvariantCulture));
            }
            // proc(5): the name in brackets may hold anything; after it come the state and, twentieth, the start in clock ticks since boot.
            var stat = File.ReadAllText($"/proc/{pid}/stat");
            var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
            return fields[0] is "Z" or "X" ? null : new ProcessIdentity(pid, fields[19]);
        }
        catch (Exception absent) when (absent is IOException or ArgumentException or InvalidOperationException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    public void Signal(int signal)
    {
        if (IsAlive)
        {
            _ = SendSignal(Pid, signal);
        }
    }

    public async Task<bool> GoneWithin(TimeSpan patience)
    {
        var clock = Stopwatch.StartNew();
        while (IsAlive)
        {
            if (clock.Elapsed > patience)
            {
                return false;
            }
            await Task.Delay(50).ConfigureAwait(false);
        }
        return true;
    }

    [DllImport("libc", EntryPoint = "kill", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SendSignal(int pid, int signal);
}
