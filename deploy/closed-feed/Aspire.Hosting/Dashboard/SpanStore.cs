using System.Text.Json;
using System.Threading.Channels;
using Aspire.Hosting.Running;
using Microsoft.Extensions.Hosting;

namespace Aspire.Hosting.Dashboard;

/// <summary>The spans that came in: the newest traces in memory, all of them as JSON lines in files that are turned over, so that neither grows without end.</summary>
internal sealed class SpanStore(AppHostSettings settings) : BackgroundService
{
    private const int MostTraces = 2_000;
    private const int MostSpans = 50_000;
    private const int MostFiles = 4;
    private const int LinesAtOnce = 500;
    private const int MostLooked = 200;
    private const long LargestFile = 16 * 1024 * 1024;
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private readonly Lock _lock = new();
    private readonly Dictionary<string, List<Span>> _traces = new(StringComparer.Ordinal);
    private readonly LinkedList<string> _order = new();
    private readonly Channel<Span> _toWrite = Channel.CreateBounded<Span>(new BoundedChannelOptions(MostSpans) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });
    private int _count;

    private string Current => Path.Combine(settings.Telemetry, "spans.jsonl");

    public void Add(IEnumerable<Span> spans)
    {
        lock (_lock)
        {
            foreach (var span in spans)
            {
                if (!_traces.TryGetValue(span.TraceId, out var trace))
                {
                    _traces[span.TraceId] = trace = [];
                    _order.AddLast(span.TraceId);
                }
                trace.Add(span);
                _count++;
                if (!span.IsBackground)
                {
                    _toWrite.Writer.TryWrite(span);
                }
            }
            while (_order.Count > 1 && (_count > MostSpans || _traces.Count > MostTraces))
            {
                Forget();
            }
        }
    }

    /// <summary>Its spans in the order they began; traces from before the AppHost started are looked up in the files.</summary>
    public IReadOnlyList<Span> Trace(string traceId)
    {
        List<Span> known;
        lock (_lock)
        {
            known = _traces.TryGetValue(traceId, out var trace) ? [.. trace] : [];
        }
        return [.. (known.Count > 0 ? known : FromFiles(traceId)).OrderBy(span => span.StartUnixNano)];
    }

    /// <summary>The newest traces of what people or messages asked for; polling and health checks stay out of the list.</summary>
    public IReadOnlyList<IReadOnlyList<Span>> Latest(int count)
    {
        lock (_lock)
        {
            return [.. _order.Reverse().Select(id => _traces[id]).Where(IsWork).Take(count).Select(trace => (IReadOnlyList<Span>)[.. trace])];
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (await _toWrite.Reader.WaitToReadAsync(stoppingToken).ConfigureAwait(false))
            {
                await WriteWaiting().ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException)
        {
            await WriteWaiting().ConfigureAwait(false);
        }
    }

    private static bool IsWork(List<Span> trace) => trace.Exists(span => span.Kind is "server" or "consumer" or "producer" && !span.IsBackground);

    // The oldest trace goes, and before it the oldest of polling: five services that only wait would soon have pushed out everything else.
    private void Forget()
    {
        var leaving = _order.First!;
        var looked = 0;
        for (var node = leaving; node is not null && looked < MostLooked; node = node.Next, looked++)
        {
            if (!IsWork(_traces[node.Value]))
            {
                leaving = node;
                break;
            }
        }
        _order.Remove(leaving);
        if (_traces.Remove(leaving.Value, out var trace))
        {
            _count -= trace.Count;
        }
    }

    private async Task WriteWaiting()
    {
        Directory.CreateDirectory(settings.Telemetry);
        while (_toWrite.Reader.TryPeek(out _))
        {
            await using (var file = new StreamWriter(Current, append: true))
            {
                for (var lines = 0; lines < LinesAtOnce && _toWrite.Reader.TryRead(out var span); lines++)
                {
                    await file.WriteLineAsync(JsonSerializer.Serialize(span, Json)).ConfigureAwait(false);
                }
            }
            if (new FileInfo(Current).Length > LargestFile)
            {
                TurnOver();
            }
        }
    }

    private void TurnOver()
    {
        for (var number = MostFiles - 1; number > 0; number--)
        {
            var newer = number == 1 ? Current : $"{Current}.{number - 1}";
            if (File.Exists(newer))
            {
                File.Move(newer, $"{Current}.{number}", overwrite: true);
            }
        }
    }

    private List<Span> FromFiles(string traceId) => !Directory.Exists(settings.Telemetry) ? [] :
        [.. Directory.EnumerateFiles(settings.Telemetry, "spans.jsonl*")
            .SelectMany(ReadShared)
            .Where(line => line.Contains(traceId, StringComparison.Ordinal))
            .Select(line => JsonSerializer.Deserialize<Span>(line, Json)!)
            .Where(span => span.TraceId == traceId)];

    // The writer may be at it.
    private static IEnumerable<string> ReadShared(string path)
    {
        using var reader = new StreamReader(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete));
        while (reader.ReadLine() is { } line)
        {
            if (line.EndsWith('}'))
            {
                yield return line;
            }
        }
    }
}
