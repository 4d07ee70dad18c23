using System.Diagnostics;
using System.Text.Json.Nodes;
using EduCoop.Cli.Output;
using EduCoop.Cli.Session;

namespace EduCoop.Cli.Import;

/// <summary>Long work in a service: asked for its state until it has ended, through restarts, up to the time limit.</summary>
internal static class Job
{
    private static readonly TimeSpan First = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(2);

    internal static async Task<JsonObject> WaitAsync(
        Gateway gateway, string path, string what, IReadOnlySet<string> running, TimeSpan limit, IProgress<Step> progress, CancellationToken cancellation)
    {
        var waited = Stopwatch.StartNew();
        var pause = First;
        while (true)
        {
            var job = await gateway.GetAsync(path, cancellation) as JsonObject ?? [];
            var state = job["state"]?.ToString() ?? "";
            progress.Report(new Step(what, job["done"].Whole(), job["total"].Whole()));
            if (!running.Contains(state))
            {
                return job;
            }

            if (waited.Elapsed > limit)
            {
                throw new CommandFailedException(ExitCode.NotFinished, "not_finished", Texts.Get("NotFinished", (int)limit.TotalSeconds), Texts.Get("NotFinishedDetail", path), gateway.TraceId);
            }

            await Task.Delay(pause, cancellation);
            pause = TimeSpan.FromTicks(Math.Min(Longest.Ticks, pause.Ticks * 3 / 2));
        }
    }

    /// <summary>A whole number, 0 where there is none.</summary>
    internal static long Whole(this JsonNode? node) => node is JsonValue value && value.TryGetValue<long>(out var number) ? number : 0;

    /// <summary>The members of an array, none where there is no array.</summary>
    internal static IEnumerable<JsonObject> Each(this JsonNode? node) => node is JsonArray array ? array.OfType<JsonObject>() : [];
}
