using System.Text.Json;
using EduCoop.Documents.Files;
using EduCoop.Documents.Plans;
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
        var reading = Task.Run(() => OpenAndReadAsync(bytes, fileName), CancellationToken.None);
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

    private static async Task<ReadResult> OpenAndReadAsync(byte[] bytes, string fileName)
    {
        using var limit = new CancellationTokenSource(Longest);
        var opened = await DocumentFiles.OpenAsync(bytes, fileName, cancellation: limit.Token);
        if (opened.Text is not { } document)
        {
            var refusal = opened.Refusal!;
            return new(null, null, null, new(refusal.Code, refusal.Title, refusal.Detail));
        }

        // PostgreSQL keeps neither NUL nor halves of letters; the places of all other letters stay.
        var text = Words.Keepable(document.Text);
        var parsed = PlanJson.Write(PlanReader.Read(document));
        return new(text, JsonNamingPolicy.SnakeCaseLower.ConvertName(document.Format.ToString()), Words.Keepable(parsed).Replace("\\u0000", "\\uFFFD", StringComparison.Ordinal), null);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A document of {Bytes} bytes broke the reader")]
    private static partial void LogFault(ILogger log, Exception fault, int bytes);
}
