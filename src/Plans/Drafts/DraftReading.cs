using System.Text;
using System.Text.Json;
using EduCoop.Documents.Plans;
using EduCoop.Documents.Text;
using EduCoop.ServiceDefaults;

namespace EduCoop.Plans.Drafts;

/// <summary>What became of reading a file: the text and the draft, or a refusal.</summary>
internal sealed record ReadResult(string? Text, string? Format, string? Parsed, Refusal? Refusal);

/// <summary>Reads documents with bounded time and at most two at once: a large file must not take the whole service.</summary>
internal sealed partial class DraftReading(ILogger<DraftReading> log) : IDisposable
{
    internal static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);
    private readonly SemaphoreSlim places = new(2, 2);

    internal async Task<ReadResult> ReadAsync(byte[] bytes, string fileName, CancellationToken cancellation)
    {
        await places.WaitAsync(cancellation);
        var reading = Task.Run(() => Read(bytes, fileName), CancellationToken.None);
        // The place is given back when the work has really ended, not when nobody waits for it any more.
        _ = reading.ContinueWith(_ => places.Release(), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        try
        {
            return await reading.WaitAsync(Longest, cancellation);
        }
        catch (TimeoutException)
        {
            return new(null, null, null, DraftRefusals.TooSlow);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            // A document that breaks the reader is refused in words; the fault is ours and goes to the log.
            LogFault(log, fault, bytes.Length);
            return new(null, null, null, DraftRefusals.CannotBeProcessed);
        }
    }

    public void Dispose() => places.Dispose();

    private static ReadResult Read(byte[] bytes, string fileName)
    {
        var text = new UTF8Encoding(false, true).GetString(bytes);
        var document = PlanText.From(text, fileName.EndsWith(".md", StringComparison.OrdinalIgnoreCase) ? DocumentFormat.Markdown : DocumentFormat.PlainText);
        var draft = PlanReader.Read(document);
        return new(document.Text, JsonNamingPolicy.SnakeCaseLower.ConvertName(document.Format.ToString()), PlanJson.Write(draft), null);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A document of {Bytes} bytes broke the reader")]
    private static partial void LogFault(ILogger log, Exception fault, int bytes);
}
