using System.Diagnostics;
using System.Text.Json;
using EduCoop.Documents.Files;
using EduCoop.Documents.Plans;
using EduCoop.Documents.Text;
using EduCoop.Testing;
using Xunit.Abstractions;

namespace EduCoop.Documents.Tests.Hostile;

/// <summary>
/// Whatever comes in, the answer is a draft or a refusal: never a fault, in time and memory that grow with the document and not faster. A sample
/// runs always; EDUCOOP_LONG=1 runs 10,000.
/// </summary>
public sealed class MutatedDocumentTests(ITestOutputHelper output)
{
    private const int FirstSeed = 20_261_122;

    [Fact]
    public async Task No_spoilt_document_breaks_the_reader()
    {
        var documents = Documents().ToList();
        var count = Environment.GetEnvironmentVariable("EDUCOOP_LONG") is { Length: > 0 } ? 10_000 : 100;
        var (refused, slowest, heaviest, letters) = (0, (Milliseconds: 0d, What: ""), (Bytes: 0d, What: ""), 0L);
        var (clock, faults) = (Stopwatch.StartNew(), new List<string>());
        for (var seed = FirstSeed; seed < FirstSeed + count; seed++)
        {
            var mutator = new Mutator(seed);
            var bytes = mutator.Spoil(documents[seed % documents.Count]);
            var what = $"seed {seed}, {bytes.Length} bytes, {string.Join(" + ", mutator.Done)}";
            try
            {
                var (begun, allocated) = (ThreadTime.Milliseconds, GC.GetAllocatedBytesForCurrentThread());
                var opened = await DocumentFiles.OpenAsync(bytes, "ke-hoach.txt");
                if (opened.Text is not { } text)
                {
                    refused++;
                    Assert.NotEmpty(opened.Refusal!.Detail);
                    continue;
                }

                var draft = PlanReader.Read(text);
                var (milliseconds, megabytes) = (ThreadTime.Milliseconds - begun, (GC.GetAllocatedBytesForCurrentThread() - allocated) / 1e6);
                letters += text.Text.Length;
                slowest = milliseconds > slowest.Milliseconds ? (milliseconds, what) : slowest;
                heaviest = megabytes > heaviest.Bytes ? (megabytes, what) : heaviest;
                Check(text, draft);
                // Processor time, so that other work on the machine does not count; wide, because the first document compiles the readers. A square of the length would be far beyond.
                Assert.True(milliseconds < 3_000 + (text.Text.Length / 100), $"{milliseconds:0} ms");
                Assert.True(megabytes < 60 + (text.Text.Length * 0.004), $"{megabytes:0} MB");
            }
            catch (Exception fault)
            {
                // All of them are wanted, not the first: a long run is not begun again for each.
                faults.Add($"{what}: {fault}");
            }
        }

        output.WriteLine($"{count} documents, {letters / 1e6:0.0} million letters, {refused} refused, {faults.Count} faults, {clock.Elapsed.TotalSeconds:0.0} s");
        output.WriteLine($"slowest {slowest.Milliseconds:0} ms ({slowest.What})");
        output.WriteLine($"heaviest {heaviest.Bytes:0.0} MB ({heaviest.What})");
        using var process = Process.GetCurrentProcess();
        output.WriteLine($"the whole process: {process.TotalProcessorTime.TotalSeconds:0} s of a processor, at its peak {process.PeakWorkingSet64 / 1e6:0} MB");
        Assert.True(faults.Count == 0, string.Join("\n\n", faults.Take(20)));
        Assert.InRange(refused, 1, count / 3);
    }

    [Theory]
    [InlineData("1.1.")]
    [InlineData("- Đơn vị chủ trì: Phòng A. ")]
    [InlineData("| a | b |\n")]
    [InlineData("| a\n")]
    [InlineData("Căn cứ Nghị quyết số 71-NQ/TW ngày 22/8/2025; ")]
    [InlineData("Giao Sở A chủ trì, phối hợp với Sở B thực hiện, ")]
    [InlineData("I. MỤC\n1. việc\na) con\n")]
    [InlineData("đạt 95% trở lên, ")]
    [InlineData("(")]
    [InlineData("**")]
    [InlineData("a\t")]
    [InlineData("\n")]
    [InlineData("e\u0302\u0323")]
    public async Task Time_grows_with_the_length_and_not_faster(string piece)
    {
        var (once, fourfold) = (await MillisecondsAsync(piece, 100_000), await MillisecondsAsync(piece, 400_000));

        Assert.True(fourfold < 1_000 + (once * 12), $"100,000 letters {once:0} ms, 400,000 letters {fourfold:0} ms");
    }

    private static async Task<double> MillisecondsAsync(string piece, int length)
    {
        var bytes = System.Text.Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(piece, length / piece.Length)));
        var best = double.MaxValue;
        for (var round = 0; round < 2; round++)
        {
            var begun = ThreadTime.Milliseconds;
            var opened = await DocumentFiles.OpenAsync(bytes, "a.txt");
            Check(opened.Text!, PlanReader.Read(opened.Text!));
            best = Math.Min(best, ThreadTime.Milliseconds - begun);
        }

        return best;
    }

    private static void Check(PlanText text, PlanDraft draft)
    {
        var at = 0;
        foreach (var leaf in text.Root.Leaves())
        {
            Assert.True(leaf.Span.Start == at && leaf.Span.End >= at, $"The tree has a gap or an overlap at {at}.");
            at = leaf.Span.End;
        }

        Assert.Equal(text.Text.Length, at);
        using var json = JsonDocument.Parse(PlanJson.Write(draft));
        Spans(json.RootElement, text.Text.Length, "$");
    }

    // Every pair of numbers under a name that ends in "span" or within "spans" is a place in the text.
    private static void Spans(JsonElement element, int length, string path)
    {
        if (element.ValueKind == JsonValueKind.Object)
        {
            foreach (var property in element.EnumerateObject())
            {
                // Rules of a deadline point into their phrase.
                if (property.Name != "deadlineRules")
                {
                    Spans(property.Value, length, $"{path}.{property.Name}");
                }
            }
        }
        else if (element.ValueKind == JsonValueKind.Array && path.Contains("pan", StringComparison.Ordinal) && element.GetArrayLength() == 2 && element[0].ValueKind == JsonValueKind.Number)
        {
            var (start, end) = (element[0].GetInt32(), element[1].GetInt32());
            Assert.True(start >= 0 && start <= end && end <= length, $"{path} is [{start}, {end}] of {length}");
        }
        else if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in element.EnumerateArray())
            {
                Spans(item, length, path + "[]");
            }
        }
    }

    private static IEnumerable<string> Documents()
    {
        var own = Directory.EnumerateFiles(Path.Combine(Repository.Root, "tests", "Documents.Tests"), "*.txt", SearchOption.AllDirectories);
        var shared = SharedData.IsThere
            ? new[] { "seeds", "plans" }.SelectMany(folder => Directory.EnumerateFiles(Path.Combine(SharedData.Root, folder), "*.txt"))
            : [];
        return own.Concat(shared).Order(StringComparer.Ordinal).Select(File.ReadAllText);
    }
}
