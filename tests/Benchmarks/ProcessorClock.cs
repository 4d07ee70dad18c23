using System.Runtime.InteropServices;

namespace EduCoop.Benchmarks;

/// <summary>What this thread has used of a processor. Other work on the machine makes the clock on the wall run on, not this one.</summary>
internal static class ProcessorClock
{
    private const int ThreadClock = 3; // CLOCK_THREAD_CPUTIME_ID, clock_gettime(3)

    internal static double Milliseconds()
    {
        if (ReadClock(ThreadClock, out var time) != 0)
        {
            throw new PlatformNotSupportedException("This measures with clock_gettime(CLOCK_THREAD_CPUTIME_ID), which Linux and macOS have.");
        }

        return (time.Seconds * 1000.0) + (time.Nanoseconds / 1e6);
    }

    [DllImport("libc", EntryPoint = "clock_gettime")]
    private static extern int ReadClock(int clock, out Timespec time);

    [StructLayout(LayoutKind.Sequential)]
    private struct Timespec
    {
        public nint Seconds;
        public nint Nanoseconds;
    }
}
