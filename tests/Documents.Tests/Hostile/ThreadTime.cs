using System.Diagnostics;
using System.Globalization;

namespace EduCoop.Documents.Tests.Hostile;

/// <summary>The processor time this thread has used; on a busy machine the clock runs on while the thread waits.</summary>
internal static class ThreadTime
{
    private const string Schedule = "/proc/thread-self/schedstat";

    /// <summary>Where the kernel does not tell, the clock.</summary>
    internal static double Milliseconds
    {
        get
        {
            if (!File.Exists(Schedule))
            {
                return Stopwatch.GetElapsedTime(0).TotalMilliseconds;
            }

            var line = File.ReadAllText(Schedule);
            return long.Parse(line.AsSpan(0, line.IndexOf(' ', StringComparison.Ordinal)), CultureInfo.InvariantCulture) / 1e6;
        }
    }
}
