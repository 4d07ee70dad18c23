namespace EduCoop.Benchmarks;

/// <summary>Resident memory of every process that belongs to the measured system, read from /proc.</summary>
internal static class Memory
{
    internal static int Run(Settings settings) => Print(settings, Proportional);

    /// <summary>The most that each process ever held: pages that several share are counted in each.</summary>
    internal static int Peaks(Settings settings) => Print(settings, Peak);

    private static int Print(Settings settings, Func<string, long?> kilobytes)
    {
        var rows = new List<(string Name, long Kilobytes)>();
        foreach (var folder in Directory.EnumerateDirectories("/proc").Where(folder => int.TryParse(Path.GetFileName(folder), out _)))
        {
            try
            {
                var command = File.ReadAllText(Path.Combine(folder, "cmdline")).Replace('\0', ' ');
                var environment = File.ReadAllText(Path.Combine(folder, "environ"));
                var ours = command.Contains(settings.Data, StringComparison.Ordinal)
                    || environment.Contains(settings.Data, StringComparison.Ordinal)
                    || environment.Contains($"127.0.0.1:{settings.Port + 34}", StringComparison.Ordinal);
                if (ours && kilobytes(folder) is { } size)
                {
                    rows.Add((Name(command), size));
                }
            }
            catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
            {
                // The process ended while we looked, or is not ours to look at.
                continue;
            }
        }

        foreach (var group in rows.GroupBy(row => row.Name).OrderByDescending(group => group.Sum(row => row.Kilobytes)))
        {
            Console.WriteLine($"{group.Key,-40} {group.Count(),3} process(es) {group.Sum(row => row.Kilobytes) / 1024,6} MB");
        }

        return rows.Count > 0 ? 0 : 1;
    }

    // Pss shares common pages out fairly; a sum of Rss would count PostgreSQL's shared buffers once per process.
    private static long? Proportional(string folder) => Kilobytes(Path.Combine(folder, "smaps_rollup"), "Pss:");

    private static long? Peak(string folder) => Kilobytes(Path.Combine(folder, "status"), "VmHWM:");

    private static long? Kilobytes(string file, string name)
    {
        var line = File.ReadLines(file).FirstOrDefault(text => text.StartsWith(name, StringComparison.Ordinal));
        return line is null ? null : long.Parse(line.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries)[1]);
    }

    private static string Name(string command)
    {
        var words = command.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var dll = words.FirstOrDefault(word => word.EndsWith(".dll", StringComparison.Ordinal));
        return Path.GetFileName(dll ?? words.FirstOrDefault() ?? "?").TrimEnd(':');
    }
}
