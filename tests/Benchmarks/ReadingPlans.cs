using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using EduCoop.Documents.Plans;
using EduCoop.Documents.Text;

namespace EduCoop.Benchmarks;

/// <summary>
/// Reading a plan: warm, against one plain expression for labels over the same text in the same run, and as the command a person starts.
/// Processor time is what counts: other work on the machine makes the clock run on, not the processor.
/// </summary>
internal static partial class ReadingPlans
{
    private static int warm = 15;
    private static int rounds = 10;
    private static int commands = 2;

    /// <param name="files">Plans as text; none: those of ../shared/seeds.</param>
    /// <param name="isFull">As many rounds as the runtime's compiler needs to be through with it, for figures to be written down.</param>
    internal static int Run(string[] files, bool isFull)
    {
        if (isFull)
        {
            (warm, rounds, commands) = (60, 60, 5);
        }

        if (files.Length == 0 && Directory.Exists(Path.Combine(Root(), "..", "shared", "seeds")))
        {
            files = [.. Directory.GetFiles(Path.Combine(Root(), "..", "shared", "seeds"), "0*.txt").Concat(Directory.GetFiles(Path.Combine(Root(), "..", "shared", "seeds"), "0*.md")).Order(StringComparer.Ordinal)];
        }

        Console.WriteLine("| document | KB | read ms (processor) | label expression ms | ratio | allocated KB | command s (clock) | command s (processor) | command MB at most |");
        Console.WriteLine("|---|---|---|---|---|---|---|---|---|");
        foreach (var file in files)
        {
            var text = File.ReadAllText(file);
            var (read, allocated) = Best(() => PlanReader.Read(PlanText.From(text)));
            var (plain, _) = Best(() => Label().Count(text));
            var (clock, processor, memory) = Command(file);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"| {Path.GetFileName(file)} | {new FileInfo(file).Length / 1024} | {read:0.0} | {plain:0.00} | {read / plain:0} | {allocated / 1024} | {clock:0.00} | {processor:0.00} | {memory} |"));
        }

        return files.Length > 0 ? 0 : 2;
    }

    /// <summary>The least processor time of many rounds, in milliseconds, and what one of them allocates.</summary>
    private static (double Milliseconds, long Allocated) Best(Action action)
    {
        for (var i = 0; i < warm; i++)
        {
            action();
        }

        // The compiler of the runtime works beside us; give it the time to finish.
        Thread.Sleep(500);
        var (best, allocated) = (double.MaxValue, 0L);
        for (var i = 0; i < rounds; i++)
        {
            var (before, bytes) = (ProcessorClock.Milliseconds(), GC.GetAllocatedBytesForCurrentThread());
            action();
            best = Math.Min(best, ProcessorClock.Milliseconds() - before);
            allocated = GC.GetAllocatedBytesForCurrentThread() - bytes;
        }

        return (best, allocated);
    }

    /// <summary>deploy/educoop from start to end: the best of a few.</summary>
    private static (double Clock, double Processor, long Megabytes) Command(string file)
    {
        var (clock, processor, memory) = (double.MaxValue, double.MaxValue, 0L);
        for (var i = 0; i < commands; i++)
        {
            var start = new ProcessStartInfo(Path.Combine(Root(), "deploy", "educoop"), ["plan", "parse", file, "--json"]) { RedirectStandardOutput = true };
            var (began, before) = (Stopwatch.GetTimestamp(), ChildrenTime());
            using var process = Process.Start(start)!;
            var peak = 0L;
            var reading = process.StandardOutput.ReadToEndAsync();
            while (!process.HasExited)
            {
                peak = Math.Max(peak, Peak(process.Id));
                Thread.Sleep(5);
            }

            reading.Wait();
            process.WaitForExit();
            clock = Math.Min(clock, Stopwatch.GetElapsedTime(began).TotalSeconds);
            processor = Math.Min(processor, ChildrenTime() - before);
            memory = memory == 0 ? peak : Math.Min(memory, peak);
        }

        return (clock, processor, memory / 1024);
    }

    private static string Root()
    {
        var root = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(root, "EduCoop.sln")))
        {
            root = Path.GetDirectoryName(root.TrimEnd('/')) ?? throw new InvalidOperationException("Run it from the tree.");
        }

        return root;
    }

    /// <summary>User and system time of all processes that this one started and that have ended, in seconds.</summary>
    private static double ChildrenTime()
    {
        var line = File.ReadAllText("/proc/self/stat");
        var fields = line[(line.LastIndexOf(')') + 2)..].Split(' ');
        return (long.Parse(fields[13], CultureInfo.InvariantCulture) + long.Parse(fields[14], CultureInfo.InvariantCulture)) / 100.0;
    }

    /// <summary>The most memory the process has held so far, in kilobytes.</summary>
    private static long Peak(int process)
    {
        try
        {
            var line = File.ReadLines($"/proc/{process}/status").FirstOrDefault(text => text.StartsWith("VmHWM:", StringComparison.Ordinal));
            return line is null ? 0 : long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return 0; // It has just ended.
        }
    }

    [GeneratedRegex(@"^[\s*\-+a-zđ).\d]*(?:(?:Cơ quan|Đơn vị|Bộ phận) (?:chủ trì|phối hợp|thực hiện)|Thời (?:gian|hạn)[^:\n]*|Sản phẩm[^:\n]*)\s*:\s*(.+)$", RegexOptions.Multiline)]
    private static partial Regex Label();
}
