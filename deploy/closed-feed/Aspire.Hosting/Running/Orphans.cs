using System.Globalization;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.Running;

/// <summary>An AppHost that was killed leaves its processes behind; the next one ends them before it starts its own.</summary>
internal static class Orphans
{
    public static async Task Clean(string store, ILogger log)
    {
        var file = StateBoard.ProcessFile(store);
        if (!File.Exists(file))
        {
            return;
        }
        var left = Read(file).Where(entry => entry.Process != ProcessIdentity.Self && entry.Process.IsAlive).ToList();
        if (left.FirstOrDefault(entry => entry.Name == "apphost") is { Process: { } other })
        {
            throw new DistributedApplicationException($"An AppHost runs with this data already (pid {other.Pid}, {store}). Stop it first with deploy/stop, or choose other data.");
        }
        foreach (var (process, name) in left)
        {
            log.LogWarning("{Name} (pid {Pid}) was left behind by an AppHost that did not end properly; ending it", name, process.Pid);
            process.Signal(ProcessIdentity.Terminate);
        }
        foreach (var (process, _) in left)
        {
            if (!await process.GoneWithin(TimeSpan.FromSeconds(10)).ConfigureAwait(false))
            {
                process.Signal(ProcessIdentity.Kill);
                await process.GoneWithin(TimeSpan.FromSeconds(5)).ConfigureAwait(false);
            }
        }
    }

    private static IEnumerable<(ProcessIdentity Process, string Name)> Read(string file)
    {
        foreach (var line in File.ReadLines(file))
        {
            var fields = line.Split(' ', 3);
            if (fields.Length == 3 && int.TryParse(fields[0], CultureInfo.InvariantCulture, out var pid))
            {
                yield return (new ProcessIdentity(pid, fields[1]), fields[2]);
            }
        }
    }
}
